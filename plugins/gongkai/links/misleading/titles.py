"""The forms by which people name a document of a title, and how alike a text and a title are.

Titles of documents are long and near to one another: whole families differ by a year, a place or
the number of a batch. So forms are compared first, and similarity only ranks what is left.
"""

import re
from collections.abc import Iterator

from gongkai.model import shingles as runs
from gongkai.model.titles import TOKENS, normal_form

_ORGAN = "政府|国务院|办公厅|办公室|委员会|[局厅委部院处会署]"
_ISSUER = re.compile(
    rf"^(?:(?!印发|转发|批转|关于)[\u4e00-\u9fff]){{2,44}}?(?:{_ORGAN})(?=关于|印发|转发|批转|公布|发布)",
)
_ISSUED = re.compile(
    r"^(?:关于)?(?:印发|下发|颁布|颁发|公布|发布)(?!实施)(?P<core>.{4,}?)的?"
    r"(?:通知|函|公告|通告|决定)(?P<version>试行|暂行|\d{4}年修[订正](?:版|本)?)?$"
)
_ISSUED_IN_ENGLISH = re.compile(
    r"^(?:notice|circular)(?: (?:of|by|from) .+?)? (?:on )?(?:issuing|publishing|releasing)"
    r"(?: the)? (?P<core>.+)$"
)
_AT_PLACE = re.compile(
    r"^(?:中华人民共和国|[\u4e00-\u9fff]{2,3}?(?:省|自治区|县|(?<![小社城园校灾山辖景地库牧林])[市区]))"
    r"(?=[\u4e00-\u9fff]{4})"
)
"""The place that a title begins with: who is of it leaves it out."""
YEAR_OF_TITLE = re.compile(r"(?:19|20)\d\d年?度?")
"""The year in a title: what comes out every year differs in nothing else."""
_SMALL = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "s", "the", "to", "with"}
)


def without_issuer(form: str) -> str:
    """Return a normal form without the office that it begins with, 某市人民政府办公厅关于……."""
    return _ISSUER.sub("", form)


def core(form: str) -> str:
    """Return what a document issues: of 关于印发X的通知 it is X; else the form without its issuer.

    转发 stays: what passes a document on is another document.
    """
    bare = without_issuer(form)
    issued = _ISSUED.match(bare) or _ISSUED_IN_ENGLISH.match(bare)
    return issued["core"] + (issued.groupdict().get("version") or "") if issued else bare


def without_place(form: str) -> str:
    """Return a normal form without the place that it begins with: who is of it leaves it out."""
    return _AT_PLACE.sub("", form)


def yearless(form: str) -> str:
    """Return a normal form without its years; empty where it has none."""
    bare = YEAR_OF_TITLE.sub("", form)
    return bare if bare != form else ""


def unrevised(form: str) -> str:
    """Return a normal form without the year of its revision; empty where it has none."""
    bare = _REVISED.sub("", form)
    return bare if bare != form else ""


_REVISED = re.compile(r"(?:19|20)\d\d年?(?:版|修[订正](?:版|本)?)$")


def series(form: str) -> str:
    """Return what the titles of a series have in common: all but years, months, counts, days."""
    return _COUNTED.sub("", form)


_COUNTED = re.compile(
    r"第?[\d〇零一二三四五六七八九十百]+(?:[—–-]\d+)?(?:年度?|月份?|日|批次?|期|次|轮|届|季度|号)?"
    r"|[春夏秋冬]季?|\b(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)\b"
)
"""What tells the documents of a series apart."""


def forms(title: str) -> tuple[str, ...]:
    """Return every form by which people name the document of a title, the whole one first."""
    whole = normal_form(title)
    named = (whole, without_issuer(whole), core(whole))
    return tuple(dict.fromkeys((*named, *map(without_place, named))))


def shingles(form: str) -> frozenset[str]:
    """Return what a normal form is compared by: pairs of Chinese characters, digits and words."""
    return frozenset(_shingles(form))


def _shingles(form: str) -> Iterator[str]:
    for token in TOKENS.findall(form):
        if token[0] >= "\u3400":
            yield from runs.shingles(token, 2)
        elif token not in _SMALL:
            yield token


def is_chinese(text: str) -> bool:
    """Return whether a text is Chinese: it has Chinese characters outside its numbers."""
    return any("\u3400" <= character <= "\u9fff" for character in text)


def weight(form: str) -> float:
    """Return how much a normal form says: Chinese characters, or English words twice over."""
    han = (len(form.encode()) - len(form)) // 2  # three bytes each
    if han == len(form):
        return han
    words = sum(token not in _SMALL for token in re.findall(r"[a-z]+", form))
    return han + 2 * words


def is_short_for(short: str, form: str) -> bool:
    """Return whether `short` is `form` with characters left out: 停车办法 of 停车收费办法."""
    characters = iter(form)
    return all(character in characters for character in short)
