"""The texts that were published, kept by content beside the site and outside of every repository.

`objects/` holds each text once, under the digest of its content; `records/` says of each record
from which day which text was published. A takedown removes both.
"""

import fcntl
import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path

from gongkai.model.language import LANGUAGES
from gongkai.model.published_text import PublishedText, TextSince, read_published
from gongkai.model.said import SaidError
from gongkai.whole import write_bytes_whole, write_whole

_OBJECTS, _RECORDS, _LOCK = "objects", "records", ".lock"


class TextStoreError(SaidError):
    """The store of published texts cannot be used as it is."""


class TextStore:
    """A folder of published texts."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, which need not be there yet."""
        self._folder = folder

    def records(self) -> list[str]:
        """Return the records of which there are texts."""
        return sorted(file.stem for file in (self._folder / _RECORDS).glob("*.json"))

    def of(self, record: str) -> list[TextSince]:
        """Return the texts of a record, the oldest first; raises TextStoreError."""
        file = self._index(record)
        try:
            listed = json.loads(file.read_bytes())["texts"]
            return [
                TextSince(
                    LANGUAGES[LANGUAGES.index(one["language"])],
                    str(one["digest"]),
                    date.fromisoformat(one["since"]),
                    str(one["release"]),
                )
                for one in listed
            ]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise TextStoreError("{file} is no list of published texts", file=file) from error

    def read(self, digest: str) -> PublishedText:
        """Return a text; raises TextStoreError where it is missing or another."""
        file = self._object(digest)
        try:
            found = read_published(zlib.decompress(file.read_bytes()))
        except (OSError, zlib.error):
            found = None
        if found is None or found.digest != digest:
            raise TextStoreError("{file} is missing, or not the text that was kept", file=file)
        return found

    def keep(self, texts: Iterable[PublishedText], day: date, release: str) -> int:
        """Keep what is published on a day; return how many texts are new."""
        by_record: dict[str, list[PublishedText]] = {}
        for text in texts:
            by_record.setdefault(text.record, []).append(text)
        new = 0
        with self._held():
            for record, all_of_it in by_record.items():
                known = self.of(record)
                last = {one.language: one for one in known}
                added = [
                    TextSince(text.language, text.digest, max(day, *since), release)
                    for text in all_of_it
                    if text.language not in last or last[text.language].digest != text.digest
                    for since in [[one.since for one in known] or [day]]
                ]
                if added:
                    digests = {one.digest for one in added}
                    for text in all_of_it:
                        if text.digest in digests:
                            self._put(text)
                    self._write(record, [*known, *added])
                new += len(added)
        return new

    def purge(self, records: Collection[str]) -> int:
        """Remove every text of records, and whatever no list names; return how many texts went.

        Whose a text is it says itself, so that a broken list of another record is no obstacle.
        """
        if not self._folder.is_dir():
            return 0
        gone = 0
        with self._held():
            for record in records:
                self._index(record).unlink(missing_ok=True)
            lists: dict[str, Collection[str] | None] = {}
            for file in (self._folder / _OBJECTS).rglob("*"):
                if file.is_file() and not self._is_listed(file, lists):
                    file.unlink()
                    gone += 1
        return gone

    def _is_listed(self, file: Path, lists: dict[str, Collection[str] | None]) -> bool:
        """Return whether a text is among those of its record; `lists` are those that were read."""
        digest = file.parent.name + file.name
        try:
            record = self.read(digest).record
        except TextStoreError:
            return False
        if record not in lists:
            try:
                lists[record] = {one.digest for one in self.of(record)}
            except TextStoreError:
                lists[record] = None
        known = lists[record]
        return known is None or digest in known

    def _put(self, text: PublishedText) -> None:
        file = self._object(text.digest)
        if not file.is_file():
            write_bytes_whole(file, zlib.compress(text.content, 9))

    def _write(self, record: str, texts: Iterable[TextSince]) -> None:
        rows: list[Mapping[str, object]] = [
            asdict(one) | {"since": one.since.isoformat()} for one in texts
        ]
        write_whole(self._index(record), json.dumps({"texts": rows}, indent=1) + "\n")

    def _index(self, record: str) -> Path:
        return self._folder / _RECORDS / f"{record}.json"

    def _object(self, digest: str) -> Path:
        return self._folder / _OBJECTS / digest[:2] / digest[2:]

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Hold the store alone; the lock ends with the process."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / _LOCK).open("a", encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
