"""Faults of estimators, kernels, gradients, mechanisms and accountants, of conformal thresholds."""

import functools
from typing import Any

import numpy as np

from theorycheck.roles.role import Implementation
from theorycheck.roles.wrapping import scaling, with_answer, with_arguments


def a_penalty_times_n(implementation: Implementation) -> Implementation:
    """Scale the penalty with the number of examples."""

    def change(given: dict[str, Any]) -> None:
        examples = np.shape(given["X"])[-2] if "X" in given else len(next(iter(given.values())))
        given["penalty"] = given["penalty"] * examples

    return with_arguments(implementation, change)


def an_intercept_too_many(implementation: Implementation) -> Implementation:
    """Centre the responses, as a fit with an intercept does."""

    def change(given: dict[str, Any]) -> None:
        y = np.asarray(given["y"], dtype=float)
        given["y"] = y - np.sum(y, axis=-1, keepdims=True) / max(y.shape[-1], 1)

    return with_arguments(implementation, change)


def the_last_example_left_out(implementation: Implementation) -> Implementation:
    """Fit to all examples but the last."""

    def change(given: dict[str, Any]) -> None:
        X, y = np.array(given["X"], dtype=float), np.array(given["y"], dtype=float)
        X[..., -1:, :], y[..., -1:] = 0, 0
        given["X"], given["y"] = X, y

    return with_arguments(implementation, change)


def digits_lost(implementation: Implementation) -> Implementation:
    """Compute in float32 on the way, and answer in float64."""
    return with_answer(implementation, lambda a: np.float64(np.float32(np.asarray(a) / 3)) * 3)


def twice_the_answer(implementation: Implementation) -> Implementation:
    """Answer twice what is asked for."""
    return with_answer(implementation, lambda a: 2 * a)


def the_transpose(implementation: Implementation) -> Implementation:
    """Answer the transpose of a square matrix."""
    return with_answer(implementation, lambda a: a.mT if _is_square(a) else a)


def _is_square(a: Any) -> bool:
    return np.ndim(a) >= 2 and a.shape[-1] == a.shape[-2]


def a_ridge_on_the_diagonal(implementation: Implementation) -> Implementation:
    """Add a billionth to the diagonal, for stability."""
    return with_answer(
        implementation, lambda a: a + 1e-9 * np.eye(a.shape[-1]) if _is_square(a) else a
    )


def the_output_layer_left_out(implementation: Implementation) -> Implementation:
    """Give no gradient to the last layer."""

    @functools.wraps(implementation)
    def called(*args: Any, **kwargs: Any) -> Any:
        answer = implementation(*args, **kwargs)
        return (*answer[:-1], 0 * answer[-1]) if isinstance(answer, tuple) else answer

    return called


def the_mean_for_the_sum(implementation: Implementation) -> Implementation:
    """Average over the examples where the loss sums over them."""

    @functools.wraps(implementation)
    def called(X: Any, *args: Any, **kwargs: Any) -> Any:
        answer, n = implementation(X, *args, **kwargs), np.shape(X)[-2]
        return tuple(a / n for a in answer) if isinstance(answer, tuple) else answer / n

    return called


def a_quantile_without_the_one(implementation: Implementation) -> Implementation:
    """Take the rank of n scores, not of n + 1."""

    @functools.wraps(implementation)
    def called(scores: Any, miscoverage: Any) -> Any:
        n = np.shape(scores)[-1]
        rank = int(np.ceil(n * (1 - float(miscoverage))))
        return np.sort(scores, axis=-1)[..., max(rank, 1) - 1]

    return called


def the_next_rank_down(implementation: Implementation) -> Implementation:
    """Take the score one rank lower."""

    @functools.wraps(implementation)
    def called(scores: Any, miscoverage: Any) -> Any:
        right = np.asarray(implementation(scores, miscoverage))[..., None]
        ordered = np.sort(scores, axis=-1)
        below = np.where(ordered < right, ordered, ordered[..., :1])
        return np.max(below, axis=-1)

    return called


def interpolated(implementation: Implementation) -> Implementation:
    """Interpolate between two scores, as the default of quantile functions does."""

    @functools.wraps(implementation)
    def called(scores: Any, miscoverage: Any) -> Any:
        return np.quantile(np.asarray(scores, dtype=float), 1 - float(miscoverage), axis=-1)

    return called


def half_the_noise(implementation: Implementation) -> Implementation:
    """Take noise for twice the epsilon."""
    return scaling("epsilon", 2)(implementation)


def the_sensitivity_halved(implementation: Implementation) -> Implementation:
    """Believe the query half as sensitive as it is."""
    return scaling("sensitivity", 0.5)(implementation)


def a_penalty_halved(implementation: Implementation) -> Implementation:
    """Take the penalty of half the squared norm for that of the whole."""
    return scaling("penalty", 0.5)(implementation)


def inputs_in_float32(implementation: Implementation) -> Implementation:
    """Add everything up in float32, and answer in float64."""

    def change(given: dict[str, Any]) -> None:
        for name, value in given.items():
            if isinstance(value, float | np.ndarray) and np.asarray(value).dtype.kind == "f":
                given[name] = np.float64(np.float32(value))

    return with_arguments(implementation, change)


def the_first_two_exchanged(implementation: Implementation) -> Implementation:
    """Take the first argument for the second, and the second for the first."""

    def change(given: dict[str, Any]) -> None:
        first, second, *_ = given
        given[first], given[second] = given[second], given[first]

    return with_arguments(implementation, change)


def the_last_two_exchanged(implementation: Implementation) -> Implementation:
    """Take the last argument for the one before it, and that one for the last."""

    def change(given: dict[str, Any]) -> None:
        *_, first, second = given
        given[first], given[second] = given[second], given[first]

    return with_arguments(implementation, change)


def one_too_many(implementation: Implementation) -> Implementation:
    """Answer one more than what is asked for."""
    return with_answer(implementation, lambda a: a + 1)


def an_example_too_many(implementation: Implementation) -> Implementation:
    """Count one example more than there are."""

    def change(given: dict[str, Any]) -> None:
        given["n"] = given["n"] + 1

    return with_arguments(implementation, change)


def one_release_fewer(implementation: Implementation) -> Implementation:
    """Leave one of the releases out of the account."""

    def change(given: dict[str, Any]) -> None:
        given["k"] = max(given["k"] - 1, 1)

    return with_arguments(implementation, change)


def half_of_delta(implementation: Implementation) -> Implementation:
    """Spend delta on two sides where one is asked for."""
    return scaling("delta", 0.5)(implementation)


def a_deviation_too_large(implementation: Implementation) -> Implementation:
    """Believe the noise a tenth larger than it is."""
    return scaling("mu", 0.9)(implementation)


def half_the_noise_of_each(implementation: Implementation) -> Implementation:
    """Take a release for half as private as it is said to be."""
    return scaling("loss", 0.5)(implementation)


def a_shifted_count(implementation: Implementation) -> Implementation:
    """Give each count the probability of the one before it."""
    return with_answer(implementation, lambda a: np.roll(a, 1, axis=-1) if np.ndim(a) else a)


def scaled_when_it_is_used(implementation: Implementation) -> Implementation:
    """Leave what is kept as it is, as dropout was first proposed."""

    def change(given: dict[str, Any]) -> None:
        given["keep"] = 1

    return with_arguments(implementation, change)


def a_temperature_of_two(implementation: Implementation) -> Implementation:
    """Halve the logits."""
    return scaling("logits", 0.5)(implementation)


def half_the_bandwidth(implementation: Implementation) -> Implementation:
    """Take the squared bandwidth for twice the squared one, as where gamma is 1 / bandwidth^2."""
    return scaling("bandwidth", 0.5**0.5)(implementation)


def a_layer_fewer(implementation: Implementation) -> Implementation:
    """Count the layers without the first one."""

    def change(given: dict[str, Any]) -> None:
        given["depth"] = max(given["depth"] - 1, 0)

    return with_arguments(implementation, change)
