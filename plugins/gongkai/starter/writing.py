"""Files of a column, written as its repository expects."""

from pathlib import Path


def write_file(file: Path, content: bytes, *, is_new: bool = False) -> None:
    """Write a file, and the folders above it; a script is one that can be run.

    Raises FileExistsError where it has to be new and is there.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb" if is_new else "wb") as opened:
        opened.write(content)
    if content.startswith(b"#!"):
        file.chmod(0o755)
