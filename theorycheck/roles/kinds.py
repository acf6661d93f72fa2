"""The kinds of roles, and which functions of the library are the references of each.

A claim names its role by its part's default: `descend=gradient_descent` asks for an optimizer.
"""

import difflib
import functools
import importlib
from collections.abc import Iterator
from typing import Any

from theorycheck.errors import CatalogueError
from theorycheck.roles.mutants import mutants_of
from theorycheck.roles.role import Role

KINDS = {  # what each is
    "optimizer": "a method that follows gradients or other oracles and returns its whole path",
    "trainer": "a training loop of networks: the paths of the layers",
    "gradients": "what automatic differentiation gives: the gradients of a network's loss",
    "estimator": "a fit to data: coefficients, predictions, residuals",
    "kernel": "the matrix of a kernel at inputs, or the features that make one",
    "conformal": "a threshold from calibration scores",
    "limit": "a confidence limit from what was counted",
    "correction": "an unbiased loss or estimate from labels that are noisy, missing or shared",
    "mechanism": "a private mechanism, by the law of its answers or by a sample of it",
    "private_trainer": "private training: the last weights, from data, clipping and noise",
    "accountant": "what a privacy budget amounts to",
    "distribution": "the probabilities of a distribution, or its distribution function",
    "layer": "what a layer of a network, or a loss, makes of arrays",
    "initializer": "random weights of a network before training",
    "measure": "a number that says how large a class or a network is",
    "construction": "a network that is built, not trained",
}
_REFERENCES = {
    "optimizer": {
        "theorycheck.optimization": (
            "gradient_descent heavy_ball nesterov optimized_gradient_method proximal_gradient "
            "proximal_point projected_gradient subgradient_method coordinate_descent "
            "mirror_descent frank_wolfe stochastic_gradient_descent sign_sgd adam adagrad "
            "adagrad_norm amsgrad online_gradient_descent adamw lion muon schedule_free "
            "sign_descent spectral_descent krasnoselskii_mann halpern extragradient "
            "fast_extragradient polyak_subgradient_method kaczmarz newton triple_momentum "
            "optimized_gradient_method_for_gradients information_theoretic_exact_method "
            "conjugate_gradients primal_dual alternating_directions greedy_coordinate_descent "
            "svrg_epoch saga error_feedback"
        ),
        "theorycheck.privacy": "noisy_descent",
    },
    "trainer": {
        "theorycheck.networks": "train_two_layer",
        "theorycheck.networks.linear": "train",
        "theorycheck.networks.deep": "train",
    },
    "gradients": {
        "theorycheck.networks": "two_layer_gradients two_layer_jacobian batch_normalized_gradient",
        "theorycheck.networks.linear": "gradients pull_back",
        "theorycheck.networks.deep": "gradients",
    },
    "estimator": {
        "theorycheck.learning": (
            "least_squares ridge logistic_regression leave_one_out_residuals hat_matrix "
            "pseudoinverse_energy penalized_median support_vector nearest_neighbor "
            "perceptron one_inclusion_mistakes rademacher_average"
        ),
        "theorycheck.kernels": "kernel_ridge",
    },
    "kernel": {
        "theorycheck.kernels": (
            "linear_kernel gaussian_kernel arc_cosine_kernel nngp_kernel ntk_kernel "
            "hidden_ntk_kernel two_layer_ntk deep_ntk relu_features"
        ),
    },
    "conformal": {"theorycheck.learning": "conformal_threshold"},
    "limit": {"theorycheck.learning": "upper_limit"},
    "correction": {
        "theorycheck.learning": (
            "corrected_loss positive_unlabeled_loss bag_estimate class_means_from_bags "
            "nonnegative_risk purified two_bag_weights unlabeled_loss unmixing"
        ),
        "theorycheck.privacy": "debiased",
    },
    "mechanism": {
        "theorycheck.privacy": (
            "above_threshold exponential_mechanism gaussian_noisy_max laplace_mechanism noisy_max "
            "output_noise "
            "permute_and_flip report_bits truncated_geometric"
        ),
    },
    "private_trainer": {"theorycheck.privacy": "private_sgd"},
    "accountant": {
        "theorycheck.privacy": (
            "composed_delta gaussian_privacy_curve keep_probability laplace_scale "
            "renyi_delta sampled_gaussian_delta sampled_gaussian_epsilon "
            "sampled_gaussian_renyi stopped_losses"
        ),
    },
    "distribution": {"theorycheck.learning": "binomial normal_cdf kolmogorov"},
    "layer": {
        "theorycheck.networks": "dropout dot_product_attention linear_attention",
        "theorycheck.networks.losses": "softmax log_softmax",
    },
    "initializer": {"theorycheck.networks": "gaussian_weights he_weights lecun_weights"},
    "measure": {
        "theorycheck.networks": (
            "activation_regions affine_pieces path_norm pieces_of_random_networks "
            "sign_changes_on_the_line slopes_on_the_line"
        ),
        "theorycheck.learning": "separable_dichotomies vc_dimension",
    },
    "construction": {
        "theorycheck.networks": "zigzag interpolating_network memorizing_network",
    },
}


@functools.cache
def roles() -> tuple[Role, ...]:
    """Return every role, kind by kind; those of one name are told apart by their module."""
    return tuple(_made())


def _made() -> Iterator[Role]:
    return (_role(kind, place, name) for kind, place, name in _places())


def _places() -> Iterator[tuple[str, str, str]]:
    for kind, modules in _REFERENCES.items():
        for place, names in modules.items():
            yield from ((kind, place, name) for name in names.split())


@functools.cache
def _role(kind: str, place: str, name: str) -> Role:
    reference = getattr(importlib.import_module(place), name)
    return Role(kind, reference, mutants_of(kind, reference))


def role_of(part: Any) -> Role | None:
    """Return the role whose reference a part is, if it is one; fields it is not of stay unread."""
    called = getattr(part, "__name__", None)
    found = (_role(*place) for place in _places() if place[2] == called)
    return next((role for role in found if role.reference is part), None)


def named(word: str) -> tuple[Role, ...]:
    """Return the roles that a kind ("optimizer") or a role's own name ("heavy_ball") speaks of.

    Raises CatalogueError, with the nearest words, for any other.
    """
    found = tuple(role for role in roles() if word in (role.kind, role.name))
    if not found:
        near = difflib.get_close_matches(word, [*KINDS, *(role.name for role in roles())], 1)
        hint = f"; did you mean {near[0]}?" if near else "."
        raise CatalogueError(
            f"{word!r} is no role{hint} The kinds are {', '.join(KINDS)}; what is in each, "
            "`theorycheck roles` lists"
        )
    return found
