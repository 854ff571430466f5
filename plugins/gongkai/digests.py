"""Files, the engine and its libraries -> hashes of what they hold."""

import hashlib
import sys
from collections.abc import Container, Iterable, Iterator
from functools import cache
from importlib.metadata import distributions
from pathlib import Path


def engine_parts(suffixes: Container[str] | None = None) -> Iterator[bytes]:
    """Yield what the engine is: Python, all libraries, and its own files, or those of a sort."""
    yield sys.version.encode()
    yield from sorted(f"{one.name} {one.version}".encode() for one in distributions())
    engine = Path(__file__).parent
    files = (file for file in engine.rglob("*") if file.parent.name != "__pycache__")
    yield from contents(engine, (f for f in files if suffixes is None or f.suffix in suffixes))


@cache
def engine_digest() -> str:
    """Return the hash of all that decides what this process reads and finds.

    Keys are read by the words of a catalogue, too. It is of one process: its programs stay.
    """
    return digest_of(engine_parts())


def contents(root: Path, files: Iterable[Path]) -> Iterator[bytes]:
    """Yield the names of files, from `root`, and what they hold."""
    for file in sorted(files):
        if file.is_file():
            yield file.relative_to(root).as_posix().encode()
            yield file.read_bytes()


def digest_of(parts: Iterable[bytes]) -> str:
    """Return the hash of parts, none of which runs into the next."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
