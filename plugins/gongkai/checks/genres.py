"""The genre that a title names against the one that is declared, GK349 (R129)."""

import re
from collections.abc import Iterator, Mapping

from gongkai.checks.check import RecordCheck, Scope, found
from gongkai.measures.filing import Against, bare_title
from gongkai.model.findings import Code, Finding, Named, Severity
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record

OTHER_GENRE = Code(
    "GK349",
    Severity.WARNING,
    "the title ends in “{word}”, but the genre is {genre}",
    "write “genre: {nearest}”; if the genre is right, write the title as the document prints it",
    duties=("documents",),
    otherwise="write the genre that the title names, or the title as the document prints it",
    rule="R129",
)


def other_genre(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield documents whose title names another genre than they do.

    Its last word decides: 关于印发《X意见》的通知 is 通知. What an order publishes has a title of
    its own, and where its column does not take the genre, that is the fault (GK202).
    """
    genres = scope.loaded.registries.vocabularies.terms("genres")
    if record.genre is None or record.genre not in genres or record.authoritative != "zh":
        return
    named = named_genre(bare_title(record), genres)
    if named is None or named[1] == record.genre or "令" in (record.number or ""):
        return
    misfiled = scope.misfiled.get(record.id)
    if misfiled is None or all(one.what is not Against.GENRE for one in misfiled.signals):
        declared = genres[record.genre]
        yield found(
            OTHER_GENRE,
            record,
            "genre",
            word=named[0],
            genre=Named(declared.in_("zh"), declared.in_("en")),
            nearest=named[1],
        )


def named_genre(title: str, genres: Mapping[str, LocalText]) -> tuple[str, str] | None:
    """Return the word for a genre in which a title ends, and the genre; None where it names none.

    `title` has no names of other documents in it. What only sounds like a genre is none:
    关于公开征求意见, 禁渔令.
    """
    title = _IN_BRACKETS.sub("", title)
    if _NO_GENRE.search(title):
        return None
    for genre, name in genres.items():
        word = name.zh or ""
        before = title.removesuffix(word)
        if not word or before == title:
            continue
        is_alone = len(word) > 1 and (word in _ANYWHERE or "关于" in before)
        if is_alone or before.endswith(_BEFORE):
            return word, genre
    return None


_IN_BRACKETS = re.compile(r"(?:[（(][^（）()]*[）)])+$")
_NO_GENRE = re.compile(
    r"(?:征求|征集|听取|收集|提出|采纳|反馈)[^，。的]{0,8}意见$|(?:不予|予以|作出|行政\w{2,4})决定$|告知函$"
)
_ANYWHERE = ("通知", "公告", "通告", "通报")
"""Genres that need no 关于 before them: 停水通知."""
_BEFORE = ("的", "命", "复", "政府")
"""What stands before a genre of one letter: 的函, 复函, 命令, 人民政府令."""

CHECKS = (RecordCheck(OTHER_GENRE, other_genre),)
