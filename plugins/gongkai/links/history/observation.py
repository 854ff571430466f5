"""What is asked of an address on another site, and what it was seen to be, on one night."""

from dataclasses import dataclass
from enum import Enum

from gongkai.model.findings import Word


class Answer(Enum):
    """How an address answered. Only the first says that all is well; the last says nothing."""

    OK = "ok"
    DEAD = "dead"
    """Nothing is there: 404 or 410 from a host that serves its first page."""
    MOVED = "moved"
    """It sends everybody on, for good, to an address that answers."""
    CHANGED = "changed"
    """A page that showed the document's title or number shows neither any more."""
    SOFT_404 = "soft-404"
    """A page that any invented address beside it gets too, or the first page of the host."""
    UNOBSERVABLE = "unobservable"
    """It could not be seen by a program; people may see it."""


SILENT = Word("it did not answer")
REFUSED = Word("it refuses programs or wants a login")
BUSY = Word("it was busy or out of order")
ROBOTS = Word("its robots.txt asks programs to stay away")
HOST_SILENT = Word("the host did not answer")
HOST_REFUSES = Word("the host does not serve its first page to programs either")
CIRCLE = Word("it sends its reader on without end")
CLOSED = Word("it sends its reader on to a place that is not open to the public")
NOT_SHOWN = Word("its page shows programs neither title nor number of the document")
ODD = Word("it answered with another status than a page has")
WORDS = (
    SILENT,
    REFUSED,
    BUSY,
    ROBOTS,
    HOST_SILENT,
    HOST_REFUSES,
    CIRCLE,
    CLOSED,
    NOT_SHOWN,
    ODD,
)
"""Why nothing can be said of an address, for translators."""


@dataclass(frozen=True)
class Expected:
    """What a page should show, as a record of the column says."""

    title: str
    number: str | None = None


@dataclass(frozen=True)
class Wanted:
    """One address to be asked for, and what is known of it."""

    url: str
    expected: Expected | None = None
    """What its page should show; None where no record says so."""
    was_shown: bool = False
    """Whether it showed just that on an earlier night."""
    etag: str = ""
    modified: str = ""
    """What it said of its last page; empty where it is to be read again."""
    asked: str = ""
    """The day on which it was last observed: the longest ago comes first."""


@dataclass(frozen=True)
class Observation:
    """What was seen of one address."""

    answer: Answer
    status: int = 0
    """The last status of HTTP; 0 where there was none."""
    target: str = ""
    """Where an address that moved leads."""
    why: Word | None = None
    """Why it could not be observed."""
    is_shown: bool = False
    """Whether the page shows the title or number that it should."""
    etag: str = ""
    modified: str = ""
    """What to send along next time, so that an unchanged page is not sent again."""


@dataclass(frozen=True)
class NightOfObservations:
    """What one night saw."""

    by_url: dict[str, Observation]
    """Addresses that there was no time for are missing."""
    by_host: dict[str, bool]
    """Whether a host has an IPv6 address; hosts of which that is not known are missing."""
    is_online: bool
    """Whether any host answered at all; where none did, the fault is on our side."""
