"""How offices cite a document: by number, by a title as it comes out of hands, in a row."""

import random
from collections.abc import Callable

from link_library import Document, brackets, quoted, short

GENERIC = (
    *("点击查看", "查看", "详情", "点击查看原文", "查看详情", "原文链接", "点击此处", "详见附件"),
    *("here", "View"),
)


def by_number(document: Document, chance: random.Random) -> tuple[str, str]:
    """Return text and context of a link whose own text gives the number."""
    number = brackets(document.number, chance)
    title, core = document.title, document.core
    text = chance.choice(
        [
            number, f"{title}（{number}）", f"{quoted(core)}（{number}）",
            f"{quoted(title)}（{number}）", f"{number}文", f"{number} {title}",
            f"根据{quoted(core)}（{number}）", f"政策原文：{core}（{number}）",
        ]
    )  # fmt: skip
    context = chance.choice(
        [
            text,
            f"按照{text}要求，结合我市实际，制定本方案。",
            f"- {text} {document.dated}",
            f"{text}印发以来，各地认真落实。",
        ]
    )
    return text, context


def _without_one(title: str, chance: random.Random) -> str:
    at = chance.choice([at for at, sign in enumerate(title) if not sign.isdigit()])
    return title[:at] + title[at + 1 :]


TITLE_FORMS: dict[str, Callable[[Document, random.Random], str]] = {
    "title, whole": lambda d, _: d.title,
    "title of what a notice issues": lambda d, _: d.core,
    "title in marks": lambda d, _: quoted(d.core),
    "whole title in marks": lambda d, _: quoted(d.title),
    "title with its day": lambda d, _: f"{d.title}（{d.dated}）",
    "title after 下载": lambda d, _: f"下载：{d.core}",
    "title with the ending of a file": lambda d, _: f"{d.core}.pdf",
    "title before 全文": lambda d, _: f"{d.core}全文",
    "title, cut short": lambda d, c: f"{d.title[: c.randrange(22, 26)]}…",
    "title that lost a character": lambda d, c: _without_one(d.core, c),
    "title with 省政府 for the whole name": lambda d, _: d.title.replace(
        "广东省人民政府", "省政府"
    ),
    "title with 我省": lambda d, _: d.core.replace("广东省", "我省"),
    "title without its marks": lambda d, _: d.title.replace("“", "").replace("、", "，"),
    "title after 关于转载": lambda d, _: f"关于转载{d.title}",
    "title after its office": lambda d, _: f"省政府办公厅发布{d.core.removeprefix('关于')}",
    "title without office and province": lambda d, _: short(d.title),
}
"""The ways in which a title is written, each a kind of its own."""


def by_title(document: Document, chance: random.Random) -> tuple[str, str]:
    """Return text and context of a link whose text is a title in one of its forms."""
    text = TITLE_FORMS[chance.choice(list(TITLE_FORMS))](document, chance)
    return text, chance.choice(
        [text, f"近日，省政府印发{text}，请认真贯彻执行。", f"{text} {document.dated}"]
    )


def in_row(document: Document, chance: random.Random) -> tuple[str, str]:
    """Return a generic text and the row or sentence that says what it means."""
    text = chance.choice(GENERIC)
    number, core, title = brackets(document.number, chance), document.core, document.title
    context = chance.choice(
        [
            f"{chance.randrange(1, 60)} {title} {number} {document.dated} {text}",
            f"{title} {number} {text}",
            f"{number} {core} {document.dated} {text}",
            f"{quoted(core)}（{number}）已经印发，{text}。",
            f"省政府办公厅印发了{quoted(core)}（{number}），{text}",
            f"{title}（{number}） {text}",
            f"{number} {text}",
        ]
    )
    return text, context
