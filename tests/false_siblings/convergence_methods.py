"""What must fall beside the theorems on silver steps, momentum, optimal and conjugate methods."""

from sympy import Eq, Rational, sqrt

from theorycheck.optimization import (
    gradient_descent,
    heavy_ball,
    nesterov,
    nesterov_momentum,
    optimized_gradient_method,
)


def _of(claim, name):
    return claim.symbols[name]


def _half_the_shortest(gradient, x_0, step_size, *, steps):
    """Gradient descent whose steps are all half of the shortest, if they are several."""
    etas = [min(step_size) / 2] * steps if isinstance(step_size, list) else step_size
    return gradient_descent(gradient, x_0, etas, steps=steps)


def _nesterov(gradient, x_0, step_size, *, steps, mu):
    """Nesterov's method for strong convexity in the place of a faster one."""
    momentum = nesterov_momentum(mu * step_size, 1 + 0 * mu)
    return nesterov(gradient, x_0, step_size, steps=steps, momentum=momentum)


def _from_rest(gradient, x_0, step_size, **options):
    """Heavy ball that forgets with which velocity it starts."""
    return heavy_ball(gradient, x_0, step_size, **{**options, "before": None})


def _steepest(gradient, x_0, probe, *, steps):
    """Gradient descent in the place of conjugate gradients."""
    return gradient_descent(gradient, x_0, probe / 4, steps=steps)


SIBLINGS = {
    "gradient_descent_with_silver_steps_is_faster_than_one_over_t": [
        ("half the bound", lambda c: c.scaled(Rational(1, 2))),
        ("constant steps", lambda c: c.using(descend=_half_the_shortest)),
        ("the rate 1/T^2 of momentum", lambda c: c.claiming(_of(c, "f_T") <= _accelerated(c))),
    ],
    "silver_steps_beat_every_constant_step": [
        ("by a third", lambda c: c.scaled(Rational(2, 3))),
        ("short steps do, too", lambda c: c.using(descend=_half_the_shortest)),
    ],
    "heavy_ball_runs_in_circles": [
        ("with every tuning", lambda c: c.without(c.assume[0])),
        ("from rest", lambda c: c.using(descend=_from_rest)),
    ],
    "no_tuning_accelerates_heavy_ball": [
        ("the bound is 5 % too large", lambda c: c.scaled(Rational(105, 100))),
        ("no tuning converges", lambda c: c.without(c.assume[0])),
        ("from rest", lambda c: c.using(descend=_from_rest)),
    ],
    "the_average_of_heavy_ball_is_as_good_as_descent": [
        ("the bound is 5 % too small", lambda c: c.scaled(Rational(95, 100))),
        ("any step size", lambda c: c.without(c.assume[0])),
        ("without the gap at the start", lambda c: c.claiming(_of(c, "f_mean") <= _distance(c))),
    ],
    "the_optimized_method_for_gradients_is_as_fast_as_for_gaps": [
        ("the bound is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("the method for gaps", lambda c: c.using(descend=optimized_gradient_method)),
    ],
    "the_triple_momentum_method_contracts_at_its_rate": [
        ("the bound is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("without the condition number", lambda c: c.scaled(_of(c, "mu") / _of(c, "L"))),
        ("three times the rate", lambda c: c.scaled(_root(c) ** _of(c, "t"))),
    ],
    "the_information_theoretic_method_comes_nearest": [
        ("the bound is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("Nesterov's method is as near", lambda c: c.using(descend=_nesterov)),
    ],
    "no_method_in_the_span_of_gradients_beats_one_over_t_squared": [
        ("the bound is 6 % too large", lambda c: c.scaled(Rational(106, 100))),
        ("of order 1/T", lambda c: c.scaled(_of(c, "T") + 1)),
    ],
    "conjugate_gradients_obey_the_chebyshev_bound": [
        ("the bound is 3 % too small", lambda c: c.scaled(Rational(97, 100))),
        ("the rate q^t alone", lambda c: c.scaled((1 + _q(c) ** (2 * _of(c, "t"))) / 2)),
        ("gradient descent is as fast", lambda c: c.using(descend=_steepest)),
    ],
    "conjugate_gradients_end_after_as_many_steps_as_eigenvalues": [
        ("gradient descent ends, too", lambda c: c.using(descend=_steepest)),
        ("at twice the minimizer", lambda c: c.claiming(Eq(_of(c, "x_end"), 2 * _of(c, "x_star")))),
    ],
}


def _accelerated(claim):
    return _of(claim, "L") * _of(claim, "R") ** 2 / 4 ** _of(claim, "k")


def _distance(claim):
    b, eta, T = (_of(claim, name) for name in ("b", "eta", "T"))
    return (1 - b) * _of(claim, "R_sq") / (2 * eta * (T + 1))


def _root(claim):
    return 1 - sqrt(_of(claim, "mu") / _of(claim, "L"))


def _q(claim):
    L, mu = _of(claim, "L"), _of(claim, "mu")
    return (sqrt(L) - sqrt(mu)) / (sqrt(L) + sqrt(mu))
