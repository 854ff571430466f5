"""Say whether anything turned since the last publication. Standard library only, nothing installed.

    due.py FILE    exits with 0 where a moment in FILE is past, with 1 where none is

FILE has a moment of China on each line, 2026-11-28 09:30, as `gongkai due --write` writes them when
a site is published. Without it nothing was published, and nothing is due.
"""

import re
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

CHINA = timezone(timedelta(hours=8))
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}")


def first(text: str) -> str | None:
    """Return the first moment of a list; what is none is passed over."""
    return min(filter(MOMENT.fullmatch, text.splitlines()), default=None)


def main(arguments: list[str]) -> int:
    """Look at a file; the clock is the machine's."""
    file = Path(arguments[0])
    moment = first(file.read_text(encoding="utf-8")) if file.is_file() else None
    now = f"{datetime.now(UTC).astimezone(CHINA):%Y-%m-%d %H:%M}"
    is_due = moment is not None and moment <= now
    print(f"now {now}, {'due' if is_due else 'next'}: {moment or 'nothing'}")
    return not is_due


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
