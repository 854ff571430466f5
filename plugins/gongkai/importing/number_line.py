"""The line with the document number, and the marks that stand on lines like it."""

import re

from gongkai.importing.wordings import COPY, PAGE_NUMBER, SECRET, URGENT
from gongkai.importing.written_forms import read_document_number


def is_mark(part: str) -> bool:
    """Return whether a word is a mark: a grade of secrecy, an urgency, the number of a copy."""
    return any(one.fullmatch(part) for one in (SECRET, URGENT, COPY, PAGE_NUMBER))


def split_number(text: str) -> tuple[str | None, str]:
    """Return the number that a line holds, and what stands behind it."""
    whole = read_document_number(text)
    if whole is not None:
        return whole, ""
    for sign in ("签发", "会签"):
        before, found, behind = text.partition(sign)
        if found and (number := read_document_number(before)) is not None:
            return number, found + behind
    parts = [part for part in re.split(r"\t|\s{2,}", text) if part.strip()]
    if len(parts) > 1 and all(is_mark(part.strip()) for part in parts[:-1]):
        return read_document_number(parts[-1]), ""
    return None, text
