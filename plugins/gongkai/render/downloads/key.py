"""What a file depends on, as one hash: its document and everything that makes it."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from gongkai.render.downloads.document import CopyDocument


def key(document: CopyDocument, makers: Iterable[str]) -> str:
    """Return the hash of a document and of what turns it into a file, our own code included.

    Values are hashed as Python writes them, which distinguishes every field and type.
    """
    found = hashlib.sha256(_own_code())
    for part in (*makers, repr(document)):
        found.update(part.encode("utf-8", "surrogatepass"))
        found.update(b"\0")
    return found.hexdigest()


@lru_cache(maxsize=1)
def _own_code() -> bytes:
    room = Path(__file__).parent
    found = hashlib.sha256()
    for file in sorted(room.glob("*.py")):
        found.update(file.read_bytes())
    return found.digest()
