"""Whether a new site takes the place of the old one in one step, as `gongkai build` does it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from gongkai.doctor.workplace import Examination, Workplace
from gongkai.model.diagnosis import Diagnosis, ok, warning, wrong
from gongkai.model.findings import Phrase, Word
from gongkai.model.refusals import reason_of
from gongkai.whole import exchange


def examine(workplace: Workplace) -> Iterator[Diagnosis]:
    """Yield whether two folders beside the site can be exchanged, by exchanging two."""
    try:
        with tempfile.TemporaryDirectory(prefix=".gongkai-doctor-", dir=workplace.top) as made:
            one, other = Path(made, "one"), Path(made, "other")
            one.mkdir()
            other.mkdir()
            is_at_once = exchange(one, other)
    except OSError as error:
        yield wrong(
            Phrase("nothing can be written into {folder}", folder=str(workplace.top)),
            Phrase("give this account the right to write there: {why}", why=reason_of(error)),
        )
        return
    if is_at_once:
        yield ok(Phrase("a new site takes the place of the old one in one step"))
    else:
        yield warning(
            Phrase("a new site takes the place of the old one in two steps, with a moment between"),
            Phrase("move the column to a disk of this machine with ext4, XFS or Btrfs"),
        )


EXCHANGE = Examination("exchange", Word("file system"), examine)
