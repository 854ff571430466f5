"""Links under the name of a unit or an organ of the State that lead to a site of somebody else."""

import re
from collections.abc import Mapping

from gongkai.links.misleading.codes import NO_GOVERNMENT_SITE, NOT_ITS_HOST, NOT_ITS_SITE, TWO_UNITS
from gongkai.links.misleading.titles import is_short_for
from gongkai.links.misleading.unit_names import OtherUnit, UnitNames, named_unit, without_site
from gongkai.model.titles import normal_form
from gongkai.model.web_address import host_of


def foreign_host(
    unit_names: UnitNames, text: str, spoken: str, href: str, printed_by: str | None = None
) -> OtherUnit | None:
    """Return whether a text names a unit or an organ of the State, and leads to a site of others.

    Platforms on which offices have pages of their own are no other site.
    """
    host = host_of(href) if "//" in href else ""
    if not host or host in unit_names.hosts or _PLATFORM.search(host):
        return None
    named = named_unit(unit_names, text, spoken, printed_by) or ""
    own = unit_names.sites.get(named)
    if own:
        one, other = (f".{name.removeprefix('www.')}" for name in (own, host))
        is_its = one.endswith(other) or other.endswith(one)
        return None if is_its else OtherUnit(unit_names.said[named], host, named, NOT_ITS_SITE)
    organ = unit_names.said[named] if named else _organ(text)
    name = without_site(text)
    its_host = _host_of_organ(unit_names.hosts_of, normal_form(name))
    if its_host is not None and not f".{host}".endswith(f".{its_host}"):
        return OtherUnit(name, host, named, NOT_ITS_HOST, its_host)
    others = _organ_of_host(unit_names, host) if named else ""
    if others:
        return OtherUnit(organ, others, named, TWO_UNITS)
    if not organ or _GOVERNMENT.search(host) or unit_names.registered.knows(host):
        return None
    return OtherUnit(organ, host, named, NO_GOVERNMENT_SITE)


def _organ_of_host(unit_names: UnitNames, host: str) -> str:
    """Return the organ of the State whose site a host is; empty for one of the units' own areas."""
    organ = unit_names.organs.get(host.removeprefix("www."), "")
    return "" if any(area in organ for area in unit_names.areas) else organ


def _host_of_organ(hosts: Mapping[str, str], name: str) -> str | None:
    """Return the host of the organ that a name means, in whole or in short: 住建部."""
    if name in hosts or len(name) < _LEAST:
        return hosts.get(name)
    ends = name[:1], name[-1:]
    meant = [
        host
        for organ, host in hosts.items()
        if (organ[:1], organ[-1:]) == ends and not name.isascii() and is_short_for(name, organ)
    ]
    return meant[0] if len(meant) == 1 else None


_GOVERNMENT = re.compile(r"(?:^|\.)(?:gov|mil)\.[a-z]{2}$")
_ORGAN = re.compile(
    r"(?:进入|访问|前往|登录|详见|见)?(?P<name>[\u4e00-\u9fff]{0,16}?"
    r"(?:委员会|政府|(?:改|健|工|资|信|管|农)委"
    r"|(?<![学业门营项编总分支乐])部|(?<![邮书药棋饭])局|(?<![餐客歌大影舞展])厅))"
    r"的?(?:官方|门户)*(?:网站|官网|网页|主页|首页)"
    r"|(?:进入|访问|前往|登录|详见|见)?(?P<site>[\u4e00-\u9fff]{0,12}"
    r"(?:政府|政务|政务服务|信息公开)(?:门户)?网站?)"
)
"""An organ of the State with the word for its site: 交通运输部网站, and no 项目部 of a firm."""


def _organ(text: str) -> str:
    match = _ORGAN.fullmatch(text.strip())
    return match["name"] or match["site"] if match is not None and not _FIRM.search(text) else ""


_FIRM = re.compile("公司|集团|俱乐部|大学|学院|学校|医院|协会")
_PLATFORM = re.compile(
    r"(?:^|\.)(?:weibo|qq|weixin|douyin|toutiao|kuaishou|bilibili|xiaohongshu|amap|baidu)\.(?:com|cn)$"
)
_LEAST = 3
"""Characters of a name in short: 住建部."""
