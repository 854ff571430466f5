"""Measure what is found of disguised numbers of persons, what is found falsely, and the speed.

    python bench/privacy.py [--values 2000] [--records 10000] [--ordinary 3000] [--real FOLDER]

The numbers are made by the rules, the texts around them are sentences and tables. `--real` names
a folder of CSV tables of real documents (addresses, titles, numbers, dates): nothing may be
found in them, nor in the texts of content/.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from corpus import write_content
from gongkai.checks.personal_masks import masks_in
from gongkai.checks.personal_numbers import numbers_in
from gongkai.model.gate import Privacy
from gongkai.render.markdown import MarkdownRenderer
from gongkai.render.shown_text import shown_texts
from gongkai.sources.registries import load_registries
from ordinary import ordinary
from personal import DISGUISES, KINDS, disguised

ROOT = Path(__file__).parent.parent
PLACES = (
    "补贴发给张三，{}，共3人。",
    "| 户主 | 号码 | 金额 |\n|---|---|---|\n| 张三 |  {}  | 300 |",
    "<!-- {} -->",
    "<div style='display:none'>{}</div>",
    "- 李四 {}",
    "contact: {}",
    "[联系](tel:{})",
    "The householder is on {}.",
    "**{}**",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--values", type=int, default=2000)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--ordinary", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=2021)
    parser.add_argument("--real", type=Path)
    options = parser.parse_args()
    privacy = load_registries(ROOT).registries.gate.privacy
    recall(options.values, privacy)
    false_alarms("content/", sorted((ROOT / "content").rglob("*.md")), privacy)
    false_stops(options.ordinary, options.seed, privacy)
    if options.real is None:
        print("real documents: left out, as --real names no folder of them")
    else:
        false_alarms("real documents", sorted(options.real.glob("*.csv")), privacy)
    speed(options.records, privacy)


def recall(count: int, privacy: Privacy) -> None:
    """Print what is found, with its kind and at its place, of `count` numbers."""
    chance = random.Random(2021)
    made: Counter[str] = Counter()
    found: Counter[str] = Counter()
    missed: Counter[tuple[str, str]] = Counter()
    kinds = [kind for kind in KINDS if not kind.startswith("no-")]
    pairs = [(kind, disguise) for kind in kinds for disguise in DISGUISES]
    for turn in range(count):
        kind, disguise = pairs[turn % len(pairs)]
        number = KINDS[kind](chance)
        wide = disguised(number, "wide") if chance.random() < 0.25 else number
        written = disguised(wide, disguise if wide is number or "wide" not in disguise else "none")
        label = "身份证号：" if kind == "old-id" else ""
        text = f"共5户。\n\n{chance.choice(PLACES).format(label + written)}\n"
        got = [(one.digits, one.offset) for one in numbers_in(text, privacy)]
        made[kind] += 1
        if got == [(number, text.index(written))]:
            found[kind] += 1
        else:
            missed[kind, disguise] += 1
    print("| numbers | made | found |\n|---|---|---|")
    for kind, total in made.items():
        print(f"| {kind} | {total} | {found[kind]} |")
    print(f"| all | {made.total()} | {found.total()} |")
    for (kind, disguise), number in missed.items():
        print(f"missed: {kind}, {disguise}: {number}")


def false_alarms(name: str, files: list[Path], privacy: Privacy) -> None:
    """Print how many numbers and masks are found in files that hold none."""
    size = alarms = 0
    for file in files:
        text = file.read_text(encoding="utf-8")
        size += len(text)
        alarms += len(numbers_in(text, privacy)) + len(list(masks_in(text, privacy, {})))
    print(f"false alarms in {name}: {alarms} (files: {len(files)}, characters: {size})")


def false_stops(count: int, seed: int, privacy: Privacy) -> None:
    """Print how many of `count` ordinary records the gate would stop, and for what."""
    chance = random.Random(seed)
    renderer = MarkdownRenderer()
    kinds: Counter[str] = Counter()
    stopped = 0
    for _ in range(count):
        text = ordinary(chance)
        shown = renderer.render(text.split("\n---\n", 1)[1], lambda target: target).html
        found = {one for read in (text, *shown_texts(shown)) for one in numbers_in(read, privacy)}
        stopped += bool(found)
        kinds.update(one.kind for one in found)
    print(f"false stops among {count} ordinary records: {stopped} ({dict(kinds)})")


def speed(count: int, privacy: Privacy) -> None:
    """Print the seconds that `count` records of 2-4 KB take."""
    with tempfile.TemporaryDirectory() as folder:
        write_content(Path(folder), count)
        texts = [file.read_text(encoding="utf-8") for file in sorted(Path(folder).rglob("*.md"))]
    size = sum(len(text.encode()) for text in texts)
    started = time.perf_counter()
    found = sum(len(numbers_in(text, privacy)) for text in texts)
    seconds = time.perf_counter() - started
    print(f"{len(texts)} records of {size // len(texts)} bytes: {seconds:.2f} s, found {found}")


if __name__ == "__main__":
    main()
