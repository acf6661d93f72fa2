"""Which faults implementations of each kind are known for.

They test the checks: each must be caught, by the gap, by a duty or by a theorem, unless it changes
nothing.
"""

import inspect
from collections.abc import Mapping

from theorycheck.roles import faulty_fits as fits
from theorycheck.roles import faulty_moments as moments
from theorycheck.roles import faulty_optimizers as optimizers
from theorycheck.roles.role import Implementation
from theorycheck.roles.wrapping import Mutant

_ORACLE = frozenset({"gradient", "subgradient", "operator"})
_PATH: tuple[tuple[Mutant, frozenset[str]], ...] = (
    (optimizers.a_skipped_step, frozenset({"step_size"})),
    (optimizers.the_first_step_skipped, frozenset({"step_size"})),
    (optimizers.one_step_ahead, frozenset({"step_size"})),
    (optimizers.a_longer_step, frozenset({"step_size"})),
    (optimizers.a_schedule_off_by_one, frozenset({"step_size"})),
)
_OF_ONE_METHOD: Mapping[str, tuple[Mutant, ...]] = {
    "nesterov": (moments.the_point_ahead,),
    "adam": (moments.a_bias_correction_off_by_one, moments.the_betas_exchanged),
    "adamw": (moments.a_bias_correction_off_by_one, moments.the_betas_exchanged),
    "lion": (moments.the_betas_exchanged,),
    "schedule_free": (moments.the_last_for_the_average, moments.an_average_without_the_start),
}
_MUTANTS: Mapping[str, tuple[tuple[Mutant, frozenset[str]], ...]] = {
    "optimizer": (
        *_PATH,
        (optimizers.twice_the_momentum, frozenset({"momentum"})),
        (optimizers.the_other_sign_of_momentum, frozenset({"momentum"})),
        (optimizers.weight_decay_left_on, _ORACLE),
        (optimizers.an_unasked_momentum, _ORACLE),
        (optimizers.a_gradient_in_float32, _ORACLE),
        (optimizers.the_gradient_of_the_last_point, _ORACLE),
        (optimizers.no_projection, frozenset({"project", "projection"})),
        (optimizers.the_wrong_coordinate, frozenset({"order"})),
        (optimizers.the_same_sample_again, frozenset({"order"})),
        (optimizers.a_warm_start, frozenset({"x_0", "start"})),
        (moments.the_first_moment_forgotten, frozenset({"beta_1", "momentum"})),
        (moments.an_acceleration_off_by_one, frozenset({"momentum"})),
        (moments.clipping_after_the_noise, frozenset({"noise"})),
        (moments.a_decay_of_the_gradient, frozenset({"weight_decay"})),
        (moments.a_decay_without_the_step_size, frozenset({"weight_decay"})),
        (moments.upwards, _ORACLE),
        (moments.a_path_without_its_end, frozenset({"x_0", "start"})),
        (moments.the_start_overwritten, frozenset({"x_0", "start"})),
        (moments.a_step_size_that_is_kept, frozenset({"step_size"})),
    ),
    "trainer": _PATH,
    "gradients": (
        (fits.the_mean_for_the_sum, frozenset({"X"})),
        (fits.the_output_layer_left_out, frozenset({"a", "W", "weights"})),
        (fits.twice_the_answer, frozenset()),
        (fits.digits_lost, frozenset()),
    ),
    "estimator": (
        (fits.a_penalty_times_n, frozenset({"penalty"})),
        (fits.a_penalty_halved, frozenset({"penalty"})),
        (fits.inputs_in_float32, frozenset()),
        (fits.an_intercept_too_many, frozenset({"y"})),
        (fits.the_last_example_left_out, frozenset({"penalty", "X_new"})),
        (fits.digits_lost, frozenset()),
    ),
    "kernel": (
        (fits.twice_the_answer, frozenset()),
        (fits.the_transpose, frozenset()),
        (fits.a_ridge_on_the_diagonal, frozenset({"Z", "scales", "a"})),
        (fits.half_the_bandwidth, frozenset({"bandwidth"})),
        (fits.a_layer_fewer, frozenset({"depth"})),
        (fits.inputs_in_float32, frozenset()),
        (fits.digits_lost, frozenset()),
    ),
    "conformal": (
        (fits.a_quantile_without_the_one, frozenset()),
        (fits.the_next_rank_down, frozenset()),
        (fits.interpolated, frozenset()),
    ),
    "limit": (
        (fits.an_example_too_many, frozenset({"n"})),
        (fits.half_of_delta, frozenset({"delta"})),
        (fits.digits_lost, frozenset()),
    ),
    "correction": (
        (fits.the_first_two_exchanged, frozenset({"loss", "share_1", "alpha"})),
        (fits.the_last_two_exchanged, frozenset({"rate", "share_1", "mistaken", "loss_0"})),
        (fits.twice_the_answer, frozenset()),
        (fits.digits_lost, frozenset()),
    ),
    "mechanism": (
        (fits.half_the_noise, frozenset({"epsilon"})),
        (fits.twice_the_answer, frozenset()),
    ),
    "accountant": (
        (fits.half_the_noise, frozenset({"epsilon"})),
        (fits.half_the_noise_of_each, frozenset({"loss"})),
        (fits.the_sensitivity_halved, frozenset({"sensitivity"})),
        (fits.a_deviation_too_large, frozenset({"mu"})),
        (fits.one_release_fewer, frozenset({"k"})),
    ),
    "distribution": (
        (fits.a_shifted_count, frozenset({"q"})),
        (fits.an_example_too_many, frozenset({"n"})),
        (fits.twice_the_answer, frozenset()),
        (fits.digits_lost, frozenset()),
    ),
    "layer": (
        (fits.scaled_when_it_is_used, frozenset({"keep"})),
        (fits.a_temperature_of_two, frozenset({"logits"})),
        (fits.digits_lost, frozenset()),
    ),
    "measure": ((fits.one_too_many, frozenset()), (fits.twice_the_answer, frozenset())),
}


def mutants_of(kind: str, reference: Implementation) -> Mapping[str, Mutant]:
    """Return the mutants of a kind that fit what its reference takes, by name."""
    takes = set(inspect.signature(reference).parameters)
    fitting = [m for m, needed in _MUTANTS.get(kind, ()) if not needed or takes & needed]
    own = _OF_ONE_METHOD.get(reference.__name__, ())
    return {mutant.__name__: mutant for mutant in (*fitting, *own)}
