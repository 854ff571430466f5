"""Weigh the evidence for slips anew, and count what is told, from texts that were not used.

    python bench/spelling_weights.py --slips FILE... --right FILE... --asked FILE... [--keep]

A line of `--slips` and `--asked` is 0 or 1, a sentence, and the sentence without slips, with tabs
between (ECSpell's form). `--right` are texts without slips: every other passage of them is learned
from, the rest is held out. It needs scikit-learn. `--keep` writes the weights into the model.
"""

import argparse
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from gongkai.measures.spelling.language_model import MODEL, language_model
from gongkai.measures.spelling.noisy_channel import EVIDENCE, candidates, odds_of
from spelling_model import save

CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
Weights = Mapping[str, float]
RIGHT = 3.0
"""A slip of text that is right counts as often as so many of the sentences with slips."""
ODDS = (0.5, 1, 1.5, 2, 2.5, 3, 4)


class Case(NamedTuple):
    text: str
    wrong: range
    """Where the slip is; empty in a right text."""
    has_slip: bool


class Weighed(NamedTuple):
    evidence: Sequence[float]
    is_slip: bool
    case: int
    said: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--slips", type=Path, nargs="+", required=True)
    parser.add_argument("--right", type=Path, nargs="+", required=True)
    parser.add_argument("--asked", type=Path, nargs="+", required=True)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    slips = [case for path in arguments.slips for case in pairs_of(path)]
    right = {path: list(passages(path)) for path in arguments.right}
    learned = [Case(text, range(0), False) for texts in right.values() for text in texts[::2]]
    weights = fitted(list(asked_of(slips)), list(asked_of(learned)))
    for name, weight in weights.items():
        print(f"{name:30} {weight:7.3f}")
    if arguments.keep:
        keep(weights)
    print("| odds | " + " | ".join(str(one) for one in ODDS) + " |")
    for path in arguments.asked:
        report(path.name, list(pairs_of(path)), weights, 0)
    for path, texts in right.items():
        held = [Case(text, range(0), False) for text in texts[1::2]]
        report(path.name, held, weights, arguments.show)


def pairs_of(path: Path) -> Iterator[Case]:
    for line in path.read_text("utf-8").splitlines():
        _, wrong, right = line.split("\t")
        at = [at for at, (a, b) in enumerate(zip(wrong, right, strict=False)) if a != b]
        yield Case(wrong, range(min(at), max(at) + 1) if at else range(0), bool(at))


def passages(path: Path) -> Iterator[str]:
    files = [path] if path.is_file() else sorted(path.rglob("*.md"))
    seen: set[str] = set()
    for file in files:
        if file.name.endswith(".en.md"):
            continue
        for run in CHINESE.findall(file.read_text("utf-8", "replace")):
            if run not in seen:
                seen.add(run)
                yield run


def asked_of(cases: Iterable[Case]) -> Iterator[Weighed]:
    model = language_model()
    for at, case in enumerate(cases):
        for one in candidates(case.text, model):
            hit = any(
                place in case.wrong for place in range(one.start, one.start + len(one.written))
            )
            yield Weighed(one.evidence, hit, at, f"{one.written}→{one.meant}")


def report(name: str, cases: Sequence[Case], weights: Weights, show: int) -> None:
    size = sum(len(case.text) for case in cases)
    wrong = sum(bool(case.has_slip) for case in cases)
    weighed = [(odds_of(w.evidence, weights), w) for w in asked_of(cases)]
    cells = []
    for odds in ODDS:
        found = len({w.case for o, w in weighed if o >= odds and w.is_slip})
        false = sum(o >= odds and not w.is_slip for o, w in weighed)
        cells.append(f"{found}, {false}" if wrong else f"{false / size * 1e5:.1f}")
    print(f"| {name}: {wrong} slips, {size} characters | " + " | ".join(cells) + " |", flush=True)
    if show:
        for odds, one in sorted(weighed, key=lambda pair: -pair[0])[:show]:
            print(f"  {one.said} {odds:.1f}", end="")
        print()


def fitted(slips: Sequence[Weighed], right: Sequence[Weighed]) -> Weights:
    """Return the weights of the evidence by which slips are told from what is right."""
    weighed = [*slips, *right]
    values = np.array([one.evidence for one in weighed])
    mean, spread = values.mean(0), values.std(0) + 1e-9
    chosen = LogisticRegression(max_iter=5000)
    counted = [1.0] * len(slips) + [RIGHT] * len(right)
    chosen.fit((values - mean) / spread, [one.is_slip for one in weighed], counted)
    weights = chosen.coef_[0] / spread
    bias = float(chosen.intercept_[0] - (weights * mean).sum())
    found = dict(zip(EVIDENCE, weights.tolist(), strict=True), bias=bias)
    return {name: round(weight, 3) for name, weight in found.items()}


def keep(weights: Weights) -> None:
    with zipfile.ZipFile(MODEL) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    about = json.loads(parts["about.json"]) | {"weights": weights}
    parts["about.json"] = json.dumps(about, ensure_ascii=False, indent=2).encode()
    save(parts)


if __name__ == "__main__":
    main()
