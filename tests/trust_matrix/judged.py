"""Cases put into one column and judged at once: what was found of them, and what was not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import workspace
from trust_matrix.attachments import Attachment
from trust_matrix.needles import (
    NUMBER_CODES,
    PUBLIC_NUMBER,
    PUBLIC_TITLE,
    WITHHELD_NUMBER,
    WITHHELD_TITLE,
)
from trust_matrix.pictures import png
from trust_matrix.places import HEAD, Case

FOLDER = "content/policies/2021"
STOPS = frozenset([*NUMBER_CODES.values(), "GK502", "GK503", "GK505", "GK506", "GK507"])
"""Codes that stop a build and of which no innocent record or file has one."""


@dataclass
class Tally:
    """Of how many cases what is demanded came true, in rows and columns."""

    true: Counter[tuple[str, str]] = field(default_factory=Counter)
    all: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: dict[str, list[str]] = field(default_factory=dict)
    """The names of the others, by row."""

    def add(self, row: str, column: str, name: str, is_true: bool) -> None:
        """Count a case; its name is reported where it did not come true."""
        self.all[row, column] += 1
        self.true[row, column] += is_true
        if not is_true:
            self.wrong.setdefault(row, []).append(f"{name} / {column}")

    @property
    def share(self) -> float:
        """Return the part that came true, of 1."""
        return self.true.total() / self.all.total()

    def lines(self) -> Iterator[str]:
        """Yield n of m for each row and column, below a row what did not come true."""
        for row in dict.fromkeys(row for row, _ in self.all):
            counts = (
                f"{column} {self.true[one, column]}/{count}"
                for (one, column), count in self.all.items()
                if one == row
            )
            yield f"  {row}: {', '.join(counts)}"
            for name in self.wrong.get(row, []):
                yield f"    not {name}"
        yield f"  together {self.true.total()} of {self.all.total()}"


@dataclass
class Held:
    """What became of a matrix: the guilty are to be found and their twins to be silent."""

    found: Tally = field(default_factory=Tally)
    silent: Tally = field(default_factory=Tally)


def attachments(root: Path, cases: Sequence[Attachment]) -> Held:
    """Judge files, each at a record of its own.

    Two records more have titles that some of the files name; one of them is withheld.
    """
    workspace.make(root)
    withheld = {"title": WITHHELD_TITLE, "number": WITHHELD_NUMBER, "openness": "withheld"}
    _put(root, "inner", _record(**withheld))
    _put(root, "outer", _record(title=PUBLIC_TITLE, number=PUBLIC_NUMBER))
    for number, case in enumerate(cases):
        name = case.name or f"f{number}.{case.way.format}"
        (root / FOLDER / name).write_bytes(case.data)
        _put(root, f"f{number}", _record(attachments=f"\n  - file: {name}\n    title: 附件"))
    codes = _codes_by_record(root)
    held = Held()
    for number, case in enumerate(cases):
        got = codes[f"f{number}"]
        tally, is_true = (
            (held.silent, not got & STOPS) if case.twin else (held.found, bool(got & case.codes))
        )
        tally.add(f"{case.way.format}, {case.way.place}", case.needle, case.way.name, is_true)
    return held


def disguises(root: Path, cases: Sequence[Case]) -> Held:
    """Judge records with numbers in disguise."""
    workspace.make(root)
    (root / FOLDER / "a.csv").write_text("事项,金额\n", encoding="utf-8")
    (root / FOLDER / "a.png").write_bytes(png())
    for number, case in enumerate(cases):
        _put(root, f"m{number}", case.text)
        if case.other:
            _put(root, f"m{number}", case.other, "en")
    codes = _codes_by_record(root)
    held = Held()
    for number, case in enumerate(cases):
        got = codes[f"m{number}"]
        tally, is_true = (
            (held.silent, not got & STOPS) if case.twin else (held.found, case.code in got)
        )
        tally.add(case.disguise, case.number, case.place, is_true)
    return held


def ordinary(root: Path, records: Iterable[str]) -> Tally:
    """Judge ordinary records; each is to pass."""
    workspace.make(root)
    texts = list(records)
    for number, text in enumerate(texts):
        _put(root, f"o{number}", text)
    codes = _codes_by_record(root)
    tally = Tally()
    for number, text in enumerate(texts):
        got = codes[f"o{number}"] & STOPS
        tally.add("ordinary records", "passed", f"{', '.join(sorted(got))} in {text!r}", not got)
    return tally


def _codes_by_record(root: Path) -> Mapping[str, set[str]]:
    """Judge a column; return the codes found at each record by its id."""
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for finding in workspace.findings_in(root):
        codes[Path(finding.place.path).name.partition(".")[0]].add(finding.code.id)
    return codes


def _put(root: Path, identity: str, text: str, language: str = "zh") -> None:
    file = root / FOLDER / f"{identity}.{language}.md"
    file.write_text(f"---\nid: {identity}\n{text}", encoding="utf-8")


def _record(**keys: str) -> str:
    head = "".join(f"{key}: {value}\n" for key, value in {**HEAD, **keys}.items())
    return f"{head}---\n各单位：按规定收费。\n"
