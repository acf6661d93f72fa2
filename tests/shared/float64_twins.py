"""Which parts of the catalogue can be swapped, and what stands in for each of them.

A twin is a correct implementation in plain float64, as a user would bring it. Where writing one
independently would only repeat a formula, the reference itself is confined to float64.
"""

import functools

import float64_accelerated
import float64_decoupled
import float64_fields
import float64_online
import float64_optimizers
from rounding import in_float32, in_float64

import theorycheck.networks.linear
from theorycheck import learning, networks, optimization, privacy
from theorycheck.catalogue import collect

_FIELDS = ("optimization", "networks", "learning", "kernels", "privacy")


def _of(module, *places):
    """Pair the library's functions with those of the same names in `module`."""
    names = [name for name in vars(module) if not name.startswith("_")]
    return {
        vars(place)[name]: vars(module)[name]
        for place in places
        for name in names
        if callable(vars(module)[name]) and name in vars(place)
    }


OWN = {
    **_of(float64_optimizers, optimization, privacy),
    **_of(float64_online, optimization),
    **_of(float64_accelerated, optimization),
    **_of(float64_decoupled, optimization),
    **_of(float64_fields, learning, privacy),
    networks.two_layer_gradients: float64_fields.two_layer_gradients,
    networks.train_two_layer: float64_fields.train_two_layer,
    theorycheck.networks.linear.train: float64_fields.train,
    theorycheck.networks.linear.gradients: float64_fields.linear_gradients,
    theorycheck.networks.linear.pull_back: float64_fields.pull_back,
}
OPTIMIZERS = {
    reference: twin
    for reference, twin in OWN.items()
    if twin.__module__
    in {"float64_accelerated", "float64_decoupled", "float64_online", "float64_optimizers"}
}


@functools.cache
def catalogue():
    """Return all claims, found once."""
    return collect().found


def is_of_a_field(part):
    """Tell whether a part is a function of the library's fields, not a constant or a formula."""
    house, *rooms = (getattr(part, "__module__", None) or "").split(".")
    return callable(part) and house == "theorycheck" and rooms[0] in _FIELDS


def swappable(*, false=False):
    """Yield (claim, name of the part, reference) over the catalogue's true, or false, claims."""
    for found in catalogue():
        for name, part in found.claim.parts.items():
            if bool(found.claim.refuted_by) is false and is_of_a_field(part):
                yield found.claim, name, part


def left_out():
    """Return the parts that are constants or formulas of a theorem: (claim, name, part)."""
    return [
        (found.claim.name, name, part)
        for found in catalogue()
        for name, part in found.claim.parts.items()
        if not is_of_a_field(part)
    ]


def float64_twin(reference):
    """Return the plain float64 implementation of a part."""
    return OWN[reference] if reference in OWN else in_float64(reference)


def float32_twin(reference):
    """Return the reference, computing and answering in float32."""
    return in_float32(reference)


def pairs(twin, among=None, *, false=False):
    """Return every claim with one part swapped, by "claim/part"; only parts `among` some."""
    return {
        f"{claim.name}/{name}": claim.using(**{name: twin(reference)})
        for claim, name, reference in swappable(false=false)
        if among is None or reference in among
    }


def optimizer_pairs():
    """Return (claim, name of the part, float64 twin) where the part is an optimizer."""
    return [(c, name, OPTIMIZERS[part]) for c, name, part in swappable() if part in OPTIMIZERS]
