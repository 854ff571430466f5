"""Which files of a column are as an engine wrote them: their sums, beside the pinned engine."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

FILE = "engine.sha256"
"""In the format of `sha256sum`, so that `sha256sum --check` names those that were changed since."""


def sum_of(content: bytes) -> str:
    """Return the SHA-256 of a file's content, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def render_sums(sums: Mapping[str, str]) -> bytes:
    """Return the file for sums by path."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(sums.items())).encode()


def read_sums(root: Path) -> dict[str, str]:
    """Return the sums by path of the column at `root`; none where no engine wrote them."""
    file = root / FILE
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    pairs = (line.partition("  ") for line in lines)
    return {path: digest for digest, _, path in pairs if path}
