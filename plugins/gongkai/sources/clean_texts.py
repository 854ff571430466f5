"""Texts in which nothing was found, known again by their hash from run to run."""

import hashlib
import json
from contextlib import suppress
from pathlib import Path

from gongkai.whole import write_whole


class CleanTexts:
    """The hashes of texts in which nothing was found, by the words and rules of now.

    No text is kept, so nothing of what leaks is.
    """

    def __init__(self, file: Path | None, rules: bytes) -> None:
        """Read what is known in a file; without one nothing is. Other `rules` know other texts."""
        self._file = file
        self._rules = hashlib.sha256(rules).digest()
        self._before = self._kept()
        self._now: set[str] = set()

    def knows(self, text: str) -> bool:
        """Return whether nothing was found in a text before; it is then known the next time too."""
        digest = self._digest(text)
        is_known = digest in self._before
        if is_known:
            self._now.add(digest)
        return is_known

    def add(self, text: str) -> None:
        """Note that nothing was found in a text."""
        self._now.add(self._digest(text))

    def keep(self) -> None:
        """Keep the hashes of this run, and no others; where that cannot be written, none."""
        if self._file is None:
            return
        with suppress(OSError):
            if self._now == self._before:
                self._file.touch()  # what was not needed for a day goes (documents/reader.py)
            else:
                write_whole(self._file, json.dumps(sorted(self._now)))

    def _kept(self) -> set[str]:
        if self._file is None:
            return set()
        try:
            kept = json.loads(self._file.read_bytes())
        except (OSError, ValueError, RecursionError):
            return set()
        return {one for one in kept if isinstance(one, str)} if isinstance(kept, list) else set()

    def _digest(self, text: str) -> str:
        return hashlib.sha256(self._rules + text.encode("utf-8", "replace")).hexdigest()
