"""The unit before a link that says no more than that a site is meant: 区教育局：[官网]."""

import re

from gongkai.links.reading.link import PageLink

_ENTRANCE = r"(?:请?点击)?(?:进入|访问|打开|前往)"
_SITE = r"(?:官方|门户)?(?:网站|官网|网址|网页|主页|首页|站点)"
_SAYS_SITE = re.compile(rf"(?:{_ENTRANCE})?{_SITE}|(?:https?://|www\.)\S+")
_SAYS_ENTRANCE = re.compile(_ENTRANCE)
_NAME = re.compile(
    rf"(?:^|[\s，。；、,;|）)：:])(?P<name>[\u4e00-\u9fff]{{3,20}}?)"
    rf"(?:的?{_SITE}|地址|链接)?\s*[：:（(]?\s*$"
)


def unit_beside(link: PageLink) -> str:
    """Return the words right before a link that only a site or an entrance is named by.

    Empty where its own text says more, or where others lead to it.
    """
    text = link.text.strip()
    if not link.is_own_text or link.context.count(link.text) != 1:
        return ""
    if not (_SAYS_SITE.fullmatch(text) or _SAYS_ENTRANCE.fullmatch(text)):
        return ""
    name = _NAME.search(link.context.partition(link.text)[0])
    return name["name"] if name is not None else ""


def says_site(text: str) -> bool:
    """Return whether a text asks for the site of a unit itself, and for no service on it."""
    return _SAYS_SITE.fullmatch(text.strip()) is not None
