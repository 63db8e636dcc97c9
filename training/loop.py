"""One training: batches of every task by turns, squared error and ranking, averaged weights."""

import copy
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import torch
from torch import Tensor

from tqcheck.quality.facts import wrong_facts
from tqcheck.quality.network import QualityNetwork
from training.batches import MODES, Batch, Mode, in_batches
from training.examples import Group, Task
from training.states import StateStore

SHARPNESS = 5.0  # of the ranking term: how far apart two severities of one group must lie to be at peace
MARGIN = 0.1  # candidates whose severities differ by less are not ranked


@dataclass(frozen=True, slots=True)
class Plan:
    """The settings of a training; ``shares`` are each task's share of every second batch, the others being judgements.

    The rates fall towards nothing at ``steps``; training ends after ``until``. ``squared`` and ``ranking`` weigh the
    terms of the loss; ``across``: judgements are ranked over all segments of a batch, not within a segment alone.

    ``workers`` threads work on the batches of a step: on a processor two threads with a batch each waste less than two
    that share every operation.
    """

    steps: int
    until: int
    shares: Mapping[Task, float]
    layers_rate: float = 4e-5
    head_rate: float = 4e-4
    warm_up: int = 50
    budget: int = 1500
    workers: int = 2
    squared: float = 1.0
    ranking: float = 0.5
    across: bool = False
    averaging: float = 0.993
    decay: float = 0.01
    seed: int = 0


class Scorer:
    """A network with the states of its texts."""

    def __init__(self, network: QualityNetwork, store: StateStore, device: str) -> None:
        self.network = network
        self.store = store
        self.device = device

    def __call__(self, batch: Batch) -> Tensor:
        """Severities of a batch, float32, shape (rows,)."""

        index = torch.tensor(batch.index, device=self.device)
        with torch.autocast(self.device, dtype=torch.bfloat16):
            found: Tensor = self.network(
                self.store.padded(batch.candidates, self.device),
                batch.references and self.store.padded(batch.references, self.device),
                batch.sources and self.store.padded(batch.sources, self.device),
                index,
            )
        return found.float()

    def twin(self) -> "Scorer":
        """A scorer that shares the weights and has gradients of its own, for a second thread."""
        network = copy.deepcopy(self.network).train()
        for mine, other in zip(network.parameters(), self.network.parameters(), strict=True):
            mine.data = other.data
        return Scorer(network, self.store, self.device)

    @torch.no_grad()
    def severities(self, batch: Batch) -> list[float]:
        """Severities without training, by the network as it is used."""
        self.network.eval()
        found = self(batch).cpu()
        if batch.references is None and batch.sources is not None:
            weights = self.network.facts.tolist()
            pairs = zip(batch.candidates, batch.index, strict=True)
            found = found + torch.tensor(
                [wrong_facts(candidate, batch.sources[number], weights) for candidate, number in pairs]
            )
        return [float(value) for value in found]


class Average:
    """An exponential average of the weights, which agrees with people more than the weights of any one step."""

    def __init__(self, network: QualityNetwork, keep: float) -> None:
        self._keep = keep
        self._steps = 0
        self._values = {name: value.detach().clone() for name, value in network.named_parameters()}

    def update(self, network: QualityNetwork) -> None:
        """Take in the weights after a step; the first steps count more, so that the beginning is soon forgotten."""
        self._steps += 1
        keep = min(self._keep, self._steps / (self._steps + 9))
        for name, value in network.named_parameters():
            self._values[name].lerp_(value.detach(), 1 - keep)

    def swap(self, network: QualityNetwork) -> None:
        """Exchange the network's weights with the average's."""
        for name, value in network.named_parameters():
            mine = self._values[name].clone()
            self._values[name].copy_(value.detach())
            value.data.copy_(mine)  # in place: twins share it


def train(
    scorer: Scorer,
    groups: Mapping[Task, Sequence[Group]],
    plan: Plan,
    sample: Callable[[Group, random.Random], Group],
    watch: Callable[[int, float, float], None],
    every: int,
) -> None:
    """Train the network in place; what it holds in the end are the averaged weights.

    ``watch`` is called every so many steps, with the averaged weights in the network: step, loss, seconds.
    """
    torch.manual_seed(plan.seed)
    scorer.store.held()
    draw = random.Random(plan.seed)
    network = scorer.network
    layers = [p for name, p in network.named_parameters() if name.startswith("layers") and p.requires_grad]
    head = [p for name, p in network.named_parameters() if not name.startswith("layers")]
    optimiser = torch.optim.AdamW(
        [{"params": layers, "lr": plan.layers_rate}, {"params": head, "lr": plan.head_rate}], weight_decay=plan.decay
    )
    rates = [group["lr"] for group in optimiser.param_groups]
    average = Average(network, plan.averaging)
    feeds = {task: _feed(scorer.store, found, plan, sample, draw) for task, found in groups.items() if found}
    tasks = list(feeds)
    scorers = [scorer, scorer.twin()]
    workers = ThreadPoolExecutor(plan.workers)
    started = time.monotonic()
    losses: list[float] = []
    for step in range(1, plan.until + 1):
        # two batches a step, always one of judgements: after a step of anything else its scale would have drifted
        task = draw.choices(tasks, [plan.shares[name] for name in tasks])[0]
        network.train()
        optimiser.zero_grad()
        parts = workers.map(partial(_step, plan), scorers, [next(feeds["mqm"]), next(feeds[task])])
        losses.append(sum(parts, 0.0) / len(scorers))
        _gather(network, scorers)
        torch.nn.utils.clip_grad_norm_([*layers, *head], 1.0)
        share = min(1.0, step / plan.warm_up) * max(0.03, 1 - step / plan.steps)
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * share
        optimiser.step()
        average.update(network)
        if step % every == 0 or step == plan.until:
            average.swap(network)
            watch(step, sum(losses) / len(losses), time.monotonic() - started)
            losses.clear()
            if step < plan.until:
                average.swap(network)


def _step(plan: Plan, scorer: Scorer, batch: Batch) -> float:
    loss = _loss(scorer, batch, plan)
    torch.autograd.backward(loss)
    return loss.item()


def _gather(network: QualityNetwork, scorers: Sequence[Scorer]) -> None:
    """The mean of the gradients of all twins, in the network's own."""
    twins = [dict(scorer.network.named_parameters()) for scorer in scorers[1:]]
    for name, value in network.named_parameters():
        for twin in twins:
            other = twin[name].grad
            if other is not None:
                value.grad = other.clone() if value.grad is None else value.grad.add_(other)
                twin[name].grad = None
        if value.grad is not None:
            value.grad.div_(len(scorers))


def _feed(
    store: StateStore,
    groups: Sequence[Group],
    plan: Plan,
    sample: Callable[[Group, random.Random], Group],
    draw: random.Random,
) -> Iterator[Batch]:
    while True:
        chosen = [sample(group, draw) for group in groups]
        batches = []
        for modes in ({"source"}, {"reference"}, set(MODES)):
            alike = [group for group in chosen if set(_modes(group)) == modes]
            batches += [
                [alike[number] for number in numbers] for numbers in in_batches(alike, store, plan.budget, draw)
            ]
        draw.shuffle(batches)
        for batch in batches:
            yield Batch.of(batch, draw.choice(_modes(batch[0])))


def _modes(group: Group) -> list[Mode]:
    if group.reference is None:
        return ["source"]
    return ["reference"] if group.source is None else list(MODES)


def _loss(scorer: Scorer, batch: Batch, plan: Plan) -> Tensor:
    given = scorer(batch)
    judged = torch.tensor(batch.severities, device=given.device)
    known = ~judged.isnan()
    loss = plan.squared * torch.nn.functional.mse_loss(given[known], judged[known]) if known.any() else given.sum() * 0
    order = torch.tensor(batch.order, device=given.device)
    index = torch.tensor(batch.index, device=given.device)
    worse = order[:, None] > order[None] + MARGIN
    if not (batch.together or (plan.across and batch.task == "mqm")):
        worse &= index[:, None] == index[None]
    if worse.any():
        apart = (given[:, None] - given[None])[worse]
        loss = loss + plan.ranking * torch.nn.functional.softplus(-SHARPNESS * apart).mean()
    return loss
