"""The good and bad example of a code as files of a project."""

import os
import shutil
from pathlib import Path
from typing import Any

import yaml

import workspace
from gongkai.verdict.handbook import file_of_example
from personal import filled


def put(code: str, which: str, column: Path) -> None:
    """Change the base project as an example of a code shows it."""
    example = yaml.safe_load(filled(file_of_example(code).read_text(encoding="utf-8")))
    shown = example[which]
    if isinstance(shown, str):
        change = {example["in"]: [[example["instead"], shown]]}
        workspace.apply({"change": change}, column)
        return
    for name, content in shown.items():
        put_file(column / name, content)


def put_file(file: Path, content: Any) -> None:
    """Write a file as an example shows it; one without content is taken away."""
    if content is None:
        shutil.rmtree(file) if file.is_dir() else file.unlink()
        return
    if file.parent.is_file():
        file.parent.unlink()
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, str):
        file.write_bytes(content.encode())
    elif "times" in content:
        workspace.write(file, content)
    elif "symlink" in content:
        file.unlink(missing_ok=True)
        file.symlink_to(content["symlink"])
    elif "encoding" in content:
        file.write_bytes(content["text"].encode(content["encoding"]))
    else:
        name = file.name.encode(content["name_in"])
        Path(os.fsdecode(bytes(file.parent) + b"/" + name)).write_text(content["text"])
