"""Faults of links as editors make them, a class each, written in Markdown before the build."""

import re
from urllib.parse import quote

from gongkai.sources.text_links import leads_nowhere, lost
from link_forms import by_number, by_title, in_row
from link_library import YEAR, Document, fits, quoted, short
from link_sowing import FILES, OWN, UNITS, Sower, Sowing


def page(name: str) -> str:
    """Return the whole address of a record's page."""
    return f"{OWN}zh/r/{name}/"


def typo(s: Sowing, document: Document) -> str:
    """Return an id with one letter doubled; no record has it."""
    at = s.chance.randrange(2, document.id.index("-"))
    return document.id[:at] + document.id[at] + document.id[at:]


SAID = ("title", "number", "short title", "title in a row with its day", "generic, row")
"""What the text of a dead link may say of what it means."""


def _said(s: Sowing, document: Document, form: int) -> tuple[str, str]:
    match SAID[form % len(SAID)]:
        case "title":
            return s.chance.choice([document.title, quoted(document.core)]), ""
        case "number":
            return s.number(document), ""
        case "short title":
            return short(document.title), ""
        case "title in a row with its day":
            return document.core, f"- {document.core} {document.dated}"
    row = f"{document.title} {s.number(document)} {document.dated} 查看"
    return "查看", row


def _dead(name: str, s: Sowing, at: int, form: str, document: Document) -> None:
    """Write a dead link; the path of every other one is most like that of another record."""
    text, context = _said(s, document, at // 2)
    wrong = typo(s, s.other(document) if at % 2 else document)
    s.fault(name, text, context or f"参见{text}。", form.format(wrong), document)
    s.planted[-1].said, s.planted[-1].is_decoy = SAID[at // 2 % len(SAID)], bool(at % 2)


def missing(s: Sowing, at: int) -> None:
    _dead("page missing", s, at, page("{}"), s.pick())


def raw(s: Sowing, at: int) -> None:
    document = s.pick()
    wrong = page(typo(s, document))
    link = f'<a href="{{}}">{document.title}</a>'
    html = f"<table><tr><td>{link}</td></tr></table>" if at % 2 else f"<div>{link}</div>"
    s.raw("page missing, link in HTML", html, wrong, document)


def many(s: Sowing, _: int) -> None:
    document = s.subjects[0]
    s.fault("one dead target from many pages", document.title, "", page(f"{document.id}-old"))


def spelled(s: Sowing, at: int) -> None:
    document = s.pick()
    head, year, number = document.id.split("-")
    wide = year.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    wrong = [f"R/{document.id}/", f"r/{document.id.title()}/", f"r/{head}-{wide}-{number}/"][at % 3]
    s.fault("case, width of a path", document.title, "", f"{OWN}zh/{wrong}", document)


def folder(s: Sowing, at: int) -> None:
    name = ["zh/r/", "r/", "assets/", "assets/stylesheets/"][at % 4]
    s.fault("directory without a page", f"目录{at}", f"数据见目录{at}。", OWN + name)


def anchor(s: Sowing, at: int) -> None:
    document = s.pick()
    address = f"{s.written(document)}#section-{'aa' if at % 2 else 'b1'}"
    s.fault("place on a page, mistyped", document.title, "", address, "section-a")


def chinese_anchor(s: Sowing, at: int) -> None:
    document = s.pick()
    wrong = ["一总体要球", quote("一总体要"), "一、总体要求"][at % 3]
    address = f"{s.written(document)}#{wrong}"
    s.fault("place in Chinese, mistyped", document.title, "", address, "一总体要求")


def no_id(s: Sowing, at: int) -> None:
    document = s.pick()
    form = ['`<p id="old-{}">x</p>`', '<!-- <p id="old-{}">x</p> -->']
    s.samples[document.id].append(form[at % 2].format(at))
    address = f"{s.written(document)}#old-{at}"
    s.fault("id in a sample of code or a comment only", document.title, "", address)


def sentence(s: Sowing, at: int) -> None:
    document = s.pick()
    sign = ["。", "）", "，并", "%20"][at % 4]
    if at % 2:
        address = f"https://www.gd.gov.cn/zwgk/{at}/post.html{sign}"
        s.fault("character of the sentence in the address", "原文", f"见原文{at}。", address)
    else:
        text = document.title
        s.fault(
            "character of the sentence in the address", text, "", page(document.id)[:-1] + "/"
            + sign, document,
        )  # fmt: skip


INTRANET = (
    "ftp://192.168.1.{1}/x", "http://www.{0}.gov.cn.test/x", "https://{0}.oss-internal.aliyuncs.com",
    "http://sit.{0}.gov.cn", "http://10.1.2.{1}/", "http://oa.{0}.local/", "http://{0}/index",
    "http://test.zwgk.{0}.gov.cn", "http://localhost:80{1}/x", "file:///D:/{0}.doc",
    "http://zwgk-test.{0}.gov.cn", "https://intranet.{0}.gov.cn",
)  # fmt: skip
MALFORMED = (
    "https://www,{0}.gov.cn/x", "https://www..{0}.gov.cn/x", "https://www.{0}.gov.cn:99999/x",
    "htttp://www.{0}.gov.cn", "http//www.{0}.gov.cn/x", "http://www.{0}.cnhttp//www.{0}.cn/",
    "https://www.{0}.gov.cn/%25E6%2594%25BF", "https://www.{0}.gov.cn/%u653F",
    "mailto:zwgk.{0}.gov.cn", "javascript:void({0})", "ttps://www.{0}.gov.cn",
    "http：//www.{0}.gov.cn", "https://zwdt.{0}.cn：8080/x", "https://www.{0}.gov.cn／map",
)  # fmt: skip


def address_of(s: Sowing, form: str) -> str:
    return form.format(s.chance.choice("abcdef") * 3 + "x", s.chance.randrange(10, 99))


def intranet(s: Sowing, at: int) -> None:
    address = address_of(s, INTRANET[at % len(INTRANET)])
    s.fault("test site, intranet, file, bare IP", "办事入口", f"办事入口{at}。", address)


def malformed(s: Sowing, at: int) -> None:
    address = address_of(s, MALFORMED[at % len(MALFORMED)])
    s.fault("malformed address", "网上办理", f"网上办理{at}。", address)


def ended(s: Sowing, at: int) -> None:
    document = s.ended[at % len(s.ended)]
    text = s.chance.choice([document.core, quoted(document.core)])
    host = s.later_host(document)
    s.fault(
        "document no longer in force, without a word", text, f"请按{text}办理。", document, (), host
    )


# --- the sources are refused ---------------------------------------------------------------------


def unknown_record(s: Sowing, at: int) -> None:
    _dead("id of no record", s, at, "record:{}", s.pick())


def missing_file(s: Sowing, at: int) -> None:
    document = s.pick()
    form = f"../../policies/{document.year}/{{}}.zh.md"
    _dead("file of no record", s, at, form, document)


def missing_attachment(s: Sowing, at: int) -> None:
    owner = s.chance.choice(sorted(s.files))
    place = at % 3
    name = f"{owner}-{FILES[place]}"
    wrong = name.replace(".csv", ["1.csv", ".xls", "csv"][at // 3 % 3])
    text = s.files[owner][place]
    s.fault("attachment that is not there", text, f"见{text}。", wrong, name, owner)


def no_such_page(s: Sowing, at: int) -> None:
    unit = UNITS[at % len(UNITS)]
    if at % 2:
        s.fault(
            "unit or column of no registry", unit.name, f"由{unit.name}负责。",
            f"unit:{unit.id}x", f"unit:{unit.id}",
        )  # fmt: skip
    else:
        name = sorted(s.columns)[at // 2 % len(s.columns)]
        s.fault(
            "unit or column of no registry", s.columns[name], f"见{s.columns[name]}栏目。",
            f"column:{name}s", f"column:{name}",
        )  # fmt: skip


def hidden(s: Sowing, at: int) -> None:
    shown = ["", "&nbsp;", ".", "。"][at % 4]
    address = f"https://www.elsewhere-{at}.example/"
    s.raw("link that nobody sees", f"工作安排{at}如下[{shown}]({{}})", address)


# --- links that work and lead to another document -----------------------------------------------


def numbers(s: Sowing, _: int) -> None:
    x = s.pick()
    text, context = by_number(x, s.chance)
    s.fault("number of another document", text, context, s.other(x), x)


def foreign(s: Sowing, at: int) -> None:
    number = s.foreign[at % len(s.foreign)]
    text = s.chance.choice([number, f"{number}文件", f"《公共停车管理办法》（{number}）"])
    s.fault("number of no document here", text, text, s.pick())


def rows(s: Sowing, _: int) -> None:
    x = s.pick()
    text, context = in_row(x, s.chance)
    s.fault("generic text, number in row or sentence", text, f"- {context}", s.other(x), x)


def shared(s: Sowing, at: int) -> None:
    x, y = s.pick(), s.pick()
    away = f"https://www.example.gov.cn/{at}.html"
    first, second = (f"{quoted(p.core)}（{s.number(p)}）" for p in (x, y))
    s.raw("two documents share one address elsewhere", f"[{first}]({away})、[{second}]({{}})", away)


def near(s: Sowing, _: int) -> None:
    while True:
        x = s.pick()
        around = s.twins.near(x)
        text, context = by_title(x, s.chance)
        wrong = s.chance.choice(around) if around else None
        if wrong and not fits(text, wrong) and not YEAR.findall(x.core):
            break
    s.fault("near title", text, context, wrong, x)


def other_year(s: Sowing, _: int) -> None:
    while True:
        x, wrong = s.chance.sample(s.chance.choice(s.twins.yearly), 2)
        text, context = by_title(x, s.chance)
        if YEAR.findall(text) and not fits(text, wrong) and x.core != wrong.core:
            break
    s.fault("other year in the title", text, context, wrong, x)


def year_alone(s: Sowing, at: int) -> None:
    x, wrong, mine, bare = yearly(s)
    its = YEAR.findall(wrong.core)[0]
    text, context = [
        (mine, f"{bare}：{mine} {its}"),
        (mine, f"- {mine}"),
        (bare, f"{mine}{bare}已经公布。"),
        (quoted(bare), f"见{quoted(bare)}（{mine}）。"),
    ][at % 4]
    s.fault("year alone, year beside the link", text, context, wrong, x)


def yearly(s: Sowing) -> tuple[Document, Document, str, str]:
    """Return two documents of one series, the year of the first and the title without it."""
    while True:
        x, wrong = s.chance.sample(s.chance.choice(s.twins.yearly), 2)
        mine, its = (YEAR.findall(p.core)[0] for p in (x, wrong))
        bare = YEAR.sub("", x.core).removeprefix("广东省")
        if mine[:4] != its[:4] and mine[:4] != wrong.year and len(bare) >= 8:
            return x, wrong, mine, bare


ODD = (
    "{0}〔{1}〕{2}號", "{0}〔{1}〕{2}", "{0}〔{1}年〕{2}号", "{0}〔{3}〕{2}号", "{0}{1}-{2}号",
    "{0}{1}年{2}号",
)  # fmt: skip


def odd_number(document: Document, form: str) -> str:
    prefix, year, order = re.split("[〔〕]", document.number.removesuffix("号"))
    return form.format(prefix, year, order, year[2:])


def odd(s: Sowing, at: int) -> None:
    x = s.pick()
    text = odd_number(x, ODD[at % len(ODD)])
    s.fault("number in an odd form", text, f"见{text}。", s.other(x), x)


BEFORE = (
    "如", "凡", "连同", "依", "上级", "自", "明确", "批复", "原", "以下简称", "经对照", "不再适用",
    "我院", "作出", "参见", "比照", "会同", "沿用", "引自", "烦请查收",
)  # fmt: skip


def before(s: Sowing, at: int) -> None:
    x = s.pick()
    text = f"{BEFORE[at % len(BEFORE)]}{x.number}"
    s.fault("words before the number", text, text, s.other(x), x)


def explained(s: Sowing, at: int) -> None:
    x = s.chance.choice(s.explained)
    y = x.subject
    assert y
    core = quoted(y.core)
    text, context = [
        ("解读", f"{core}（{y.number}）已印发，解读。"),
        (x.title, f"相关解读：{x.title}"),
        (f"{core}（{y.number}）政策解读", ""),
        (f"{y.number}文件解读", ""),
        ("政策解读", f"- {y.title} {y.number} {y.dated} 政策解读"),
        (f"一图读懂{core}", ""),
    ][at % 6]
    s.fault("document instead of its explanation", text, context, y, x)


def drafted(s: Sowing, at: int) -> None:
    x = s.chance.choice(s.drafted)
    y = x.subject
    assert y
    text = [f"{y.core}（征求意见稿）", f"{quoted(y.core)}（征求意见稿）", x.title][at % 3]
    s.fault("document instead of its draft", text, f"曾就{text}征求意见。", y, x)


def changed(s: Sowing, _: int) -> None:
    x = s.chance.choice(s.changing)
    y = x.subject
    assert y
    text, context = by_number(y, s.chance)
    s.fault("what amended or repealed it instead of the document", text, context, x, y)


CLASS_WORDS = (
    "{1}政策解读", "{0}（征求意见稿）", "一图读懂：{0}", "图解{1}", "{1}起草说明", "{1}答记者问",
    "关于{1}的政策解读", "{1}公众意见采纳情况",
)  # fmt: skip


def of_class(s: Sowing, at: int) -> None:
    x = s.chance.choice(s.bare)
    text = CLASS_WORDS[at % len(CLASS_WORDS)].format(x.core, quoted(x.core))
    s.fault("class word against the target, no candidate", text, text, x)


def attachment(s: Sowing, at: int) -> None:
    owner = s.chance.choice(sorted(s.files))
    first, second = s.chance.sample(range(3), 2)
    text = attachment_text(s, owner, first, at)
    right, wrong = (f"{owner}-{FILES[place]}" for place in (first, second))
    s.fault("other attachment of the record", text, f"详见{text}。", wrong, right, owner)


def attachment_text(s: Sowing, owner: str, place: int, at: int) -> str:
    cn, title, number = "一二三"[place], s.files[owner][place], place + 1
    return [
        f"附件{number}", f"附{cn}", f"附{number}", title, f"附件{number}：{title}", f"附件（{cn}）",
    ][at % 6]  # fmt: skip


def others_attachment(s: Sowing, at: int) -> None:
    owners = sorted(s.files)
    place, at_other = s.chance.randrange(3), s.chance.randrange(3)
    while True:
        owner, other = s.chance.sample(owners, 2)
        title = s.files[owner][place]
        if s.files[other][at_other] != title:
            break
    text = [f"附件{place + 1}：{title}", f"附件{place + 1}", title][at % 3]
    right, wrong = f"{owner}-{FILES[place]}", f"{OWN}r/{other}/{other}-{FILES[at_other]}"
    s.fault("attachment of another record", text, f"详见{text}。", wrong, right, owner)


def other_edition(s: Sowing, at: int) -> None:
    x = s.chance.choice(s.translated)
    text = [x.title, x.core, x.number][at % 3]
    s.fault("page in the other language", text, f"见{text}。", f"{OWN}r/{x.id}/", x)


def units(s: Sowing, at: int) -> None:
    one, other = s.chance.sample(UNITS, 2)
    text = [one.name, one.short, f"{one.name}网站", one.name.removeprefix("枣庄市")][at % 4]
    wrong = [f"unit:{other.id}", other.site, "https://www.elsewhere.gov.cn/"][at // 4 % 3]
    s.fault(
        "unit, whole or in short, of another area, another site", text, f"请向{text}反映。", wrong,
        f"units/{one.id}", s.unit_host(one.id),
    )  # fmt: skip


def columns(s: Sowing, _: int) -> None:
    one, other = s.chance.sample(sorted(s.columns), 2)
    name = s.columns[one]
    s.fault("name of another section", name, f"更多见{name}。", f"column:{other}", f"columns/{one}")


def scanned(s: Sowing, at: int) -> None:
    x = s.pick()
    text = ["扫码或点击这里", "长按识别二维码或点击查看", "扫码查看", "点击链接查看"][at % 4]
    context = f"{quoted(x.core)}（{s.number(x)}）全文请{text}。"
    s.fault("扫码或点击这里, number in the sentence", text, context, s.other(x), x)


DEAD: tuple[Sower, ...] = (
    missing, raw, many, spelled, folder, anchor, chinese_anchor, no_id, sentence, intranet,
    malformed, ended,
)  # fmt: skip
REFUSED: tuple[Sower, ...] = (
    unknown_record, missing_file, missing_attachment, no_such_page, hidden,
)  # fmt: skip
MISLEADING: tuple[Sower, ...] = (
    numbers, foreign, rows, scanned, shared, near, other_year, year_alone, odd, before, explained,
    drafted, changed, of_class, attachment, others_attachment, other_edition, units, columns,
)  # fmt: skip


def is_refused(address: str) -> bool:
    """Return whether the sources are refused for an address on another site."""
    return lost(address) is not None or leads_nowhere(address, ())


def sow_faults(s: Sowing, per_class: int) -> None:
    """Write as many faults of every class, and twice as many of those found at either stage."""
    for sowers, group in ((DEAD, "dead"), (REFUSED, "refused"), (MISLEADING, "misleading")):
        for sower in sowers:
            for at in range(per_class * (2 if sower in _EITHER else 1)):
                sower(s, at)
                last = s.planted[-1]
                last.group = group
                if sower in _EITHER and is_refused(last.address):
                    last.group, last.name = "refused", f"{last.name}, refused"


_EITHER = (malformed, intranet)
"""Some of these are refused with the sources, others get into the site."""
