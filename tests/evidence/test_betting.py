"""Evidence about means: the bets are fair under the null, quick under the alternative."""

import numpy as np
import pytest
from scipy.optimize import minimize_scalar
from scipy.special import gammaincinv, ndtri

from theorycheck.evidence.betting import certified_mean, observe, start

LEVEL = np.log(1e6)

# quantile functions of laws with mean 1
LAWS = {
    "uniform": lambda u: 2 * u,
    "normal": lambda u: np.maximum(1 + ndtri(u) / 10, 0),
    "exponential": lambda u: -np.log1p(-u),
    "lognormal, s = 1": lambda u: np.exp(ndtri(u) - 1 / 2),
    "lognormal, s = 2": lambda u: np.exp(2 * ndtri(u) - 2),
    "inverse chi-squared, infinite variance": lambda u: 1 / (2 * gammaincinv(1.5, 1 - u)),
    "rare spikes": lambda u: 100.0 * (u > 0.99),
}
GRID = (np.arange(100_000) + 0.5) / 100_000

# the null, and what is declared of X
DECLARED = {
    "low": ("<=", dict(low=0)),
    "high": (">=", dict(high=3)),
    "range": (">=", dict(low=-1, high=3)),
    "second moment": (">=", dict(second_moment=2)),
    "generous second moment": (">=", dict(second_moment=50)),
    "implied by Jensen": (">=", dict(second_moment=1.0001)),
    "sub-Gaussian <=": ("<=", dict(subgaussian=0.25)),
    "sub-Gaussian >=": (">=", dict(subgaussian=0.25)),
    "variance <=": ("<=", dict(variance=0.5)),
    "variance >=": (">=", dict(variance=0.5)),
}


def factors(null, declared, x):
    """Factors of every bet at each of the observations x: shape x.shape + (J,)."""
    bets = start(null, np.ones(np.shape(x)), **declared)
    after, _ = observe(bets, np.asarray(x, float)[..., None])
    return np.exp(after.log_capital - bets.log_capital)


def null_laws(null, declared, rng, size=4000):
    """Random two-point laws that the null hypothesis (bound 1) and the declaration allow."""
    weight = rng.uniform(0, 1, size) ** rng.choice([1, 4], size)
    weight = np.clip(weight, 1e-4, 1 - 1e-4)
    beyond = rng.choice([0, 1], size) * rng.exponential(1, size) * rng.choice([0.1, 1, 30], size)
    mean = 1 - beyond if null == "<=" else 1 + beyond
    spread = rng.exponential(1, size) * rng.choice([0.1, 1, 10], size)
    if "variance" in declared or "subgaussian" in declared:
        most = declared.get("variance", declared.get("subgaussian"))
        sd = np.sqrt(most) * rng.choice([1, 0.5], size)
        if "subgaussian" in declared:
            weight = np.full(size, 0.5)  # a symmetric sign is sub-Gaussian with its variance
    else:
        sd = spread
    x, y = mean - sd * np.sqrt((1 - weight) / weight), mean + sd * np.sqrt(weight / (1 - weight))
    allowed = (x >= declared.get("low", -np.inf)) & (y <= declared.get("high", np.inf))
    if "second_moment" in declared:
        allowed &= (x >= 0) & (weight * x**2 + (1 - weight) * y**2 <= declared["second_moment"])
    return x[allowed], y[allowed], weight[allowed]


@pytest.mark.parametrize("name", DECLARED)
def test_no_bet_gains_on_average_under_any_law_of_its_null(name):
    null, declared = DECLARED[name]
    x, y, weight = null_laws(null, declared, np.random.default_rng(1), size=10_000)
    assert len(x) > (3 if name == "implied by Jensen" else 100)
    mean = weight[:, None] * factors(null, declared, x)
    mean += (1 - weight)[:, None] * factors(null, declared, y)
    assert np.max(mean) <= 1 + 1e-9
    assert np.max(mean) > 1 - 1e-3  # fair at the edge of the null, not needlessly timid


@pytest.mark.parametrize("name", DECLARED)
def test_the_bets_start_with_a_capital_of_one_between_them(name):
    null, declared = DECLARED[name]
    bets, path = observe(start(null, [1, 1.5], **declared), [])
    assert bets.log_evidence == pytest.approx([0, 0], abs=1e-12)
    assert path.shape == (2, 0)
    assert bets.count == 0


def test_declared_variance_bets_are_held_where_a_mean_far_beyond_would_pay_them():
    """A constant -50 obeys E[X] <= 1 with variance 0, yet 1 + gd + ν(d^2 - 1) is above 1 there."""
    assert np.all(factors("<=", dict(variance=1), -50.0) <= 1)
    assert np.all(factors(">=", dict(variance=1), 50.0) <= 1)


@pytest.mark.parametrize("name", DECLARED)
def test_some_bet_gains_under_the_alternative(name):
    null, declared = DECLARED[name]
    mean = 1.3 if null == "<=" else 0.7
    assert np.max(factors(null, declared, mean)) > 1


def trials_to_reach(null, declared, quantile, most, *, runs=200, level=LEVEL):
    """Exact stopping times of many runs at bound 1; infinite where `most` trials don't suffice."""
    rng = np.random.default_rng(7)
    bets, time, used = start(null, np.ones(runs), **declared), np.full(runs, np.inf), 0
    while used < most and np.isinf(time).any():
        block = max(10, min(200, most // 50))
        bets, path = observe(bets, quantile(rng.random((runs, block))))
        hit = np.where(
            (path >= level).any(axis=1), used + 1 + (path >= level).argmax(axis=1), np.inf
        )
        time, used = np.minimum(time, hit), used + block
    return time


def limit(distance):
    """log(1/alpha)/KL_inf, from a fine grid of the law of the distance (Honda & Takemura 2010)."""
    loss = minimize_scalar(
        lambda t: -np.mean(np.log1p(np.exp(t) * distance)), bounds=(-12, -1e-9), method="bounded"
    )
    return LEVEL / -loss.fun


@pytest.mark.parametrize(
    ("name", "ratio"),
    [(name, ratio) for name in LAWS for ratio in (1.5, 2, 5) if name != "rare spikes"]
    + [("rare spikes", 5)],
)
def test_refuting_a_mean_without_upper_bound_stays_close_to_the_limit(name, ratio):
    def quantile(u):
        return ratio * LAWS[name](u)

    least = limit(quantile(GRID) - 1)
    time = trials_to_reach("<=", dict(low=0), quantile, most=int(5 * least) + 50)
    assert np.mean(time) <= 1.35 * least


@pytest.mark.parametrize("high", [2, 10])
@pytest.mark.parametrize("shape", ["constant", "uniform"])
def test_certifying_a_bounded_mean_stays_close_to_the_limit(shape, high):
    def quantile(u):
        return 0.5 + 0 * u if shape == "constant" else u

    least = limit((1 - quantile(GRID)) / (high - 1))
    time = trials_to_reach(">=", dict(low=0, high=high), quantile, most=int(5 * least) + 50)
    assert np.mean(time) <= 1.25 * least


def second_moment_limit(y, moment):
    """log(1/alpha)/KL_inf of E[Y] >= 1 with E[Y^2] <= moment, over a grid of g and ν."""
    best = 0.0
    for g in np.geomspace(1e-2, 1, 60) / (np.sqrt(moment) - 1):
        root = np.sqrt(max((1 + g) ** 2 - moment * g**2, 0))
        for nu in np.geomspace((1 + g - root), (1 + g + root), 20) / (2 * moment):
            factor = 1 + g * (1 - y) + nu * (y**2 - moment)
            best = max(best, np.mean(np.log(np.maximum(factor, 1e-300))))
    return LEVEL / best


@pytest.mark.parametrize(
    ("name", "generous"),
    [
        ("uniform", 1.3),
        ("uniform", 2),
        ("exponential", 1.0001),
        ("exponential", 1.3),
        ("lognormal, s = 1", 1.0001),
        ("lognormal, s = 1", 2),
    ],
)
def test_certifying_by_a_second_moment_stays_close_to_its_limit(name, generous):
    def quantile(u):
        return 0.8 * LAWS[name](u)

    y = quantile(GRID[::10])
    moment = generous * np.mean(y**2)
    least = second_moment_limit(y, moment)
    time = trials_to_reach(">=", dict(second_moment=moment), quantile, most=int(8 * least))
    assert np.mean(time) <= 1.4 * least


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("gap", [0.3, 1])
def test_sub_gaussian_evidence_stays_close_to_its_limit(sign, gap):
    null, least = "<=" if sign > 0 else ">=", 2 * LEVEL / gap**2

    def quantile(u):
        return 1 + sign * gap + ndtri(u)

    time = trials_to_reach(null, dict(subgaussian=1), quantile, most=int(5 * least))
    assert np.mean(time) <= 1.3 * least


@pytest.mark.parametrize("gap", [0.3, 1])
def test_variance_evidence_needs_little_more_than_normal_noise_would(gap):
    least = 2 * LEVEL / gap**2
    time = trials_to_reach(
        "<=", dict(variance=1), lambda u: 1 + gap + ndtri(u), most=int(5 * least)
    )
    assert np.mean(time) <= 1.4 * least


@pytest.mark.parametrize("name", LAWS)
def test_a_mean_at_its_bound_is_rarely_refuted(name):
    time = trials_to_reach("<=", dict(low=0), LAWS[name], 400, runs=500, level=np.log(20))
    assert np.mean(np.isfinite(time)) <= 0.05


@pytest.mark.parametrize(
    ("null", "declared", "quantile"),
    [
        (">=", dict(high=2), LAWS["uniform"]),
        (">=", dict(high=10), lambda u: 10 * (u > 0.9)),
        (">=", dict(second_moment=2), LAWS["exponential"]),
        (">=", dict(second_moment=10), lambda u: 10 * (u > 0.9)),
        ("<=", dict(subgaussian=1), lambda u: 1 + ndtri(u)),
        (">=", dict(subgaussian=1), lambda u: 1 + ndtri(u)),
        ("<=", dict(variance=9), lambda u: 10 * (u > 0.9)),
        (">=", dict(variance=9), lambda u: 10 * (u > 0.9)),
        (">=", dict(variance=1), LAWS["exponential"]),
    ],
)
def test_no_declaration_makes_a_mean_at_its_bound_look_beyond(null, declared, quantile):
    time = trials_to_reach(null, declared, quantile, 400, runs=500, level=np.log(20))
    assert 0.0005 < np.mean(np.isfinite(time)) <= 0.05


@pytest.mark.parametrize("name", ["lognormal, s = 2", "inverse chi-squared, infinite variance"])
def test_heavy_tails_are_never_falsely_refuted(name):
    time = trials_to_reach("<=", dict(low=0), LAWS[name], 1000, runs=300, level=np.log(1e4))
    assert np.all(np.isinf(time))


def test_evidence_depends_neither_on_blocks_nor_on_order():
    x = np.random.default_rng(3).exponential(1.4, 500)
    bets, path = observe(start("<=", 1, low=0), x)
    pieces, parts = start("<=", 1, low=0), []
    for block in np.split(x, [1, 7, 7, 300]):
        pieces, part = observe(pieces, block)
        parts.append(part)
    np.testing.assert_allclose(np.concatenate(parts), path, atol=1e-9)
    assert pieces.count == bets.count == 500
    backwards, _ = observe(start("<=", 1, low=0), x[::-1])
    assert bets.log_evidence == pytest.approx(path[-1])
    assert backwards.log_evidence == pytest.approx(path[-1], abs=1e-9)


def test_ten_thousand_tests_run_side_by_side_as_each_would_alone():
    x = np.random.default_rng(4).random((100, 100, 20))
    bound = np.linspace(0.3, 0.9, 10_000).reshape(100, 100)
    bets, path = observe(start(">=", bound, high=1), x)
    assert bets.log_evidence.shape == (100, 100)
    assert path.shape == (100, 100, 20)
    _, alone = observe(start(">=", bound[17, 5], high=1), x[17, 5])
    np.testing.assert_allclose(path[17, 5], alone, atol=1e-12)


def test_one_sample_may_serve_many_bounds():
    x = np.random.default_rng(5).random(300)
    _, path = observe(start("<=", [0.2, 0.4, 0.6], low=0), x)
    assert path.shape == (3, 300)
    assert path[0, -1] > path[1, -1] > path[2, -1]


def test_a_bankrupt_mixture_stays_bankrupt_without_a_warning():
    bets, path = observe(start("<=", 1, subgaussian=1e-12), [-1e9, 1e9])
    assert path[0] < -1e6
    _, path = observe(start("<=", 1, low=0), np.full(1000, 0.0))
    assert np.all(np.diff(path) < 0)
    _, path = observe(start("<=", 1e-300, low=0), [1e300])
    assert np.isfinite(path[0])
    assert bets.count == 2


SHAPES = {
    "range": (dict(low=0, high=1), lambda u: u),
    "second moment": (dict(second_moment=2), lambda u: -np.log1p(-u)),
    "sub-Gaussian": (dict(subgaussian=1), ndtri),
    "variance": (dict(variance=1), lambda u: -np.log1p(-u)),
}


@pytest.mark.parametrize("side", ["upper", "lower"])
@pytest.mark.parametrize("name", SHAPES)
def test_certified_means_are_where_the_evidence_reaches_its_level(name, side):
    declared, quantile = SHAPES[name]
    x = quantile(np.random.default_rng(6).random(400))
    b, null = certified_mean(x, 1e-3, side=side, **declared), ">=" if side == "upper" else "<="
    margin = b - x.mean()
    step = -b / 101 if name == "second moment" and side == "upper" else -1e-6 * margin
    evidence = [observe(start(null, c, **declared), x)[0].log_evidence for c in (b, b + step)]
    assert evidence[0] >= np.log(1e3) > evidence[1]
    assert margin > 0 if side == "upper" else margin < 0


@pytest.mark.parametrize("name", SHAPES)
def test_certified_means_cover(name):
    declared, quantile = SHAPES[name]
    mean = quantile(GRID).mean()
    rng = np.random.default_rng(8)
    upper = [certified_mean(quantile(rng.random(50)), 0.2, **declared) for _ in range(60)]
    assert np.mean(np.array(upper) <= mean) <= 0.2
    assert np.median(upper) < mean + 1


def test_without_evidence_the_end_of_the_range_is_certified():
    assert certified_mean([], 0.05, low=0, high=2) == 2
    assert certified_mean([], 0.05, side="lower", low=0, high=2) == 0
    assert certified_mean([2, 2, 2], 0.05, low=0, high=2) == 2
    assert certified_mean([], 0.05, variance=2) == np.inf
    assert certified_mean([], 0.05, side="lower", subgaussian=2) == -np.inf
    assert certified_mean([], 0.05, second_moment=4) == 2


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: start("<", 1, low=0), "null = '<', but must be '<=' or '>='"),
        (lambda: start(">=", 1, low=0), "high is infinite.*declare high="),
        (lambda: start("<=", 1, high=2), "low is infinite.*declare low="),
        (lambda: start("<=", [1, 0], low=0), "bound = 0, but must be above low"),
        (lambda: start(">=", 2, high=2), "bound = 2, but must be below high"),
        (lambda: start("<=", np.nan, low=0), "bound = nan, but must be finite"),
        (lambda: start("<=", 1, variance=1, subgaussian=1), "subgaussian and variance declared"),
        (lambda: start("<=", 1, variance=0), "variance = 0, but must be positive"),
        (lambda: start(">=", -1, second_moment=2), "bound = -1, but must be positive"),
        (
            lambda: observe(start("<=", 1, low=0), [1, -0.5]),
            "observation = -0.5, .* at least low = 0",
        ),
        (
            lambda: observe(start("<=", 1, low=0), [1, np.nan]),
            "observation = nan, but must be finite",
        ),
        (
            lambda: observe(start(">=", 1, high=2), [3]),
            "observation = 3, but must be at most high = 2",
        ),
        (lambda: observe(start("<=", 1, variance=1), [np.inf]), "observation = inf"),
        (lambda: observe(start(">=", 1, second_moment=2), [-1]), "observation = -1"),
        (lambda: certified_mean([1, np.nan], 0.05, low=0, high=2), "observation = nan"),
        (lambda: certified_mean([1], 0.7, low=0, high=2), "alpha = 0.7"),
        (lambda: certified_mean([1, 2], 0.05, low=0), "high is infinite"),
    ],
)
def test_what_can_be_no_evidence_is_refused_with_rule_and_cure(call, words):
    with pytest.raises(ValueError, match=words):
        call()
