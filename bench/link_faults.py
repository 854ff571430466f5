"""Faults of links (classes 1 to 22) beside what only looks like one, each with its place and fix.

A text is written once, with a place where the link will be. In the clean twin the right address
stands there, in the other tree the wrong one: in the Markdown and in the pages alike.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote

import identity
from identity import Twins, brackets, inner, quoted
from link_site import FILES, PLACE, Record

CLASSES = {
    1: "page missing",
    2: "attachment or picture missing",
    3: "broken link in raw HTML",
    4: "directory without a page",
    5: "anchor, mistyped",
    6: "anchor in Chinese, mistyped",
    7: "id in a comment, template or sample of code only",
    8: "one dead target from many pages: all of them",
    9: "case, width of a path",
    10: "sign of the sentence or a blank in the address",
    11: "own host, deleted page",
    12: "test site, localhost, file:, private address",
    13: "sub-resource by http:",
    14: "number in the text is another document's",
    15: "generic text, number in row or sentence",
    16: "two documents share one address",
    17: "near title, other year",
    18: "attachments swapped, empty, or other than named",
    19: "document in the list of another column",
    21: "page that nothing leads to",
    22: "repealed document, no notice",
}
OWN = "https://gongkai.example/"


@dataclass
class Plant:
    """One link with what is known of it; addresses are from the root of an edition."""

    number: int
    is_fault: bool
    host: str
    text: str
    """Markdown with `{}` for the address; empty where it goes into the built page."""
    right: str
    wrong: str
    needle: str
    """What sets its address apart from every other on the page."""
    fixes: tuple[str, ...] = ()
    html: str = ""
    """What goes into the built page instead, with `{}` for the address."""
    target_html: str = ""
    """What goes into the page at the target."""
    leads_to: str = ""
    """The title of the document there, by which a finding may name it."""
    target: str = ""
    place: int = 0
    line: int = 0
    source: str = ""

    @property
    def marker(self) -> str:
        return PLACE.format(number=self.place)


@dataclass
class Sowing:
    """Picks hosts and targets without meeting one twice, so that every link stands for itself."""

    records: list[Record]
    chance: random.Random
    plants: list[Plant] = field(default_factory=list)
    repealed: set[str] = field(default_factory=set)
    per_class: int = 0

    def __post_init__(self) -> None:
        self.policies = [r for r in self.records if r.document.kind == "policy"]
        self._targets = [r for r in self.policies if len(inner(r.document.title)) > 8]
        self.chance.shuffle(self._targets)
        self.ended = [self._targets.pop() for _ in range(2 * self.per_class)]
        self._usable = list(self._targets)
        self.shared = self._targets.pop(), self._targets.pop()
        self._hosts = list(self.records)
        self.chance.shuffle(self._hosts)
        self._next = 0
        self.twins = Twins([r.document for r in self.policies])
        self.by_id = {r.id: r for r in self.records}

    def host(self) -> Record:
        self._next += 1
        return self._hosts[self._next % len(self._hosts)]

    def target(self) -> Record:
        return self._targets.pop() if self._targets else self.chance.choice(self._usable)

    def other(self, record: Record) -> Record:
        """Return another document, often one with a near title."""
        near = [p for p in self.twins.near(record.document) if p.id in self.by_id]
        if near and self.chance.random() < 0.4:
            return self.by_id[self.chance.choice(near).id]
        while True:
            found = self.chance.choice(self.policies)
            if found.id != record.id and found.document.title != record.document.title:
                return found

    def add(self, number: int, right: str, wrong: str, text: str, **more: object) -> None:
        """Add a fault; `wrong` is empty for a hard negative."""
        host = more.pop("host", None) or self.host().id
        needle = str(more.pop("needle", wrong or right))
        plant = Plant(number, bool(wrong), str(host), text, right, wrong or right, needle, **more)  # type: ignore[arg-type]  # what a class adds
        plant.place = len(self.plants) + 1
        self.plants.append(plant)


def sow(records: list[Record], per_class: int, seed: int) -> Sowing:
    """Return the faults of every class and as many hard negatives."""
    sowing = Sowing(records, random.Random(seed), per_class=per_class)
    for plant in _SOWERS:
        for at in range(per_class):
            plant(sowing, at)
    hosts = {plant.host for plant in sowing.plants}
    unused = [r.id for r in records if r.id not in hosts and r.document.kind == "policy"]
    for plant in sowing.plants:
        if plant.number in (14, 15, 16, 17, 19):
            plant.leads_to = sowing.by_id[plant.wrong.split("/")[1]].document.title
        elif plant.number == 18 and plant.wrong.endswith(FILES[1]):
            plant.leads_to = "名单"
        elif plant.number == 21:
            plant.host = unused.pop()
    return sowing


def _titled(record: Record) -> str:
    return f"见[{record.document.title}]({{}})。"


def _typo(record: Record, chance: random.Random) -> str:
    """Return the address with one letter doubled, a slip that gives no other document's."""
    at = chance.randrange(2, record.id.index("-"))
    name = record.id
    return f"r/{name[:at]}{name[at]}{name[at:]}/"


def missing(s: Sowing, _: int) -> None:
    x, y = s.target(), s.target()
    s.add(1, x.address, _typo(x, s.chance), _titled(x), fixes=(x.address,))
    s.add(1, y.address, "", _titled(y))


def attachment(s: Sowing, _: int) -> None:
    host = s.host().id
    right = f"r/{host}/{host}-{FILES[0]}"
    wrong = right.replace("renwu", "renwuu")
    s.add(2, right, wrong, "见[任务分工表]({})。", host=host, fixes=(right,))
    host = s.host().id
    s.add(2, f"r/{host}/{host}-{FILES[0]}", "", "见[任务分工表]({})。", host=host)


def raw(s: Sowing, at: int) -> None:
    x, y = s.target(), s.target()
    form = [
        '<div><a href="{}">%s</a></div>',
        '<table><tr><td><a href="{}">%s</a></td></tr></table>',
    ]
    html = form[at % 2]
    s.add(3, x.address, _typo(x, s.chance), "", html=html % x.document.title, fixes=(x.address,))
    s.add(3, y.address, "", "", html=html % y.document.title)


def directory(s: Sowing, at: int) -> None:
    s.add(4, f"files-{at}/a.csv", f"files-{at}/", "数据见[目录]({})。")
    y = s.target()
    s.add(4, y.address, "", _titled(y))


def anchor(s: Sowing, at: int) -> None:
    x, y = s.target(), s.target()
    right = f"{x.address}#section-a"
    s.add(5, right, f"{x.address}#section-aa", _titled(x), fixes=("section-a", right), needle=x.id)
    s.add(5, y.address + ["#", "#top", "#section-a"][at % 3], "", _titled(y), needle=y.id)


def chinese_anchor(s: Sowing, at: int) -> None:
    x, y = s.target(), s.target()
    wrong = ["一总体要球", quote("一总体要"), "一、总体要求"][at % 3]
    right = f"{x.address}#一总体要求"
    s.add(6, right, f"{x.address}#{wrong}", _titled(x), fixes=("一总体要求", right), needle=x.id)
    good = ["一总体要求", quote("一总体要求")][at % 2]
    s.add(6, f"{y.address}#{good}", "", _titled(y), needle=y.id)


def no_id(s: Sowing, at: int) -> None:
    x, y = s.target(), s.target()
    form = [
        '<!-- <p id="old-{at}">x</p> -->',
        '<template><p id="old-{at}">x</p></template>',
        '<pre><code>&lt;p id="old-{at}"&gt;</code></pre>',
    ][at % 3].replace("{at}", str(at))
    s.add(
        7, x.address, f"{x.address}#old-{at}", _titled(x), target_html=form, target=x.address,
        needle=x.id,
    )  # fmt: skip
    good = f'<p id="new-{at}">x</p>'
    s.add(
        7, f"{y.address}#new-{at}", "", _titled(y), target_html=good, target=y.address, needle=y.id
    )


def many(s: Sowing, _: int) -> None:
    x, y = s.shared
    s.add(8, x.address, f"{x.address[:-1]}-old/", _titled(x), fixes=(x.address,))
    s.add(8, y.address, "", _titled(y))


def spelled(s: Sowing, at: int) -> None:
    x, y = s.target(), s.target()
    head, year, number = x.id.split("-")
    wide = year.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    wrong = [f"R/{x.id}/", f"r/{x.id.title()}/", f"r/{head}-{wide}-{number}/"][at % 3]
    s.add(9, x.address, wrong, _titled(x), fixes=(x.address,))
    s.add(9, y.address, "", _titled(y))


def sentence(s: Sowing, at: int) -> None:
    x, y = s.target(), s.target()
    if at % 2:
        right = f"https://www.gd.gov.cn/zwgk/{at}/post.html"
        wrong = right + ["。", "）", "，并"][at // 2 % 3]
        s.add(10, right, wrong, "见[原文]({})。".replace("原文", x.document.title), fixes=(right,))
        tail = f"https://zh.wiki.example/wiki/A_(b{at})"
        s.add(10, tail, "", _titled(y))
    else:
        wrong = x.address + ["。", "%20", "）"][at // 2 % 3]
        s.add(10, x.address, wrong, _titled(x), fixes=(x.address,), needle=x.id)
        s.add(10, y.address, "", _titled(y))


def own_host(s: Sowing, _: int) -> None:
    x, y = s.target(), s.target()
    wrong = OWN + "zh/" + _typo(x, s.chance)
    s.add(11, OWN + "zh/" + x.address, wrong, _titled(x), fixes=(x.address,))
    s.add(11, OWN + "zh/" + y.address, "", _titled(y))


def private(s: Sowing, at: int) -> None:
    right = f"https://www.gd.gov.cn/zwgk/private-{at}.html"
    hosts = [
        "http://localhost:8000", "http://192.168.1.20", "file:///C:", "https://test.gd.gov.cn",
        "http://10.1.2.3:8080", "http://oa.intranet", "https://column-preview.netlify.app",
    ]  # fmt: skip
    x = s.target()
    s.add(12, right, f"{hosts[at % len(hosts)]}/private-{at}.html", _titled(x))
    s.add(
        12, right, "", f"调试时访问 `http://localhost:8000/sample-{at}`，公开地址为[网页]({{}})。"
    )


def insecure(s: Sowing, at: int) -> None:
    right, wrong = (f"{scheme}://www.gd.gov.cn/picture-{at}.png" for scheme in ("https", "http"))
    html = '<p><img src="{}" alt="图"></p>'
    s.add(13, right, wrong, "", html=html, needle=f"picture-{at}.png")
    y = s.target()
    s.add(13, f"http://www.gd.gov.cn/page-{at}.html", "", _titled(y))


def numbers(s: Sowing, at: int) -> None:
    x, y = s.target(), s.target()
    text, context = identity.by_number(x.document, s.chance)
    wrong = s.other(x)
    s.add(14, x.address, wrong.address, _linked(text, context), fixes=(x.address,))
    about = next((r for r in s.records if r.document.subject is y.document), None)
    if about is not None and at % 2:
        number = brackets(y.document.number, s.chance)
        s.add(
            14, about.address, "", f"[{quoted(inner(y.document.title))}（{number}）政策解读]({{}})"
        )
    else:
        z = s.other(y)
        both = f"{quoted(inner(y.document.title))}（{y.document.number}）代替{z.document.number}"
        s.add(14, y.address, "", f"[{both}]({{}})")


def rows(s: Sowing, at: int) -> None:
    x, y = s.target(), s.target()
    text, context = identity.in_row(x.document, s.chance)
    form = "- " if at % 2 else ""
    s.add(15, x.address, s.other(x).address, form + _linked(text, context), fixes=(x.address,))
    text, context = identity.in_row(y.document, s.chance)
    s.add(15, y.address, "", form + _linked(text, context))


def shared(s: Sowing, _: int) -> None:
    x, y = s.target(), s.target()
    other = f"- [{y.document.title}](record:{y.id})\n"
    s.add(
        16, x.address, y.address, f"{other}- [{x.document.title}]({{}})", fixes=(x.address,),
    )  # fmt: skip
    z = s.target()
    again = f"- [{z.document.title}](record:{z.id})\n"
    s.add(16, z.address, "", f"{again}- [{z.document.number}]({{}})")


def years(s: Sowing, _: int) -> None:
    while True:
        x = s.target()
        near = s.twins.of_year(x.document) or s.twins.near(x.document)
        near = [p for p in near if p.title != x.document.title]
        if near:
            break
    text = s.chance.choice([x.document.title, quoted(inner(x.document.title))])
    same = tuple(
        r.address for r in s.policies if inner(r.document.title) == inner(x.document.title)
    )
    s.add(17, x.address, f"r/{s.chance.choice(near).id}/", f"见[{text}]({{}})。", fixes=same)
    while True:
        y = s.target()
        if s.twins.of_year(y.document) or s.twins.near(y.document):
            break
    s.add(17, y.address, "", _titled(y))


def files(s: Sowing, at: int) -> None:
    host = s.host().id
    first, second = (f"r/{host}/{host}-{name}" for name in FILES)
    text = "[附件1：任务分工表]({})"
    if at % 3 == 0:
        s.add(18, first, second, text, host=host, fixes=(first,))
    else:
        held = "" if at % 3 == 1 else "<!DOCTYPE html><html><title>404</title></html>"
        s.add(18, first, first, text, host=host, target=first, target_html=f"file:{held}")
    host = s.host().id
    s.add(18, f"r/{host}/{host}-{FILES[1]}", "", "[附件2：名单]({})", host=host)


def strays(s: Sowing, _: int) -> None:
    x, y = s.target(), s.target()
    column = "normative" if x.column == "policies" else "policies"
    html = '<ul><li><a href="{}">%s</a></li></ul>'
    for number, record, page in ((19, x, column), (0, y, y.column)):
        wrong = record.address if number else ""
        s.add(
            19, "", wrong, "", host=f"columns/{page}/", html=html % record.document.title,
            needle=record.id,
        )  # fmt: skip
        if not number:
            s.plants[-1].right = s.plants[-1].wrong = record.address


def orphans(s: Sowing, at: int) -> None:
    s.add(21, "", f"r/orphan-{at}/", "")
    s.add(21, f"r/linked-{at}/", "", "")


def ended(s: Sowing, _: int) -> None:
    x, y = s.ended.pop(), s.ended.pop()
    s.repealed |= {x.id, y.id}
    s.add(22, x.address, x.address, _titled(x).replace(x.document.title, inner(x.document.title)))
    s.add(22, y.address, "", f"见[{y.document.title}]({{}})（已失效）。")


def _linked(text: str, context: str) -> str:
    """Return the context as Markdown with the text in it as a link."""
    before, _, after = context.rpartition(text)
    escaped = text.replace("[", "\\[").replace("]", "\\]")
    return f"{_plain(before)}[{escaped}]({{}}){_plain(after)}"


def _plain(text: str) -> str:
    text = text.replace("[", "\\[").replace("]", "\\]")
    return text.replace(". ", "\\. ", 1) if text[:1].isdigit() else text


_SOWERS: tuple[Callable[[Sowing, int], None], ...] = (
    missing,
    attachment,
    raw,
    directory,
    anchor,
    chinese_anchor,
    no_id,
    many,
    spelled,
    sentence,
    own_host,
    private,
    insecure,
    numbers,
    rows,
    shared,
    years,
    files,
    strays,
    orphans,
    ended,
)
