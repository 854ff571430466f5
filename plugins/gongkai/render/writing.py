"""What the writers of files share: the edition's words, its languages, its addresses."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, timezone

from gongkai.i18n.translation import Translation
from gongkai.model.language import HTML_LANGUAGE, Language
from gongkai.model.local_text import LocalText
from gongkai.model.moment import Moment
from gongkai.render.characters import allowed
from gongkai.render.environment import in_words
from gongkai.render.unlinked import Published, is_there
from gongkai.render.urls import Origin
from gongkai.views.page import Title

CHINA = timezone(timedelta(hours=8))
"""Asia/Shanghai since 1991; days of before keep their date."""


@dataclass(frozen=True)
class Written:
    """A file that was written: what a catalogue says of it."""

    size: int
    """Bytes."""
    digest: str
    """SHA-256 in hexadecimal."""


@dataclass(frozen=True)
class Edition:
    """The edition that files are written for."""

    origin: Origin
    words: Translation
    name: str
    """What the site is called."""
    written: Mapping[str, Written]
    """The files so far, by address within the edition."""
    printed: dict[Hashable, object]
    """What a writer keeps for the next file."""
    published: Published = None

    @property
    def language(self) -> Language:
        """Return the edition's language."""
        return self.words.language

    @property
    def html_language(self) -> str:
        """Return the edition's language as HTML and XML name it."""
        return HTML_LANGUAGE[self.language]

    def is_there(self, address: str) -> bool:
        """Return whether the edition has a page or file at `address`."""
        return is_there(address, self.published)

    def say(self, title: Title | None) -> str:
        """Return a title in words, without characters that no file may hold."""
        return allowed(in_words(title, self.words)) if title is not None else ""

    def language_of(self, title: Title) -> str:
        """Return the language in which `say` says a title."""
        if isinstance(title, LocalText):
            return HTML_LANGUAGE[title.language(self.language)]
        return self.html_language


def point_in_time(moment: Moment) -> datetime:
    """Return a moment as a point in time; a day alone means its beginning."""
    clock = time.fromisoformat(moment.time) if moment.time else time()
    return datetime.combine(moment.day, clock, CHINA)


def in_utc(moment: Moment) -> datetime:
    """Return a moment in coordinated universal time."""
    return point_in_time(moment).astimezone(UTC)
