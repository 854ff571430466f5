"""Characters that are not allowed in XML, iCalendar or a feed reader's list."""

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All that XML 1.0 does not allow as a character (section 2.2)."""


def allowed(text: str) -> str:
    """Return `text` without the characters that XML forbids, escaped or not."""
    return _FORBIDDEN.sub("", text)
