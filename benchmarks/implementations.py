"""Optimizers that people use, each with the roles it fills; a library loads when one is made.

`OPTIMIZERS[name]` is (a function that makes the implementation, the names of its roles);
`implementation(name)` makes it and names it so; `EXPECTED` says which of them are other methods.
"""

from importlib import import_module

from theorycheck.adapters import optax_transform, torch_optimizer
from theorycheck.errors import NotApplicable

_TINY = 1e-300  # where a library insists on an epsilon: 0 / 1e-300 is 0, as in the theorems
_DESCENTS = (
    "gradient_descent",
    "subgradient_method",
    "stochastic_gradient_descent",
    "online_gradient_descent",
)


def _torch():
    return import_module("torch").optim


def _optax():
    return import_module("optax")


def _torch_sgd():
    SGD = _torch().SGD

    return torch_optimizer(lambda parameters, eta: SGD(parameters, lr=eta))


def _torch_momentum():
    SGD = _torch().SGD

    def make(parameters, eta, *, momentum):
        return SGD(parameters, lr=eta, momentum=momentum)

    return torch_optimizer(make)


def _torch_nesterov():
    SGD = _torch().SGD

    def make(parameters, eta, *, momentum):
        return SGD(parameters, lr=eta, momentum=momentum, nesterov=momentum > 0)

    return torch_optimizer(make, "lookahead")


def _torch_adagrad():
    Adagrad = _torch().Adagrad

    def make(parameters, eta, *, initial=0.0):
        return Adagrad(parameters, lr=eta, initial_accumulator_value=initial, eps=_TINY)

    return torch_optimizer(make)


def _torch_adam():
    Adam = _torch().Adam

    def make(parameters, eta, *, beta_1=0.9, beta_2=0.999, epsilon=1e-8, longest_memory=False):
        betas, eps = (beta_1, beta_2), epsilon or _TINY
        return Adam(parameters, lr=eta, betas=betas, eps=eps, amsgrad=longest_memory)

    return torch_optimizer(make)


def _torch_amsgrad():
    Adam = _torch().Adam

    def make(parameters, eta, *, beta_1=0.9, beta_2=0.999, epsilon=_TINY):
        return Adam(parameters, lr=eta, betas=(beta_1, beta_2), eps=epsilon, amsgrad=True)

    return torch_optimizer(make)


def _torch_adamw():
    AdamW = _torch().AdamW

    def make(parameters, eta, *, beta_1=0.9, beta_2=0.999, epsilon=1e-8, weight_decay=0.01):
        betas, eps = (beta_1, beta_2), epsilon or _TINY
        return AdamW(parameters, lr=eta, betas=betas, eps=eps, weight_decay=weight_decay)

    return torch_optimizer(make)


def _torch_nadam():
    NAdam = _torch().NAdam

    def make(parameters, eta, *, beta_1=0.9, beta_2=0.999, epsilon=1e-8):
        return NAdam(parameters, lr=eta, betas=(beta_1, beta_2), eps=epsilon or _TINY)

    return torch_optimizer(make)


def _torch_muon():
    Muon = _torch().Muon

    def make(parameters, eta, *, momentum=0.95, weight_decay=0.0):
        given = dict(momentum=momentum, weight_decay=weight_decay, nesterov=False)
        muon = Muon(parameters, lr=eta, **given)
        muon.param_groups[0]["adjust_lr_fn"] = "none"  # any other word leaves the step size alone
        return muon

    return torch_optimizer(make, axes=2)


def _optax_sgd():
    sgd = _optax().sgd
    return optax_transform(lambda eta: sgd(learning_rate=eta))


def _optax_momentum():
    sgd = _optax().sgd

    return optax_transform(lambda eta, *, momentum: sgd(eta, momentum=momentum))


def _optax_nesterov():
    sgd = _optax().sgd

    def make(eta, *, momentum):
        return sgd(eta, momentum=momentum, nesterov=True)

    return optax_transform(make, "lookahead")


def _optax_sign_sgd():
    sign_sgd = _optax().sign_sgd
    return optax_transform(lambda eta: sign_sgd(learning_rate=eta))


def _optax_adam():
    adam = _optax().adam

    def make(eta, *, beta_1=0.9, beta_2=0.999, epsilon=1e-8):
        return adam(eta, b1=beta_1, b2=beta_2, eps=epsilon or _TINY)

    return optax_transform(make)


def _optax_amsgrad():
    amsgrad = _optax().amsgrad

    def make(eta, *, beta_1=0.9, beta_2=0.999, epsilon=_TINY):
        return amsgrad(eta, b1=beta_1, b2=beta_2, eps=epsilon)

    return optax_transform(make)


def _optax_amsgrad_uncorrected():
    amsgrad = _optax().amsgrad

    def make(eta, *, beta_1=0.9, beta_2=0.999, epsilon=_TINY):
        as_published = dict(bias_correction_mu=False, bias_correction_nu=False)
        return amsgrad(eta, b1=beta_1, b2=beta_2, eps=epsilon, **as_published)

    return optax_transform(make)


def _optax_adamw():
    adamw = _optax().adamw

    def make(eta, *, beta_1=0.9, beta_2=0.999, epsilon=1e-8, weight_decay=0.01):
        eps = epsilon or _TINY
        return adamw(eta, b1=beta_1, b2=beta_2, eps=eps, weight_decay=weight_decay)

    return optax_transform(make)


def _optax_lion():
    lion = _optax().lion

    def make(eta, *, beta_1=0.9, beta_2=0.99, weight_decay=0.0):
        return lion(eta, b1=beta_1, b2=beta_2, weight_decay=weight_decay)

    return optax_transform(make)


def _optax_schedule_free():
    optax = _optax()

    def make(eta, *, beta_1=0.9):
        if beta_1 == 0:
            raise NotApplicable("optax finds its average from (y - (1 - beta_1) z) / beta_1")
        return optax.contrib.schedule_free(optax.sgd(eta), eta, b1=beta_1)

    return optax_transform(make, optax.contrib.schedule_free_eval_params)


OPTIMIZERS = {
    "torch SGD": (_torch_sgd, _DESCENTS),
    "torch SGD, momentum": (_torch_momentum, ("heavy_ball",)),
    "torch SGD, Nesterov": (_torch_nesterov, ("nesterov",)),
    "torch Adagrad": (_torch_adagrad, ("adagrad",)),
    "torch Adam": (_torch_adam, ("adam",)),
    "torch Adam, amsgrad": (_torch_amsgrad, ("amsgrad",)),
    "torch AdamW": (_torch_adamw, ("adamw",)),
    "torch NAdam": (_torch_nadam, ("adam",)),
    "torch Muon": (_torch_muon, ("muon",)),
    "optax sgd": (_optax_sgd, _DESCENTS),
    "optax sgd, momentum": (_optax_momentum, ("heavy_ball",)),
    "optax sgd, Nesterov": (_optax_nesterov, ("nesterov",)),
    "optax sign_sgd": (_optax_sign_sgd, ("sign_sgd",)),
    "optax adam": (_optax_adam, ("adam",)),
    "optax adamw": (_optax_adamw, ("adamw",)),
    "optax amsgrad": (_optax_amsgrad, ("amsgrad",)),
    "optax amsgrad, uncorrected": (_optax_amsgrad_uncorrected, ("amsgrad",)),
    "optax lion": (_optax_lion, ("lion",)),
    "optax schedule_free": (_optax_schedule_free, ("schedule_free",)),
}

EXPECTED = {  # by implementation, and claim if it matters: why it is not its role's reference
    ("torch Adam, amsgrad", ""): "it divides the largest second moment by 1 - beta_2^t",
    ("torch Muon", ""): (
        "it orthogonalizes in bfloat16, by five steps of an iteration that overshoots"
    ),
    ("optax amsgrad", ""): "it corrects the moments, and takes the largest of the corrected",
    ("optax schedule_free", ""): "it leaves the start out of its average",
}


def implementation(name):
    """Return the implementation of that name; raises ImportError where its library is missing."""
    made = OPTIMIZERS[name][0]()
    made.__name__ = name
    return made
