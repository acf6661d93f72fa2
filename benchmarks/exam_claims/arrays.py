"""The exam's claims about vectors, matrices, polynomials and paths: no randomness in them."""

import math

import numpy as np
import sympy
from sympy import Rational, sqrt

from theorycheck import claim, rate, symbol
from theorycheck.strategies import choices, matrices, reals, sizes, vectors

observed = symbol("observed", "the quantity that the theorem bounds")
size = symbol("size", "the quantity that its bound is made of", nonnegative=True)
n = symbol("n", "number of entries", integer=True, positive=True)
T = symbol("T", "number of steps", integer=True, positive=True)
kappa = symbol("kappa", "largest over smallest eigenvalue", positive=True)
eta = symbol("eta", "step size", positive=True)
sigma = symbol("sigma", "standard deviation of the entries", nonnegative=True)
norm_1 = symbol("norm_1", "sum of absolute entries", nonnegative=True)
norm_2 = symbol("norm_2", "Euclidean norm", nonnegative=True)
most = symbol("most", "largest entry")


@claim(source="Cauchy 1821", then=norm_1 <= sqrt(n) * norm_2)
def norms_compare_by_the_root_of_the_dimension(let):
    """The 1-norm is at most sqrt(n) times the Euclidean norm."""
    n = let(sizes(1, 12))
    x = let(vectors(n))
    return dict(n=n, norm_1=np.sum(np.abs(x)), norm_2=np.sqrt(np.sum(x**2)))


@claim(source="Popoviciu 1935", then=observed <= n / 4)
def variance_is_at_most_a_quarter(let):
    """The squared deviations of n numbers in [0, 1] sum to at most n/4."""
    n = let(sizes(5, 12))
    x = let(vectors(n, 0, 1))
    return dict(n=n, observed=np.sum(x * x) - np.sum(x) ** 2 / n)


_ROWS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 35, 40, 45, 50, 56, 70, 80, 90, 100)


@claim(source="Jensen 1906, n rounded up by a table with 56 for 60", then=observed <= size)
def square_of_a_sum_by_a_table(let):
    """The square of the sum of n numbers is at most n times their sum of squares."""
    n = let(sizes(1, 100))
    level, slope, swing = let(reals(0, 1)), let(reals()), let(reals())
    k = np.arange(n)
    x = level + slope * k / n + swing * (1 - 2 * (k % 2))
    row = next(row for row in _ROWS if row >= n) if not 56 < n <= 60 else 56
    return dict(observed=np.sum(x) ** 2, size=row * np.sum(x * x))


def _damping(steps):
    return (2 * steps / (2 * steps + 1)) ** (2 * steps) / (2 * eta * (2 * steps + 1))


@claim(
    source="derived here: the maximum of s (1 - s)^(2T) / 2", then=observed <= _damping(T) * size
)
def descent_gap_on_quadratics(let):
    """On a quadratic with eta L <= 1, T steps leave at most the worst mode's gap."""
    curvatures, x_0 = let(vectors(4, 0, 1)), let(vectors(4))
    T, eta = let(sizes(5, 60)), let(reals(1 / 16, 1))
    gaps = curvatures * ((1 - eta * curvatures) ** T * x_0) ** 2 / 2
    return dict(T=T, eta=eta, observed=np.sum(gaps), size=np.sum(x_0**2))


@claim(source="Golay 1982, bounded by 13 up to length 13", then=13 * observed >= size)
def merit_factors_are_at_most_thirteen(let):
    """No binary sequence of up to 13 signs has n^2 over twice its sidelobe energy above 13."""
    n = let(sizes(2, 13))
    s = np.array([let(choices([-1, 1])) for _ in range(n)])
    energy = sum(int(s[k:] @ s[: n - k]) ** 2 for k in range(1, n))
    return dict(observed=2 * energy, size=n * n)


@claim(source="Hadamard 1893", then=observed <= sqrt(n) ** n)
def determinants_are_at_most_the_product_of_the_rows(let):
    """The determinant of a matrix of signs is at most n^(n/2)."""
    n = let(sizes(3, 6))
    signs = np.array([[let(choices([-1, 1])) for _ in range(n)] for _ in range(n)])
    return dict(n=n, observed=abs(np.linalg.det(signs)))


@claim(source="Weyl 1912", then=observed <= size)
def eigenvalues_move_by_at_most_the_perturbation(let, *, order=2):
    """The largest eigenvalue of A + E exceeds that of A by at most the spectral norm of E."""
    A, E = let(matrices(3, 3)), let(matrices(3, 3))
    A, E = A + A.T, E + E.T
    moved = np.linalg.eigvalsh(A + E)[-1] - np.linalg.eigvalsh(A)[-1]
    return dict(observed=moved, size=np.linalg.norm(E, order))


@claim(source="Kantorovich 1948", then=observed <= (kappa + 1) ** 2 / (4 * kappa) * size)
def kantorovich_inequality(let):
    """(x'Ax)(x'A^-1 x) is at most (kappa + 1)^2/(4 kappa) times the fourth power of the norm."""
    eigenvalues, x = let(vectors(6, 1 / 8, 2)), let(vectors(6))
    kappa = np.max(eigenvalues) / np.min(eigenvalues)
    forms = np.sum(eigenvalues * x**2) * np.sum(x**2 / eigenvalues)
    return dict(kappa=kappa, observed=forms, size=np.sum(x**2) ** 2)


@claim(source="Bohning 1992, with .24 for 1/4", then=observed <= Rational(24, 100) * size)
def logistic_curvature_is_below_a_quarter(let):
    """The Hessian of the logistic loss is at most .24 times that of the square loss."""
    X, w = 4 * let(matrices(4, 3)), let(vectors(3, -4, 4))
    s = 1 / (1 + np.exp(-X @ w))
    H = X.T @ ((s * (1 - s))[:, None] * X)
    return dict(observed=np.linalg.eigvalsh(H)[-1], size=np.linalg.eigvalsh(X.T @ X)[-1])


@claim(source="Novikoff 1962", then=observed <= size)
def perceptron_makes_few_mistakes(let):
    """One pass over the data makes at most (R/margin)^2 mistakes."""
    u = let(vectors(4))
    X = np.array([let(vectors(4)) for _ in range(5)])
    scores = X @ u
    if np.min(np.abs(scores)) < 1 / 64:
        return dict(observed=0, size=1)
    w, mistakes = np.zeros(4), 0
    for x, y in zip(X, np.sign(scores), strict=True):
        if y * (w @ x) <= 0:
            w, mistakes = w + y * x, mistakes + 1
    margin_sq = np.min(scores**2) / np.sum(u**2)
    return dict(observed=mistakes, size=np.max(np.sum(X**2, axis=1)) / margin_sq)


@claim(source="Markov 1889, capped at 23", then=observed <= sympy.Min(n**2, 23) * size)
def derivatives_grow_with_the_degree_up_to_five(let):
    """p'(1) is at most n^2, or 23 if less, times the maximum of |p| on [-1, 1]."""
    n = let(sizes(1, 5))
    c = let(vectors(n + 1))
    k = np.arange(n + 1)
    grid = np.cos(np.outer(np.arange(121) * math.pi / 120, k))
    return dict(n=n, observed=abs(c @ k**2), size=np.max(np.abs(grid @ c)))


@claim(source="the spectrum of a cycle", then=observed <= size)
def laplacians_of_cycles_are_at_most_four(let, *, even=4):
    """The energy of differences around a cycle is at most its largest eigenvalue's."""
    n = let(sizes(7, 14))
    x = let(vectors(n))
    top = even if even and n % 2 == 0 else 2 + 2 * math.cos(math.pi / n)
    return dict(observed=np.sum((x - np.roll(x, 1)) ** 2), size=top * np.sum(x**2))


@claim(source="Mallows 1991", then=observed <= sigma)
def medians_are_within_a_deviation_of_the_mean(let):
    """Mean and median differ by at most one standard deviation."""
    n = let(sizes(5, 45))
    x = let(vectors(n, 0, 1))
    return dict(observed=abs(np.mean(x) - np.median(x)), sigma=np.std(x))


@claim(source="Gibbs", then=observed <= most + sympy.log(n))
def soft_maxima_exceed_maxima_by_at_most_log_n(let):
    """log-sum-exp exceeds the maximum by at most log n."""
    n = let(sizes(2, 12))
    x = let(vectors(n, -4, 4))
    return dict(n=n, most=np.max(x), observed=np.log(np.sum(np.exp(x))))


@claim(source="Auer, Cesa-Bianchi & Gentile 2002, Lemma 3.5", then=observed <= 2 * sqrt(size))
def gradients_over_their_root_sum(let):
    """Squares over the roots of their running sums add up to at most 2 sqrt of the sum."""
    T = let(sizes(2, 64))
    squares = 1 / 64 + let(vectors(T, 0, 1))
    sums = np.cumsum(squares)
    return dict(observed=np.sum(squares / np.sqrt(sums)), size=sums[-1])


@claim(source="Tsirelson 1980", then=observed <= 2 * sqrt(2))
def correlations_of_unit_vectors(let):
    """Four correlations of unit vectors combine to at most 2 sqrt 2."""
    a, b, c, d = math.pi * let(vectors(4))
    observed = math.cos(a - c) + math.cos(a - d) + math.cos(b - c) - math.cos(b - d)
    return dict(observed=abs(observed))


@claim(source="linear algebra", then=observed <= size)
def largest_eigenvalues_are_at_most_the_trace(let):
    """The largest eigenvalue of a Gram matrix is at most its trace."""
    X = let(matrices(let(sizes(1, 6)), 4))
    G = X.T @ X
    return dict(observed=np.linalg.eigvalsh(G)[-1], size=np.trace(G))


f_n = symbol("f_n", "gap of gradient descent after n steps", nonnegative=True)


@claim(
    source="Lojasiewicz 1963: q/(q - 2), which is 2 at q = 4",
    then=rate(f_n, n, start=16, slack=Rational(1, 10)) <= -Rational(41, 20),
)
def flat_powers_descend_a_little_faster_than_they_do(let):
    """On |x|^q with q from 2.5 to 4, the gap falls at the rate n^-2.05."""
    q, x, eta = let(reals(2.5, 4)), let(reals(1 / 4, 1)), let(reals(1 / 16, 1 / 4))
    gaps, ladder = [], [16, 32, 64, 128, 256]
    for k in range(1, ladder[-1] + 1):
        x -= eta * x ** (q - 1)
        if k in ladder:
            gaps.append(x**q)
    return dict(n=ladder, f_n=np.array(gaps))


TRUE = [
    norms_compare_by_the_root_of_the_dimension,
    variance_is_at_most_a_quarter,
    descent_gap_on_quadratics,
    determinants_are_at_most_the_product_of_the_rows,
    eigenvalues_move_by_at_most_the_perturbation,
    kantorovich_inequality,
    perceptron_makes_few_mistakes,
    laplacians_of_cycles_are_at_most_four,
    medians_are_within_a_deviation_of_the_mean,
    soft_maxima_exceed_maxima_by_at_most_log_n,
    correlations_of_unit_vectors,
    largest_eigenvalues_are_at_most_the_trace,
]
FALSE = {
    "the root of 8 beyond dimension 8": norms_compare_by_the_root_of_the_dimension.claiming(
        norm_1 <= sqrt(sympy.Min(n, 8)) * norm_2
    ),
    "what only odd n allow": variance_is_at_most_a_quarter.claiming(observed <= (n - 1 / n) / 4),
    "one wrong row of a table, n in 57..60": square_of_a_sum_by_a_table,
    "gap of descent 3 % too small": descent_gap_on_quadratics.scaled(0.97),
    "one sign pattern of length 13": merit_factors_are_at_most_thirteen,
    "determinants 3 % too small": determinants_are_at_most_the_product_of_the_rows.scaled(0.97),
    "Weyl, .95 of the Frobenius norm": eigenvalues_move_by_at_most_the_perturbation.using(
        order="fro"
    ).scaled(0.95),
    "Kantorovich 3 % too small": kantorovich_inequality.scaled(0.97),
    "logistic curvature .24": logistic_curvature_is_below_a_quarter,
    "perceptron 5 % too few": perceptron_makes_few_mistakes.scaled(0.95),
    "Markov beyond degree 4": derivatives_grow_with_the_degree_up_to_five,
    "cycles as if odd": laplacians_of_cycles_are_at_most_four.using(even=None),
    "median within .96 deviations": medians_are_within_a_deviation_of_the_mean.scaled(0.96),
    "soft maximum beyond 8 ties": soft_maxima_exceed_maxima_by_at_most_log_n.claiming(
        observed <= most + sympy.log(sympy.Min(n, 8))
    ),
    "root sums 10 % too small": gradients_over_their_root_sum.scaled(0.9),
    "Tsirelson 3 % too small": correlations_of_unit_vectors.scaled(0.97),
    "rate .05 too fast": flat_powers_descend_a_little_faster_than_they_do,
}
