"""Real titles and numbers of one government, what is about them, and which are alike."""

import csv
import random
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

REAL = Path(__file__).parent.parent.parent / "shared" / "data" / "real-documents"
_LETTERS = {"粤府": "yuefu", "粤府办": "yuefuban", "粤府函": "yuefuhan", "粤办函": "yuebanhan"}
_ISSUED = re.compile(r"(?:关于)?印发《?(.+?)》?的通知")
_NUMERALS = re.compile(r"[\d一二三四五六七八九十〇]+")
YEAR = re.compile(r"(?:19|20)\d\d年?度?")


@dataclass(frozen=True)
class Document:
    """A document of the library, as an outsider knows it."""

    id: str
    title: str
    number: str
    dated: str
    kind: str = "policy"
    relation: str = ""
    subject: "Document | None" = None
    """The document that it is about, and how."""

    @property
    def core(self) -> str:
        """What it issues, as people call it."""
        return inner(self.title)

    @property
    def year(self) -> str:
        return self.dated[:4]


def is_there(data: Path) -> bool:
    """Return whether the real titles are there, and say so where they are not."""
    if (data / "guangdong.csv").is_file():
        return True
    print(f"skipped: there is no {data / 'guangdong.csv'} with real titles and numbers")
    return False


def read_documents(data: Path, until: str) -> list[Document]:
    """Return the documents with a title, a number and a day, each title and number once."""
    documents: dict[str, Document] = {}
    titles = set()
    with (data / "guangdong.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            title, number, day = (row[key].strip() for key in ("title", "number", "issued"))
            named = re.fullmatch(r"(\w+)〔(\d{4})〕(\d+)号", number)
            letters_ = _LETTERS.get(named[1]) if named else None
            if not named or not letters_ or title in titles or not "2000-01-01" < day < until:
                continue
            titles.add(title)
            name = f"{letters_}-{named[2]}-{named[3]}"
            documents.setdefault(name, Document(name, title, number, day))
    return list(documents.values())


def read_foreign_numbers(data: Path) -> list[str]:
    """Return the numbers of another government, which nothing in the library bears."""
    with (data / "chongqing.csv").open(encoding="utf-8") as file:
        numbers = [row["number"].rpartition("：")[2].strip() for row in csv.DictReader(file)]
    return [number for number in numbers if re.fullmatch(r"\w+〔\d{4}〕\d+号", number)]


def inner(title: str) -> str:
    """Return what a notice issues, else the title without its office."""
    bare = re.sub(r"^广东省人民政府(?:办公厅)?(?=关于|印发|转发)", "", title)
    found = _ISSUED.fullmatch(bare)
    return found[1] if found and "》" not in found[1] and "和" not in found[1][-1:] else bare


def short(title: str) -> str:
    """Return a title without its office and province."""
    return inner(title).removeprefix("广东省").removeprefix("关于")


def quoted(title: str) -> str:
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


def letters(title: str) -> str:
    return re.sub(r"[^\w]|_", "", title)


def same(one: Document, other: Document) -> bool:
    """Return whether two documents cannot be told apart by title."""
    return letters(one.core) == letters(other.core)


def fits(text: str, other: Document) -> bool:
    """Return whether a text, perhaps cut, may as well mean another document."""
    cut = letters(text.rstrip(".…"))
    return cut in letters(other.title) or letters(text) in letters(other.core)


def brackets(number: str, chance: random.Random) -> str:
    """Return a number as it is typed."""
    left, right = chance.choice(["〔〕", "〔〕", "〔〕", "[]", "［］", "（）", "【】", "﹝﹞"])
    typed = number.replace("〔", left).replace("〕", right)
    if chance.random() < 0.1:
        typed = typed.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if chance.random() < 0.1:
        typed = typed.replace(left, f" {left}").replace(right, f"{right} ")
    return typed


def around(documents: list[Document], count: int, chance: random.Random) -> list[Document]:
    """Return explanations, drafts, amendments and repeals of some documents."""
    forms = [
        ("interpretation", "interprets", "{}政策解读"),
        ("interpretation", "interprets", "一图读懂{}"),
        ("consultation", "", "{}（征求意见稿）公开征求意见"),
        ("policy", "amends", "广东省人民政府关于修改{}的决定"),
        ("policy", "", "广东省人民政府关于废止{}的通知"),
    ]
    made = []
    for at, document in enumerate(chance.sample(documents, count)):
        kind, relation, title = forms[at % len(forms)]
        number = f"粤改〔2022〕{at + 1}号" if kind == "policy" else ""
        name = f"about-{document.id}"
        whole = title.format(quoted(document.core))
        made.append(Document(name, whole, number, "2022-05-05", kind, relation, document))
    return made


class Twins:
    """Which documents have nearly the same title."""

    def __init__(self, documents: list[Document]) -> None:
        self._documents = documents
        self._by_bare: dict[str, list[Document]] = defaultdict(list)
        self._by_gram: dict[str, list[Document]] = defaultdict(list)
        for document in documents:
            self._by_bare[_NUMERALS.sub("#", letters(document.title))].append(document)
            for gram in self._grams(document):
                self._by_gram[gram].append(document)

    @staticmethod
    def _grams(document: Document) -> set[str]:
        title = letters(short(document.title))
        return {title[at : at + 3] for at in range(len(title) - 2)}

    def of_year(self, document: Document) -> list[Document]:
        """Return those whose titles differ in figures only."""
        bare = _NUMERALS.sub("#", letters(document.title))
        return [p for p in self._by_bare[bare] if not same(p, document)]

    def near(self, document: Document) -> list[Document]:
        """Return those that share half of a title, six at most."""
        grams = self._grams(document)
        shared = Counter(
            p.id for gram in grams if len(self._by_gram[gram]) < 150 for p in self._by_gram[gram]
        )
        known = {p.id: p for gram in grams for p in self._by_gram[gram]}
        return [
            known[name]
            for name, count in shared.most_common(6)
            if count >= 0.5 * len(grams) and not same(known[name], document)
        ]

    @cached_property
    def yearly(self) -> list[list[Document]]:
        """Return the series whose titles differ in one year only, each with two years at least."""
        series: dict[str, list[Document]] = defaultdict(list)
        for document in self._documents:
            if len(YEAR.findall(document.core)) == 1 and len(YEAR.sub("", document.core)) > 7:
                series[letters(YEAR.sub("#", document.core))].append(document)
        return [
            group for group in series.values() if len({YEAR.findall(p.core)[0] for p in group}) > 1
        ]
