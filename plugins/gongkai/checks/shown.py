"""Where in a file something stands that was found in what readers see of it."""

from gongkai.model.findings import SourcePlace
from gongkai.model.parts import RawText, Shown

_BEFORE = 12
"""Characters before it that are looked for, where it stands in the file in another form."""


def place_of_shown(shown: Shown, raw: RawText | None, offset: int, written: str) -> SourcePlace:
    """Return where in the file `written` stands, which a reader sees at `offset`.

    As far as it is known: of what the file writes in another form, the place of what begins
    like it, or of the words before it, or else where the text begins.
    """
    line, column = shown.position(offset)
    if shown.is_front or raw is None:
        return SourcePlace(shown.path, line, column)
    text = raw.text
    begins = _offset(text, line)
    before = shown.text[max(offset - _BEFORE, 0) : offset].rpartition("\n")[2].strip()
    beginnings = (written[:length] for length in range(len(written), 1, -1))
    for words, is_it in (*((words, True) for words in beginnings), (before, False)):
        at = text.find(words, begins) if words else -1
        if at >= 0:
            at += 0 if is_it else len(words)
            line = text.count("\n", 0, at) + 1
            return SourcePlace(shown.path, line, at - text.rfind("\n", 0, at))
    return SourcePlace(shown.path, line, column)


def _offset(text: str, line: int) -> int:
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
    return at
