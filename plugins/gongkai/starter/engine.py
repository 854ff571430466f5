"""The engine that a column runs, pinned in one line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from gongkai.model.said import SaidError
from gongkai.starter.checksums import sum_of

_WHEEL = re.compile(r"gongkai-(?P<version>[^-]+)-py3-none-any\.whl")
_FOLDER = "wheels"


class EngineError(SaidError):
    """What was given is not a wheel of this engine."""


@dataclass(frozen=True)
class Engine:
    """The line that pins an engine, and the file that it names."""

    line: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    """The wheel by its path in the column; nothing where an index has it."""


def from_index() -> Engine:
    """Return the engine that runs now, as an index has it."""
    return Engine(f"gongkai=={version('gongkai')}")


def from_wheel(wheel: Path) -> Engine:
    """Return an engine in a wheel, pinned by its hash.

    Raises EngineError where the file is none, or one of another version than this: a column
    begins with the files of the engine that it runs.
    """
    match = _WHEEL.fullmatch(wheel.name)
    if match is None:
        raise EngineError(
            "{wheel} is not named like a wheel of gongkai; `make wheel` makes one", wheel=wheel
        )
    if match["version"] != version("gongkai"):
        ours = version("gongkai")
        raise EngineError(
            "{wheel} is of version {version}, and this is {ours}",
            wheel=wheel,
            version=match["version"],
            ours=ours,
        )
    content = wheel.read_bytes()
    path = f"{_FOLDER}/{wheel.name}"
    return Engine(f"./{path} --hash=sha256:{sum_of(content)}", {path: content})
