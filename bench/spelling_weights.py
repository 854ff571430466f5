"""Learn anew how the evidence for slips is weighed, and count what is told in texts left out.

    python bench/spelling_weights.py --right FILE... --asked FILE... [--keep]

`--right` are texts without slips: every other sentence of them is learned from, as it is and with a
slip planted in it, and the rest is held out. A line of `--asked` is 0 or 1, a sentence, and the
sentence without slips, with tabs between (ECSpell's form), or JSON (bench/planted.py); nothing is
learned from them. It needs scikit-learn. `--keep` writes the trees into the model.
"""

import argparse
import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

import gongkai.measures.spelling.noisy_channel as channel
from gongkai.measures.spelling.confusions import Confusions
from gongkai.measures.spelling.doubtful_places import strange_places
from gongkai.measures.spelling.language_model import COUNT_STEPS, LanguageModel
from gongkai.measures.spelling.sentence_words import character_runs, words_of
from gongkai.measures.spelling.slip_evidence import SlipEvidence
from gongkai.measures.spelling.word_confusions import WordConfusions
from gongkai.measures.spelling.word_context import STRANGER
from spelling_parts import read_parts, save, steps

SENTENCE = re.compile(r"[^。！？；\n]*[\u4e00-\u9fff]{2}[^。！？；\n]*")
RISES = (
    "gain",
    "meant_threes",
    "meant_fours",
    "meant_word",
    "meant_pairs_least",
    "fits_better",
)
"""SlipEvidence of which more never speaks against a slip."""
FALLS = ("written_threes", "written_fours", "written_word", "rivals")
FEW = 50
"""Characters that are taken to have been seen of each, as strange as all are."""
FIELDS = SlipEvidence._fields
OF_CONTEXT = ("fits_better", "meant_fits", "written_fits")
"""The last of them, which say nothing where a word is not known."""
SHARES = {"same sound": 0.6, "like shape": 0.28, "like sound": 0.12}
"""How often a slip of each kind is planted; those who type by sound take the same sound most."""
PLANTED = 60_000
OF_WORDS = 0.4
"""How often a whole word is taken for another, as by one who types by sound and picks the wrong
one; else a character is."""
LONGEST = 100
RIGHT = {"law": 6.0}
"""How often a text that is right counts, by the beginning of its file's name; else 3 times."""
ODDS = (1, 1.5, 2, 2.5, 3, 3.5, 4)
TREES = {"max_iter": 200, "max_depth": 3, "learning_rate": 0.2, "l2_regularization": 5.0}
NO_TREES = b'{"base": 0, "trees": []}'
"""What weighs nothing: evidence may be another than that of the model before."""
NOTHING = -99.0


class Case(NamedTuple):
    text: str
    wrong: range
    """Where the slip is; empty in a right text."""
    right: str = ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--right", type=Path, nargs="+", required=True)
    parser.add_argument("--asked", type=Path, nargs="+", default=[])
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    random.seed(7)
    right = {path: list(sentences(path)) for path in arguments.right}
    parts = read_parts() | {"trees.json": NO_TREES, "context_trees.json": NO_TREES}
    for_names = [text for some in right.values() for text in some[1::4]]
    parts |= newcomers(for_names, LanguageModel(parts))
    parts |= learned(right, LanguageModel(parts))
    model = LanguageModel(parts)
    if arguments.keep:
        save(parts)
    print("| odds | " + " | ".join(str(one) for one in ODDS) + " |")
    for path in arguments.asked:
        report(path.name, list(pairs_of(path)), model, 0)
    for path, texts in right.items():
        report(path.name, [Case(text, range(0)) for text in texts[3::4]], model, arguments.show)


def learned(right: Mapping[Path, Sequence[str]], model: LanguageModel) -> Mapping[str, bytes]:
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
    texts += texts
    random.shuffle(texts)
    common = Counter(character for text in texts for character in text)
    for case in planted(texts[:PLANTED], common, model):
        for characters in character_runs(case.text, model):
            right_run = case.right[characters.start :][: len(characters.text)]
            for one in channel.weighed(characters, model, -math.inf):
                if one.slip.corrected(characters.text) == right_run:
                    values.append(one.evidence)
                    weights.append(1.0)
    print(f"{negative} right, {len(values) - negative} wrong")
    is_slip = [0] * negative + [1] * (len(values) - negative)
    evidence, answers, counts = np.array(values), np.array(is_slip), np.array(weights)
    known = evidence[:, FIELDS.index("meant_fits")] != STRANGER
    return {
        "trees.json": trees_of(evidence[:, : -len(OF_CONTEXT)], answers, counts),
        "context_trees.json": trees_of(evidence[known], answers[known], counts[known]),
    }


def trees_of(evidence: np.ndarray, is_slip: np.ndarray, weights: np.ndarray) -> bytes:
    """Return trees that tell slips by evidence."""
    fields = FIELDS[: evidence.shape[1]]
    ways = [(name in RISES) - (name in FALLS) for name in fields]
    chosen = HistGradientBoostingClassifier(
        **TREES, min_samples_leaf=60, monotonic_cst=ways, random_state=0
    )
    chosen.fit(evidence, is_slip, weights)
    return json.dumps(written(chosen), separators=(",", ":")).encode()


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
    """Yield texts with a word taken for another, or a character of one; common ones are more."""
    confusions = Confusions(model)
    word_confusions = WordConfusions(model.context.words, confusions)
    for text in texts:
        words = [word for word in words_of(text, model) if len(word.text) > 1]
        if not words:
            continue
        word = random.choice(words)
        if random.random() < OF_WORDS:
            others = [other.word for other in word_confusions.others(word.text)]
            if others:
                likely = [10 ** (-model.costs[other] / 2) for other in others]
                (other,) = random.choices(others, likely)
                yield Case(replaced(text, word.start, other), range(word.start, word.end), text)
            continue
        at = word.start + random.randrange(len(word.text))
        (how,) = random.choices(list(SHARES), list(SHARES.values()))
        alike = [one for one, way in confusions.alike(text[at]).items() if way == how]
        if alike:
            (other,) = random.choices(alike, [math.sqrt(common[one] + 1) for one in alike])
            yield Case(replaced(text, at, other), range(at, at + 1), text)


def replaced(text: str, start: int, other: str) -> str:
    return text[:start] + other + text[start + len(other) :]


def all_weighed(text: str, model: LanguageModel) -> Iterator[channel.Weighed]:
    """Yield every slip that could be in a text, however unlikely."""
    for characters in character_runs(text, model):
        yield from channel.weighed(characters, model, -math.inf)


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


def sentences(path: Path) -> Iterator[str]:
    files = [path] if path.is_file() else sorted(path.rglob("*.md"))
    seen: set[str] = set()
    for file in files:
        if file.name.endswith(".en.md"):
            continue
        for sentence in SENTENCE.findall(file.read_text("utf-8", "replace")):
            if sentence not in seen:
                seen.add(sentence)
                yield sentence


def report(name: str, cases: Sequence[Case], model: LanguageModel, show: int) -> None:
    size = sum(len(case.text) for case in cases)
    found: list[float] = []
    false: list[tuple[float, str]] = []
    for case in cases:
        best = NOTHING
        for characters in character_runs(case.text, model):
            for odds, slip, _ in channel.apart(list(channel.weighed(characters, model, min(ODDS)))):
                start, end = characters.start + slip.start, characters.start + slip.end
                if any(start <= place < end for place in case.wrong):
                    best = max(best, odds)
                else:
                    false.append((odds, f"{case.text[start:end]}→{slip.meant}"))
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


def newcomers(texts: Iterable[str], model: LanguageModel) -> Mapping[str, bytes]:
    """Return how often each character stands where it never did, as parts of a model."""
    seen: Counter[str] = Counter()
    strange: Counter[str] = Counter()
    for text in texts:
        for characters in character_runs(text, model):
            seen.update(characters.text)
            strange.update(characters.text[at] for at in strange_places(characters.text, model))
    rate = strange.total() / seen.total()
    values = {
        one: math.log((strange[one] + FEW * rate) / (count + FEW)) for one, count in seen.items()
    }
    order = sorted(values)
    return {
        "newcomers.txt": "".join(order).encode(),
        "newcomers.bin": steps((values[one] + 8 for one in order), COUNT_STEPS),
    }


if __name__ == "__main__":
    main()
