"""Measure what the checks of wording find in real texts: each finding, how many, and the time.

    python bench/wording.py [--real FOLDER] [--texts FOLDER [--held-out N]] [--show N]

In what governments publish nearly everything is right, so a finding is to be judged by reading it.
`--real` names a folder of CSV tables of real documents (title, day); it is left out where it is
missing. `--texts` names one of Markdown or text files, such as published laws; their day is
that in the name of the file, if one is there: name(2019-04-03).md. `--held-out 8` takes only those
that bench/wording_characters.py leaves out with `--hold-out 8`.
"""

import argparse
import csv
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from gongkai.checks.wording import looked_up
from gongkai.measures.citations import Citations
from gongkai.measures.former_names import speaks_of_then
from gongkai.measures.stated_lists import wrong_lists
from gongkai.measures.stated_spans import wrong_spans
from gongkai.measures.stated_stages import wrong_stages
from gongkai.measures.stated_totals import wrong_totals
from gongkai.measures.written_days import written_days
from gongkai.model.registries import Registries
from gongkai.sources.registries import load_registries
from wording_texts import files_in, is_held_out, read

ROOT = Path(__file__).parent.parent
REAL = ROOT.parent / "shared" / "data" / "real-documents"
_AROUND = 14


@dataclass(frozen=True)
class Real:
    """A text that was published, and the day of it where it is known."""

    text: str
    day: date | None = None


Found = Iterator[tuple[int, str]]
"""Where something is found in a text, and what."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--real", type=Path, default=REAL)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--held-out", type=int, default=1)
    parser.add_argument("--show", type=int, default=3, help="how many of each are printed")
    options = parser.parse_args()
    finders = finders_of(load_registries(ROOT).registries)
    content = [Real(file.read_text("utf-8")) for file in sorted((ROOT / "content").rglob("*.md"))]
    measure("content/", content, finders, options.show)
    for name, folder, reading in (
        ("real titles", options.real, titles),
        ("texts", options.texts, partial(texts, every=options.held_out)),
    ):
        if folder is None or not folder.is_dir():
            print(f"{name}: left out, there is no folder of them")
        else:
            measure(name, list(reading(folder)), finders, options.show)


def finders_of(registries: Registries) -> dict[str, Callable[[Real], Found]]:
    """Return what looks through a text, by what it looks for."""
    words = looked_up(registries.wording, registries.units, registries.laws)
    citations = Citations(registries.laws)

    def wrong_words(real: Real) -> Found:
        for one in words.found_in(real.text):
            if one.since is None:
                yield one.start, f"{one.wrong} → {one.right}"

    def former_names(real: Real) -> Found:
        for one in words.found_in(real.text):
            if one.since is not None and real.day is not None and one.since <= real.day:
                last = one.since - timedelta(days=1)
                if not speaks_of_then(real.text, one.start, one.end, last):
                    yield one.start, f"{one.wrong}, {real.day}"

    return {
        "wrong words": wrong_words,
        "former names": former_names,
        "days": wrong_days,
        "citations": lambda real: (
            ((one.start, one.shown) for one in citations.found_in(real.text, real.day))
            if real.day
            else iter(())
        ),
        "lists": lambda real: (
            (one.start, one.shown)
            for wrong in (wrong_lists, wrong_stages)
            for one in wrong(real.text)
        ),
        "sums and spans": lambda real: (
            (one.start, one.shown)
            for wrong in (wrong_totals, wrong_spans)
            for one in wrong(real.text)
        ),
    }


def wrong_days(real: Real) -> Found:
    """Yield days that no calendar has, and those with a day of the week that they are not."""
    for day in written_days(real.text):
        exact = day.date_near(real.day)
        other = exact is not None and day.weekday is not None and exact.weekday() != day.weekday
        if other or not day.is_possible:
            yield day.start, day.shown


def titles(folder: Path) -> Iterator[Real]:
    """Yield the titles of real documents, each with its day."""
    for table in sorted(folder.glob("*.csv")):
        with table.open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                day = re.search(r"\d{4}-\d{2}-\d{2}", row.get("issued") or "")
                if row.get("title"):
                    yield Real(row["title"], date.fromisoformat(day[0]) if day else None)


def texts(folder: Path, every: int) -> Iterator[Real]:
    """Yield every n-th of the texts of a folder."""
    for file in files_in([folder]):
        if is_held_out(file, every):
            day = re.search(r"\((\d{4}-\d{2}-\d{2})\)", file.stem)
            yield Real(read(file), date.fromisoformat(day[1]) if day else None)


def measure(
    name: str, reals: Iterable[Real], finders: dict[str, Callable[[Real], Found]], show: int
) -> None:
    """Print what is found in texts, how much that is, and how long it took."""
    reals = list(reals)
    size = sum(len(real.text) for real in reals)
    print(f"{name}: {len(reals):,} texts, {size:,} characters")
    for sought, finder in finders.items():
        began = time.process_time()
        found = [(real, start, what) for real in reals for start, what in finder(real)]
        took = time.process_time() - began
        rate = len(found) * 100_000 / max(size, 1)
        print(f"  {sought}: {len(found)} found, {rate:.2f} per 100,000 characters, {took:.2f} s")
        shown: Counter[str] = Counter()
        for real, start, what in found:
            shown[what] += 1
            if shown[what] <= show:
                around = real.text[max(0, start - _AROUND) : start + 2 * _AROUND]
                print(f"    {what}: …{around.replace(chr(10), ' / ')}…")
        for what, count in shown.items():
            if count > show:
                print(f"    {what}: {count - show} more")


if __name__ == "__main__":
    main()
