"""Two-layer networks f(x) = scale sum_r a_r activation(w_r . x), with gradients by hand.

Shapes: inputs X (..., n, d), targets y (..., n), hidden weights W (..., d, m), output weights
a (..., m); leading axes are trials. Everything runs in the arithmetic of its arrays.
Depth has `deep_networks`, identity activations `linear_networks`, initializations `weights`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.networks import two_layers_in_blocks as in_blocks
from theorycheck.networks.batches import read_batch
from theorycheck.networks.losses import Loss, sigmoid, square
from theorycheck.networks.losses import softplus as log_one_plus_exp
from theorycheck.optimization.iteration import Number, Schedule, one_like
from theorycheck.optimization.optimizers import gradient_descent
from theorycheck.optimization.watching import Watch, read_watch

Array: TypeAlias = NDArray[Any]
Layers: TypeAlias = tuple[Array, ...]


@dataclass(frozen=True)
class Activation:
    """An entrywise function, its derivative, and bounds on its first two derivatives."""

    name: str
    value: Callable[[Array], Array]
    derivative: Callable[[Array], Array]
    lipschitz: float = 1.0
    smoothness: float = np.inf

    def __call__(self, z: Array) -> Array:
        """Apply the function to each entry."""
        return self.value(z)


relu = Activation("relu", lambda z: np.maximum(z, 0), lambda z: (z > 0).astype(z.dtype))
absolute = Activation("absolute", np.abs, np.sign)
identity = Activation("identity", lambda z: z, lambda z: 0 * z + 1, smoothness=0.0)
tanh = Activation("tanh", np.tanh, lambda z: 1 - np.tanh(z) ** 2, smoothness=4 / 27**0.5)
softplus = Activation("softplus", log_one_plus_exp, sigmoid, smoothness=0.25)


def two_layer(
    X: Array, W: Array, a: Array, *, activation: Activation = relu, scale: Number = 1
) -> Array:
    """f(x) = scale sum_r a_r activation(w_r . x) at every input, shape (..., n).

    The NTK parametrization has scale = ntk_scale(W) = 1/sqrt(m), mean field has 1/m.
    """
    return scale * np.matvec(activation(X @ W), a)


def two_layer_loss(
    X: Array,
    y: Array,
    W: Array,
    a: Array,
    *,
    activation: Activation = relu,
    scale: Number = 1,
    loss: Loss = square,
) -> Array:
    """Sum the losses over the data; with the square loss this is |f(X) - y|^2 / 2."""
    prediction = two_layer(X, W, a, activation=activation, scale=scale)
    return np.sum(loss(prediction, y), axis=-1)


def two_layer_gradients(
    X: Array,
    y: Array,
    W: Array,
    a: Array,
    *,
    activation: Activation = relu,
    scale: Number = 1,
    loss: Loss = square,
) -> tuple[Array, Array]:
    """Give the gradients of `two_layer_loss` in W and in a."""
    Z = X @ W
    hidden = activation(Z)
    residual = scale * loss.derivative(scale * np.matvec(hidden, a), y)
    slopes = (X * residual[..., None]).mT @ activation.derivative(Z)
    return slopes * a[..., None, :], np.matvec(hidden.mT, residual)


def two_layer_jacobian(
    X: Array, W: Array, a: Array, *, activation: Activation = relu, scale: Number = 1
) -> tuple[Array, Array]:
    """Differentiate f(x_i) in W, shape (..., n, d, m), and in a, shape (..., n, m)."""
    Z = X @ W
    slopes = activation.derivative(Z) * a[..., None, :]
    return scale * X[..., :, None] * slopes[..., None, :], scale * activation(Z)


def train_two_layer(
    X: Array,
    y: Array,
    W: Array,
    a: Array,
    step_size: Schedule,
    *,
    steps: int,
    activation: Activation = relu,
    scale: Number = 1,
    loss: Loss = square,
    output_layer: bool = True,
    watch: Watch = None,
) -> Any:
    """Run gradient descent on `two_layer_loss`: the paths of W and a.

    Without `output_layer`, a stays fixed. With `watch`, its values at (W, a) are stacked instead.
    watch="loss" keeps the losses, (steps + 1, ...), and watch="end" the last W and a: so, or
    without `watch`, a batch in float64 runs as in `two_layers_in_blocks`.
    """

    def gradients(layers: Layers) -> Layers:
        slopes = two_layer_gradients(X, y, *layers, **how)
        return slopes if output_layer else (slopes[0], 0 * a)

    how: Any = dict(activation=activation, scale=scale, loss=loss)
    keeping = read_watch(watch, loss=lambda now: two_layer_loss(X, y, *now, **how))
    batch = read_batch((X, y), (W, a), (2, 1, 2, 1), step_size, steps=steps, watch=watch)
    if batch is None or not in_blocks.fits(batch, scale):
        return gradient_descent(gradients, (W, a), step_size, steps=steps, watch=keeping)
    act = in_blocks.relu_in_place if activation == relu else in_two_passes(activation)
    return in_blocks.train_in_blocks(batch, in_blocks.Kind(act, scale, loss, output_layer))


def in_two_passes(activation: Activation) -> Callable[[Array, Array, Array], Array]:
    """Give the function of Z and `slopes` that fills in the slopes at Z and returns the values."""

    def activate(Z: Array, slopes: Array, _: Array) -> Array:
        slopes[...] = activation.derivative(Z)
        return activation(Z)

    return activate


def neuron_imbalance(W: Array, a: Array) -> Array:
    """|w_r|^2 - a_r^2 of every hidden neuron, shape (..., m)."""
    return np.sum(W * W, axis=-2) - a * a


def ntk_scale(W: Array) -> Number:
    """1/sqrt(m) for hidden weights W (..., d, m), in their arithmetic."""
    return 1 / np.sqrt(one_like(W) * W.shape[-1])


def antisymmetric(W: Array, a: Array) -> tuple[Array, Array]:
    """Double the neurons with opposite signs: the network starts at 0, its kernel doubles."""
    return np.concatenate([W, W], axis=-1), np.concatenate([a, -a], axis=-1)
