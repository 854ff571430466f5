"""What of an attachment could not be read, as findings at its line."""

from collections.abc import Iterator

from gongkai.model.file_text import FileText, Lack, Lacking
from gongkai.model.findings import Code, Finding, Phrase, SourcePlace
from gongkai.sources.codes import documents

_CODES = {
    Lack.BROKEN: documents.UNREAD,
    Lack.PASSWORD: documents.UNREAD,
    Lack.UNKNOWN: documents.UNREAD,
    Lack.TOO_LARGE: documents.UNREAD,
    Lack.FAILED: documents.UNREAD,
    Lack.OLD_FORMAT: documents.OLD_FORMAT,
}


def unread_parts(name: str, place: SourcePlace, text: FileText, is_scan: bool) -> Iterator[Finding]:
    """Yield the findings of an attachment's text: the first of each kind.

    `is_scan` says that the record knows it to be a scan.
    """
    reported: set[Code] = set()
    for one in text.lacking:
        code = _CODES.get(one.lack, documents.READ_IN_PART)
        if code not in reported:
            reported.add(code)
            yield Finding(code, place, {"file": name, "why": _why(one)})
    if text.pictured and not is_scan:
        pages = str(text.pages or 1)
        details = {"file": name, "pictured": str(text.pictured), "pages": pages}
        yield Finding(documents.SCAN, place, details)


def _why(part: Lacking) -> Phrase:
    why = Phrase(part.lack, limit=str(part.limit))
    if part.spot is None:
        return why
    return Phrase(IN_A_PLACE, place=part.spot.phrase(), why=why)


IN_A_PLACE = "{place}: {why}"
WORDS = (*Lack, IN_A_PLACE)
"""Why, for translators."""
