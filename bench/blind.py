"""Measure the classes of wrong links that were blind: 48 faults and as many hard negatives each.

    python bench/blind.py [--data ../shared/data/real-documents] [--each 48] [--seeds 1 2]

The library is that of bench/identity.py: real titles and numbers of one government with documents
about some of them, made here. A fault is a text with its address, put into the reading of links
where a page of Markdown would; a hard negative is a text of the same kind with the right address.
Addresses are judged by the address alone. Without the data nothing is measured.
"""

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import NamedTuple

import identity
from gongkai.links.broken.hosts import host_faults
from gongkai.links.misleading.check import find_misleading
from gongkai.links.reading.address import Resolver
from gongkai.links.reading.link import PageLink
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.model.units import Unit
from identity import inner, quoted

YEAR = re.compile(r"(?:19|20)\d\d年")


class Case(NamedTuple):
    """One text with where it leads; `right` is empty where the site has nothing right."""

    text: str
    context: str
    target: str
    right: str = ""
    page: str = ""


Cases = Iterator[tuple[str, Case]]


class Library:
    """What the cases are made from."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.real = identity.read_documents(folder)
        self.numbered = [p for p in self.real if p.number and len(inner(p.title)) > 7]
        self.plain = [
            p for p in self.numbered if not re.search("解读|意见稿|草案|说明|》", p.title)
        ]
        self.made = identity.around(self.numbered, self.chance)
        about = {p.subject.id for p in self.made if p.subject}
        self.bare = [p for p in self.plain if p.id not in about]
        yearly = defaultdict(list)
        for document in self.real:
            found = YEAR.findall(document.title)
            if len(found) == 1:
                yearly[YEAR.sub("#", document.title)].append(document)
        self.yearly = [
            same for same in yearly.values() if len({YEAR.findall(p.title)[0] for p in same}) > 1
        ]
        kinds = {field.name for field in fields(ManifestEntry)}
        self.has_place = "place" in kinds
        self.manifest = identity.manifest_of([*self.real, *self.made], {})
        for name, entry in list(self.manifest.items()):
            self.manifest[f"en/{name}"] = replace(entry, address=f"en/{name}", edition="en")
        self.files = self._files()
        self.show = False

    def _files(self) -> dict[str, list[str]]:
        """Attach files whose titles have no numbers to 200 documents, with numbers to 200."""
        words = (
            "任务分工表",
            "申报表",
            "重点项目清单",
            "评分标准",
            "承诺书",
            "获奖名单",
            "资金分配表",
            "报名表",
            "补助标准",
        )
        owners = self.chance.sample(self.numbered, 400)
        found = {}
        for at, owner in enumerate(owners):
            titles = self.chance.sample(words, 3)
            found[owner.id] = titles
            for place, title in enumerate(titles, 1):
                name = f"{'cba'[place - 1]}.csv"
                shown = f"附件{place}：{title}" if at % 2 else title
                more = {"place": place} if self.has_place else {}
                address = f"r/{owner.id}/{name}"
                self.manifest[address] = ManifestEntry(
                    address, "attachment", title=shown, record=owner.id, **more
                )
        return found


def explained(library: Library) -> Cases:
    """The document instead of its explanation."""
    made = [p for p in library.made if p.kind == "interpretation" and p.about]
    while True:
        document = library.chance.choice(made)
        subject = document.subject
        assert subject
        core, number = quoted(inner(subject.title)), subject.number
        text, context = library.chance.choice(
            [
                ("解读", f"{core}（{number}）已印发，解读。"),
                (document.title, f"相关解读：{document.title}"),
                (f"{core}（{number}）政策解读", ""),
                (f"{number}文件解读", ""),
                ("政策解读", f"{subject.title} {number} {subject.dated} 原文 政策解读"),
                (f"一图读懂{core}", ""),
            ]
        )
        yield "fault", Case(text, context or text, subject.address, document.address)
        yield "hard", Case(text, context or text, document.address)
        both = f"{core}及解读"
        yield "hard", Case(both, both, subject.address)
        yield "hard", Case("原文", f"{subject.title} {number} 原文 解读", subject.address)


def of_class(library: Library) -> Cases:
    """A class word against the target, with no other candidate."""
    while True:
        document = library.chance.choice(library.bare)
        core = inner(document.title)
        title = quoted(core)
        text = library.chance.choice(
            [
                f"{title}政策解读",
                f"{core}（征求意见稿）",
                f"一图读懂：{core}",
                f"图解{title}",
                f"{title}起草说明",
                f"{title}答记者问",
                f"关于{title}的政策解读",
                f"{title}公众意见采纳情况",
            ]
        )
        yield "fault", Case(text, text, document.address)
        for said in (
            f"{title}及解读",
            f"{title}（含解读）",
            f"{title}在公开征求意见后印发",
            f"贯彻落实{title}",
            f"{title}（试行）",
            f"解读工作方案：{title}",
        ):
            yield "hard", Case(said, said, document.address)


def attachment(library: Library) -> Cases:
    """Another attachment of the record."""
    owners = sorted(library.files)
    while True:
        owner = library.chance.choice(owners)
        titles = library.files[owner]
        first, second = library.chance.sample((1, 2, 3), 2)
        cn = "一二三"[first - 1]
        title = titles[first - 1]
        text = library.chance.choice(
            [
                f"附件{first}",
                f"附{cn}",
                f"附{first}",
                title,
                f"附件{first}：{title}",
                f"附件（{cn}）",
            ]
        )
        right, wrong = (f"r/{owner}/{'cba'[at - 1]}.csv" for at in (first, second))
        page = f"r/{owner}/"
        yield "fault", Case(text, text, wrong, right, page)
        yield "hard", Case(text, text, right, "", page)
        yield "hard", Case("附件（2份）", "附件（2份）", right, "", page)
        yield "hard", Case(f"{title}（下载）", title, right, "", page)


def others_attachment(library: Library) -> Cases:
    """The attachment of another record."""
    owners = sorted(library.files)
    titles = {p.id: p.title for p in library.real}
    while True:
        owner, other = library.chance.sample(owners, 2)
        at = library.chance.choice((1, 2, 3))
        title = library.files[owner][at - 1]
        place = library.chance.choice((1, 2, 3))
        text = library.chance.choice([f"附件{at}：{title}", f"附件{at}", title])
        right, wrong = f"r/{owner}/{'cba'[at - 1]}.csv", f"r/{other}/{'cba'[place - 1]}.csv"
        if library.files[other][place - 1] != title:
            yield "fault", Case(text, text, wrong, right, f"r/{owner}/")
        named = f"{quoted(titles[other])}附件{place}"
        yield "hard", Case(f"附件{place}", named, wrong, "", f"r/{owner}/")
        yield "hard", Case(library.files[other][place - 1], "", wrong, "", "news/1/")


def year_alone(library: Library) -> Cases:
    """A year alone, and a year beside a title without one."""
    while True:
        same = library.chance.choice(library.yearly)
        one, other = library.chance.sample(same, 2)
        mine, its = (YEAR.findall(p.title)[0] for p in (one, other))
        if mine == its or int(mine[:4]) in (int(other.year or 0), int(one.year or 0) + 9):
            continue
        bare = YEAR.sub("", inner(one.title)).removeprefix("广东省")
        row = f"{bare}：{mine} {its}"
        form = library.chance.randrange(3)
        if form < 2:
            text, context = mine, row if form else mine
        else:
            text, context = bare, f"{mine}{bare}已经公布。"
        right = one.address
        if YEAR.sub("", text) and len(bare) < 8:
            continue
        yield "fault", Case(text, context, other.address, right)
        yield "hard", Case(text, context, one.address)
        said = f"{mine}以来，{bare}逐年公布。"
        yield "hard", Case(bare, said, other.address)


def odd_number(library: Library) -> Cases:
    """A number in an odd form."""
    known = [p for p in library.plain if re.fullmatch(r"\w{2,}〔\d{4}〕\d+号", p.number)]
    while True:
        document, other = library.chance.sample(known, 2)
        prefix, year, order = re.split("[〔〕]", document.number.removesuffix("号"))
        text = library.chance.choice(
            [
                f"{prefix}〔{year}〕{order}號",
                f"{prefix}〔{year}〕{order}",
                f"{prefix}〔{year}年〕{order}号",
                f"{prefix}〔{year[2:]}〕{order}号",
                f"{prefix}{year}-{order}号",
                f"{prefix}{year}年{order}号",
            ]
        )
        yield "fault", Case(text, text, other.address, document.address)
        yield "hard", Case(text, text, document.address)
        yield "hard", Case(f"{prefix}{year}年{int(order) % 12 + 1}月", "", other.address)


def other_edition(library: Library) -> Cases:
    """The page of the other edition."""
    while True:
        document = library.chance.choice(library.plain)
        text = library.chance.choice([document.title, inner(document.title), document.number])
        other = library.chance.choice(library.plain)
        right = document.address
        yield "fault", Case(text, text, f"en/{right}", right, other.address)
        yield "hard", Case(text, text, right, "", other.address)
        yield "hard", Case(f"{text}英文版", text, f"en/{right}", "", other.address)


UNITS = [
    Unit.model_validate(
        {
            "id": f"{area}-{name}",
            "type": "government" if name == "gov" else "department",
            "name": {"zh": f"示例市{zh}{full}", "en": f"{area} {name}"},
            "short": {"zh": short, "en": f"{name}"},
            "site": f"https://{name}.{area}.example/",
            "parent": None if name == "gov" else f"{area}-gov",
        }
    )
    for area, zh in (("east", "东城区"), ("west", "西城区"), ("south", "南城区"))
    for name, full, short in (
        ("gov", "人民政府", "区政府"),
        ("edu", "教育和体育局", "教体局"),
        ("fin", "财政局", "财政局"),
        ("hea", "卫生健康局", "卫健局"),
    )
]


def units(library: Library) -> Cases:
    """A unit in short, of another area, another site."""
    for unit in UNITS:
        address = f"units/{unit.id}/"
        library.manifest[address] = ManifestEntry(
            address, "unit", "zh", str(unit.name.zh), unit=unit.id
        )
        page = f"news/{unit.id}/"
        library.manifest[page] = ManifestEntry(page, "notice", "zh", "x", unit=unit.id)
    while True:
        one, other = library.chance.sample(UNITS, 2)
        whole, short = str(one.name.zh), str(one.short.zh)
        page = f"news/{one.id}/"
        text = library.chance.choice([whole, short, f"{whole}网站", whole.removeprefix("示例市")])
        target = library.chance.choice(
            [f"units/{other.id}/", str(other.site), "https://www.elsewhere.gov.cn/"]
        )
        yield "fault", Case(text, text, target, f"units/{one.id}/", page)
        right = library.chance.choice([f"units/{one.id}/", str(one.site)])
        yield "hard", Case(text, text, right, "", page)
        yield "hard", Case(f"{whole}微博", "", "https://weibo.com/x", "", page)
        yield "hard", Case(short, short, f"r/{library.real[0].id}/", "", "news/none/")


COLUMNS = (
    "政策文件",
    "政策解读",
    "通知公告",
    "财政预算",
    "行政处罚",
    "重大决策",
    "政府会议",
    "人事信息",
)


def columns(library: Library) -> Cases:
    """The name of another section."""
    for at, name in enumerate(COLUMNS):
        address = f"columns/{at}/"
        library.manifest[address] = ManifestEntry(
            address, "column", "zh", name, column=str(at), language="zh"
        )
    library.manifest["news/zh/"] = ManifestEntry("news/zh/", "notice", "zh", "x")
    while True:
        one, other = library.chance.sample(range(len(COLUMNS)), 2)
        name = COLUMNS[one]
        yield "fault", Case(name, name, f"columns/{other}/", f"columns/{one}/", "news/zh/")
        yield "hard", Case(name, name, f"columns/{one}/", "", "news/zh/")
        more = f"{name}栏目等"
        yield "hard", Case(more, more, f"columns/{other}/", "", "news/zh/")


def before_number(library: Library) -> Cases:
    """Words before a number: the right document under them is the hard negative."""
    words = (
        "如",
        "凡",
        "连同",
        "依",
        "上级",
        "自",
        "明确",
        "批复",
        "原",
        "以下简称",
        "经对照",
        "不再适用",
        "我院",
        "作出",
        "参见",
        "比照",
        "会同",
        "沿用",
        "引自",
        "烦请查收",
    )
    known = [p for p in library.plain if re.fullmatch(r"\w{2,}〔\d{4}〕\d+号", p.number)]
    while True:
        document, other = library.chance.sample(known, 2)
        text = f"{library.chance.choice(words)}{document.number}"
        yield "fault", Case(text, text, other.address, document.address)
        yield "hard", Case(text, text, document.address)


MALFORMED = (
    "https://www,{0}.gov.cn/x",
    "https://www..{0}.gov.cn/x",
    "https://www.{0}.gov.cn:99999/x",
    "htttp://www.{0}.gov.cn",
    "http//www.{0}.gov.cn/x",
    "http://www.{0}.cnhttp//www.{0}.cn/",
    "https://www.{0}.gov.cn/%25E6%2594%25BF",
    "https://www.{0}.gov.cn/%u653F",
    "mailto:zwgk.{0}.gov.cn",
    "javascript:void({0})",
    "ttps://www.{0}.gov.cn",
    "http：//www.{0}.gov.cn",
)
INTRANET = (
    "ftp://192.168.1.{1}/x",
    "http://www.{0}.gov.cn.test/x",
    "https://{0}.oss-internal.aliyuncs.com",
    "http://sit.{0}.gov.cn",
    "http://10.1.2.{1}/",
    "http://oa.{0}.local/",
    "http://{0}/index",
    "http://test.zwgk.{0}.gov.cn",
    "http://localhost:80{1}/x",
    "file:///D:/{0}.doc",
    "http://zwgk-test.{0}.gov.cn",
    "https://intranet.{0}.gov.cn",
)
FINE = (
    "https://www.{0}.gov.cn/x",
    "http://www.{0}.gov.cn:8080/x",
    "https://site.{0}.gov.cn",
    "https://archive.example.org/2020/http://www.{0}.gov.cn/",
    "mailto:zwgk@{0}.gov.cn",
    "mailto:?subject={0}",
    "tel:0632-123{1}",
    "ftp://ftp.{0}.gov.cn/a",
    "https://www.{0}.gov.cn/a%20b",
    "https://www.{0}.gov.cn/x?to=https%3A//www.{0}.gov.cn/%25E6%2594%25BF",
    "https://政务.{0}.cn/",
    "https://www.{0}.gov.cn/%E6%94%BF",
    "https://contest.{0}.gov.cn/",
    "https://123.232.1.{1}/",
    "https://www.international-{0}.gov.cn/",
    "https://{0}.gov.cn/test/x",
)


def addresses(each: int, forms: Sequence[str], chance: random.Random) -> tuple[int, int, int]:
    """Return how many of `each` addresses are found, and false alarms of how many fine ones."""
    resolver = Resolver("https://gongkai.example/")

    def is_found(form: str) -> bool:
        href = form.format(chance.choice("abcdef") * 3 + "x", chance.randrange(10, 99))
        found = host_faults(href, resolver.resolve("r/x/", href), "a[href]", is_secure=True)
        return bool(list(found))

    hits = sum(is_found(forms[at % len(forms)]) for at in range(each))
    alarms = sum(is_found(FINE[at % len(FINE)]) for at in range(each))
    return hits, alarms, each


CLASSES: dict[str, Callable[[Library], Cases]] = {
    "document instead of its explanation": explained,
    "class word against the target, no candidate": of_class,
    "other attachment of the record": attachment,
    "attachment of another record": others_attachment,
    "year alone, year beside the link": year_alone,
    "number in odd form": odd_number,
    "words before the number": before_number,
    "other language's page": other_edition,
    "unit in short, of another area, other site": units,
    "name of another section": columns,
}


AGAINST_OTHERS = ("GK143", "GK144", "GK150", "GK170")
"""Codes of links held against one another, and notices of texts that say nothing."""


def measure(library: Library, cases: Cases, each: int) -> tuple[int, int, int, int, int]:
    """Return faults found, those with the right fix first, those with one, alarms, negatives."""
    kept: list[tuple[str, Case]] = []
    faults = 0
    for label, case in cases:
        if label == "fault" and faults == each:
            break
        faults += label == "fault"
        kept.append((label, case))
    links = [
        PageLink(
            case.page or f"page/{at}/",
            case.target if "//" in case.target else f"/{case.target}",
            "a[href]",
            True,
            case.text,
            case.context or case.text,
            True,
        )
        for at, (_, case) in enumerate(kept)
    ]
    found = defaultdict(list)
    for one in find_misleading(
        sorted(links, key=lambda link: link.page),
        lambda link: link.href[1:] if link.href.startswith("/") else None,
        library.manifest,
        UNITS,
    ):
        if one.code.id not in AGAINST_OTHERS:
            found[id(one.link)].append(one)
    hits = right = fixable = alarms = 0
    for link, (label, case) in zip(links, kept, strict=True):
        said = found[id(link)]
        if label == "hard":
            alarms += bool(said)
            if said and library.show:
                print("ALARM", case, said[0].code.id, said[0].details.get("title"))
            continue
        if not said and library.show:
            print("MISSED", case, library.manifest.get(case.target))
        hits += bool(said)
        if said and case.right:
            fixable += 1
            right += said[0].details.get("nearest") == case.right
    return hits, right, fixable, alarms, len(kept) - faults


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data/real-documents"))
    parser.add_argument("--each", type=int, default=48)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    options = parser.parse_args()
    if not (options.data / "guangdong.csv").is_file():
        print(f"skipped: no {options.data / 'guangdong.csv'}")
        return
    total: dict[str, list[int]] = {}
    for seed in options.seeds:
        library = Library(options.data, seed)
        library.show = options.show
        for name, cases in CLASSES.items():
            result = measure(library, cases(library), options.each)
            total[name] = [a + b for a, b in zip(total.get(name, [0] * 5), result, strict=True)]
        for name, forms in (("malformed address", MALFORMED), ("intranet address", INTRANET)):
            hits, alarms, fine = addresses(options.each, forms, library.chance)
            result = (hits, 0, 0, alarms, fine)
            total[name] = [a + b for a, b in zip(total.get(name, [0] * 5), result, strict=True)]
    faults = options.each * len(options.seeds)
    print("| class | faults | recall | right fix first | hard negatives | false alarms |")
    print("|---|---|---|---|---|---|")
    for name, (hits, right, fixable, alarms, hard) in total.items():
        fix = f"{right / fixable:.1%}" if fixable else "-"
        print(f"| {name} | {faults} | {hits / faults:.1%} | {fix} | {hard} | {alarms} |")


if __name__ == "__main__":
    main()
