"""The clerk's handbook as it stands: its files, edits and commands, done one after the other.

A block `sh` is run in the folder where the one before it ended; `exit=1` says how it ends. What
`markdown title="PATH"` holds is saved there, `diff title="PATH"` changes a file, and each line of a
block `text` was said by the block before it. `word title="PATH"` is a Word file with these
paragraphs. `console` and `yaml` are only shown.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import docx

import built
import preloaded
from commands import git

FILE = built.ROOT / "docs" / "handbook.zh.md"
DAY = "2026-04-02"
"""The day on which it is followed."""
_BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A block of the handbook, with its language and what stands behind that."""

    language: str
    about: str
    text: str

    @property
    def title(self) -> str:
        return re.findall(r'title="([^"]+)"', self.about)[0]

    @property
    def exit_code(self) -> int:
        return int((re.findall(r"exit=(\d)", self.about) or [0])[0])


def blocks() -> Iterator[Block]:
    for language, about, text in _BLOCK.findall(FILE.read_text(encoding="utf-8")):
        yield Block(language, about, text)


class Desk:
    """An empty folder with a repository of the forge beside it, where the handbook is followed."""

    def __init__(self, folder: Path) -> None:
        self.folder = self.here = folder
        self.said = ""
        home, programs = folder / ".home", folder / ".bin"
        for place in (home, programs):
            place.mkdir(parents=True)
        git(folder, "init", "-q", "--bare", "-b", "main", "platform.git")
        program = programs / "gongkai"
        loaded = f"-I -S {preloaded.__file__} {preloaded.place()} -m gongkai"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {loaded} "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        self.environment: Mapping[str, str] = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GONGKAI_LANG": "zh",
            "GONGKAI_DATE": DAY,
        }

    def do(self, block: Block) -> None:
        """Do what a block says; an assertion fails where it does not come out as it says."""
        match block.language:
            case "sh":
                self._run(block)
            case "markdown":
                file = self.here / block.title
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(block.text, encoding="utf-8")
            case "word":
                document = docx.Document()
                for line in block.text.splitlines():
                    document.add_paragraph(line)
                document.save(str(self.here / block.title))
            case "diff":
                self._edit(block)
            case "text":
                lines = [line.strip() for line in self.said.splitlines()]
                missing = [one for one in block.text.splitlines() if one.strip() not in lines]
                assert missing == [], self.said

    def _run(self, block: Block) -> None:
        place = self.folder / ".here"
        done = subprocess.run(
            ["bash", "-e", "-c", f"trap 'pwd > {place}' EXIT\n{block.text}"],
            cwd=self.here,
            env=self.environment,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self.said = done.stdout
        self.here = Path(place.read_text(encoding="utf-8").strip())
        assert done.returncode == block.exit_code, f"{block.text}\n{self.said}"

    def _edit(self, block: Block) -> None:
        file = self.here / block.title
        text = file.read_text(encoding="utf-8")
        lines = block.text.splitlines(keepends=True)
        old, new = ("".join(one[1:] for one in lines if one[0] == mark) for mark in "-+")
        assert text.count(old) == 1, f"{old!r} does not stand once in {block.title}"
        file.write_text(text.replace(old, new), encoding="utf-8")
