"""The unit before a link that says no more than that a site is meant: 区教育局：[官网]."""

import re

from gongkai.links.misleading.bare_texts import is_bare
from gongkai.links.misleading.titles import is_short_for
from gongkai.links.reading.link import PageLink
from gongkai.model.titles import normal_form

_ENTRANCE = r"(?:请?点击)?(?:进入|访问|打开|前往)"
_SITE = r"(?:官方|门户|单位|部门|机构)?(?:网站|官网|网址|网页|主页|首页|站点)"
_SAYS_SITE = re.compile(rf"(?:{_ENTRANCE})?{_SITE}|(?:https?://|www\.)\S+")
_SAYS_ENTRANCE = re.compile(_ENTRANCE)
_NAME = re.compile(
    rf"(?:^|[\s，。；、,;|）)：:])(?P<name>[\u4e00-\u9fff]{{3,20}}?)"
    rf"(?:的?{_SITE}|地址|链接)?\s*[：:（(]?\s*$"
)


def words_naming_unit(
    link: PageLink, areas: tuple[str, ...] = (), part: str = ""
) -> tuple[str, bool]:
    """Return the words that may name the unit to which a link leads, and whether its site is meant.

    They are the text of the link, or, where that only says that a site or an entrance is there,
    those right before it, in its own `part` of the words around it. Behind an entrance a service
    may be that is somebody else's. Of `areas` the one that stands right before a text belongs to
    the name, 某区[民政局].
    """
    text, part = link.text.strip(), part or link.context
    is_site = _SAYS_SITE.fullmatch(text) is not None
    is_little = is_site or _SAYS_ENTRANCE.fullmatch(text) or _is_bare(text)
    if not link.is_own_text or not is_little:
        return _with_area(link, text, areas), True
    before, _, behind = part.partition(link.text)
    name = _NAME.search(before) if link.text not in behind else None
    return (_from_area(name["name"], areas), is_site) if name is not None else (link.text, True)


def _is_bare(text: str) -> bool:
    """Return whether a text only leads on, to the page of a unit it may be: 单位页面."""
    return is_bare(_OF_UNIT.sub("", normal_form(text)))


_OF_UNIT = re.compile("^(?:单位|部门|机构)(?=.)")


def _from_area(words: str, areas: tuple[str, ...]) -> str:
    """Return words from the last area in them on, as a name begins with it: 报名找某区人社局."""
    begins = max((words.rfind(area) for area in areas), default=-1)
    return words[max(begins, 0) :]


def _with_area(link: PageLink, text: str, areas: tuple[str, ...]) -> str:
    """Return the text of a link with the area before it, if it is an office without one.

    Empty behind a city that nobody here knows: then nothing is known of its office.
    """
    if not link.is_own_text or _OFFICE.fullmatch(text) is None or text.startswith(areas):
        return link.text
    before, _, behind = link.context.partition(link.text)
    named = _area_named(text, link.context.rpartition(link.text)[0], areas)
    if named:
        return f"{named}{text}"
    area = next((one for one in areas if before.endswith(one)), "")
    if not area and _ELSEWHERE.search(before):
        return ""
    return f"{area}{text}" if link.text not in behind else link.text


def _area_named(text: str, before: str, areas: tuple[str, ...]) -> str:
    """Return the area of an office that was named in full before a colon, 某市财政局网站：[财政局].

    Empty where that was said of none, or of the offices of two areas.
    """
    found = {
        area
        for area in areas
        for office in re.findall(f"{re.escape(area)}({_WHOLE_OFFICE}){_LISTED}", before)
        if office[0] == text[0] and is_short_for(text, office)
    }
    longest = max(found, key=len, default="")
    return longest if all(one in longest for one in found) else ""


_LISTED = "(?=[^，。；]*[：:])"
_WHOLE_OFFICE = "[\u4e00-\u9fff]{2,14}?(?:局|委员会|委|办公室|院)"
_OFFICE = re.compile(
    r"(?![省县区镇乡]|市(?![场容政]))[\u4e00-\u9fff]{2,14}(?:局|委|办|院|委员会|办公室)"
)
"""An office without the area that it is of."""
_ELSEWHERE = re.compile(
    r"(?:^|[\s，。；、：:（(])(?!会同|联合|协同|配合|协调|依托|委托|有关|相关|其他|每个|下辖|所[在属]|直辖|两个|[地县]级|设区|上级|邻近)"
    r"(?:(?![由省本我全该各外在与和及经请到向报找])[\u4e00-\u9fff]){2,3}[市州盟]$"
)
"""A city by itself before the name of its office, and none in general."""
