"""Contents in which nothing was found that must not be published, by their hash."""

import hashlib
from contextlib import suppress
from pathlib import Path

_SAVED_EVERY = 500


class CleanContents:
    """Remembers them from run to run; what leaks is never written down."""

    def __init__(self, folder: Path, rules: str) -> None:
        """Read what was clean by the same `rules`, in a file of the folder that they name."""
        self._file = folder / f"{rules}.txt"
        self._new: list[str] = []
        try:
            known = self._file.read_text(encoding="ascii").splitlines()
        except (OSError, UnicodeDecodeError):
            known = []
        self._known = {self._key(*line.split(" ", 1)) for line in known if " " in line}

    def __enter__(self) -> "CleanContents":
        return self

    def __exit__(self, *_: object) -> None:
        self._save()

    def has(self, blob: str, kind: str) -> bool:
        """Return whether a content was clean when it was judged as this kind of file."""
        return self._key(blob, kind) in self._known

    def add(self, blob: str, kind: str) -> None:
        """Remember a content that is clean."""
        self._known.add(self._key(blob, kind))
        if kind.isascii() and kind.isprintable():
            self._new.append(f"{blob} {kind}\n")
        if len(self._new) >= _SAVED_EVERY:
            self._save()

    def _save(self) -> None:
        with suppress(OSError):  # it is a cache
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("a", encoding="ascii") as file:
                file.write("".join(self._new))
        self._new.clear()

    @staticmethod
    def _key(blob: str, kind: str) -> bytes:
        """Return the key in few bytes: there may be a million."""
        return hashlib.blake2b(f"{blob} {kind}".encode(), digest_size=16).digest()
