"""The engine as it is given away: its wheel and its source archive, built from this checkout."""

import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import built

_BUILD = """\
import sys
from hatchling.builders.{kind} import {builder}
print(*{builder}({root!r}).build(directory=sys.argv[1]))
"""


def build_wheel(root: Path, target: Path) -> Path:
    """Build the wheel of the engine whose sources are at `root`, without a network."""
    return _built("wheel", "WheelBuilder", root, target)


def build_sdist(target: Path) -> Path:
    """Build the source archive of this checkout."""
    return _built("sdist", "SdistBuilder", built.ROOT, target)


def _built(kind: str, builder: str, root: Path, target: Path) -> Path:
    script = _BUILD.format(kind=kind, builder=builder, root=str(root))
    done = subprocess.run(
        [sys.executable, "-c", script, str(target)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


def names_in(archive: Path) -> set[str]:
    """Return the files of an archive; those of a source archive below its own folder."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return set(wheel.namelist())
    with tarfile.open(archive) as sources:
        return {name.partition("/")[2] for name in sources.getnames()}


def given_away() -> set[str]:
    """Return the files of this repository that the wheel has beside the package."""
    text = (built.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    included = tomllib.loads(text)["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    return {
        file.relative_to(built.ROOT).as_posix()
        for source in included
        for file in (built.ROOT / source, *(built.ROOT / source).rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts
    }


def unpack(wheel: Path, folder: Path) -> None:
    """Unpack a wheel into a folder."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)


class Unpacked:
    """A wheel as an installer leaves it: what runs, with the dependencies of these tests."""

    def __init__(self, folder: Path) -> None:
        """Take the `folder` of a wheel, which comes before the checkout wherever Python looks."""
        self.folder = folder

    def __call__(self, folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run a command of the engine in `folder`."""
        return self.python(folder, "-m", "gongkai", *arguments)

    def python(self, folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run Python in `folder`."""
        compiled = self.folder.with_name(f"{self.folder.name}-compiled")  # once for all commands
        variables = {"PYTHONPATH": str(self.folder), "PYTHONPYCACHEPREFIX": str(compiled)}
        return subprocess.run(
            [sys.executable, "-P", *arguments],
            cwd=folder,
            env={**os.environ, **variables},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
