"""Files and folders that appear whole or not at all, whoever reads them or breaks a run off."""

import ctypes
import os
import shutil
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

_HERE = -100
"""AT_FDCWD: paths are relative to the working directory."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2(2)."""
BROKEN = ".broken"
"""Ends the names of what could not be read and was put aside."""
BESIDE = ".coming-"
"""Ends the names of folders on their way; what a killed run has left of them may go."""


def write_whole(file: Path, content: str) -> None:
    """Write a text in UTF-8; until all of it is on the disk the file stays as it was.

    A file that is there keeps who may read and write it. What is no file, such as /dev/null or a
    pipe, is written into.
    """
    write_bytes_whole(file, content.encode())


def write_bytes_whole(file: Path, content: bytes) -> None:
    """Write bytes in the same way."""
    if file.exists() and not file.is_file():
        file.write_bytes(content)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with beside.open("wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        with suppress(FileNotFoundError):
            beside.chmod(stat.S_IMODE(file.stat().st_mode))
        beside.replace(file)
    except OSError as error:
        error.filename = str(file)  # a full disk does not say of which file
        raise
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def put_folder(made: Path, target: Path) -> None:
    """Put a folder where another is, which goes; `made` is moved.

    The two are exchanged in one step where the system can (Linux; most of its file systems): no
    moment is without a folder at `target`. Elsewhere there is one between two renames, and the old
    folder is put back where the second fails.
    """
    target = target.resolve()  # a link to a folder stays one
    target.parent.mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(prefix=f".{target.name}{BESIDE}", dir=target.parent))
    try:
        new = place / "new"
        shutil.move(made, new)  # beside the old one: a rename works on one file system only
        if not target.exists():
            new.rename(target)
        elif not exchange(new, target):
            old = place / "old"
            target.rename(old)
            try:
                new.rename(target)
            except OSError:
                old.rename(target)
                raise
    finally:
        shutil.rmtree(place, ignore_errors=True)


def is_there(path: Path) -> bool:
    """Return whether anything has this name, be it a file or not. Raises OSError if nobody can."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True


def put_aside(path: Path) -> Path:
    """Rename what cannot be read, in the place of what was put aside before; return where it is."""
    aside = path.with_name(f"{path.name}{BROKEN}")
    if aside.is_dir() and not aside.is_symlink():
        shutil.rmtree(aside)
    if is_there(path):
        if path.is_dir():
            aside.unlink(missing_ok=True)  # no folder takes the place of a file
        path.rename(aside)
    return aside


def clear_beside(target: Path) -> None:
    """Remove what runs have left that were killed while they put a folder at `target`."""
    for left in target.parent.glob(f".{target.name}{BESIDE}*"):
        shutil.rmtree(left, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    paths = os.fsencode(one), os.fsencode(other)
    return bool(renameat2(_HERE, paths[0], _HERE, paths[1], _EXCHANGE) == 0)
