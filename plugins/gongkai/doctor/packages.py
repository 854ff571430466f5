"""The packages that the engine stands on: MkDocs, Material and what requirements.txt pins."""

import re
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from gongkai.doctor.workplace import Examination, Workplace
from gongkai.model.diagnosis import Diagnosis, ok, run_this, wrong
from gongkai.model.findings import Phrase, Word

PINS = "requirements.txt"
NAMED = ("mkdocs", "mkdocs-material")
"""The packages whose version everybody asks for first."""
_PINNED = re.compile(r"^(?P<name>[\w.-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)(?P<marker> *;)?")
_NAME = re.compile(r"^[\w.-]+")


def examine(workplace: Workplace) -> Iterator[Diagnosis]:
    """Yield the versions; wrong where one is missing, or is not the one that the column pins."""
    wanted = dict.fromkeys(_needed(), "")
    if workplace.root is not None:
        wanted |= pins(workplace.root / PINS)
    there = {name: _installed(name) for name in wanted}
    missing = [name for name, here in there.items() if here is None]
    other = {name: pin for name, pin in wanted.items() if pin and there[name] not in (pin, None)}
    setup = run_this("make setup" if workplace.root else "python -m pip install gongkai")
    if missing:
        yield wrong(Phrase("not installed: {names}", names=", ".join(missing)), setup)
    for name, pin in other.items():
        yield wrong(
            Phrase(
                "{name} is {version}, and {file} pins {pinned}",
                name=name,
                version=str(there[name]),
                file=PINS,
                pinned=pin,
            ),
            setup,
        )
    if not missing and not other:
        named = ", ".join(f"{name} {there[name]}" for name in NAMED)
        yield ok(Phrase("{packages}, and what they need", packages=named))


def pins(file: Path) -> Mapping[str, str]:
    """Return the version of each package that a file of requirements pins on every machine."""
    lines = file.read_text("utf-8", "replace").splitlines() if file.is_file() else []
    found = (match for line in lines if (match := _PINNED.match(line)))
    return {one["name"]: one["version"] for one in found if not one["marker"]}


def _needed() -> Iterator[str]:
    """Yield the packages without which the engine does not run."""
    for line in requires("gongkai") or ():
        name = _NAME.match(line)
        if name is not None and ";" not in line:
            yield name[0]


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


PACKAGES = Examination("packages", Word("packages"), examine)
