"""The engine that runs, and the one that the column pins."""

import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from gongkai.doctor.workplace import Examination, Workplace
from gongkai.model.diagnosis import Diagnosis, ok, run_this, wrong
from gongkai.model.findings import Phrase, Word

PIN = "engine.txt"
_PINNED = re.compile(r"^(?:\S*/)?gongkai(?:==|-)(?P<version>[^\s-]+)", re.MULTILINE)


def examine(workplace: Workplace) -> Iterator[Diagnosis]:
    """Yield the version of the engine; wrong where the column pins another."""
    runs = version("gongkai")
    pinned = _pinned(workplace.root / PIN) if workplace.root is not None else None
    if pinned in (None, runs):
        yield ok(Phrase("version {version}", version=runs))
        return
    yield wrong(
        Phrase(
            "version {version} runs, and {file} pins {pinned}",
            version=runs,
            file=PIN,
            pinned=str(pinned),
        ),
        run_this("make setup && .venv/bin/gongkai update"),
    )


def _pinned(file: Path) -> str | None:
    found = _PINNED.search(file.read_text("utf-8", "replace")) if file.is_file() else None
    return found["version"] if found else None


ENGINE = Examination("engine", Word("gongkai"), examine)
