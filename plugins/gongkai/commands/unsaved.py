"""The column with a file as an editor holds it, which has not been saved yet."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gongkai.sources.folders import JUDGED
from gongkai.whole import write_whole

STDIN = "-"


@contextmanager
def with_unsaved(root: Path, file: Path, text: str) -> Iterator[Path]:
    """Yield a folder with what checks read of the project at `root`, one file of it as given.

    The others are the same files under second names, or copies where the system has none.
    """
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in JUDGED:
            source = root / name
            if source.is_dir():
                shutil.copytree(source, project / name, symlinks=True, copy_function=_same)
            elif source.is_file():
                _same(str(source), str(project / name))
        place = project / file.relative_to(root.resolve())
        place.unlink(missing_ok=True)  # the file itself stays as it is
        write_whole(place, text)
        yield project


def _same(source: str, target: str) -> str:
    """Give a file a second name; copy it where that cannot be."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
    return target
