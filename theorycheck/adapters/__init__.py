"""Other libraries' optimizers, estimators and mechanisms with the calls that claims make of parts.

Each adapter imports its library when it is used, and not before.
"""

from theorycheck.adapters.optax_transforms import optax_transform
from theorycheck.adapters.outside import outside
from theorycheck.adapters.torch_optimizers import torch_optimizer

__all__ = ["optax_transform", "outside", "torch_optimizer"]
