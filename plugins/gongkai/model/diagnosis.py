"""How a thing is that the work needs, and the line that puts it right."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.model.findings import Phrase, Word


class Fitness(StrEnum):
    """How something is. Only what is wrong keeps a command from doing its work."""

    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"


@dataclass(frozen=True)
class Diagnosis:
    """How one thing is. `fix` puts it right: a command, or what is to be written where."""

    fitness: Fitness
    said: str
    fix: str = ""


@dataclass(frozen=True)
class Examined:
    """One thing that was looked at: its name for programs and for people, and how it is."""

    id: str
    subject: Word
    diagnosis: Diagnosis


def ok(said: str) -> Diagnosis:
    """Return that something is as it should be."""
    return Diagnosis(Fitness.OK, said)


def warning(said: str, fix: str) -> Diagnosis:
    """Return that something is missing without which most of the work goes on."""
    return Diagnosis(Fitness.WARNING, said, fix)


def wrong(said: str, fix: str) -> Diagnosis:
    """Return that something keeps a command from doing its work."""
    return Diagnosis(Fitness.WRONG, said, fix)


def run_this(line: str) -> Phrase:
    """Return the fix that is a command, as it is typed."""
    return Phrase("run: {line}", line=line)
