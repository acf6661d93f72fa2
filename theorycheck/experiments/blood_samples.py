"""Blood samples: patients of whom only the concentrations of the cells are known, on real cells.

Half of the patients have more benign cells than malignant ones, half fewer: (1 + purity)/2 and
(1 - purity)/2 in the mean. A network learns which half a cell came from; no cell has a label.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.claims.picture import Line, Picture, quartiles
from theorycheck.claims.recipes import Draw, instances
from theorycheck.learning.datasets import Dataset, bags, breast_cancer, wine
from theorycheck.networks.losses import logistic
from theorycheck.networks.two_layers import tanh, train_two_layer, two_layer
from theorycheck.strategies.numbers import choices, reals

Array: TypeAlias = NDArray[Any]
Train: TypeAlias = Callable[..., Any]
_NEURONS, _STEPS = 4, 10
COUNTS, PURITIES = (10, 30, 100, 300, 1000), (1.0, 0.5, 0.25)


@dataclass(frozen=True)
class Ward:
    """Patients with `size` cells each, drawn from the classes -1 and +1 of `cells`.

    `purity` is the difference of the mean concentrations of the two halves; within a half they
    spread evenly over `unequal` times what purity leaves room for.
    """

    cells: Dataset
    patients: int
    size: int
    purity: float
    unequal: float = 0.0

    @property
    def n(self) -> int:
        """Number of cells."""
        return self.patients * self.size

    @property
    def halves(self) -> Array:
        """Give +1 for the patients with more positive cells and -1 for the others, (patients,)."""
        return np.repeat([1.0, -1.0], self.patients // 2)

    @property
    def shares(self) -> Array:
        """Concentrations of positive cells, shape (patients,)."""
        spread = self.unequal * (1 - self.purity) / 2
        within = spread * np.linspace(-1, 1, self.patients // 2)
        return (1 + self.halves * self.purity) / 2 + np.tile(within, 2)

    def of_patients_like(self, others: "Ward") -> "Ward":
        """Return the ward of as many patients as another has, of these cells and this purity."""
        return replace(others, cells=self.cells, purity=self.purity)

    def draw(self, rng: np.random.Generator, trials: int) -> Array:
        """Draw every patient's cells: indices into the data, (trials, patients, size)."""
        mixing = np.stack([1 - self.shares, self.shares], axis=1)  # of the sorted labels -1, +1
        return bags(rng, self.cells.y, mixing, self.size, trials=trials)

    def wrong(self, scores: Array, drawn: Array) -> Array:
        """Share of drawn cells taken for the other half's, by scores (..., m, cells): (..., m)."""
        found = np.take_along_axis(scores, drawn.reshape(len(drawn), 1, -1), axis=-1)
        return np.mean(found * np.repeat(self.halves, self.size) <= 0, axis=-1)

    def cell_errors(self, scores: Array) -> Array:
        """Mean of both classes' shares of misclassified cells, all cells counted: (trials, m)."""
        wrong = scores * self.cells.y <= 0
        return np.asarray(
            (wrong[..., self.cells.y > 0].mean(-1) + wrong[..., self.cells.y < 0].mean(-1)) / 2
        )


def trained_scores(
    rng: np.random.Generator,
    ward: Ward,
    trials: int,
    *,
    networks: int = 1,
    train: Train = train_two_layer,
) -> Array:
    """Train to tell the halves of a ward apart; scores of all cells, (trials, networks, cells).

    The last of `networks` has been trained for 10 steps, the others are kept on the way.
    """
    X = ward.cells.X / np.linalg.norm(ward.cells.X, axis=1, keepdims=True)
    drawn = ward.draw(rng, trials).reshape(trials, -1)
    hidden = rng.standard_normal((trials, X.shape[1], _NEURONS))
    start = hidden, rng.choice([-1.0, 1.0], (trials, _NEURONS))
    halves = np.broadcast_to(np.repeat(ward.halves, ward.size), drawn.shape)
    how: dict[str, Any] = dict(steps=_STEPS, activation=tanh, loss=logistic)
    paths = train(X[drawn], halves, *start, 8 / ward.n, **how)
    kept = np.unique(np.linspace(_STEPS, 0, networks, endpoint=False).astype(int))
    scores = [two_layer(X, *(path[step] for path in paths), activation=tanh) for step in kept]
    return np.stack(scores, axis=1)


@instances
def wards(
    draw: Draw,
    *,
    patients: tuple[int, ...] = (2, 10, 40),
    sizes: tuple[int, ...] = (1, 2),
    purities: tuple[float, ...] = (1.0, 0.5, 0.25),
) -> Ward:
    """Wards of tumour cells, of cells of two wines, or of two kinds that look alike."""
    cells = draw(choices([breast_cancer(), two_wines(), look_alikes()]))
    people, size, purity = (draw(choices(options)) for options in (patients, sizes, purities))
    return Ward(cells, people, size, purity, draw(reals(0, 1)))


def two_wines() -> Dataset:
    """Give the first two classes of wine, as +1 and -1."""
    data = wine()
    kept = data.y < 2
    labels = np.where(data.y[kept] == 0, 1.0, -1.0)
    return Dataset("two wines", data.X[kept], labels, data.classes[:2])


def look_alikes() -> Dataset:
    """Give the tumours with each other's labels: nothing tells the two kinds apart."""
    data = breast_cancer()
    labels = np.random.default_rng(0).permutation(data.y)
    return Dataset("look-alikes", data.X, labels, data.classes)


def errors_and_limit(
    rng: np.random.Generator, cells: Dataset, count: int, purity: float
) -> tuple[Array, float]:
    """Cell errors of 40 networks that saw one cell of each of `count` patients, and what is proven.

    Proven is, on average, from as many cells of new patients, at confidence 95 %, and at most 1.
    """
    ward = Ward(cells, count, 1, purity)
    errors = ward.cell_errors(trained_scores(rng, ward, 40))[:, 0]
    return errors, float(min(1, errors.mean() + np.sqrt(np.log(20) / (2 * count)) / purity))


def error_curves(rng: np.random.Generator) -> Picture:
    """Test error per cell against the number of cells, for three purities, with what is proven."""
    lines = []
    for purity in PURITIES:
        found = [errors_and_limit(rng, breast_cancer(), count, purity) for count in COUNTS]
        errors, proven = zip(*found, strict=True)
        lines += [quartiles(f"purity {purity}: median of 40 networks", COUNTS, errors, axis=1)]
        lines += [Line(f"proven at purity {purity}", COUNTS, proven, kind="guide")]
    return Picture("cells of all patients", "share of misclassified cells", lines, log="x")
