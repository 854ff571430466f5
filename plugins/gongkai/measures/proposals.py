"""Which suggestion or proposal a reply answers: its number, and at which meeting it was made."""

import re
import unicodedata
from collections.abc import Mapping

from gongkai.measures.responsible import government_of
from gongkai.model.kinds.reply import Reply
from gongkai.model.numbers import numeral
from gongkai.model.units import Unit

Proposal = tuple[str, str, str, str]
"""Whose it is, of which government, of which meeting, and its number there."""
_NUMBER = r"(?:[0-9]+|[〇零一二三四五六七八九十百千]+)"
_NUMBERS = rf"第?{_NUMBER}(?:号?[、,和及与]第?{_NUMBER})*"
_NAMED = re.compile(
    rf"({_NUMBERS})号(?:\([^)]*\))?[^0-9,。;]{{0,6}}?(?:建议|提案)|(?:建议|提案)\(?({_NUMBERS})号"
)
_YEAR = re.compile(r"^(?:19|20)\d\d(?=\d{3})")
_OF_YEAR = re.compile(r"(?:19|20)\d\d年")
_MEETING = re.compile(rf"第?({_NUMBER})届.*?第?({_NUMBER})次")


def numbers_named(title: str) -> frozenset[str]:
    """Return the numbers of the proposals that a title names: 第61号提案, 建议（第2021037号）."""
    found = _NAMED.finditer(_plain(title))
    return frozenset(one for match in found for one in _numbers(match[1] or match[2]))


def numbers_answered(reply: Reply) -> frozenset[str]:
    """Return the numbers that a reply says it answers; several where it answers them together."""
    return frozenset(_numbers(_plain(reply.proposal)))


def proposals(reply: Reply, units: Mapping[str, Unit]) -> frozenset[Proposal]:
    """Return the proposals that a reply answers, by what makes each of them one."""
    session = _plain(reply.session.in_("zh"))
    meeting = _MEETING.search(session)
    at = "-".join(map(_value, meeting.groups())) if meeting else session
    of = government_of(reply.unit, units) or ""
    return frozenset((reply.to, of, at, number) for number in numbers_answered(reply))


def _numbers(text: str) -> list[str]:
    return [_value(one) for one in re.findall(_NUMBER, _OF_YEAR.sub("", text))]


def _value(number: str) -> str:
    """Return a number without what it is padded with: 2021037 and 037 are the 37th."""
    if not number.isascii():
        return str(numeral(number))
    return _YEAR.sub("", number).lstrip("0") or "0"


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
