"""A fixed sample of `make trust`: some of each kind of hostile input."""

from collections.abc import Callable, Iterable
from itertools import islice

import pytest

import hostile
import trust
from hostile import Input

SAMPLES: dict[str, Callable[[], Iterable[Input]]] = {
    "yaml": lambda: islice(hostile.yaml(), 0, None, 29),
    "encodings": lambda: islice(hostile.encodings(), 0, None, 4),
    "sizes": lambda: islice(hostile.sizes((4_000,)), 0, None, 8),
    "nesting": lambda: islice(hostile.nesting((19, 200)), 0, None, 7),
    "large": lambda: islice(hostile.too_large(), 3, None),
    "registries": lambda: hostile.registries(12, seed=1),
    "mutations": lambda: hostile.mutations(120, seed=1),
}


@pytest.mark.parametrize("kind", SAMPLES)
def test_hostile_inputs_are_findings(kind: str) -> None:
    outcome = trust.Outcome()
    for group in trust.batches(SAMPLES[kind]()):
        outcome.add(trust.batch(group))
    assert outcome.faults == []
    assert outcome.count.total() >= 5


ODDITIES = [name for name, _ in trust.oddities()][::20]


@pytest.mark.parametrize("name", ODDITIES)
def test_odd_files_are_reported_in_a_line(name: str) -> None:
    assert trust.odd(name, dict(trust.oddities())[name]).faults == []


def test_input_that_breaks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(root: object) -> int:
        raise ValueError(root)

    monkeypatch.setattr(trust, "judged", breaks)
    outcome = trust.batch(list(hostile.mutations(2, seed=1)))
    assert [fault.partition(":")[0] for fault in outcome.faults] == ["mutation/1/0", "mutation/1/1"]


def test_input_that_hangs_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def hangs(_: object) -> int:
        while True:
            pass

    monkeypatch.setattr(trust, "judged", hangs)
    monkeypatch.setattr(trust, "SECONDS", 0.05)
    assert trust.batch(list(hostile.mutations(1, seed=1))).faults == ["mutation/1/0: hang"]
