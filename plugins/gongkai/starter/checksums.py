"""Which files of a column are as an engine wrote them: checksums, beside the pinned engine."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

FILE = "engine.sha256"
"""In the format of `sha256sum`, so that `sha256sum --check` names those that were changed since."""
_FIRST = Path(__file__).parent / "engine-0.1.sha256"
"""The same of version 0.1, which wrote no such file: its columns were copies of the repository."""


def sum_of(content: bytes) -> str:
    """Return the SHA-256 of a file's content, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def render_checksums(sums: Mapping[str, str]) -> bytes:
    """Return the file for sums by path."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(sums.items())).encode()


def read_checksums(root: Path) -> dict[str, str]:
    """Return the sums by path of the column at `root`.

    A column without them counts as one of version 0.1; what it is missing was not deleted from it,
    but made elsewhere.
    """
    file = root / FILE
    if file.is_file():
        return _read(file)
    return {path: digest for path, digest in _read(_FIRST).items() if (root / path).is_file()}


def _read(file: Path) -> dict[str, str]:
    pairs = (line.partition("  ") for line in file.read_text(encoding="utf-8").splitlines())
    return {path: digest for digest, _, path in pairs if path}
