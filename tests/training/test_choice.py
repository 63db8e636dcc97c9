"""Which step of a training is kept."""

import torch

from training.quality import Best, merit


def test_merit_is_half_agreement_and_half_damage_found() -> None:
    row = {"a kendall": 0.2, "b kendall": 0.4, "a pearson": 0.9, "seen ranked": 0.9, "unseen ranked": 0.1}
    assert abs(merit(row) - 0.6) < 1e-9


def test_the_best_weights_come_back() -> None:
    network, best = torch.nn.Linear(1, 1, bias=False), Best()
    for value, found in ((1.0, 0.3), (2.0, 0.5), (3.0, 0.4)):
        network.weight.data.fill_(value)
        best.offer(found, network)
    best.restore(network)
    assert network.weight.item() == 2


def test_without_an_offer_nothing_changes() -> None:
    network = torch.nn.Linear(1, 1, bias=False)
    network.weight.data.fill_(7)
    Best().restore(network)
    assert network.weight.item() == 7
