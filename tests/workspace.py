"""Small projects in a folder of their own: the base project of these tests, changed."""

import base64
import shutil
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from gongkai.model.findings import Finding
from gongkai.verdict.judge import judge
from gongkai.verdict.selection import brought
from made_files import made

BASE = Path(__file__).parent / "base"
ROOT = BASE.parents[1]
GATE = "data/gate.yml"
WORDS = "data/gate/national.yml"
RULES = "data/rules/national.yml"
NOT_ASKED_FOR = {
    "      interpretation: [summary]\n": "",
    "      consultation: [summary]\n": "",
    "policy: [index, topics, ": "policy: [topics, ",
}
DAY = date(2021, 7, 15)
PARKING = "content/policies/2021/parking.zh.md"


def make(folder: Path) -> Path:
    """Copy the base project, in which nothing is wrong, to `folder`."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    # Law of the whole country is that of the column itself, but for fields that no record here has.
    law = (ROOT / RULES).read_text(encoding="utf-8")
    for wanted, here in NOT_ASKED_FOR.items():
        assert wanted in law
        law = law.replace(wanted, here)
    write(folder / RULES, law)
    # The marks, and the words on persons, are those of the column itself.
    national = (ROOT / WORDS).read_text(encoding="utf-8")
    marks = national.partition("\nmarks:\n")[2].partition("\nsecrecy:\n")[0]
    words = national.partition("\nprivacy:\n")[2]
    own = (folder / GATE).read_text(encoding="utf-8")
    write(folder / GATE, f"{own}marks:\n{marks}\nprivacy:\n{words}")
    return folder


def apply(case: Mapping[str, Any], root: Path) -> None:
    """Change the project at `root` as a golden case says.

    `move` files files elsewhere, `change` replaces texts in files, `write` writes files (text,
    or a mapping with `base64`, `symlink`, `repeat` and `text`, or `form`, `place` and `text` of
    made_files.py), `remove` deletes files.
    """
    for path in case.get("remove", []):
        (root / path).unlink()
    for old, new in case.get("move", {}).items():
        (root / new).parent.mkdir(parents=True, exist_ok=True)
        (root / old).rename(root / new)
    for path, replacements in case.get("change", {}).items():
        file = root / path
        text = file.read_text(encoding="utf-8")
        for old, new in replacements:
            assert text.count(old) == 1, f"{old!r} does not stand once in {path}"
            text = text.replace(old, new)
        write(file, text)
    for path, content in case.get("write", {}).items():
        write(root / path, content)


def restore(case: Mapping[str, Any], root: Path, source: Path) -> None:
    """Take back in `root`, a copy of `source`, what a case changed."""
    paths = touched(case)
    for path in paths:
        (root / path).unlink(missing_ok=True)
    for path in sorted(paths):
        if (source / path).is_file():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / path, root / path)
        for folder in PurePosixPath(path).parents:
            if not (source / folder).is_dir() and (root / folder).is_dir():
                (root / folder).rmdir()


def touched(case: Mapping[str, Any]) -> set[str]:
    """Return the paths that a case writes or removes."""
    moved = case.get("move", {})
    named = (case.get(key, ()) for key in ("remove", "change", "write"))
    return {*moved, *moved.values(), *(path for paths in named for path in paths)}


def write(file: Path, content: str | Mapping[str, Any]) -> None:
    """Write a file as a golden case describes it, byte for byte."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, str):
        file.write_bytes(content.encode())
    elif "symlink" in content:
        file.symlink_to(content["symlink"])
    elif "base64" in content:
        file.write_bytes(base64.b64decode(content["base64"]))
    elif "form" in content:
        file.write_bytes(made(content["form"], content["place"], content["text"]))
    else:
        file.write_text(content["text"].replace("…", content["repeat"] * content["times"]))


def findings_in(root: Path, history: Mapping[str, date] | None = None) -> list[Finding]:
    """Return all that `gongkai check` finds and what it leaves to figures, as it is long past.

    `history` is what Git would say of each file.
    """
    verdict = judge(root, DAY, history=history or {})
    return [*verdict.findings, *verdict.past]


def added_in(
    root: Path, before: Iterable[Finding], history: Mapping[str, date] | None = None
) -> list[Finding]:
    """Return what a change adds to what was found before it, wherever files were moved."""
    found = findings_in(root, history)
    files = [file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file()]
    return brought(found, before, {*files, *(finding.place.path for finding in found)})


def places(findings: Iterable[Finding]) -> list[str]:
    """Return code and place of each finding."""
    return [
        f"{finding.code.id} {finding.place.path}:{finding.place.line}:{finding.place.column}"
        for finding in findings
    ]
