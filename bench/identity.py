"""Measure what links/misleading/ finds among thousands of real titles and numbers.

    python bench/identity.py [--data ../shared/data/real-documents] [--faults 300] [--seed 1]

A library is made of the real titles and numbers of one government, with explanations, drafts,
amendments and attachments of some of them. Links are written to it in the forms that offices
write, rightly (the clean links), wrongly (faults of classes 14 to 18) and rightly where it looks
wrong (hard negatives). The forms know nothing of the rules. Without the data nothing is measured.
"""

import argparse
import csv
import random
import re
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from gongkai.links.misleading.check import find_misleading
from gongkai.links.reading.link import PageLink
from gongkai.links.reading.manifest import ManifestEntry, ManifestRelation
from gongkai.model.findings import Finding

CLASSES = {
    14: "number in the text, another target",
    15: "generic text, number in row or sentence",
    16: "two documents share one address",
    17: "near title, other year",
    18: "attachments swapped",
}
RULES = {
    "T1": {"GK140"},
    "T2": {"GK141"},
    "T3": {"GK142"},
    "T4": {"GK143", "GK144"},
    "T5": {"GK145"},
    "T6": {"GK146", "GK147", "GK148", "GK149"},
}
GENERIC = (
    "点击查看",
    "查看",
    "详情",
    "点击查看原文",
    "查看详情",
    "原文链接",
    "点击此处",
    "详见附件",
    "here",
    "View",
)


@dataclass(frozen=True)
class Document:
    """A document of the library, as an outsider knows it."""

    id: str
    title: str
    number: str = ""
    dated: str = ""
    kind: str = "policy"
    about: tuple[ManifestRelation, ...] = ()
    subject: "Document | None" = None

    @property
    def address(self) -> str:
        return f"r/{self.id}/"

    @property
    def year(self) -> str:
        return self.dated[:4] or (re.findall(r"〔(\d{4})〕", self.number) or [""])[0]


@dataclass(frozen=True)
class Planted:
    """One link with what is known of it."""

    link: PageLink
    target: str
    right: tuple[str, ...]
    label: str
    """`clean`, `fault 14`, `hard 14`."""


@dataclass
class Writer:
    """Writes links as offices do. Every page is new, so that links meet only by intent."""

    documents: list[Document]
    chance: random.Random
    planted: list[Planted] = field(default_factory=list)
    pages: int = 0

    def page(self) -> str:
        self.pages += 1
        return f"news/{self.pages}/"

    def add(  # noqa: PLR0917  the parts of a document
        self, label: str, text: str, context: str, target: str, right: str, page: str = ""
    ) -> None:
        link = PageLink(
            page or self.page(),
            target if "//" in target else f"/{target}",
            "a[href]",
            True,
            text,
            context,
            True,
        )
        self.planted.append(Planted(link, target, self.as_right(right, text + context), label))

    def as_right(self, address: str, said: str) -> tuple[str, ...]:
        """Return the addresses that are as right: no number says which of one title is meant."""
        document = self.by_address.get(address)
        if document is None or re.search(r"\d\s*[^\d\s\w]\s*\d+\s*号", said):
            return (address,)
        twins = (other for other in self.by_title[letters(inner(document.title))])
        return (address, *(other.address for other in twins))

    @cached_property
    def by_address(self) -> dict[str, Document]:
        return {document.address: document for document in self.documents}

    @cached_property
    def by_title(self) -> dict[str, list[Document]]:
        found = defaultdict(list)
        for document in self.documents:
            found[letters(inner(document.title))].append(document)
        return found


# --- how offices write -------------------------------------------------------------------------


def brackets(number: str, chance: random.Random) -> str:
    """Return a number as it is typed."""
    left, right = chance.choice(["〔〕", "〔〕", "〔〕", "[]", "［］", "（）", "【】", "﹝﹞"])
    typed = number.replace("〔", left).replace("〕", right)
    if chance.random() < 0.1:
        typed = typed.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if chance.random() < 0.1:
        typed = typed.replace(left, f" {left}").replace(right, f"{right} ")
    return typed


def inner(title: str) -> str:
    """Return what a notice issues, else the title without its office."""
    bare = re.sub(r"^广东省人民政府(?:办公厅)?(?=关于|印发|转发)", "", title)
    found = re.fullmatch(r"(?:关于)?印发《?(.+?)》?的通知", bare)
    return found[1] if found and "》" not in found[1] and "和" not in found[1][-1:] else bare


def short(title: str) -> str:
    """Return a title without its office and province."""
    return inner(title).removeprefix("广东省").removeprefix("关于")


def quoted(title: str) -> str:
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


def by_number(document: Document, chance: random.Random) -> tuple[str, str]:
    """Return text and context of a link whose own text gives the number."""
    number = brackets(document.number, chance)
    form = chance.randrange(8)
    title, core = document.title, inner(document.title)
    text = [
        number,
        f"{title}（{number}）",
        f"{quoted(core)}（{number}）",
        f"{quoted(title)}（{number}）",
        f"{number}文",
        f"{number} {title}",
        f"根据{quoted(core)}（{number}）",
        f"政策原文：{core}（{number}）",
    ][form]
    context = chance.choice(
        [
            text,
            f"按照{text}要求，结合我市实际，制定本方案。",
            f"1. {text} {document.dated}",
            f"{text}印发以来，各地认真落实。",
        ]
    )
    return text, context


def worn(title: str, chance: random.Random) -> str:
    """Return a title as it comes out of hands and narrow columns: cut, a sign lost, other words."""
    form = chance.randrange(6)
    if form == 0 and len(title) > 26:
        return title[: chance.randrange(22, 26)] + chance.choice(["…", "...", "……"])
    if form == 1:
        at = chance.choice([at for at, sign in enumerate(title) if not sign.isdigit()])
        return title[:at] + title[at + 1 :]
    if form == 2:
        return title.replace("广东省人民政府", "省政府").replace("广东省", "我省")
    if form == 3:
        return title.replace("“", "").replace("”", "").replace("、", "，").replace("的通知", "")
    if form == 4:
        return f"关于转载{title}"
    return f"省政府办公厅发布{title.removeprefix('关于')}"


def by_title(document: Document, chance: random.Random) -> tuple[str, str]:
    core = inner(document.title)
    text = chance.choice(
        [
            document.title,
            document.title,
            core,
            quoted(core),
            quoted(document.title),
            f"{document.title}（{document.dated}）" if document.dated else document.title,
            f"下载：{core}",
            f"{core}.pdf",
            f"{core}全文",
            worn(core, chance),
            worn(document.title, chance),
            worn(short(document.title), chance),
        ]
    )
    return text, chance.choice(
        [text, f"近日，省政府印发{text}，请认真贯彻执行。", f"{text} {document.dated}"]
    )


def in_row(document: Document, chance: random.Random) -> tuple[str, str]:
    """Return a generic text and the row or sentence that says what it means."""
    text = chance.choice(GENERIC)
    number = brackets(document.number, chance)
    core = inner(document.title)
    context = chance.choice(
        [
            f"{chance.randrange(1, 60)} {document.title} {number} {document.dated} {text}",
            f"{document.title} {number} {text}",
            f"{number} {core} {document.dated} {text}",
            f"{quoted(core)}（{number}）已经印发，{text}。",
            f"省政府办公厅印发了{quoted(core)}（{number}），{text}",
            f"{document.title}（{number}） {text}",
            f"{number} {text}",
        ]
    )
    return text, context


# --- the library -------------------------------------------------------------------------------


def read_documents(folder: Path) -> list[Document]:
    documents = []
    with (folder / "guangdong.csv").open(encoding="utf-8") as file:
        for at, row in enumerate(csv.DictReader(file)):
            if row["title"].strip():
                documents.append(
                    Document(f"gd-{at}", row["title"].strip(), row["number"].strip(), row["issued"])
                )
    return documents


def read_numbers(folder: Path) -> list[str]:
    """Return the numbers of another government, which nothing in the library bears."""
    with (folder / "chongqing.csv").open(encoding="utf-8") as file:
        numbers = [row["number"].rpartition("：")[2].strip() for row in csv.DictReader(file)]
    return [number for number in numbers if re.fullmatch(r"\w+〔\d{4}〕\d+号", number)]


def around(documents: list[Document], chance: random.Random) -> list[Document]:
    """Return documents about others: half say so in data, half only in their titles."""
    made = []
    for document in chance.sample([p for p in documents if p.number], 700):
        core, declared = inner(document.title), chance.random() < 0.5
        kind, relation, title = chance.choice(
            [
                ("interpretation", "interprets", f"{quoted(core)}政策解读"),
                ("interpretation", "interprets", f"一图读懂{quoted(core)}"),
                ("interpretation", "interprets", f"{core}解读"),
                ("draft", "follows", f"{core}（征求意见稿）"),
                ("policy", "amends", f"广东省人民政府关于修改{quoted(core)}的决定"),
                ("policy", "repeals", f"广东省人民政府关于废止{quoted(core)}的通知"),
            ]
        )
        number = f"粤改〔2022〕{len(made) + 1}号" if kind == "policy" else ""
        about = (ManifestRelation(relation, document.id),) if declared else ()
        made.append(
            Document(f"about-{len(made)}", title, number, "2022-05-05", kind, about, document)
        )
    return made


def manifest_of(
    documents: list[Document], attachments: dict[str, list[str]]
) -> dict[str, ManifestEntry]:
    entries = {
        p.address: ManifestEntry(
            p.address,
            p.kind,
            "zh",
            p.title,
            record=p.id,
            number=p.number,
            dated=p.dated,
            about=p.about,
        )
        for p in documents
    }
    for owner, titles in attachments.items():
        for at, title in enumerate(titles, 1):
            address = f"r/{owner}/{'fj' if at % 2 else '附件'}{at}.docx"
            entries[address] = ManifestEntry(address, "attachment", "", title, record=owner)
    return entries


# --- faults, hard negatives and clean links ----------------------------------------------------


def letters(title: str) -> str:
    return re.sub(r"[^\w]|_", "", title)


def same(one: Document, other: Document) -> bool:
    """Return whether two documents cannot be told apart by title."""
    return letters(inner(one.title)) == letters(inner(other.title))


class Twins:
    """Who has nearly the same title."""

    def __init__(self, documents: list[Document]) -> None:
        self.by_bare: dict[str, list[Document]] = defaultdict(list)
        self.by_gram: dict[str, list[Document]] = defaultdict(list)
        for document in documents:
            self.by_bare[
                re.sub(r"[\d一二三四五六七八九十〇]+", "#", letters(document.title))
            ].append(document)
            for gram in self._grams(document):
                self.by_gram[gram].append(document)

    def _grams(self, document: Document) -> set[str]:
        title = letters(short(document.title))
        return {title[at : at + 3] for at in range(len(title) - 2)}

    def of_year(self, document: Document) -> list[Document]:
        bare = re.sub(r"[\d一二三四五六七八九十〇]+", "#", letters(document.title))
        return [p for p in self.by_bare[bare] if not same(p, document)]

    def near(self, document: Document) -> list[Document]:
        grams = self._grams(document)
        shared = Counter(
            p.id for gram in grams if len(self.by_gram[gram]) < 150 for p in self.by_gram[gram]
        )
        known = {p.id: p for gram in grams for p in self.by_gram[gram]}
        return [
            known[name]
            for name, count in shared.most_common(6)
            if count >= 0.5 * len(grams) and not same(known[name], document)
        ]


def other(writer: Writer, document: Document, twins: Twins) -> Document:
    """Return a wrong target: near in title, near in the year's numbers, or anything."""
    chance = writer.chance
    near = twins.near(document)
    if near and chance.random() < 0.4:
        return chance.choice(near)
    while True:
        found = chance.choice(writer.documents)
        if found.id != document.id and not same(found, document) and found.subject is not document:
            return found


def plant_14(  # noqa: PLR0917  the parts of a link
    writer: Writer,
    twins: Twins,
    count: int,
    documents: list[Document],
    made: list[Document],
    foreign: list[str],
) -> None:
    chance = writer.chance
    for document in chance.sample([p for p in made if p.kind == "policy"], count // 4):
        assert document.subject
        text, _ = by_number(document.subject, chance)
        writer.add("fault 14", text, text, document.address, document.subject.address)
    for document in chance.sample(documents, count):
        text, context = by_number(document, chance)
        writer.add(
            "fault 14", text, context, other(writer, document, twins).address, document.address
        )
    for number in chance.sample(foreign, count // 4):
        document = chance.choice(documents)
        text = chance.choice([number, f"{number}文件", f"《重庆市公共停车管理办法》（{number}）"])
        writer.add("fault 14", text, text, document.address, "")
    explained = [p for p in made if p.subject]
    passed_on = [p for p in documents if p.title.startswith("转发国务院")]
    for document in chance.sample(passed_on, count // 4):
        number = chance.choice(["国办发", "国发"]) + document.number[-8:]
        title = inner(document.title).removeprefix("转发")
        text = chance.choice(
            [f"{document.title}（{number}）", f"{quoted(title)}（{number}）", number]
        )
        writer.add("hard 14", text, text, document.address, document.address)
    for _ in range(count):
        document = chance.choice(explained)
        subject = document.subject
        assert subject
        number, core = brackets(subject.number, chance), inner(subject.title)
        word = {"interpretation": "政策解读", "draft": "征求意见稿"}.get(document.kind, "")
        verb = "修改" if "修改" in document.title else "废止"
        first, second = chance.sample(documents, 2)
        said = (
            f"{quoted(core)}（{number}）{word}"
            if word
            else f"关于{verb}{quoted(core)}（{number}）的决定"
        )
        texts = [
            (said, document),
            (f"{number}{word}" if word else f"{verb}{number}的文件", document),
            (f"{first.number}、{second.number}", chance.choice([first, second])),
            (f"依据{first.number}制定的{quoted(inner(second.title))}", second),
            (
                f"{quoted(inner(first.title))}和{quoted(inner(second.title))}（{second.number}）",
                first,
            ),
            (f"根据{quoted(core)}（{number}）", subject),
            (document.title, document),
        ]
        text, target = chance.choice(texts)
        writer.add("hard 14", text, f"{text}已经公布。", target.address, target.address)


def plant_15(
    writer: Writer, twins: Twins, count: int, documents: list[Document], made: list[Document]
) -> None:
    chance = writer.chance
    for document in chance.sample(documents, count):
        text, context = in_row(document, chance)
        writer.add(
            "fault 15", text, context, other(writer, document, twins).address, document.address
        )
    for _ in range(count):
        document = chance.choice(made)
        subject = document.subject
        assert subject
        unrelated = chance.choice([p for p in documents if not p.number] or made)
        core, number = quoted(inner(subject.title)), subject.number
        first, second = chance.sample(documents, 2)
        page = writer.page()
        form = chance.randrange(5)
        if form == 0:
            row = f"{subject.title} {number} 原文 解读"
            writer.add("hard 15", "解读", row, document.address, document.address, page)
        elif form == 1:
            row = f"根据{core}（{number}）规定，申请人应当提交材料，样式点击此处。"
            writer.add("hard 15", "点击此处", row, unrelated.address, unrelated.address, page)
        elif form == 2:
            row = "；".join(f"{p.title}（{p.number}）点击查看" for p in (first, second))
            writer.add("hard 15", "点击查看", row, first.address, first.address, page)
            writer.add("hard 15", "点击查看", row, second.address, second.address, page)
        elif form == 3:
            row = f"{document.title} {document.number} 依据：{first.number} 查看"
            writer.add("hard 15", "查看", row, document.address, document.address, page)
        else:
            row = f"按照{core}（{number}）要求，现印发{quoted(inner(second.title))}，详见附件。"
            writer.add("hard 15", "详见附件", row, second.address, second.address, page)


def plant_16(writer: Writer, twins: Twins, count: int, documents: list[Document]) -> None:
    chance = writer.chance
    for _ in range(count):
        document = chance.choice(documents)
        wrong = other(writer, document, twins)
        while not wrong.number:
            wrong = other(writer, document, twins)
        page, write = writer.page(), chance.choice([by_number, by_title])
        text = write(wrong, chance)[0]
        writer.add("clean", text, f"{text} {wrong.dated}", wrong.address, wrong.address, page)
        text = write(document, chance)[0]
        while fits(text, wrong):
            text = write(document, chance)[0]
        writer.add(
            "fault 16", text, f"{text} {document.dated}", wrong.address, document.address, page
        )
    for at in range(count // 4):  # documents elsewhere, of which only the links say anything
        first, second = chance.sample(documents, 2)
        page, away = writer.page(), f"https://www.example.gov.cn/{at}.html"
        for label, document in (("clean", first), ("fault 16", second)):
            text = f"{quoted(inner(document.title))}（{brackets(document.number, chance)}）"
            writer.add(label, text, text, away, "", page)
        page, away = writer.page(), f"https://www.example.gov.cn/right/{at}.html"
        for text in (quoted(inner(first.title)), brackets(first.number, chance)):
            writer.add("hard 16", text, f"{text}印发", away, "", page)
    for _ in range(count):
        document, page = chance.choice(documents), writer.page()
        title, number = quoted(inner(document.title)), document.number
        sentence = f"{title}（{number}）自印发之日起施行。"
        for text in (title, number):
            writer.add("hard 16", text, sentence, document.address, document.address, page)


def fits(text: str, wrong: Document) -> bool:
    """Return whether a text, perhaps cut, may as well mean another document."""
    cut = letters(text.rstrip(".…"))
    return cut in letters(wrong.title) or letters(text) in letters(inner(wrong.title))


def plant_17(writer: Writer, twins: Twins, count: int) -> None:
    chance = writer.chance
    real = [p for p in writer.documents if p.id.startswith("gd-")]
    yearly = [p for p in real if twins.of_year(p)]
    near = [p for p in real if twins.near(p)]
    for at in range(count):
        pool, find = (yearly, twins.of_year) if at % 2 else (near, twins.near)
        document = chance.choice(pool)
        wrong = chance.choice(find(document))
        text, context = by_title(document, chance)
        while fits(text, wrong):
            text, context = by_title(document, chance)
        writer.add("fault 17", text, context, wrong.address, document.address)
        document = chance.choice(pool)
        text, context = by_title(document, chance)
        writer.add("hard 17", text, context, document.address, document.address)


def plant_18(writer: Writer, attachments: dict[str, list[str]], count: int) -> None:
    chance = writer.chance
    owners = sorted(attachments)

    def address(owner: str, at: int) -> str:
        return f"r/{owner}/{'fj' if at % 2 else '附件'}{at}.docx"

    for _ in range(count):
        owner = chance.choice(owners)
        total = len(attachments[owner])
        first, second = chance.sample(range(1, total + 1), 2)
        title = attachments[owner][first - 1]
        cn = "一二三四五"[first - 1]
        name = re.sub(r"^附件\d[:：.]?\s*", "", title)
        text = chance.choice(
            [
                f"附件{first}",
                title,
                f"附件{cn}：{name}",
                f"附件 {first}. {name}",
                f"附件{first}：{name}.docx",
            ]
        )
        writer.add(
            "fault 18",
            text,
            f"{text}",
            address(owner, second),
            address(owner, first),
            f"r/{owner}/",
        )
        writer.add(
            "hard 18", text, f"{text}", address(owner, first), address(owner, first), f"r/{owner}/"
        )


def plant_clean(writer: Writer, count: int) -> None:
    chance = writer.chance
    numbered = [p for p in writer.documents if p.number]
    for _ in range(count):
        form = chance.random()
        if form < 0.25:
            document = chance.choice(numbered)
            text, context = by_number(document, chance)
        elif form < 0.5:
            document = chance.choice(numbered)
            text, context = in_row(document, chance)
        elif form < 0.6:
            document = chance.choice(numbered)
            text = chance.choice(
                [short(document.title), quoted(short(document.title)), short(document.title)[:18]]
            )
            context = text
        elif form < 0.65:
            document = chance.choice(numbered)
            text = quoted(inner(document.title))
            context = f"按照{text}（{brackets(document.number, chance)}）要求，现通知如下。"
        else:
            document = chance.choice(writer.documents)
            text, context = by_title(document, chance)
        writer.add("clean", text, context, document.address, document.address)


def attachments_of(documents: list[Document], chance: random.Random) -> dict[str, list[str]]:
    words = [
        "任务分工表",
        "申报表",
        "重点项目清单",
        "责任分工方案",
        "考核指标",
        "名单",
        "汇总表",
        "补助标准",
    ]
    found = {}
    for document in chance.sample(documents, 300):
        named = chance.sample(words, chance.randrange(2, 6))
        found[document.id] = [f"附件{at}：{word}" for at, word in enumerate(named, 1)]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data/real-documents"))
    parser.add_argument("--faults", type=int, default=300)
    parser.add_argument("--clean", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", default="", help="print what went wrong of one label")
    options = parser.parse_args()
    if not is_there(options.data):
        return
    writer, manifest = sown(options.data, options.faults, options.clean, options.seed)
    measure(writer.planted, manifest, options.show)
    if not options.show:
        time_site(Writer(writer.documents, random.Random(options.seed)), manifest)


def is_there(data: Path) -> bool:
    """Return whether the real titles are there, and say so where they are not."""
    if (data / "guangdong.csv").is_file():
        return True
    print(f"skipped: no {data / 'guangdong.csv'}")
    return False


def sown(data: Path, faults: int, clean: int, seed: int) -> tuple[Writer, dict[str, ManifestEntry]]:
    """Return links right and wrong between the documents of a library, and its manifest."""
    chance = random.Random(seed)
    real = read_documents(data)
    numbered = [p for p in real if p.number and len(inner(p.title)) > 7]
    made = around(numbered, chance)
    attachments = attachments_of(numbered, chance)
    writer = Writer([*real, *made], chance)
    twins = Twins(real)
    plant_14(writer, twins, faults, numbered, made, read_numbers(data))
    plant_15(writer, twins, faults, numbered, made)
    plant_16(writer, twins, faults, numbered)
    plant_17(writer, twins, faults)
    plant_18(writer, attachments, faults)
    plant_clean(writer, clean)
    return writer, manifest_of(writer.documents, attachments)


def time_site(writer: Writer, manifest: dict[str, ManifestEntry]) -> None:
    """Time a site of 10,000 pages: 24 links that lists generate and 6 that hands write on each."""
    listed = {
        p.address: PageLink("", f"/{p.address}", "a[href]", True, p.title, p.title)
        for p in writer.documents
    }
    addresses = sorted(listed)
    links = []
    for at in range(10_000):
        page = f"page/{at}/"
        for place in range(24):
            link = listed[addresses[(at * 7 + place) % len(addresses)]]
            links.append(link._replace(page=page))
    plant_clean(writer, 60_000)
    links += [one.link._replace(page=f"page/{at // 6}/") for at, one in enumerate(writer.planted)]
    links.sort(key=lambda link: link.page)
    started = time.process_time()
    found = sum(
        1
        for _ in find_misleading(
            links, lambda link: link.href[1:] if link.href[0] == "/" else None, manifest
        )
    )
    print(
        f"\n10,000 pages, {len(links)} links: {time.process_time() - started:.1f} s "
        f"of a processor, {found} findings"
    )


def judged(planted: list[Planted], manifest: dict[str, ManifestEntry]) -> dict[int, list[Finding]]:
    """Return the findings on each link, by its identity."""
    targets = {id(one.link): one.target for one in planted}
    found: dict[int, list[Finding]] = defaultdict(list)
    at = defaultdict(list)
    for one in planted:
        at[one.link.page, one.link.href, one.link.text].append(id(one.link))
    for finding in find_misleading(
        (one.link for one in planted),
        lambda link: targets[id(link)] if link.href[0] == "/" else None,
        manifest,
    ):
        if finding.code.id not in ("GK150", "GK170"):
            key = (finding.place.path, finding.details["href"], finding.details["text"])
            found[at[key][0]].append(finding)
            at[key].append(at[key].pop(0))  # the next of the same text on the same page
    return found


def measure(planted: list[Planted], manifest: dict[str, ManifestEntry], show: str) -> None:
    by_link = {id(one.link): one for one in planted}
    started = time.process_time()
    found = judged(planted, manifest)
    seconds = time.process_time() - started
    print(f"{len(planted)} links, {len(manifest)} addresses, {seconds:.1f} s of a processor\n")
    print("| class | faults | recall | fix@1 | hard negatives | false alarms | precision |")
    print("|---|---|---|---|---|---|---|")
    for number, name in CLASSES.items():
        faults = [i for i, one in by_link.items() if one.label == f"fault {number}"]
        hard = [i for i, one in by_link.items() if one.label == f"hard {number}"]
        hits = [i for i in faults if found[i]]
        alarms = [i for i in hard if found[i]]
        fixable = [i for i in hits if by_link[i].right[0]]
        right = [i for i in fixable if found[i][0].details.get("nearest") in by_link[i].right]
        precision = len(hits) / (len(hits) + len(alarms) or 1)
        print(
            f"| {number} {name} | {len(faults)} | {share(hits, faults)} | {share(right, fixable)} "
            f"| {len(hard)} | {len(alarms)} | {precision:.1%} |"
        )
    clean = [i for i, one in by_link.items() if one.label == "clean"]
    alarms = [i for i in clean if found[i]]
    print(f"\nfalse alarms per 1,000 clean links: {1000 * len(alarms) / len(clean):.2f}")
    print("by code: ", dict(Counter(f.code.id for fs in found.values() for f in fs)))
    errors = [i for i in alarms if any(f.is_error for f in found[i])]
    print(f"of them errors: {len(errors)}\n")
    print("| without | " + " | ".join(f"recall {n}" for n in CLASSES) + " |")
    print("|---" * (len(CLASSES) + 1) + "|")
    for rule, codes in RULES.items():
        row = []
        for number in CLASSES:
            faults = [i for i, one in by_link.items() if one.label == f"fault {number}"]
            row.append(
                share([i for i in faults if any(f.code.id not in codes for f in found[i])], faults)
            )
        print(f"| {rule} | " + " | ".join(row) + " |")
    if show:
        explain(planted, found, manifest, show)


def share(part: list[int], whole: list[int]) -> str:
    return f"{len(part) / len(whole):.1%}" if whole else "-"


def explain(
    planted: list[Planted], found: dict[int, list], manifest: dict[str, ManifestEntry], show: str
) -> None:
    for one in planted:
        if one.label != show:
            continue
        got = found[id(one.link)]
        missed = show.startswith("fault") and (
            not got or got[0].details.get("nearest") not in one.right
        )
        if missed or (not show.startswith("fault") and got):
            print("\ntext:   ", one.link.text, "\ncontext:", one.link.context)
            shown = manifest.get(one.target)
            print("target: ", one.target, shown and f"{shown.title} {shown.number}")
            print("right:  ", one.right[0], one.right[0] and manifest[one.right[0]].title)
            print("said:   ", [(f.code.id, f.level.value, f.details.get("right")) for f in got])


if __name__ == "__main__":
    main()
