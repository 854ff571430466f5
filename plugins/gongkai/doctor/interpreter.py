"""The interpreter, and whether it is the one that `make` gives the column."""

import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from gongkai.doctor.workplace import Examination, Workplace
from gongkai.model.diagnosis import Diagnosis, ok, run_this, warning
from gongkai.model.findings import Phrase, Word


def examine(workplace: Workplace) -> Iterator[Diagnosis]:
    """Yield its version, or a warning where the column has an environment of its own."""
    own = workplace.root / ".venv" if workplace.root is not None else None
    if own is None or not own.is_dir() or Path(sys.prefix).resolve() == own.resolve():
        yield ok(Phrase("version {version}", version=platform.python_version()))
        return
    yield warning(
        Phrase("this is not the Python of the column: {folder}", folder=sys.prefix),
        run_this(".venv/bin/gongkai doctor"),
    )


INTERPRETER = Examination("python", Word("Python"), examine)
