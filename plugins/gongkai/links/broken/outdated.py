"""Links to what was taken down, and to what is no longer in force without a word beside them."""

import re
from collections.abc import Iterator

from gongkai.links.broken import codes
from gongkai.links.broken.hosts import AddressFault
from gongkai.links.reading.link import PageLink
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.links.reading.site import REPLACES, ScannedSite

ENDED = frozenset(("expired", "lapsed", "repealed"))
"""States of validity in which a document binds nobody any more."""
_ENDS = frozenset(("repeals", "lapses", *REPLACES))
"""Relations by which the record of the page itself ended the document."""
_CHANGES = frozenset(("amends", "extends", "suspends"))
"""Relations that a page reports as what happened, whatever became of the newer document since."""
_SAID = re.compile(
    "废止|失效|届满|到期|过期|停止执行|不再|终止|替代|取代|代替|相比|对比|沿革|修[订改]前|"
    "改成|改为|由此前|前(?:一直|所)?(?:执行|适用|实行|施行|沿用|依据)的|当时|那时|曾经?规定|历年|以往|回顾|早在|最早|"
    r"repeal|laps|expire|no longer|ended|replac|supersed|former|not in force",
    re.IGNORECASE,
)
"""Words beside a link that say so to a reader."""
_OLD = re.compile(
    "原(?=《|规定|办法|标准|文件|版|来的|先的)|上一版|比[^，。；例重率较如]{0,24}[多少增减高低]|"
    "[旧老](?:版|的|[^，。；的]{0,4}(?:办法|规定|标准|文件|政策|预案|方案|细则|通知|意见|条例|制度))"
)
_TITLE = re.compile("《[^《》]*》")
"""What a title says is no word about it, 《旧城改造办法》."""
_TAKEN_DOWN = re.compile("撤下|撤回|taken down|withdrawn", re.IGNORECASE)


def _is_older(here: ManifestEntry, ended: ManifestEntry) -> bool:
    """Return whether a text went up while the document was in force: it cites what then was."""
    return bool(here.published and ended.ended) and here.published < ended.ended


def outdated(page: str, link: PageLink, target: str, site: ScannedSite) -> Iterator[AddressFault]:
    """Yield what is wrong with a link in the content because of what became of its target."""
    entry = site.entries[target]
    if entry.withdrawn:
        said = _TAKEN_DOWN.search(f"{link.text} {link.context}")
        if site.in_edition(page) != site.in_edition(target) and not said:
            yield AddressFault(codes.WITHDRAWN, {"target": f"/{target}"})
        return
    here = site.entries.get(page)
    if here is not None and link.is_own_text and _is_older(here, entry):
        return
    if here is not None and here.record:
        is_ending = any(r.name in _ENDS and r.record == entry.record for r in here.about)
        is_history = not link.is_own_text and any(
            r.name in _CHANGES and r.record == here.record for r in entry.about
        )
        if is_ending or is_history or here.record == entry.record:
            return
    around = f"{link.text} {link.context} {link.kind} {link.under}"
    is_said = _SAID.search(around) or _OLD.search(_TITLE.sub("《》", around))
    if not is_said and not _is_dated(link, entry):
        yield AddressFault(codes.ENDED, {"target": f"/{target}", **_successor(entry, site)})


def _successor(ended: ManifestEntry, site: ScannedSite) -> dict[str, str]:
    """Return what is in force instead of a document that ended, as details of a fault."""
    seen, last = {ended.record}, ended
    while (one := site.successors.get((ended.edition, last.record))) and one.record not in seen:
        seen.add(one.record)
        last = one
    is_in_force = last is not ended and last.validity not in ENDED
    return {"nearest": f"/{last.address}", "right": last.title} if is_in_force else {}


def _is_dated(link: PageLink, ended: ManifestEntry) -> bool:
    """Return whether a few words and the year of a document tell it from a newer one.

    So does what stands before its colon, as in a list of what was issued when.
    """
    year, before = ended.dated[:4], link.context.partition(link.text or "\0")[0]
    if not year.isdecimal():
        return False
    if re.search(rf"(?:^|[\s。；;])(?:\d{{1,2}}[.、）)]\s*)?{year}\s*年{_TO_COLON}", before):
        return True
    said = re.search(rf"{year}\s*年", _TITLE.sub("《》", link.text))
    if said is not None and year not in ended.title:
        return True
    if len(link.text) > _FEW:
        return False
    behind = link.context.partition(link.text or "\0")[2]
    if re.match(rf"是{year}\s*年", behind):
        return True
    return re.search(rf"{year}\s*年[^，。；、\s]{{0,2}}$", f"{before}{link.text}") is not None


_TO_COLON = r"[^，。；;：:]{0,14}[：:]\s*[《“【]?$"
_FEW = 6
"""Characters of a text that is no title."""
