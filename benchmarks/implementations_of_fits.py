"""Implementations of estimators, kernels, thresholds, mechanisms and accountants, by their roles.

    python benchmarks/implementations_of_fits.py             # the table, with the reasons
    python benchmarks/implementations_of_fits.py ridge       # of one role or kind

A library that is not installed is left out, and said so. Nothing is imported before it is asked
for: each entry builds its implementations when it is called.
"""

# ruff: noqa: PLC0415

import argparse
import time
from collections import Counter

from theorycheck.catalogue.finding import collect
from theorycheck.errors import NotApplicable
from theorycheck.roles import compliance

INEXACT = "it stops at a tolerance: no minimizer within rounding, which the theorem is about"
FEW = "it refuses few scores, or low levels, where a threshold exists"
EXPECTED = {  # by implementation, and claim if it matters: why it does not stand there
    ("SGDRegressor", ""): INEXACT,
    ("MLPRegressor", ""): INEXACT,
    ("SVC", ""): INEXACT,
    ("LogisticRegression, lbfgs", ""): INEXACT,
    ("MAPIE", ""): FEW,
    ("MAPIE, refusals infinite", "conformal_overcoverage"): (
        "an infinite threshold where it refuses covers more than 1 - alpha + 1/(n + 1)"
    ),
    ("crepes", "conformal_overcoverage"): (
        "its rank is floor(alpha (n + 1)) in floats, one higher where that rounds down: "
        "it then lies on the bound, and floats can't tell that from above it"
    ),
    ("torch.linalg.lstsq, gelsy", ""): (
        "it silently returns 0 for some wide systems of full rank, and not each time"
    ),
    ("LinearRegression", "variance_peaks_at_interpolation"): (
        "from release 1.9 on it takes singular values below 1e-6 of the largest, its tol, for 0: "
        "where a design is nearer to singular than that, it is not least squares"
    ),
    ("OpenDP laplace", ""): "its own generator can't be seeded, so no check of it can be repeated",
}


def least_squares():
    """Least squares, of minimum norm."""
    from sklearn.linear_model import LinearRegression

    from theorycheck.adapters.sklearn import sklearn_fit

    return {
        "LinearRegression": sklearn_fit(lambda: LinearRegression(fit_intercept=False)),
        "numpy.linalg.lstsq": _on_each_trial(_numpy_lstsq),
        "scipy.linalg.lstsq": _on_each_trial(_scipy_lstsq),
        "torch.linalg.lstsq, gelsd": _on_each_trial(lambda X, y: _torch_lstsq(X, y, "gelsd")),
        "torch.linalg.lstsq, gelsy": _on_each_trial(lambda X, y: _torch_lstsq(X, y, "gelsy")),
    }


def pseudoinverse_energy():
    """What least squares makes of unit vectors."""
    from theorycheck.adapters.derived import energy_of

    wanted = ("LinearRegression", "scipy.linalg.lstsq")
    return {name: energy_of(fit) for name, fit in least_squares().items() if name in wanted}


def ridge():
    """Ridge regression, under three conventions of the penalty."""
    from sklearn.kernel_ridge import KernelRidge
    from sklearn.linear_model import Ridge, SGDRegressor
    from sklearn.neural_network import MLPRegressor

    from theorycheck.adapters.sklearn import sklearn_fit

    def perceptron(alpha):
        how = dict(hidden_layer_sizes=(), activation="identity", solver="lbfgs", tol=1e-12)
        return MLPRegressor(alpha=alpha, random_state=0, max_iter=10_000, **how)

    def descent(alpha):
        how = dict(fit_intercept=False, max_iter=100_000, tol=1e-10, random_state=0)
        return SGDRegressor(alpha=alpha, **how)

    return {
        "Ridge": sklearn_fit(lambda a: Ridge(a, fit_intercept=False), "ridge"),
        "Ridge, mirrored": sklearn_fit(Ridge, "ridge", intercept="mirrored"),
        "KernelRidge": sklearn_fit(lambda a: KernelRidge(alpha=a), "ridge"),
        "SGDRegressor": sklearn_fit(descent, "ridge", strength="penalty / n"),
        "MLPRegressor": sklearn_fit(perceptron, "ridge", intercept="mirrored"),
    }


def hat_matrix():
    """The smoother that ridge regression is."""
    from theorycheck.adapters.derived import hat_matrix_of

    wanted = ("Ridge", "KernelRidge")
    return {name: hat_matrix_of(fit) for name, fit in ridge().items() if name in wanted}


def leave_one_out_residuals():
    """Ridge regression without each example in turn."""
    from theorycheck.adapters.derived import leave_one_out_of

    wanted = ("Ridge", "KernelRidge")
    return {name: leave_one_out_of(fit) for name, fit in ridge().items() if name in wanted}


def kernel_ridge():
    """Kernel ridge regression on a matrix that is given."""
    from sklearn.kernel_ridge import KernelRidge

    from theorycheck.adapters.sklearn import sklearn_fit

    return {
        "KernelRidge": sklearn_fit(
            lambda a: KernelRidge(alpha=a, kernel="precomputed"), "kernel_ridge"
        )
    }


def support_vector():
    """Support vector machines on the line."""
    from sklearn.svm import SVC, LinearSVC

    from theorycheck.adapters.sklearn import sklearn_fit

    def linear(C):
        how = dict(loss="hinge", fit_intercept=False, tol=1e-12, max_iter=10**6, random_state=0)
        return LinearSVC(C=C, **how)

    how = dict(role="support_vector", strength="1 / (2 n penalty)", intercept="mirrored")

    def kernelized(C):
        return SVC(C=C, kernel="linear", tol=1e-12, random_state=0)

    return {
        "SVC": sklearn_fit(kernelized, **how),
        "LinearSVC": sklearn_fit(linear, **how),
    }


def penalized_median():
    """The penalized median, a support vector regression on a constant."""
    from sklearn.svm import LinearSVR

    from theorycheck.adapters.sklearn import sklearn_fit

    def linear(C):
        return LinearSVR(C=C, fit_intercept=False, tol=1e-12, max_iter=10**6, random_state=0)

    return {"LinearSVR": sklearn_fit(linear, "penalized_median", strength="1 / (n penalty)")}


def nearest_neighbor():
    """The nearest neighbour's label."""
    from sklearn.neighbors import KNeighborsClassifier

    from theorycheck.adapters.sklearn_kernels import sklearn_predict

    return {"KNeighborsClassifier": sklearn_predict(lambda: KNeighborsClassifier(1))}


def gaussian_kernel():
    """The Gaussian kernel."""
    from sklearn.gaussian_process.kernels import RBF

    from theorycheck.adapters.sklearn_kernels import sklearn_kernel

    return {
        "rbf_kernel": sklearn_kernel("rbf", lambda bandwidth=1: {"gamma": 1 / (2 * bandwidth**2)}),
        "RBF": sklearn_kernel(
            lambda X, Z, length: RBF(length)(X, Z), lambda bandwidth=1: {"length": bandwidth}
        ),
    }


def ntk_kernel():
    """The tangent kernel of an infinitely wide network."""
    from theorycheck.adapters.sklearn_kernels import scikit_ntk_kernel

    return {"scikit-ntk": scikit_ntk_kernel()}


def conformal_threshold():
    """Conformal regressors."""
    from crepes import ConformalRegressor
    from mapie.regression import SplitConformalRegressor

    from theorycheck.adapters.conformal import threshold_of

    return {
        "MAPIE": threshold_of(SplitConformalRegressor),
        "MAPIE, refusals infinite": threshold_of(SplitConformalRegressor, refused="infinite"),
        "crepes": threshold_of(ConformalRegressor),
    }


def binomial():
    """The binomial distribution."""
    import numpy as np
    from scipy import stats

    return {"scipy.stats.binom": lambda n, q: stats.binom.pmf(np.arange(n + 1), n, q)}


def normal_cdf():
    """The normal distribution function."""
    from scipy import special, stats

    return {"scipy.stats.norm": stats.norm.cdf, "scipy.special.ndtr": special.ndtr}


def upper_limit():
    """The quantile of the beta distribution that is Clopper and Pearson's limit."""
    import numpy as np
    from scipy import stats

    def quantile(errors, n, delta):
        counts = np.asarray(errors)
        found = stats.beta.ppf(1 - delta, counts + 1, np.maximum(n - counts, 1))
        return np.where(counts < n, found, 1.0)

    return {"scipy.stats.beta": quantile}


def softmax():
    """Class probabilities."""
    from scipy import special

    return {"scipy.special.softmax": lambda logits: special.softmax(logits, axis=-1)}


def log_softmax():
    """Their logarithms."""
    from scipy import special

    return {"scipy.special.log_softmax": lambda logits: special.log_softmax(logits, axis=-1)}


def laplace_mechanism():
    """The Laplace mechanism, by sampling."""
    from diffprivlib.mechanisms import Laplace

    from theorycheck.adapters.privacy import sampled

    return {"diffprivlib Laplace": sampled(Laplace), "OpenDP laplace": sampled(_opendp)}


def report_bits():
    """Randomized response, by sampling."""
    from diffprivlib.mechanisms import Binary

    from theorycheck.adapters.privacy import sampled

    def binary(*, epsilon, random_state):
        how = dict(value0="0", value1="1", random_state=random_state)
        return Binary(epsilon=epsilon, **how)

    return {"diffprivlib Binary": sampled(binary, reads=lambda bit: str(int(bit)))}


def gaussian_privacy_curve():
    """What Gaussian noise costs."""
    from dp_accounting.pld import privacy_loss_distribution as losses

    from theorycheck.adapters.accountants import accountant_of

    def gaussian(mu):
        return losses.from_gaussian_mechanism(1 / mu, value_discretization_interval=1e-3)

    return {"dp-accounting": accountant_of(gaussian)}


def composed_delta():
    """What many releases cost."""
    import numpy as np
    from dp_accounting.pld import privacy_loss_distribution as losses

    from theorycheck.adapters.accountants import accountant_of

    def responses(loss):  # the share of answers that are replaced by a uniform one of two
        return losses.from_randomized_response(2 / (1 + np.exp(loss)), 2)

    return {"dp-accounting": accountant_of(responses, "composed_delta")}


def logistic_regression():
    """Penalized logistic regression."""
    from sklearn.linear_model import LogisticRegression

    from theorycheck.adapters.sklearn import sklearn_fit

    def newton(C):
        how = dict(fit_intercept=False, solver="newton-cholesky", max_iter=1000)
        return LogisticRegression(C=C, tol=1e-9, **how)

    def quasi_newton(C):
        return LogisticRegression(C=C, tol=1e-10, max_iter=10_000)

    how = dict(role="logistic_regression", strength="1 / (n penalty)", intercept="mirrored")
    return {
        "LogisticRegression, newton-cholesky": sklearn_fit(newton, **how),
        "LogisticRegression, lbfgs": sklearn_fit(quasi_newton, **how),
    }


ROLES = (
    least_squares,
    pseudoinverse_energy,
    ridge,
    hat_matrix,
    leave_one_out_residuals,
    kernel_ridge,
    logistic_regression,
    support_vector,
    penalized_median,
    nearest_neighbor,
    gaussian_kernel,
    ntk_kernel,
    conformal_threshold,
    binomial,
    normal_cdf,
    upper_limit,
    softmax,
    log_softmax,
    laplace_mechanism,
    report_bits,
    gaussian_privacy_curve,
    composed_delta,
)


def _on_each_trial(fit):
    import numpy as np

    def least_squares(X, y):
        lead = np.broadcast_shapes(X.shape[:-2], y.shape[:-1])
        designs = np.broadcast_to(X, (*lead, *X.shape[-2:])).reshape(-1, *X.shape[-2:])
        labels = np.broadcast_to(y, (*lead, y.shape[-1])).reshape(-1, y.shape[-1])
        found = [fit(A, b) for A, b in zip(designs, labels, strict=True)]
        return np.asarray(found).reshape(*lead, X.shape[-1])

    return least_squares


def _numpy_lstsq(X, y):
    import numpy as np

    return np.linalg.lstsq(X, y, rcond=None)[0]


def _scipy_lstsq(X, y):
    from scipy import linalg

    return linalg.lstsq(X, y, lapack_driver="gelsd")[0]


def _torch_lstsq(X, y, driver):
    import torch

    A, b = torch.tensor(X, dtype=torch.float64), torch.tensor(y, dtype=torch.float64)
    return torch.linalg.lstsq(A, b[:, None], driver=driver).solution[:, 0].numpy()


def _opendp(*, epsilon, sensitivity, random_state):
    import opendp.prelude as dp

    del random_state  # OpenDP takes none
    dp.enable_features("contrib")
    space = dp.atom_domain(T=float, nan=False), dp.absolute_distance(T=float)
    return dp.m.make_laplace(*space, scale=sensitivity / epsilon)


def rows_of(role, claims, **options):
    """Return the pairs of one role's implementations, and why there are none if so."""
    try:
        implementations = role()
    except (ImportError, NotApplicable) as error:
        return [], f"left out: {error}"
    return compliance(implementations, role.__name__, claims, **options).pairs, ""


def main():
    """Print a line for each pair, and how many of the claims that are true stand."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("only", nargs="*", help="names of roles")
    only = parser.parse_args().only
    claims = [found.claim for found in collect().found]
    counts = Counter()
    for role in ROLES:
        if only and role.__name__ not in only:
            continue
        start = time.process_time()
        pairs, why = rows_of(role, claims)
        spent = time.process_time() - start
        print(f"\n{role.__name__}: {len(pairs)} pairs, {spent:.1f} s of CPU. {why}")
        for pair in pairs:
            expected = EXPECTED.get((pair.implementation, pair.claim)) or EXPECTED.get(
                (pair.implementation, "")
            )
            reason = "" if pair.standing.is_good else f"\n      {expected or pair.reason}"
            print(
                f"  {pair.implementation:35} {pair.claim:52} {pair.standing.value:24} "
                f"gap {pair.gap.size:.1e} of {pair.gap.calls} {pair.seconds:6.1f} s{reason}",
                flush=True,
            )
            counts[pair.standing.value] += 1
    print("\n" + ", ".join(f"{count} {standing}" for standing, count in counts.most_common()))


if __name__ == "__main__":
    main()
