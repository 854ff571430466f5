"""A column and the files of this engine -> which to write, and which belong to the column by now.

A file that is still as an engine wrote it is replaced; one that somebody changed is left, and so is
the place of one that somebody deleted.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from gongkai.starter.checksums import sum_of

MAY_LACK = frozenset({"data/filing.yml", "data/indicators.yml"})
"""Registries that a column may do without, and that name columns which it may not have."""


@dataclass(frozen=True)
class Update:
    """What becomes of the files that every column has."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    left: tuple[str, ...]
    """Changed in the column, and in the engine since it was written: a person compares them."""
    dropped: tuple[str, ...]
    """Written by an earlier engine, unchanged, and no part of this one."""
    sums: Mapping[str, str]
    """What is known afterwards of files as an engine wrote them, by path."""


def plan(
    root: Path, files: Mapping[str, bytes], sums: Mapping[str, str], take: Collection[str] = ()
) -> Update:
    """Return what to do in the column at `root`, so that it has `files`.

    `sums` are those of files as an earlier engine wrote them. What is named in `take` is replaced
    though it was changed, and written though it was deleted.
    """
    added, replaced, left = [], [], []
    after = dict(sums)
    for path, content in files.items():
        wanted, written = sum_of(content), sums.get(path)
        there = sum_of((root / path).read_bytes()) if (root / path).is_file() else None
        if there == wanted:
            after[path] = wanted
        elif there is None and (path in take or (written is None and path not in MAY_LACK)):
            added.append(path)
            after[path] = wanted
        elif there is not None and (there == written or path in take):
            replaced.append(path)
            after[path] = wanted
        elif there is not None and wanted != written:
            left.append(path)
    gone = [path for path in sums if path not in files]
    dropped = [path for path in gone if _is_as_written(root / path, sums[path])]
    return Update(
        tuple(added),
        tuple(replaced),
        tuple(left),
        tuple(dropped),
        {path: digest for path, digest in after.items() if path in files},
    )


def _is_as_written(file: Path, digest: str) -> bool:
    return file.is_file() and sum_of(file.read_bytes()) == digest
