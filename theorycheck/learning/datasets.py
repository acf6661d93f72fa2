"""Data that theorems speak of: real data that scikit-learn ships, Gaussian designs, bags, signs.

Real data come as read-only float64 arrays, standardized, read once. Everything drawn takes a
generator first, and `trials` for a leading axis of independent copies.
"""

import math
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]


@dataclass(frozen=True)
class Dataset:
    """Standardized inputs X (n, d), targets y (n,), and the names of the classes, if any."""

    name: str
    X: Array
    y: Array
    classes: tuple[str, ...]

    def against_rest(self, label: int) -> Array:
        """Give targets +1 for one class and -1 for all others."""
        return _read_only(np.where(self.y == label, 1.0, -1.0))

    def one_hot(self) -> Array:
        """Give targets (n, classes) with a 1 at the class."""
        if not self.classes:
            raise ValueError(f"{self.name} has a score for a target, no classes: use its y.")
        return _read_only(np.eye(len(self.classes))[np.unique(self.y, return_inverse=True)[1]])


REAL = ("digits", "breast_cancer", "wine", "diabetes", "iris")  # by name


def targets(data: Dataset) -> Array:
    """Targets to regress on, (n, outputs): a one for the class, or the score itself."""
    return data.one_hot() if data.classes else data.y[:, None]


def digits() -> Dataset:
    """1,797 images of 64 pixels in 10 classes (three pixels never vary: they are 0)."""
    return _load("digits")


def breast_cancer() -> Dataset:
    """569 tumours, 30 features; y is -1 for malignant and +1 for benign."""
    return _load("breast_cancer")


def wine() -> Dataset:
    """178 wines, 13 features, 3 classes."""
    return _load("wine")


def iris() -> Dataset:
    """150 flowers, 4 features, 3 classes."""
    return _load("iris")


def diabetes() -> Dataset:
    """442 patients, 10 features, and a progression score, standardized too."""
    return _load("diabetes")


def standardize(X: Array) -> Array:
    """Subtract column means and divide by column deviations; constant columns become 0."""
    centered = X - np.mean(X, axis=-2, keepdims=True)
    deviation = np.sqrt(np.mean(centered**2, axis=-2, keepdims=True))
    return centered / np.where(deviation == 0, 1, deviation)


def subsets(rng: np.random.Generator, total: int, size: int, *, trials: int | None = None) -> Array:
    """Draw `size` of range(total) without replacement, in random order, shape (..., size)."""
    return np.argsort(rng.random((*_lead(trials), total)), axis=-1)[..., :size]


def signs(rng: np.random.Generator, *shape: int, dtype: Any = float) -> Array:
    """Draw independent uniform signs -1 and +1 of `dtype`, eight from each random byte."""
    count = math.prod(shape)
    drawn = np.frombuffer(rng.bytes(-(-count // 8)), dtype=np.uint8)
    return _signs_of_bytes(np.dtype(dtype)).take(drawn, axis=0).reshape(-1)[:count].reshape(shape)


def atom_counts(
    rng: np.random.Generator, law: Array, n: int, *, trials: int | None = None
) -> Array:
    """Draw how often each atom is seen in n independent draws from `law`, shape (..., atoms).

    All that `class_risks` needs to know of a sample: the n draws themselves are never made.
    """
    if n >= len(law):
        return rng.multinomial(n, law, size=trials)
    rows = np.arange(math.prod(_lead(trials)))[:, None] * len(law)
    drawn = np.searchsorted(np.cumsum(law)[:-1], rng.random((len(rows), n)), side="right")
    counts = np.bincount((drawn + rows).ravel(), minlength=len(rows) * len(law))
    return counts.reshape(*_lead(trials), len(law))


def gaussian_design(
    rng: np.random.Generator,
    n: int,
    d: int,
    *,
    trials: int | None = None,
    deviations: Array | float = 1,
) -> Array:
    """Draw rows N(0, diag(deviations^2)), shape (..., n, d)."""
    return rng.standard_normal((*_lead(trials), n, d)) * deviations


def sphere_points(rng: np.random.Generator, n: int, d: int, *, trials: int | None = None) -> Array:
    """Draw rows uniformly on the unit sphere, shape (..., n, d)."""
    X = gaussian_design(rng, n, d, trials=trials)
    return X / np.linalg.norm(X, axis=-1, keepdims=True)


def linear_responses(
    rng: np.random.Generator, X: Array, coefficients: Array, *, deviation: float
) -> Array:
    """Give y = X coefficients + noise N(0, deviation^2), shape (..., n)."""
    signal = (X @ coefficients[..., None])[..., 0]
    return signal + deviation * rng.standard_normal(signal.shape)


def separable_points(
    rng: np.random.Generator, n: int, d: int, margin: float, *, trials: int | None = None
) -> Array:
    """Draw n >= 2 points z = y x in the unit ball, (..., n, d), whose largest margin is `margin`.

    Two support points (margin, +-v) make it exactly that in the direction e_1, for every d >= 2.
    """
    if not (0 < margin < 1 and n >= 2 and d >= 2):
        raise ValueError(f"margin={margin}, n={n}, d={d}: need 0 < margin < 1, n >= 2 and d >= 2.")
    sides = sphere_points(rng, n, d - 1, trials=trials)
    sides[..., 1, :] = -sides[..., 0, :]
    along = margin + (1 - margin) * rng.random((*_lead(trials), n))
    along[..., :2] = margin
    reach = np.sqrt(1 - along**2) * rng.random((*_lead(trials), n))
    return np.concatenate([along[..., None], reach[..., None] * sides], axis=-1)


def bags(
    rng: np.random.Generator,
    labels: Array,
    concentrations: Array,
    size: int,
    *,
    trials: int | None = None,
) -> Array:
    """Draw for every bag `size` indices into labels, its classes in the given concentrations.

    concentrations (bags, classes) has rows that sum to 1; classes are the sorted values of labels.
    Independent draws with replacement, shape (..., bags, size): X[indices] are the bags.
    """
    concentrations = np.asarray(concentrations)
    pools = [np.flatnonzero(labels == label) for label in np.unique(labels)]
    if concentrations.shape[-1] != len(pools) or not np.allclose(concentrations.sum(-1), 1):
        raise ValueError(
            f"concentrations={concentrations.tolist()}: each bag needs {len(pools)} numbers, one "
            "per class, that sum to 1."
        )
    shape = (*_lead(trials), len(concentrations), size)
    steps = np.cumsum(concentrations[:, :-1], axis=-1)
    draws = rng.random(shape)
    chosen = sum((draws >= step[:, None]).astype(np.intp) for step in steps.T)
    counts = np.array([len(pool) for pool in pools])
    places = (rng.random(shape) * counts[chosen]).astype(np.intp)
    return np.concatenate(pools)[places + (np.cumsum(counts) - counts)[chosen]]


@cache
def _signs_of_bytes(dtype: Any) -> Array:
    """All 256 bytes as rows of eight signs, one look-up for each byte drawn."""
    bits = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1)
    return _read_only((2 * bits.astype(np.int8) - 1).astype(dtype))


@cache
def _load(name: str) -> Dataset:
    raw = getattr(_sklearn_datasets(), f"load_{name}")()
    X, y = standardize(np.asarray(raw.data, dtype=float)), np.asarray(raw.target, dtype=float)
    if name == "diabetes":
        return Dataset(name, _read_only(X), _read_only(standardize(y[:, None])[:, 0]), ())
    classes = tuple(str(label) for label in raw.target_names)
    return Dataset(name, _read_only(X), _read_only(2 * y - 1 if len(classes) == 2 else y), classes)


def _sklearn_datasets() -> Any:
    try:
        from sklearn import datasets  # noqa: PLC0415 (an optional dependency, and a slow import)
    except ImportError as error:
        raise ImportError(
            "real data come with scikit-learn, which is not installed: "
            "`pip install theorycheck[data]`."
        ) from error
    return datasets


def _lead(trials: int | None) -> tuple[int, ...]:
    return () if trials is None else (trials,)


def _read_only(array: Array) -> Array:
    array.flags.writeable = False
    return array
