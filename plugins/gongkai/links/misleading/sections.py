"""Links to a part of a page whose text is the heading of another part of it."""

import re
from collections.abc import Collection
from urllib.parse import unquote

from gongkai.links.misleading.titles import is_short_for, weight
from gongkai.links.reading.link import PageLink
from gongkai.model.titles import normal_form

_LEAST, _LEAST_WITHIN = 2, 4
_NUMBER = re.compile(r"^(?:第?[一二三四五六七八九十百\d]{1,4}(?:章|节|条|部分|编)?)\s*")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]{1,4}(?:章|节|条|部分|编)")


def other_section(ids: Collection[str], title: str, link: PageLink) -> str | None:
    """Return the place on a page that a link names, if it leads to another one on it.

    What names the page itself may lead to any part of it. A text that names nothing there is
    named by the label before it, 报名时间：[7月3日至6日].
    """
    place = unquote(link.href.partition("#")[2])
    if place not in ids:
        return None
    label = _LABEL.search(link.context.partition(link.text)[0]) if link.text else None
    for text in (link.text, label["label"] if label is not None else ""):
        said = normal_form(text)
        if weight(said) < _LEAST or said in normal_form(title) or _names(said, normal_form(place)):
            return None
        named = [one for one in ids if one != place and _is_called(said, normal_form(one))]
        if named:
            return max(named, key=len)
    return None


_LABEL = re.compile(r"(?:^|[\s，。；;、（(])(?P<label>[^\s，。；;、：:（(]{2,12})[：:]\s*$")


def _names(said: str, place: str) -> bool:
    """Return whether a text may mean the place that it leads to."""
    return said in place or _bare(place) in said or is_short_for(said, place)


def _is_called(said: str, form: str) -> bool:
    if _ORDINAL.fullmatch(said):
        return form.startswith(said)
    heading = _bare(form)
    if said in (form, heading) or _AROUND.sub("", said) == heading:
        return True
    return weight(heading) >= _LEAST_WITHIN and said.startswith(heading)


_AROUND = re.compile(
    r"^(?:(?:under|see|in|the|section|part|on) )+"
    r"|(?:规定|要求|办法|部分|一节|章节|条款|内容|(?: section| part))$"
)
"""What a text says beside a heading: 退出规定, under Shelters."""


def _bare(form: str) -> str:
    """Return a heading without the number that it begins with."""
    return _NUMBER.sub("", form) or form
