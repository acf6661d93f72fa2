"""Which of NumPy's functions round, and how: entry by entry, or relative to a whole matrix."""

import numpy as np

EXACT = frozenset(  # their results are exact, or are whole
    {
        *(np.positive, np.negative, np.absolute, np.fabs, np.sign, np.copysign, np.signbit),
        *(np.maximum, np.minimum, np.fmax, np.fmin, np.heaviside, np.conjugate),
        *(np.floor, np.ceil, np.rint, np.trunc, np.ldexp, np.frexp, np.nextafter, np.spacing),
        *(np.equal, np.not_equal, np.less, np.less_equal, np.greater, np.greater_equal),
        *(np.logical_and, np.logical_or, np.logical_not, np.logical_xor),
        *(np.isfinite, np.isinf, np.isnan),
    }
)
WHOLE = frozenset({np.add, np.subtract, np.multiply, np.power, np.square, np.matmul, np.left_shift})
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
