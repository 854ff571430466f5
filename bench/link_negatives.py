"""Links that are right and look wrong, a kind each, and the ordinary links of a column."""

from link_faults import BEFORE, ODD, address_of, attachment_text, odd_number, page, yearly
from link_forms import TITLE_FORMS, by_number, by_title, in_row
from link_library import fits, quoted
from link_sowing import FILES, OWN, UNITS, Sower, Sowing, escaped


def titles(s: Sowing, _: int) -> None:
    """Every form of a title of which another document has nearly the same."""
    for kind, form in TITLE_FORMS.items():
        while True:
            x = s.pick()
            rivals = s.twins.near(x) or s.twins.of_year(x)
            text = form(x, s.chance)
            if rivals and len(text) > 8 and not any(fits(text, one) for one in rivals):
                break
        s.fine(f"{kind}, another is near", text, f"请执行{text}。", x)


def about(s: Sowing, _: int) -> None:
    """What is about a document and gives its number."""
    x = s.chance.choice(s.explained)
    y = x.subject
    assert y
    core, number = quoted(y.core), s.number(y)
    for kind, text, context, target in (
        ("explanation with the number of the document", f"{core}（{number}）政策解读", "", x),
        ("number before 政策解读", f"{y.number}政策解读", "", x),
        ("title of an explanation", x.title, "", x),
        ("document before its explanation, 及解读", f"{core}及解读", "", y),
        ("原文 in a row with 解读", "原文", f"- {y.title} {y.number} 原文 解读", y),
        ("解读 in a row of the document", "解读", f"- {y.title} {y.number} 原文 解读", x),
        ("解读 in a sentence on the document", "解读", f"{core}（{number}）已印发，解读。", x),
        ("basis of a sentence, 根据", f"根据{core}（{number}）", "", y),
    ):
        s.fine(kind, text, context, target)
    x = s.chance.choice(s.drafted)
    y = x.subject
    assert y
    core, number = quoted(y.core), s.number(y)
    s.fine("draft with the number of the document", f"{core}（{number}）征求意见稿", "", x)
    s.fine("draft by its title", f"{y.core}（征求意见稿）", "", x)
    x = s.chance.choice(s.changing)
    y = x.subject
    assert y
    verb = "修改" if "修改" in x.title else "废止"
    core, number = quoted(y.core), s.number(y)
    s.fine("decision that names what it changes", f"关于{verb}{core}（{number}）的决定", "", x)
    s.fine("number of what is changed, with the verb", f"{verb}{y.number}的文件", "", x)


def several(s: Sowing, at: int) -> None:
    """Texts and rows that name more than one document."""
    x, y = s.pick(), s.other(s.pick())
    one, two = quoted(x.core), quoted(y.core)
    s.fine("two numbers, the link leads to one", f"{x.number}、{y.number}", "", [x, y][at % 2])
    s.fine("made on the basis of another number", f"依据{x.number}制定的{two}", "", y)
    s.fine("two titles, the link leads to the first", f"{one}和{two}（{y.number}）", "", x)
    s.fine("number that takes the place of another", f"{one}（{x.number}）代替{y.number}", "", x)
    title = escaped(f"{x.title}（{s.number(x)}）")
    more = escaped(f"；{y.title}（{s.number(y)}）")
    s.raw(
        "two documents in one row, 点击查看 each",
        f"- {title}[点击查看]({s.written(x)}){more}[点击查看]({{}})", y, is_fault=False,
    )  # fmt: skip
    s.raw(
        "title and number of one document, a link each",
        f"[{escaped(one)}]({s.written(x)})（[{escaped(x.number)}]({{}})）自印发之日起施行。", x,
        is_fault=False,
    )  # fmt: skip
    away = f"https://www.example.gov.cn/right/{at}.html"
    s.raw(
        "title and number of one document elsewhere",
        f"[{escaped(one)}]({away})，文号[{escaped(s.number(x))}]({{}})。", away, is_fault=False,
    )  # fmt: skip
    row = f"按照{one}（{s.number(x)}）要求，现印发{two}，详见附件。"
    s.fine("详见附件 after a basis and a title", "详见附件", row, y)
    row = f"- {y.title} {y.number} 依据：{x.number} 查看"
    s.fine("查看 in a row with the basis", "查看", row, y)
    form = s.chance.choice(s.changing)
    row = f"根据{one}（{x.number}）规定，申请人应当提交材料，样式点击此处。"
    s.fine(
        "样式点击此处 after a basis", "点击此处", row, form if not form.number else s.explained[0]
    )
    passed = [p for p in s.subjects if p.title.startswith("转发国务院")]
    if passed:
        p = s.chance.choice(passed)
        number = f"国办发{p.number[p.number.index('〔') :]}"
        s.fine(
            "forwarded document with the State Council's number", f"{p.title}（{number}）", "", p
        )


def classes(s: Sowing, _: int) -> None:
    """Class words that do not say what the target is."""
    title = quoted(s.chance.choice(s.bare).core)
    for kind, form in (
        ("及解读 behind a title", "{}及解读"), ("含解读 behind a title", "{}（含解读）"),
        ("公开征求意见 behind a title", "{}在公开征求意见后印发"),
        ("贯彻落实 before a title", "贯彻落实{}"), ("试行 behind a title", "{}（试行）"),
        ("解读工作方案 before a title", "解读工作方案：{}"),
    ):  # fmt: skip
        x = s.chance.choice(s.bare)
        title = quoted(x.core)
        s.fine(kind, form.format(title), "", x)


def attached(s: Sowing, at: int) -> None:
    owner, other = s.chance.sample(sorted(s.files), 2)
    place = at % 3
    name, title = f"{owner}-{FILES[place]}", s.files[owner][place]
    for form in range(6):
        text = attachment_text(s, owner, place, form)
        kind = ("附件1", "附一", "附1", "name alone", "附件1：name", "附件（一）")[form]
        s.fine(f"attachment as {kind}", text, f"详见{text}。", name, owner)
    s.fine("attachments counted, 附件（3份）", "附件（3份）", "", name, owner)
    s.fine("attachment to download", f"{title}（下载）", "", name, owner)
    foreign = f"{OWN}r/{other}/{other}-{FILES[place]}"
    named = next(p for p in s.policies if p.id == other)
    s.fine(
        "attachment of another record that the sentence names", f"附件{place + 1}",
        f"{quoted(named.title)}附件{place + 1}", foreign, owner,
    )  # fmt: skip
    bare = next(one.id for one in iter(s.host, None) if one.id not in s.files)
    s.fine("attachment from a record without any", s.files[other][place], "", foreign, bare)


def years(s: Sowing, _: int) -> None:
    x, wrong, mine, bare = yearly(s)
    row = f"{bare}：{mine}、其他年份"
    s.fine("year alone in a list of years", mine, row, x)
    s.fine("title beside its year", bare, f"{mine}{bare}已经公布。", x)
    s.fine("title in marks before its year", quoted(bare), f"见{quoted(bare)}（{mine}）。", x)
    if not s.by_core.get(bare):
        s.fine("title beside another year, 以来", bare, f"{mine}以来，{bare}逐年公布。", wrong)


def odd_numbers(s: Sowing, at: int) -> None:
    for form in ODD:
        x = s.pick()
        text = odd_number(x, form)
        kind = form.format("某", "2016", "2", "16")
        s.fine(f"number as {kind}", text, f"见{text}。", x)
    x = s.pick()
    prefix, month = x.number.partition("〔")[0], at % 12 + 1
    s.fine("month that looks like a number", f"{prefix}2016年{month}月工作", "", x)
    x = s.pick()
    text = f"{BEFORE[at % len(BEFORE)]}{x.number}"
    s.fine("word before the number", text, text, x)


def editions(s: Sowing, _: int) -> None:
    x = s.chance.choice(s.translated)
    english = f"{OWN}r/{x.id}/"
    s.fine("other language, 英文版", f"{x.core}英文版", "", english)
    s.fine("other language, said in the sentence", x.core, f"{x.core}的英文译本", english)


def unit_names(s: Sowing, at: int) -> None:
    one = UNITS[at % len(UNITS)]
    host = s.unit_host(one.id)
    for kind, text, target in (
        ("unit by its whole name", one.name, f"unit:{one.id}"),
        ("unit in short in its own area", one.short, f"unit:{one.id}"),
        ("site of a unit", f"{one.name}网站", one.site),
        ("unit on a platform", f"{one.name}微博", "https://weibo.com/x"),
    ):
        s.fine(kind, text, f"详见{text}。", target, host)
    s.fine("short name of a unit for a document", one.short, f"{one.short}发文", s.pick())


def column_names(s: Sowing, _: int) -> None:
    one, other = s.chance.sample(sorted(s.columns), 2)
    s.fine("section by its name", s.columns[one], "", f"column:{one}")
    s.fine("name of a section within words", f"{s.columns[one]}栏目等内容", "", f"column:{other}")


FINE = {
    "address with a port": "http://www.{0}.gov.cn:8080/x",
    "host that begins like a test site": "https://contest.{0}.gov.cn/",
    "host with “site” in it": "https://site.{0}.gov.cn",
    "address of the archive of another": "https://archive.example.org/2020/http://www.{0}.gov.cn/",
    "mailbox": "mailto:zwgk@{0}.gov.cn", "mail without a mailbox": "mailto:?subject={0}@x",
    "telephone": "tel:0632-123{1}", "blank written %20": "https://www.{0}.gov.cn/a%20b",
    "address within a query": "https://www.{0}.gov.cn/x?to=https%3A//www.{0}.gov.cn/%25E6%2594%25BF",
    "host in Chinese": "https://政务.{0}.cn/", "path in Chinese, encoded": "https://www.{0}.gov.cn/%E6%94%BF",
    "host with “intern”": "https://www.international-{0}.gov.cn/",
    "folder named test": "https://{0}.gov.cn/test/x", "brackets in an address": "https://www.{0}.gov.cn/A_(b)",
    "page without encryption": "http://www.{0}.gov.cn/x.html",
}  # fmt: skip


def addresses(s: Sowing, at: int) -> None:
    for kind, form in FINE.items():
        s.fine(kind, "办理入口", f"办理入口{at}。", address_of(s, form))


def places(s: Sowing, at: int) -> None:
    x = s.pick()
    s.fine("place on a page", x.title, "", f"{s.written(x)}#section-a")
    untranslated = s.chance.choice([one for one in s.subjects if one not in s.translated])
    place = f"{s.written(untranslated)}#一总体要求"
    s.fine("place in Chinese", untranslated.title, "", place)
    s.fine("top of a page", x.title, "", f"{page(x.id)}#top")
    ended = s.ended[-1 - at % (len(s.ended) // 2)]
    s.fine("ended document with a word", ended.core, f"{ended.core}（已失效）", ended)
    s.raw(
        "address of a test site in code",
        f"调试时访问`http://localhost:80{at:02d}/`，见[网页]({{}})。",
        f"https://www.gd.gov.cn/{at}", is_fault=False,
    )  # fmt: skip


NEGATIVES: tuple[Sower, ...] = (
    titles, about, several, classes, attached, years, odd_numbers, editions, unit_names,
    column_names, addresses, places,
)  # fmt: skip


def sow_right(s: Sowing, per_kind: int, ordinary: int) -> None:
    """Write links that are right: as many of every kind that looks wrong, and ordinary ones."""
    for negative in NEGATIVES:
        for at in range(per_kind):
            negative(s, at)
    for _ in range(ordinary):
        x = s.pick()
        write = s.chance.choice([by_number, in_row, by_title, by_title])
        s.fine("", *write(x, s.chance), x)
