"""What open pages of a preview are told: that it is being built, that it was, what checks found."""

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Message:
    """The preview as it is."""

    built: int = 0
    """How often pages became others: a page that knows of fewer is old."""
    busy: str = ""
    """What is being done, in words; empty when nothing is."""
    failed: str = ""
    """Why the last build failed; the site is then that of the one before."""
    heading: str = ""
    """What stands over the findings."""
    findings: Sequence[Mapping[str, Any]] = ()
    """What is wrong in the files edited last, each as `gongkai check --format json` has it."""


@dataclass
class News:
    """The newest message, for any number of pages that wait for the next."""

    _message: Message = Message()
    _number: int = 0
    _changed: threading.Condition = field(
        default_factory=lambda: threading.Condition(threading.RLock())
    )

    def announce(self, **changes: Any) -> None:
        """Change the message, and wake who waits for it."""
        with self._changed:
            self._message = replace(self._message, **changes)
            self._number += 1
            self._changed.notify_all()

    def announce_pages(self, **changes: Any) -> None:
        """Announce the same, and that pages are others than before."""
        with self._changed:
            self.announce(built=self._message.built + 1, **changes)

    @property
    def message(self) -> Message:
        """Return the message as it is now."""
        with self._changed:
            return self._message

    def follow(self, patience: float) -> Iterator[str | None]:
        """Yield the message as JSON, now and each time that it changes; None after a silence."""
        seen = -1
        while True:
            with self._changed:
                if self._number == seen:
                    self._changed.wait(patience)
                news = None if self._number == seen else self._message
                seen = self._number
            yield json.dumps(asdict(news), ensure_ascii=False) if news is not None else None
