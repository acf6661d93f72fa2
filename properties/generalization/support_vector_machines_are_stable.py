"""Support vector machines in several dimensions, on real data too: stable at the rate 1/(lam n)."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.learning import support_vector_machine
from theorycheck.notation import lam, n
from theorycheck.strategies import choices, log_reals, matrices, reals, sizes
from theorycheck.strategies.real_data import real_inputs

change = symbol("change", "most that replacing one example changes any loss", nonnegative=True)
radius = symbol("radius", "bound on the norms of the inputs", positive=True)


@claim(
    source="Bousquet & Elisseeff 2002, Theorem 22; Shalev-Shwartz & Ben-David 2014, 13.6",
    then=change <= radius**2 / (lam * n),
)
def support_vector_machines_are_stable(let):
    """Replacing one of n examples in the ball of radius `radius` changes every hinge loss there, of
    the minimizer of mean hinge loss plus lam |w|^2, by at most radius^2/(lam n).

    The loss that changes most is that of an input of norm `radius` along the change of w.
    """
    n, d = let(sizes(1, 5)), let(sizes(1, 6))
    radius, lam = let(reals(1 / 16, 2)), let(log_reals(1 / 8, 32))
    real = let(choices([True, False]))
    Z = let(real_inputs(n + 1, ["digits", "breast_cancer"])) if real else let(matrices(n + 1, d))
    Z = radius * Z / np.maximum(np.linalg.norm(Z, axis=1, keepdims=True), 1)
    w, v = support_vector_machine(Z[:-1], lam), support_vector_machine(Z[1:], lam)
    moved = np.linalg.norm(w - v)
    furthest = radius * (w - v) / np.where(moved > 0, moved, 1)
    ends = np.stack([furthest, -furthest])
    here, there = (np.maximum(1 - ends @ u, 0) for u in (w, v))
    return dict(n=n, lam=lam, radius=radius, change=np.max(np.abs(here - there)))
