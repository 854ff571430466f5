"""What of a record file is still to be confirmed or written, a finding each."""

from collections.abc import Iterable, Iterator

from gongkai.model.findings import Code, Finding, SourcePlace
from gongkai.model.unfinished import unconfirmed, unwritten
from gongkai.sources.codes.drafts import UNCONFIRMED, UNWRITTEN
from gongkai.sources.front_matter import front_matter_end


def find_unfinished(path: str, text: str) -> Iterator[Finding]:
    """Yield what keeps a record that was begun by a command from being published."""
    for offset, what in unconfirmed(text[: front_matter_end(text)]):
        yield _at(UNCONFIRMED, path, text, offset, what)
    for offset, what in unwritten(text):
        yield _at(UNWRITTEN, path, text, offset, what)


def but_for_placeholders(
    findings: Iterable[Finding], unfinished: Iterable[Finding]
) -> list[Finding]:
    """Return findings without those on a value that is still to be written: no value is right."""
    places = {one.place for one in unfinished if one.code is UNWRITTEN}
    return [one for one in findings if one.place not in places]


def _at(code: Code, path: str, text: str, offset: int, what: str) -> Finding:
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return Finding(code, SourcePlace(path, line, column), {"what": what})
