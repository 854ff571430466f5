"""The editions, each built in a process of its own, which ends with the one that started it."""

import ctypes
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from gongkai.mkdocs.pages_done import VARIABLE
from gongkai.sources.configuration import environment

_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of prctl(2)."""
_ABORTED = "Aborted with a BuildError!"
"""What the generator ends with, after the reason."""
_LEVEL = re.compile(r"^(?:CRITICAL|ERROR|WARNING|INFO) +-  +", re.MULTILINE)
"""What the generator puts before each line that it logs."""
Child = subprocess.Popen[str]


@contextmanager
def building(
    root: Path, generator: str, targets: Mapping[str, Path], given: Mapping[str, str]
) -> Iterator[dict[str, Child]]:
    """Start a build for each configuration into its target; end those that are left at the end.

    `generator` is a module of `GENERATORS`; it keeps hooks loaded per process. Each build gets
    `given` in its environment.
    """
    running: dict[str, Child] = {}
    try:
        for config, target in targets.items():
            running[config] = _start(root, generator, config, target, given)
        yield running
    finally:
        for child in running.values():
            if child.poll() is None:
                child.terminate()
        for child in running.values():
            child.wait()


def count_of(target: Path) -> Path:
    """Return the file in which the edition that is built into `target` counts its pages."""
    return target.with_name(f"{target.name}.pages")


def said_by(output: str, kept: Path) -> str:
    """Return what a failed build reports, as we say it.

    A traceback is kept in a file, and its last line shown.
    """
    output = _LEVEL.sub("", output.strip().removesuffix(_ABORTED)).strip()
    before, trace, traceback = output.partition("Traceback (most recent call last)")
    if not trace:
        return output
    with suppress(OSError):
        kept.write_text(output, encoding="utf-8")
    last = traceback.strip().splitlines()[-1]
    return f"{before.strip()}\n{last} (the whole of it: {kept})".strip()


def _start(
    root: Path, generator: str, config: str, target: Path, given: Mapping[str, str]
) -> Child:
    return subprocess.Popen(  # noqa: S603  our own interpreter and arguments
        [
            sys.executable,
            "-m",
            generator,
            "build",
            "--quiet",
            "--strict",
            "--config-file",
            str(root / config),
            "--site-dir",
            str(target),
        ],
        cwd=root,
        env=environment()
        | dict(given)
        | {"NO_MKDOCS_2_WARNING": "1", VARIABLE: str(count_of(target))},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        preexec_fn=_end_with(os.getpid()) if sys.platform.startswith("linux") else None,  # noqa: PLW1509  it calls the system only
    )


def _end_with(parent: int) -> Callable[[], None]:
    """Return what asks the system to end a new process with its parent, even one that is killed."""
    libc = ctypes.CDLL(None)  # loaded before the fork

    def ask() -> None:
        libc.prctl(_DEATH_SIGNAL, signal.SIGTERM)
        if os.getppid() != parent:  # it ended in between
            os._exit(1)

    return ask
