"""The same trials in PyTorch on the CPU: batches of matrices, the steps in a Python loop.

Importing this needs torch; the benchmark leaves its column out where it is missing.
"""

import torch
from workloads import PENALTIES, STEPS

torch.set_num_threads(1)


def quadratic(H, minimizer, x_0, eta):
    """Squared distances to the minimizer along gradient descent."""
    x, losses = x_0, []
    for _ in range(STEPS["quadratic"] + 1):
        losses.append(((x - minimizer) ** 2).sum(1))
        x = x - eta[:, None] * torch.bmm(H, (x - minimizer)[..., None])[..., 0]
    return torch.stack(losses, 1)


def linear(X, Y, W_1, W_2):
    """Losses along gradient descent on both layers."""
    losses = []
    for _ in range(STEPS["linear"] + 1):
        hidden = torch.bmm(X, W_1)
        E = torch.baddbmm(Y, hidden, W_2, beta=-1)
        losses.append((E**2).sum((1, 2)) / 2)
        G_1, G_2 = torch.bmm(X.mT, torch.bmm(E, W_2.mT)), torch.bmm(hidden.mT, E)
        W_1, W_2 = W_1 - 0.002 * G_1, W_2 - 0.002 * G_2
    return torch.stack(losses, 1)


def relu(X, y, W, a):
    """Losses along gradient descent on both layers."""
    losses = []
    for _ in range(STEPS["relu"] + 1):
        Z = torch.bmm(X, W)
        hidden = torch.relu(Z)
        r = torch.bmm(hidden, a[..., None])[..., 0] - y
        losses.append((r * r).sum(1) / 2)
        G_W = torch.bmm(X.mT, r[..., None] * a[:, None, :] * (Z > 0))
        W, a = W - 0.005 * G_W, a - 0.005 * torch.bmm(hidden.mT, r[..., None])[..., 0]
    return torch.stack(losses, 1)


def kernel(X, W, a):
    """The tangent kernel by its closed form."""
    Z = torch.bmm(X, W)
    slopes, hidden = (Z > 0) * a[:, None, :], torch.relu(Z)
    return torch.bmm(X, X.mT) * torch.bmm(slopes, slopes.mT) + torch.bmm(hidden, hidden.mT)


def curve(X, y, X_new, y_new):
    """Mean squared errors on new data by the number of features."""
    errors = []
    for p in range(1, X.shape[2] + 1):
        b = torch.linalg.lstsq(X[:, :, :p], y[..., None], driver="gelsd").solution
        errors.append(((X_new[:, :, :p] @ b)[..., 0] - y_new).square().mean(1))
    return torch.stack(errors, 1)


def ridge(X, y):
    """Coefficients at every penalty."""
    identity = torch.eye(X.shape[2], dtype=X.dtype)
    gram, target = X.mT @ X, (X.mT @ y[..., None])
    rows = [torch.linalg.solve(gram + c * identity, target)[..., 0] for c in PENALTIES]
    return torch.stack(rows, 1)


def class_(counts, losses):
    """Empirical risks."""
    return counts.to(losses.dtype) @ losses[0].T / counts.sum(1, keepdim=True)


def rademacher(signs, values):
    """The largest correlation with the signs."""
    return (signs.to(values.dtype) @ values[0].T).amax(1) / signs.shape[1]


BATCHES = {
    "quadratic": quadratic,
    "linear": linear,
    "relu": relu,
    "kernel": kernel,
    "curve": curve,
    "ridge": ridge,
    "class": class_,
    "rademacher": rademacher,
}
