"""The process that makes all editions, which ends with the one that started it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from gongkai.background import end_with
from gongkai.sources.configuration import environment

_ABORTED = "Aborted with a BuildError!"
"""What the generator ends with, after the reason."""
_LEVEL = re.compile(r"^(?:CRITICAL|ERROR|WARNING|INFO) +-  +", re.MULTILINE)
"""What the generator puts before each line that it logs."""
Child = subprocess.Popen[str]


@contextmanager
def making(
    root: Path, generator: str, targets: Mapping[str, Path], given: Mapping[str, str]
) -> Iterator[Child]:
    """Start what makes an edition of each configuration into its target; end it at the end.

    `generator` is a module of `GENERATORS`. The process gets `given` in its environment.
    """
    editions = [str(part) for config, target in targets.items() for part in (config, target)]
    child = subprocess.Popen(  # noqa: S603  our own interpreter and arguments
        [sys.executable, "-m", "gongkai.mkdocs", generator, *editions],
        cwd=root,
        env=environment() | dict(given) | {"NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        preexec_fn=end_with(os.getpid()),  # noqa: PLW1509  it calls the system only
    )
    try:
        yield child
    finally:
        if child.poll() is None:
            child.terminate()
        child.wait()


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
