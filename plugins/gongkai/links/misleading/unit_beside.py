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


def words_naming_unit(link: PageLink) -> tuple[str, bool]:
    """Return the words that may name the unit to which a link leads, and whether its site is meant.

    They are the text of the link, or, where that only says that a site or an entrance is there,
    those right before it. Behind an entrance a service may be that is somebody else's.
    """
    text = link.text.strip()
    is_site = _SAYS_SITE.fullmatch(text) is not None
    if not link.is_own_text or not (is_site or _SAYS_ENTRANCE.fullmatch(text)):
        return link.text, True
    before, _, behind = link.context.partition(link.text)
    name = _NAME.search(before) if link.text not in behind else None
    return (name["name"], is_site) if name is not None else (link.text, True)
