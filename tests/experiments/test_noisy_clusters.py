"""Two noisy clusters: networks that learn them by heart."""

import numpy as np

from theorycheck.experiments.noisy_clusters import cluster_errors


def test_labels_are_learnt_by_heart_and_it_costs_more_in_few_dimensions():
    rng = np.random.default_rng(0)
    low, high = (cluster_errors(rng, d, 8, trials=16) for d in (20, 300))
    assert np.mean(low.seen + high.seen == 0) > 0.7
    assert np.mean(low.new) > 2 * np.mean(high.new)


def test_an_untrained_network_knows_nothing():
    def standing_still(*given, **_):
        return given[2:4]

    found = cluster_errors(np.random.default_rng(0), 30, 8, trials=64, train=standing_still)
    assert 0.35 < np.mean(found.new) < 0.65
