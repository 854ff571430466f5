"""Documents of organs as offices print them: a red head, and who issued them at the end.

GB/T 9704-2012 has the form. Only an organ may print such a document, so a site does so on demand
alone, and each copy says that it is none of the signed ones.
"""

from collections.abc import Iterator

from gongkai.model.language import Language
from gongkai.model.record import Record
from gongkai.render.downloads.document import Block, Closing, Paragraph
from gongkai.render.words import write_day

_LAST = 3
"""Paragraphs at the end of a text in which its own signature would stand."""


def is_official(record: Record, language: Language) -> bool:
    """Return whether a text is a document of an organ: issued, numbered, dated, and official."""
    stated = record.number and record.issuers and record.dated
    return bool(stated) and language == record.authoritative


def signed(text: tuple[Block, ...], record: Record, language: Language) -> tuple[Block, ...]:
    """Return a text with issuers and day at its end, unless it names them there itself.

    A note in brackets, as “（此件公开发布）”, stays below them (7.3.6).
    """
    last = "".join(_words(text[-_LAST:]))
    if record.dated is None or all(issuer in last for issuer in record.issuers):
        return text
    note = "".join(_words(text[-1:]))
    end = len(text) - (note.startswith("（") and note.endswith("）"))
    closing = Closing(record.issuers, write_day(record.dated, language))
    return (*text[:end], closing, *text[end:])


def _words(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (run.text for run in block.runs)
