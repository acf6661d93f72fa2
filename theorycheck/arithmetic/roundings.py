"""Which of NumPy's functions round, and how: entry by entry, or relative to a whole matrix."""

import numpy as np

EXACT = frozenset(  # by name: what they give is exact, or whole
    [
        "positive",
        "negative",
        "absolute",
        "fabs",
        "sign",
        "copysign",
        "signbit",
        "heaviside",
        "conjugate",
        "clip",
        "maximum",
        "minimum",
        "fmax",
        "fmin",
        "floor",
        "ceil",
        "rint",
        "trunc",
        "ldexp",
        "frexp",
        "nextafter",
        "spacing",
        "equal",
        "not_equal",
        "less",
        "less_equal",
        "greater",
        "greater_equal",
        "logical_and",
        "logical_or",
        "logical_not",
        "logical_xor",
        "isfinite",
        "isinf",
        "isnan",
    ]
)
WHOLE = frozenset(["add", "subtract", "multiply", "power", "square", "matmul", "left_shift"])
BACKWARD_STABLE = frozenset(  # right for a matrix that differs by rounding from the one given
    {
        *(np.linalg.solve, np.linalg.inv, np.linalg.pinv, np.linalg.lstsq, np.linalg.det),
        *(np.linalg.eig, np.linalg.eigh, np.linalg.eigvals, np.linalg.eigvalsh),
        *(np.linalg.svd, np.linalg.svdvals, np.linalg.qr, np.linalg.cholesky),
        *(np.linalg.slogdet, np.linalg.cond, np.linalg.matrix_rank, np.linalg.tensorsolve),
    }
)
ARITHMETIC = frozenset(  # sums and products, whose terms err each on its own scale
    {
        *(np.dot, np.vdot, np.inner, np.outer, np.tensordot, np.einsum, np.kron, np.cross),
        *(np.convolve, np.correlate, np.interp, np.cov, np.corrcoef, np.polyfit, np.polyval),
        *(np.cumsum, np.cumprod, np.trace, np.average, np.quantile, np.percentile, np.trapezoid),
        *(np.linalg.norm, np.linalg.matrix_power, np.linalg.multi_dot, np.linalg.trace),
        *(np.linalg.matrix_norm, np.linalg.vector_norm, np.linalg.outer, np.linalg.cross),
        *(np.fft.fft, np.fft.ifft, np.fft.rfft, np.fft.irfft),
    }
)
