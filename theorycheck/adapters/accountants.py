"""Privacy accountants of other libraries: what a budget amounts to."""

from collections.abc import Callable
from typing import Any

import numpy as np

from theorycheck.errors import NotApplicable


def accountant_of(
    loss_distribution: Callable[[float], Any], role: str = "gaussian_privacy_curve"
) -> Callable[..., Any]:
    """Return an accountant in a role, of the privacy loss distributions that a library gives.

    `loss_distribution` takes mu, the sensitivity over the noise's deviation, in the role
    `gaussian_privacy_curve`, and the privacy loss of one release in the role `composed_delta`; what
    it returns has `get_delta_for_epsilon` and `self_compose`, as those of dp-accounting. Raises
    NotApplicable for any other role or object.
    """
    if role not in ("gaussian_privacy_curve", "composed_delta"):
        raise NotApplicable(
            f"accountant_of(role={role!r}): the roles are gaussian_privacy_curve and composed_delta"
        )

    def delta(distribution: Any, epsilon: Any) -> float:
        if not hasattr(distribution, "get_delta_for_epsilon"):
            raise NotApplicable(
                f"{type(distribution).__name__} has no get_delta_for_epsilon: "
                "no delta can be asked of it"
            )
        return float(np.squeeze(distribution.get_delta_for_epsilon(float(epsilon))))

    def gaussian_privacy_curve(mu: Any, epsilon: Any) -> float:
        return delta(loss_distribution(float(mu)), epsilon)

    def composed_delta(loss: Any, k: int, epsilon: Any) -> float:
        return delta(loss_distribution(float(loss)).self_compose(int(k)), epsilon)

    return composed_delta if role == "composed_delta" else gaussian_privacy_curve
