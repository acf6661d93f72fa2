"""At finite width, all entries of the tangent kernel are close to their limits at once."""

import numpy as np
from sympy import Abs, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.derivation import since
from theorycheck.kernels import hidden_ntk_kernel, linear_kernel, two_layer_ntk
from theorycheck.notation import delta, m, n
from theorycheck.strategies import probabilities
from theorycheck.strategies.planar_inputs import planar_inputs

deviation = symbol("deviation", "distance of the kernel's entry to its limit", nonnegative=True)
g = symbol("g", "scalar product of the two inputs")


def _proof(one_mean):
    pairs = "the largest entry; each is |g| times a mean of m variables in [0, 1], or less"
    every = since(one_mean).substitute(n=m).union_bound(n * (n + 1) / 2)
    return every.times(Abs(g)).read_as(deviation, because=pairs)


@claim(
    source="Du, Zhai, Poczos & Singh 2019, Lemma 3.1; with the constant of Hoeffding 1963",
    then=P(deviation <= Abs(g) * sqrt(log(n * (n + 1) / delta) / (2 * m))) >= 1 - delta,
    follows_from=["hoeffding_two_sided"],
    derivation=_proof,
)
def tangent_kernel_entries_concentrate(let, *, limit=hidden_ntk_kernel):
    """With probability 1 - delta, every entry of the tangent kernel of m ReLU neurons on n
    inputs is within |<x, z>| sqrt(log(n(n+1)/delta)/(2m)) of its limit <x, z> (pi - angle)/(2
    pi).

    In the plane, all that counts is how many neurons lie in each of at most 2n arcs. The limit has
    an arctangent: decided in float64.
    """
    inputs = let(planar_inputs())
    delta = let(probabilities(0.1, 1))
    X, m, n = inputs.X, inputs.m, len(inputs.X)
    pairs = np.triu_indices(n)
    one_neuron = two_layer_ntk(X, inputs.neurons[..., None], np.ones(1), output_layer=False)
    kernel = inputs.counts @ one_neuron[:, *pairs] / m
    deviation = abs(kernel - limit(X)[pairs])
    g = np.broadcast_to(linear_kernel(X)[pairs], deviation.shape)
    return dict(n=n, m=m, delta=delta, g=g, deviation=deviation, weights=inputs.weights)
