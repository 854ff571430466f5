"""LinkChecker as a process of its own: how it is asked, and what it reports (decision 15).

It is GPL: nothing of it is imported. It is found beside this Python or on the PATH, and its table
(CSV) is read. What it reports of another site is of one night: an answer that failed once may be
right tomorrow.
"""

import csv
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from gongkai.model.said import SaidError

NAME = "linkchecker"
INSTALL = 'python -m pip install "gongkai[second-opinion]"'
_GRACE = 120
"""Seconds that it may take to begin and to end beside the time that it is given."""
_REACHED = 100_000_000
"""Bytes of a page up to which its links are read: by itself it leaves out what is over 1 MiB."""


class LinkCheckerError(SaidError):
    """It is not there, or did not say anything that can be used."""


@dataclass(frozen=True, slots=True)
class CheckedAddress:
    """What it reports of one address: of many pages that have it, it names the first it met."""

    url: str
    """As it asked for it, in the end."""
    parent: str
    """The page on which it met it; empty of where it began."""
    written: str
    """As it is written there."""
    is_valid: bool
    result: str
    """`200 OK`, `404 Not Found`, `ConnectTimeout: ...`."""
    warning: str
    info: str

    @property
    def status(self) -> int:
        """Return the status of HTTP; 0 where there was no answer."""
        number = self.result[:3]
        return int(number) if number.isdecimal() and self.result[3:4] in ("", " ") else 0

    @property
    def was_asked(self) -> bool:
        """Return whether the address was asked for at all, and not only looked at."""
        return self.status > 0 or not self.is_valid


def command() -> str:
    """Return the program; raise LinkCheckerError with how to get it where there is none."""
    beside = Path(sys.executable).parent
    found = shutil.which(NAME, path=os.pathsep.join([str(beside), os.environ.get("PATH", "")]))
    if found is None:
        raise LinkCheckerError(
            "LinkChecker is not installed; install it with: {command}", command=INSTALL
        )
    return found


def ask_of_site(address: str, urls: int, seconds: int) -> list[CheckedAddress]:
    """Let it walk the site served at `address` as far as it leads; about `urls` are there.

    AnchorCheck is off: it loads a page once more for each place on it.
    """
    return _run(
        address,
        {
            "maxrequestspersecond": 100_000,
            "robotstxt": 0,
            "resultcachesize": max(2 * urls, 100_000),  # beyond it, it forgets and never ends
            "recursionlevel": -1,
        },
        seconds,
        with_others=False,
    )


def ask_of_list(address: str, urls: int, seconds: int) -> list[CheckedAddress]:
    """Let it ask for every address on the page at `address`, and go no further.

    It keeps its pauses, and to what the sites ask of programs (robots.txt).
    """
    return _run(
        address,
        {
            "maxrequestspersecond": 10,
            "robotstxt": 1,
            "resultcachesize": max(2 * urls, 100_000),
            "recursionlevel": 1,
            "timeout": max(1, min(20, seconds // 3)),
        },
        seconds,
        with_others=True,
    )


def _run(
    address: str, options: Mapping[str, int], seconds: int, *, with_others: bool
) -> list[CheckedAddress]:
    program = command()
    chosen = {**options, "maxrunseconds": seconds, "maxfilesizeparse": _REACHED}
    lines = ["[filtering]", f"checkextern={int(with_others)}", "[checking]"]
    lines += [f"{name}={value}" for name, value in chosen.items()]
    lines += ["[output]", "log=csv", "verbose=1", "status=0", "[csv]", "encoding=utf-8", ""]
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "linkcheckerrc"
        config.write_text("\n".join(lines), encoding="utf-8")
        config.chmod(0o644)
        table = Path(folder) / "checked.csv"
        with table.open("wb") as out:  # of root it makes nobody, who may open no file himself
            try:
                done = subprocess.run(  # noqa: S603  our own arguments
                    [program, "--config", str(config), address],
                    stdout=out,
                    stderr=subprocess.PIPE,
                    env={**os.environ, **_quiet(folder)},
                    timeout=seconds + _GRACE,
                    check=False,
                )
            except (OSError, subprocess.TimeoutExpired) as error:
                raise LinkCheckerError("LinkChecker could not run: {error}", error=error) from error
        text = table.read_text(encoding="utf-8", errors="replace")
    if done.returncode not in (0, 1):
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise LinkCheckerError("LinkChecker failed: {said}", said="".join(last) or done.returncode)
    return list(read(text))


def _quiet(folder: str) -> Mapping[str, str]:
    """Return an environment in which it speaks English and loads nobody's plugins."""
    return {
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "en",
        "PYTHONUTF8": "1",
        "XDG_CONFIG_HOME": folder,
        "XDG_DATA_HOME": folder,
    }


def read(text: str) -> Iterator[CheckedAddress]:
    """Yield the rows of its table; lines that begin with `#` are its remarks."""
    kept = (line for line in text.splitlines(keepends=True) if not line.startswith("#"))
    for row in csv.DictReader(kept, delimiter=";", restval=""):
        yield CheckedAddress(
            row.get("url") or row.get("urlname", ""),
            row.get("parentname", ""),
            row.get("urlname", ""),
            row.get("valid", "") == "True",
            row.get("result", ""),
            row.get("warningstring", ""),
            row.get("infostring", ""),
        )
