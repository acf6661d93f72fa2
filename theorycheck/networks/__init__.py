"""Two-layer networks, initializations and constructions, on arrays; they know no claim.

Deep networks (`networks.deep`), linear ones (`networks.linear`, with their rates and notation) and
losses (`networks.losses`) have words of their own, such as `train`, and are imported from there.
"""

from theorycheck.networks.attention import dot_product_attention, linear_attention
from theorycheck.networks.constructions import (
    folded_zigzags,
    interpolating_network,
    line_zigzag,
    memorizing_network,
    network,
    zigzag,
)
from theorycheck.networks.dropout import dropout
from theorycheck.networks.normalization import (
    batch_normalized,
    batch_normalized_gradient,
)
from theorycheck.networks.regions import (
    activation_regions,
    affine_pieces,
    general_position,
    pieces_of_random_networks,
    sign_changes_on_the_line,
    slopes_on_the_line,
)
from theorycheck.networks.two_layers import (
    Activation,
    absolute,
    antisymmetric,
    identity,
    neuron_imbalance,
    ntk_scale,
    relu,
    softplus,
    tanh,
    train_two_layer,
    two_layer,
    two_layer_gradients,
    two_layer_jacobian,
    two_layer_loss,
)
from theorycheck.networks.weights import (
    frobenius_product,
    gaussian_weights,
    he_weights,
    lecun_weights,
    lipschitz_product,
    ntk_weights,
    path_norm,
    spectral_complexity,
    two_layer_weights,
)

__all__ = [
    "Activation",
    "absolute",
    "activation_regions",
    "affine_pieces",
    "antisymmetric",
    "batch_normalized",
    "batch_normalized_gradient",
    "dot_product_attention",
    "dropout",
    "folded_zigzags",
    "frobenius_product",
    "gaussian_weights",
    "general_position",
    "he_weights",
    "identity",
    "interpolating_network",
    "lecun_weights",
    "line_zigzag",
    "linear_attention",
    "lipschitz_product",
    "memorizing_network",
    "network",
    "neuron_imbalance",
    "ntk_scale",
    "ntk_weights",
    "path_norm",
    "pieces_of_random_networks",
    "relu",
    "sign_changes_on_the_line",
    "slopes_on_the_line",
    "softplus",
    "spectral_complexity",
    "tanh",
    "train_two_layer",
    "two_layer",
    "two_layer_gradients",
    "two_layer_jacobian",
    "two_layer_loss",
    "two_layer_weights",
    "zigzag",
]
