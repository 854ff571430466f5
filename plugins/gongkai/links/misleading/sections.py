"""Links to a part of a page whose text is the heading of another part of it."""

import re
from collections.abc import Collection
from urllib.parse import unquote

from gongkai.links.misleading.titles import is_short_for, weight
from gongkai.links.reading.link import PageLink
from gongkai.model.titles import normal_form

_LEAST = 2
_NUMBER = re.compile(r"^(?:第?[一二三四五六七八九十百\d]{1,4}(?:章|节|条|部分|编)?)\s*")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]{1,4}(?:章|节|条|部分|编)")


def other_section(ids: Collection[str], title: str, link: PageLink) -> str | None:
    """Return the place on a page that a text names, if the link leads to another one on it.

    What names the page itself may lead to any part of it.
    """
    place = unquote(link.href.partition("#")[2])
    said = normal_form(link.text)
    if place not in ids or weight(said) < _LEAST or said in normal_form(title):
        return None
    if _names(said, normal_form(place)):
        return None
    return next((one for one in ids if one != place and _is_called(said, normal_form(one))), None)


def _names(said: str, place: str) -> bool:
    """Return whether a text may mean the place that it leads to."""
    return _AROUND.sub("", said) in place or _bare(place) in said or is_short_for(said, place)


def _is_called(said: str, form: str) -> bool:
    if _ORDINAL.fullmatch(said):
        return form.startswith(said)
    heading = _bare(form)
    return said in (form, heading) or _AROUND.sub("", said) == heading


_AROUND = re.compile(
    r"^(?:(?:under|see|in|the|section|part|on) )+"
    r"|(?:规定|要求|办法|部分|一节|章节|条款|内容|(?: section| part))$"
)
"""What a text says beside a heading: 退出规定, under Shelters."""


def _bare(form: str) -> str:
    """Return a heading without the number that it begins with."""
    return _NUMBER.sub("", form) or form
