"""The kinds of roles, and which functions of the library are the references of each.

A claim names its role by its part's default: `descend=gradient_descent` asks for an optimizer.
"""

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
    "kernel": "the matrix of a kernel at inputs",
    "conformal": "a threshold from calibration scores",
    "mechanism": "a private mechanism, by the law of its answers or by a sample of it",
    "accountant": "what a privacy budget amounts to",
}
_REFERENCES = {
    "optimizer": {
        "theorycheck.optimization": (
            "gradient_descent heavy_ball nesterov optimized_gradient_method proximal_gradient "
            "proximal_point projected_gradient subgradient_method coordinate_descent "
            "mirror_descent frank_wolfe stochastic_gradient_descent sign_sgd adam adagrad "
            "adagrad_norm amsgrad online_gradient_descent adamw lion muon schedule_free "
            "sign_descent spectral_descent"
        ),
        "theorycheck.privacy": "noisy_descent",
    },
    "trainer": {
        "theorycheck.networks": "train_two_layer",
        "theorycheck.networks.linear": "train",
        "theorycheck.networks.deep": "train",
    },
    "gradients": {
        "theorycheck.networks": "two_layer_gradients batch_normalized_gradient",
        "theorycheck.networks.linear": "gradients pull_back",
        "theorycheck.networks.deep": "gradients",
    },
    "estimator": {
        "theorycheck.learning": (
            "least_squares ridge logistic_regression leave_one_out_residuals hat_matrix "
            "pseudoinverse_energy penalized_median support_vector nearest_neighbor "
            "rademacher_average"
        ),
    },
    "kernel": {
        "theorycheck.kernels": (
            "linear_kernel gaussian_kernel arc_cosine_kernel nngp_kernel ntk_kernel "
            "hidden_ntk_kernel two_layer_ntk deep_ntk"
        ),
    },
    "conformal": {"theorycheck.learning": "conformal_threshold"},
    "mechanism": {
        "theorycheck.privacy": "randomized_response exponential_mechanism truncated_geometric",
    },
    "accountant": {"theorycheck.privacy": "laplace_scale"},
}


@functools.cache
def roles() -> tuple[Role, ...]:
    """Return every role, kind by kind; those of one name are told apart by their module."""
    return tuple(_made())


def _made() -> Iterator[Role]:
    for kind, modules in _REFERENCES.items():
        for place, names in modules.items():
            module = importlib.import_module(place)
            for name in names.split():
                reference = getattr(module, name)
                yield Role(kind, reference, mutants_of(kind, reference))


def role_of(part: Any) -> Role | None:
    """Return the role whose reference a part is, if it is one."""
    return next((role for role in roles() if role.reference is part), None)


def named(word: str) -> tuple[Role, ...]:
    """Return the roles that a kind ("optimizer") or a role's own name ("heavy_ball") speaks of.

    Raises CatalogueError, with the nearest words, for any other.
    """
    found = tuple(role for role in roles() if word in (role.kind, role.name))
    if not found:
        kinds, names = ", ".join(KINDS), ", ".join(role.name for role in roles())
        raise CatalogueError(f"{word!r} is no role: the kinds are {kinds}; the roles {names}")
    return found
