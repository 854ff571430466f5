"""Learn anew how the evidence for slips is weighed, and count what is told in texts left out.

    python bench/spelling_weights.py --right FILE... --asked FILE... [--keep]

`--right` are texts without slips: every other passage of them is learned from, as it is and with a
slip planted in it, and the rest is held out. A line of `--asked` is 0 or 1, a sentence, and the
sentence without slips, with tabs between (ECSpell's form), or JSON (bench/planted.py); nothing is
learned from them. It needs scikit-learn. `--keep` writes the trees into the model.
"""

import argparse
import json
import math
import random
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

import gongkai.measures.spelling.noisy_channel as channel
from gongkai.measures.spelling.boosted_trees import BoostedTrees
from gongkai.measures.spelling.confusions import Confusions
from gongkai.measures.spelling.language_model import MODEL, LanguageModel, language_model
from gongkai.measures.spelling.segmentation import segmented
from gongkai.measures.spelling.slip_evidence import SlipEvidence
from spelling_model import save

CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
RISES = ("gain", "meant_threes", "meant_fours", "meant_word", "meant_pairs_least")
"""SlipEvidence of which more never speaks against a slip."""
FALLS = ("written_threes", "written_fours", "written_word", "rivals")
SHARES = {"same sound": 0.6, "like shape": 0.28, "like sound": 0.12}
"""How often a slip of each kind is planted; those who type by sound take the same sound most."""
PLANTED = 30_000
LONGEST = 60
RIGHT = {"law": 6.0}
"""How often a text that is right counts, by the beginning of its file's name; else 3 times."""
ODDS = (1, 1.5, 2, 2.5, 3, 3.5, 4)
TREES = {"max_iter": 100, "max_depth": 3, "learning_rate": 0.2, "l2_regularization": 5.0}
NOTHING = -99.0


class Case(NamedTuple):
    text: str
    wrong: range
    """Where the slip is; empty in a right text."""
    meant: str = ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--right", type=Path, nargs="+", required=True)
    parser.add_argument("--asked", type=Path, nargs="+", default=[])
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    random.seed(7)
    model = language_model()
    right = {path: list(passages(path)) for path in arguments.right}
    trees = learned(right, model)
    model.trees = BoostedTrees(**trees)
    if arguments.keep:
        keep(trees)
    print("| odds | " + " | ".join(str(one) for one in ODDS) + " |")
    for path in arguments.asked:
        report(path.name, list(pairs_of(path)), model, 0)
    for path, texts in right.items():
        report(path.name, [Case(text, range(0)) for text in texts[1::2]], model, arguments.show)


def learned(right: Mapping[Path, Sequence[str]], model: LanguageModel) -> Mapping[str, Any]:
    """Return trees that tell planted slips from what is written right."""
    values: list[Sequence[float]] = []
    weights: list[float] = []
    for path, texts in right.items():
        counts = next((n for name, n in RIGHT.items() if path.name.startswith(name)), 3.0)
        for text in texts[::2]:
            found = [one.evidence for one in all_weighed(text[:LONGEST], model)]
            values += found
            weights += [counts] * len(found)
    negative = len(values)
    texts = [text[:LONGEST] for some in right.values() for text in some[::2] if len(text) > 5]
    random.shuffle(texts)
    common = Counter(character for text in texts for character in text)
    for case in planted(texts[:PLANTED], common, model):
        for one in all_weighed(case.text, model):
            slip = one.slip
            if slip.at == case.wrong.start and slip.meant[slip.at - slip.start] == case.meant:
                values.append(one.evidence)
                weights.append(1.0)
    is_slip = [0] * negative + [1] * (len(values) - negative)
    ways = [(name in RISES) - (name in FALLS) for name in SlipEvidence._fields]
    chosen = HistGradientBoostingClassifier(
        **TREES, min_samples_leaf=60, monotonic_cst=ways, random_state=0
    )
    chosen.fit(np.array(values), is_slip, weights)
    print(f"{negative} right, {len(values) - negative} wrong")
    return written(chosen)


def written(chosen: Any) -> Mapping[str, Any]:
    """Return the trees of a classifier as a model holds them."""
    trees = []
    for (one,) in chosen._predictors:
        nodes = one.nodes
        trees.append(
            [
                [-1, round(float(node["value"]), 4), 0, 0]
                if node["is_leaf"]
                else [
                    int(node["feature_idx"]),
                    round(float(node["num_threshold"]), 4),
                    int(node["left"]),
                    int(node["right"]),
                ]
                for node in nodes
            ]
        )
    return {"base": round(float(chosen._baseline_prediction[0][0]), 4), "trees": trees}


def planted(
    texts: Iterable[str], common: Mapping[str, int], model: LanguageModel
) -> Iterator[Case]:
    """Yield texts with one character of a word taken for another; common ones are taken more."""
    confusions = Confusions(model)
    for text in texts:
        words = [(a, b) for a, b, word in segmented(text, model).words if word >= 0 and b - a > 1]
        if not words:
            continue
        at = random.randrange(*random.choice(words))
        (how,) = random.choices(list(SHARES), list(SHARES.values()))
        alike = [one for one, way in confusions.alike(text[at]).items() if way == how]
        if alike:
            (other,) = random.choices(alike, [math.sqrt(common[one] + 1) for one in alike])
            yield Case(text[:at] + other + text[at + 1 :], range(at, at + 1), text[at])


def all_weighed(text: str, model: LanguageModel) -> Iterator[channel.Weighed]:
    """Yield every slip that could be in a text, however unlikely."""
    for run in CHINESE.findall(text):
        yield from channel.weighed(run, model, -math.inf)


def pairs_of(path: Path) -> Iterator[Case]:
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("{"):
            said = json.loads(line)
            if said["kind"] not in ("words", "misspelt"):
                continue
            wrong, right = said["wrong"], said["right"]
        else:
            _, wrong, right = line.split("\t")
        at = [at for at, (a, b) in enumerate(zip(wrong, right, strict=False)) if a != b]
        yield Case(wrong, range(min(at), max(at) + 1) if at else range(0))


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


def report(name: str, cases: Sequence[Case], model: LanguageModel, show: int) -> None:
    size = sum(len(case.text) for case in cases)
    found: list[float] = []
    false: list[tuple[float, str]] = []
    for case in cases:
        best = NOTHING
        for match in CHINESE.finditer(case.text):
            for odds, slip, _ in channel.apart(list(channel.weighed(match[0], model, min(ODDS)))):
                start, end = match.start() + slip.start, match.start() + slip.end
                if any(start <= place < end for place in case.wrong):
                    best = max(best, odds)
                else:
                    false.append((odds, f"{match[0][slip.start : slip.end]}→{slip.meant}"))
        found.append(best)
    wrong = sum(bool(case.wrong) for case in cases)
    cells = []
    for least in ODDS:
        of_slips = sum(odds >= least for odds in found)
        of_right = sum(odds >= least for odds, _ in false)
        cells.append(f"{of_slips}, {of_right}" if wrong else f"{of_right / size * 1e5:.1f}")
    print(f"| {name}: {wrong} slips, {size} characters | " + " | ".join(cells) + " |", flush=True)
    for odds, said in sorted(false, reverse=True)[:show]:
        print(f"  {said} {odds:.1f}", end="")


def keep(trees: Mapping[str, Any]) -> None:
    with zipfile.ZipFile(MODEL) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["trees.json"] = json.dumps(trees, separators=(",", ":")).encode()
    save(parts)


if __name__ == "__main__":
    main()
