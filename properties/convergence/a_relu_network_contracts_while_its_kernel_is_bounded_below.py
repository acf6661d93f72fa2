"""Two-layer ReLU networks, hidden layer trained: what one finite step does to the residual."""

import numpy as np
from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.networks import two_layer, two_layer_gradients, two_layer_jacobian
from theorycheck.networks.linear_rates import eigenvalues
from theorycheck.notation import eta
from theorycheck.strategies import matrices, reals, sizes, vectors

before = symbol("before", "norm of the residual f - y before the step", nonnegative=True)
after = symbol("after", "norm of the residual after it", nonnegative=True)
low = symbol("low", "least eigenvalue of the kernel J J' before the step", nonnegative=True)
high = symbol("high", "its largest eigenvalue", nonnegative=True)
flips = symbol(
    "flips", "norm of the changes that neurons make which switch on or off", nonnegative=True
)


@claim(
    source="derived here, after Du, Zhai, Poczos & Singh 2019",
    assume=[eta * high <= 1],
    then=after <= (1 - eta * low) * before + flips,
    sharp=True,
)
def a_relu_network_contracts_while_its_kernel_is_bounded_below(let, *, slopes=two_layer_gradients):
    """A finite step shrinks the residual by 1 - eta lambda_min, but for the neurons that switch.

    Of a neuron that switches at an input, the error of linearization is at most its linear change.
    """
    m = let(sizes(1, 4))
    X = let(matrices(2, 2))
    y = let(vectors(2))
    W = let(matrices(2, m))
    a = let(vectors(m))
    J = two_layer_jacobian(X, W, a)[0].reshape(2, -1)
    high, low = eigenvalues(J @ J.T)
    eta = let(reals(1 / 8, 15 / 16)) / np.maximum(high, 1)
    stepped = W - eta * slopes(X, y, W, a)[0]
    switched = (X @ stepped > 0) != (X @ W > 0)
    changes = np.sum(switched * np.abs(X @ (stepped - W) * a), axis=1)
    return dict(
        eta=eta,
        before=norm(two_layer(X, W, a) - y),
        after=norm(two_layer(X, stepped, a) - y),
        low=np.maximum(low, 0),
        high=high,
        flips=norm(changes),
    )
