import numpy as np
import pytest

from theorycheck.networks import dot_product_attention, linear_attention

rng = np.random.default_rng(3)
X, A, V = (rng.standard_normal(shape) for shape in ((5, 3), (3, 3), (3, 3)))


def test_each_token_averages_the_values():
    out = dot_product_attention(X, A, V)
    for token, found in zip(X, out, strict=True):
        shares = np.exp([token @ A @ other for other in X])
        assert found == pytest.approx(shares / shares.sum() @ X @ V)


def test_linear_attention_adds_the_values_of_the_context():
    out = linear_attention(X, A, V, context=4)
    for token, found in zip(X, out, strict=True):
        added = sum((token @ A @ other) * (other @ V) for other in X[:4])
        assert found == pytest.approx(token + added)


def test_batches_are_attended_to_one_by_one():
    batch = np.stack([X, 2 * X])
    assert np.allclose(dot_product_attention(batch, A, V)[1], dot_product_attention(2 * X, A, V))
    assert np.allclose(
        linear_attention(batch, A, V, context=2)[0], linear_attention(X, A, V, context=2)
    )
