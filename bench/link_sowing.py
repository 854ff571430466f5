"""Places links in the texts of records: each with a line of its own, and what is known of it."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from link_library import Document, Twins, brackets, letters

OWN = "https://gongkai.example/"
FILES = ("a.csv", "b.csv", "c.csv")
_ATTACHED = (
    *("任务分工表", "申报表", "重点项目清单", "评分标准", "承诺书"),
    *("获奖名单", "资金分配表", "报名表", "补助标准"),
)


@dataclass
class Planted:
    """One link that an editor wrote, with what is known of it."""

    name: str
    """Its class, or the kind of hard negative; empty for an ordinary link."""
    is_fault: bool
    host: str
    """The record in whose text it stands."""
    markdown: str
    """Its paragraph, one line."""
    address: str
    right: tuple[str, ...] = ()
    """The records, or addresses, that it should lead to; empty where the site has none."""
    said: str = ""
    """Of a dead link: what its text says of what it means."""
    is_decoy: bool = False
    """Whether its path is most like that of another record."""
    group: str = ""
    """Of a fault: `refused` with the sources, so in no site, `dead`, `misleading`."""
    source: str = ""
    line: int = 0


@dataclass(frozen=True)
class Unit:
    """A unit that the bench adds to the registry."""

    id: str
    parent: str
    name: str
    short: str
    site: str


UNITS = [
    Unit(f"{area}-{name}", parent, f"枣庄市{zh}{full}", brief, f"https://{name}.{area}.example/")
    for area, zh in (("east", "东城区"), ("west", "西城区"), ("south", "南城区"))
    for name, parent, full, brief in (
        ("gov", "zaozhuang", "人民政府", "区政府"),
        ("edu", f"{area}-gov", "教育和体育局", "教体局"),
        ("fin", f"{area}-gov", "财政局", "财政局"),
        ("hea", f"{area}-gov", "卫生健康局", "卫健局"),
    )
]


@dataclass
class Sowing:
    """Hands out hosts and targets, and keeps what was written."""

    records: list[Document]
    """All documents that have a record."""
    chance: random.Random
    foreign: list[str]
    columns: dict[str, str]
    planted: list[Planted] = field(default_factory=list)
    samples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Paragraphs that go into the text of a target."""

    def __post_init__(self) -> None:
        self.policies = [p for p in self.records if p.subject is None]
        about = {p.subject.id for p in self.records if p.subject}
        plain = [p for p in self.policies if len(p.core) > 8 and "》" not in p.title]
        self.ended = sorted(plain, key=lambda document: document.dated)[: len(plain) // 12]
        ended = {p.id for p in self.ended}
        self.subjects = [p for p in plain if p.id not in ended]
        """Those that links name: long titles, in force."""
        self.bare = [p for p in self.subjects if p.id not in about]
        self.twins = Twins(self.policies)
        self.explained = [
            p
            for p in self.records
            if p.kind == "interpretation" and (p.subject is None or p.subject.id not in ended)
        ]
        self.drafted = [p for p in self.records if p.kind == "consultation"]
        self.changing = [p for p in self.records if p.subject and p.kind == "policy"]
        self.files = {
            owner.id: tuple(self.chance.sample(_ATTACHED, len(FILES)))
            for owner in self.chance.sample(self.bare, 160)
        }
        """The titles of the attachments of some; every other one prints 附件1 before them."""
        self.numbered_files = set(list(self.files)[::2])
        self.translated = self.chance.sample(self.bare, 120)
        self.unit_of = {
            p.id: unit.id
            for p, unit in zip(
                self.chance.sample(self.bare, 15 * len(UNITS)), UNITS * 15, strict=True
            )
        }
        self._hosts = [p for p in self.policies if p.id not in self.unit_of]
        self.chance.shuffle(self._hosts)
        self._next = 0

    @cached_property
    def by_core(self) -> dict[str, list[Document]]:
        found = defaultdict(list)
        for document in self.records:
            found[letters(document.core)].append(document)
        return found

    def host(self) -> Document:
        """Return the next record that a link may stand in."""
        self._next += 1
        return self._hosts[self._next % len(self._hosts)]

    def pick(self) -> Document:
        return self.chance.choice(self.subjects)

    def other(self, document: Document) -> Document:
        """Return a wrong target: near in title, or anything."""
        near = self.twins.near(document)
        if near and self.chance.random() < 0.4:
            return self.chance.choice(near)
        while True:
            found = self.pick()
            if found.id != document.id and not same_core(found, document):
                return found

    def number(self, document: Document) -> str:
        return brackets(document.number, self.chance)

    def unit_host(self, unit: str) -> str:
        """Return a record of a unit."""
        return self.chance.choice([name for name, of in self.unit_of.items() if of == unit])

    def fault(  # noqa: PLR0917  the parts of a link
        self,
        name: str,
        text: str,
        context: str,
        target: str | Document,
        right: "str | Document | Iterable[Document]" = (),
        host: str = "",
    ) -> None:
        """Write a link that leads where it should not."""
        self._write(name, True, self._paragraph(text, context), target, right, host, text + context)

    def fine(
        self, kind: str, text: str, context: str, target: str | Document, host: str = ""
    ) -> None:
        """Write a link that is right; `kind` says why it looks wrong, if it does."""
        self._write(kind, False, self._paragraph(text, context), target, (), host, "")

    def raw(
        self,
        name: str,
        markdown: str,
        target: str | Document,
        right: "str | Document | Iterable[Document]" = (),
        host: str = "",
        *,
        is_fault: bool = True,
    ) -> None:
        """Write a paragraph as it is, with `{}` for the address."""
        self._write(name, is_fault, markdown, target, right, host, markdown)

    def _write(  # noqa: PLR0917  the parts of a link
        self,
        name: str,
        is_fault: bool,
        markdown: str,
        target: str | Document,
        right: "str | Document | Iterable[Document]",
        host: str,
        said: str,
    ) -> None:
        address = target if isinstance(target, str) else self.written(target)
        page = host or self.host().id
        if not host and isinstance(target, Document) and page in (target.id, *self._ids(right)):
            page = self.host().id
        written = markdown.replace("{}", address)
        meant = self._right(right, said)
        self.planted.append(Planted(name, is_fault, page, written, address, meant))

    @staticmethod
    def _ids(right: "str | Document | Iterable[Document]") -> tuple[str, ...]:
        return (right.id,) if isinstance(right, Document) else ()

    def later_host(self, document: Document) -> str:
        """Return a record that was published after a document."""
        while True:
            host = self.host()
            if host.dated > document.dated:
                return host.id

    def written(self, target: Document) -> str:
        """Return the address of a record in one of the ways in which editors write it."""
        whole = self.chance.random() < 0.25
        return f"{OWN}zh/r/{target.id}/" if whole else f"record:{target.id}"

    def _right(self, right: "str | Document | Iterable[Document]", said: str) -> tuple[str, ...]:
        """Return what is right, with all that share a title where no number says which is meant."""
        if isinstance(right, str):
            return (right,)
        if not isinstance(right, Document):
            return tuple(one.id for one in right)
        if right.number and letters(right.number) in letters(said):
            return (right.id,)
        return tuple({right.id: None} | {one.id: None for one in self.by_core[letters(right.core)]})

    @staticmethod
    def _paragraph(text: str, context: str) -> str:
        """Return the context as Markdown with the text in it as a link."""
        before, found, behind = (context or text).rpartition(text)
        if not found:
            before, behind = f"{context} ", ""
        return f"{escaped(before, starts=True)}[{escaped(text)}]({{}}){escaped(behind)}"


def same_core(one: Document, other: Document) -> bool:
    return letters(one.core) == letters(other.core)


def escaped(text: str, *, starts: bool = False) -> str:
    """Return a text as Markdown that shows it; at the start of a line a number makes no list."""
    for sign in "\\[]*_<":
        text = text.replace(sign, f"\\{sign}")
    return text.replace(". ", "\\. ", 1) if starts and text[:1].isdigit() else text


Sower = Callable[[Sowing, int], None]
