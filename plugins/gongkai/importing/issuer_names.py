"""Names of organs as red headers and signatures print them."""

import re
from collections.abc import Sequence

from gongkai.importing.layout import Item
from gongkai.importing.wordings import (
    NOTE_OF_ATTACHMENTS,
    NUMBERED,
    OFFICE_HOLDER,
    SEALED,
    is_organ,
)

_LONGEST = 45


def names_in(text: str) -> list[str]:
    """Return the names on a line; blanks stand between names, and between the letters of one."""
    parts = [part for part in re.split(r"[\t\s]+", SEALED.sub("", text.strip())) if part]
    if len(parts) > 1 and all(is_organ(re.sub("文件$", "", part)) for part in parts):
        return parts
    wide = [re.sub(r"\s", "", part) for part in re.split(r"\t+|\s{3,}", text.strip())]
    wide = [part for part in wide if part]
    if len(wide) > 1 and all(is_organ(part) or part == "文件" for part in wide):
        return wide
    return ["".join(parts)] if parts else []


_KIND_OF_MEETING = re.compile(
    r"(?:(?:第[\d一二三四五六七八九十百]+[届次])*(?:党组|常务|全体|办公|专题|专项|工作|协调|联席|局务|主任|区长|市长|县长)*(?:会议)?纪要|"
    r"文件|(?<!命)令|命令|公告|通告|函|公报)$"
)


def whole_names(names: Sequence[str]) -> list[str]:
    """Return names without what the header says beside them; a name may go over two lines."""
    found: list[str] = []
    for name in names:
        bare = _KIND_OF_MEETING.sub("", name)
        if not bare:
            continue
        if found and not is_organ(found[-1]):
            found[-1] += bare
        else:
            found.append(bare)
    return found


def may_be_signature(item: Item) -> bool:
    """Return whether a line may name who signs: by what it says, or by where it stands."""
    said = item.solid
    if len(said) > _LONGEST * 3 or said.endswith(("。", "；", "：", "，")):
        return False
    if NUMBERED.match(said) or NOTE_OF_ATTACHMENTS.match(said):
        return False
    return (
        all(is_organ(name) for name in names_in(item.line.text))
        or OFFICE_HOLDER.fullmatch(said) is not None
        or (item.line.alignment in ("right", "center") and len(said) <= _LONGEST)
    )
