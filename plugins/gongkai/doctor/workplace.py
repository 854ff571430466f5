"""Where somebody works, and what is looked at there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from gongkai.model.diagnosis import Diagnosis
from gongkai.model.findings import Word
from gongkai.sources.registries import LoadedRegistries, load_registries


@dataclass(frozen=True)
class Workplace:
    """A folder of a machine, and the column in which it lies, if there is one."""

    folder: Path
    root: Path | None
    """The folder of the column."""
    today: date
    """The day of the column, or today in China."""

    @cached_property
    def loaded(self) -> LoadedRegistries | None:
        """Return the registries of the column, read once; None outside of one."""
        return load_registries(self.root) if self.root is not None else None

    @property
    def top(self) -> Path:
        """Return the column's folder, or else the folder itself."""
        return self.root or self.folder


@dataclass(frozen=True)
class Examination:
    """One thing that is looked at: its name for programs and for people, and who looks."""

    id: str
    subject: Word
    examine: Callable[[Workplace], Iterator[Diagnosis]]
