"""Links that lead to another document than they name: cases as data, and what always holds."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.links.misleading.check import find_misleading
from gongkai.links.reading.link import PageLink
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.links.reading.page_texts import PageTexts
from gongkai.model.columns import DisclosureColumn
from gongkai.model.findings import Finding
from gongkai.model.outside_hosts import LinkRegistry
from gongkai.model.units import Unit
from misleading_cases import MANIFEST, TOWNS, address_of, link_to, manifest_of, read_cases, resolve


def _found(*links: PageLink, manifest: dict[str, ManifestEntry] | None = None) -> list[Finding]:
    found = find_misleading(links, resolve, MANIFEST if manifest is None else manifest, TOWNS)
    return [one for one in found if one.code.id not in ("GK150", "GK170")]


FILES = (
    "numbers",
    "titles",
    "related_documents",
    "context",
    "nearest_words",
    "words_around",
    "years",
    "english",
    "attached_files",
    "heads",
    "replaced",
)
ONE_BY_ONE = [
    pytest.param(case, id=f"{name}: {case['name']}")
    for name in FILES
    for case in read_cases(f"{name}.yml")
]


@pytest.mark.parametrize("case", ONE_BY_ONE)
def test_link(case: dict[str, Any]) -> None:
    around = (case.get(part, "") for part in ("context", "page", "under"))
    link = link_to(case["text"], case["target"], *around)
    found = _found(link._replace(kind=case.get("head", "")))

    assert [one.code.id for one in found] == ([case["finds"]] if "finds" in case else [])
    for one in found:
        assert one.level.value == case.get("level", "warning")
        if "fix" in case:
            assert one.details["nearest"] == address_of(case["fix"])
        message, fix = one.code.message.format(**one.details), one.fix.format(**one.details)
        assert case["text"] in message
        assert case.get("says", "") in message
        assert case.get("fix") is None or one.details["nearest"] in fix


def test_there_are_as_many_hard_negatives_as_faults() -> None:
    cases = [case for name in FILES for case in read_cases(f"{name}.yml")]
    faults = sum("finds" in case for case in cases)

    assert len(cases) >= 60
    assert len(cases) - faults >= faults


@pytest.mark.parametrize("case", read_cases("several.yml"), ids=lambda case: str(case["name"]))
def test_links_against_one_another(case: dict[str, Any]) -> None:
    links = {
        one["line"]: link_to(one["text"], one["to"], one.get("context", ""), one["page"])._replace(
            is_own_text="printed" not in one
        )
        for one in case["links"]
    }
    found = find_misleading(links.values(), resolve, MANIFEST)
    left_out = {"GK170"} if "GK150" in case.get("finds", {}).values() else {"GK150", "GK170"}
    reported = [(*_key(one), one.code.id) for one in found if one.code.id not in left_out]
    finds = case.get("finds", {}).items()

    assert sorted(reported) == sorted(
        (links[line].page, links[line].href, links[line].text, code) for line, code in finds
    )


def _key(finding: Finding) -> tuple[str, str, str]:
    """Return page, address and text of the link that a finding is about."""
    return finding.place.path, finding.details["href"], finding.details["text"]


def test_pages_that_bear_the_text_in_their_titles_are_all_right() -> None:
    """A unit has a page of its own, and pages of what is said of it."""
    name = "示例区住房和城乡建设局既有住宅改造办公室"
    pages = {"zh/units/housing/": name, "zh/inspection/housing/": f"自查：{name}"}
    manifest = {to: ManifestEntry(to, "unit", "zh", title) for to, title in pages.items()}
    links = [link_to(name, f"//{to}", page=page) for page in "abc" for to in pages]
    links += [link_to(name, "//zh/units/housing/", page=page) for page in "defg"]

    def resolve(link: PageLink) -> str:
        return link.href.removeprefix("//")

    assert [one.code.id for one in find_misleading(links, resolve, manifest)] == []
    manifest["zh/inspection/housing/"] = ManifestEntry(
        "zh/inspection/housing/", "unit", "zh", "自查"
    )
    reported = [one.code.id for one in find_misleading(links, resolve, manifest)]
    assert reported == ["GK143"] * 3, "the one page says of itself what the text says"


HOSTS = LinkRegistry.model_validate(
    {
        "government": [
            {"host": "mot.gov.cn", "name": {"zh": "交通运输部", "en": "Ministry of Transport"}},
            {"host": "mof.gov.cn", "name": {"zh": "财政部", "en": "Ministry of Finance"}},
        ],
        "partners": [{"host": "partner.example", "name": {"zh": "伙伴", "en": "Partner"}}],
    }
)
UNITS = [
    Unit.model_validate(
        {
            "id": name,
            "type": "government",
            "name": {"zh": f"枣庄市{zh}人民政府", "en": f"People's Government of {name}"},
            "short": {"zh": "政府办公室", "en": "Government"},
            "site": f"https://www.{name}.example/",
        }
    )
    for name, zh in (("shizhong", "市中区"), ("xuecheng", "薛城区"))
]


@pytest.mark.parametrize("case", read_cases("units.yml"), ids=lambda case: str(case["name"]))
def test_units_of_one_name(case: dict[str, Any]) -> None:
    pages = {
        f"zh/units/{unit.id}/": ManifestEntry(
            f"zh/units/{unit.id}/", "unit", "zh", str(unit.name.zh), unit=unit.id
        )
        for unit in UNITS
    }
    by = case.get("by", "")
    columns = {
        f"zh/columns/{name}/": ManifestEntry(
            f"zh/columns/{name}/", "column", "zh", title, unit=unit, column=name
        )
        for name, title, unit in (("decisions", "重大决策", ""), ("xuecheng", "薛城", "xuecheng"))
    }
    home = {"zh/news/": ManifestEntry("zh/news/", "notice", "zh", "x", unit=by)}
    to = case["to"] if "//" in case["to"] else f"/{case['to']}"
    context = case.get("context", case["text"])
    link = PageLink("zh/news/", to, "a[href]", True, case["text"], context, True)
    manifest = {**MANIFEST, **pages, **columns, **home}
    found = list(find_misleading([link], resolve, manifest, UNITS, hosts=HOSTS))
    found = [one for one in found if one.code.id not in ("GK150", "GK170")]

    assert [one.code.id for one in found] == ([case["finds"]] if "finds" in case else [])
    for one in found:
        assert one.details.get("nearest") == case.get("fix")
        assert case["says"] in one.code.message.format(**one.details)


@pytest.mark.parametrize(
    ("page", "text", "target", "right"),
    [
        ("zh/r/flood/", "停车收费办法", "r/parking/", "zh/r/parking/"),
        ("zh/r/flood/", "停车收费办法", "zh/r/parking/", None),
        ("zh/r/flood/", "停车收费办法英文版", "r/parking/", None),
        ("zh/r/flood/", "Measures for parking", "r/parking/", None),
        ("r/vendors/", "the parking measures", "zh/r/parking/", "r/parking/"),
        ("r/vendors/", "the parking measures (in Chinese)", "zh/r/parking/", None),
        ("r/vendors/", "the notice on floods", "zh/r/flood/", None),
        ("r/vendors/", "original", "zh/r/parking/", None),
        ("r/vendors/", "English edition", "zh/r/parking/", "r/parking/"),
        ("zh/r/flood/", "英文版", "zh/r/parking/", "r/parking/"),
        ("zh/r/flood/", "英文版", "r/parking/", None),
        ("zh/r/flood/", "英文本", "zh/r/parking/", "r/parking/"),
        ("zh/r/flood/", "英文本", "r/parking/", None),
        ("zh/r/flood/", "英文本领", "zh/r/parking/", None),
        ("r/vendors/", "original (in Chinese)", "r/parking/", "zh/r/parking/"),
        ("r/vendors/", "original (in Chinese)", "zh/r/parking/", None),
        ("zh/r/flood/", "中文版", "zh/r/parking/", None),
        ("zh/r/flood/", "英文域名", "zh/r/parking/", None),
        ("zh/r/flood/", "英译本", "zh/r/parking/", "r/parking/"),
        ("zh/r/flood/", "英文译文", "zh/r/parking/", "r/parking/"),
        ("zh/r/flood/", "英译本", "r/parking/", None),
        ("zh/r/flood/", "英语版", "zh/r/parking/", "r/parking/"),
        ("zh/r/flood/", "EN", "zh/r/parking/", "r/parking/"),
        ("zh/r/flood/", "EN", "r/parking/", None),
        ("zh/r/flood/", "停车收费办法（英文参考译文）", "zh/r/parking/", "r/parking/"),
        ("zh/r/flood/", "停车收费办法（英文参考译文）", "r/parking/", None),
        ("zh/r/flood/", "View in English", "zh/r/parking/", "r/parking/"),
        ("zh/r/flood/", "英文翻译", "zh/r/parking/", "r/parking/"),
        ("zh/r/flood/", "英文翻译", "r/parking/", None),
        ("zh/r/flood/", "菜单英文翻译", "zh/r/parking/", None),
        ("zh/r/flood/", "双语词汇（中英文译本）", "zh/r/parking/", None),
        ("r/vendors/", "简体中文", "r/parking/", "zh/r/parking/"),
        ("r/vendors/", "简体中文", "zh/r/parking/", None),
        ("r/vendors/", "Chinese original", "r/parking/", "zh/r/parking/"),
        ("r/vendors/", "Chinese original", "zh/r/parking/", None),
        ("r/vendors/", "Parking measures (Chinese text)", "r/parking/", "zh/r/parking/"),
        ("r/vendors/", "Parking measures (Chinese text)", "zh/r/parking/", None),
        ("r/vendors/", "Chinese painting", "r/parking/", None),
        ("r/vendors/", "in Chinese", "r/parking/", "zh/r/parking/"),
        ("r/vendors/", "in Chinese", "zh/r/parking/", None),
        ("r/vendors/", "original text in Chinese", "r/parking/", "zh/r/parking/"),
        ("r/vendors/", "original text in Chinese", "zh/r/parking/", None),
        ("r/vendors/", "the original Chinese text", "r/parking/", "zh/r/parking/"),
        ("r/vendors/", "Chinese-language version", "r/parking/", "zh/r/parking/"),
        ("r/vendors/", "translation", "r/parking/", None),
        ("r/vendors/", "courses in Chinese", "r/parking/", None),
        ("zh/r/flood/", "【英文版】停车收费办法", "zh/r/parking/", "r/parking/"),
        ("zh/r/flood/", "英文版：停车收费办法", "r/parking/", None),
        ("zh/r/flood/", "英文版和中文版停车收费办法", "zh/r/parking/", None),
        ("zh/r/flood/", "English version of the parking measures", "zh/r/parking/", "r/parking/"),
        ("zh/r/flood/", "Measures for public parking charges", "zh/r/parking/", "r/parking/"),
        ("zh/r/flood/", "public parking", "zh/r/parking/", None),
        ("zh/r/flood/", "停车收费办法（英文）", "zh/r/parking/", "r/parking/"),
        ("zh/r/flood/", "停车收费办法（英文）", "r/parking/", None),
        ("zh/r/flood/", "停车收费办法（含英文）", "zh/r/parking/", None),
        ("zh/r/flood/", "停车收费办法（中英文）", "zh/r/parking/", None),
    ],
)
def test_page_in_the_other_language(page: str, text: str, target: str, right: str | None) -> None:
    """A page without a text of its own in a language is no better than that of the other."""
    link = PageLink(page, f"/{target}", "a[href]", True, text, text, True)
    found = [(one.code.id, one.details["nearest"]) for one in _found(link)]

    assert found == ([("GK153", right)] if right else [])


@pytest.mark.parametrize(
    ("text", "head", "target", "right"),
    [
        ("查看", "英文版", "zh/r/parking/", "r/parking/"),
        ("查看", "English", "zh/r/parking/", "r/parking/"),
        ("查看", "英文版", "r/parking/", None),
        ("查看", "中英文版", "zh/r/parking/", None),
        ("停车收费办法", "英文版", "r/parking/", None),
        ("查看", "中文版", "zh/r/parking/", None),
    ],
)
def test_head_of_a_column_says_a_language(
    text: str, head: str, target: str, right: str | None
) -> None:
    context = f"停车收费办法 {text}"
    link = PageLink("zh/r/flood/", f"/{target}", "a[href]", True, text, context, True, kind=head)
    found = [(one.code.id, one.details["nearest"]) for one in _found(link)]

    assert found == ([("GK153", right)] if right else [])


@pytest.mark.parametrize("to", ["zh/r/flood/", "zh/r/grants/"])
@pytest.mark.parametrize(
    ("text", "is_promised"),
    [
        ("通知英文版", True),
        ("通知（英文版）", True),
        ("英文版", True),
        ("English version", True),
        ("English", True),
        ("英文全文", True),
        ("没有英文版", False),
        ("含英文版", False),
        ("暂无英文版", False),
        ("中英文版", False),
        ("双语版", False),
        ("中文版", False),
        ("英文域名", False),
        ("英语角", False),
        ("英文标识规范", False),
        ("通知的英文名称", False),
        ("英文译名表", False),
        ("通知的英文译本", True),
        ("通知中英文译本", False),
    ],
)
def test_english_edition_that_is_nowhere(text: str, is_promised: bool, to: str) -> None:
    link = PageLink("zh/r/parking/", f"/{to}", "a[href]", True, text, text, True)
    found = [one for one in _found(link) if one.code.id == "GK153"]

    assert len(found) == is_promised
    assert all("nearest" not in one.details for one in found)


def test_page_on_which_english_stands_may_be_the_english_edition() -> None:
    link = PageLink("zh/r/parking/", "/zh/r/flood/", "a[href]", True, "英文版", "英文版", True)
    says = {"zh/r/flood/": "汛期值班通知 The notice on duty during floods is as follows"}

    assert list(_with_texts(link, says)) == []
    assert [one.code.id for one in _with_texts(link, {"zh/r/flood/": "汛期值班通知"})] == ["GK153"]


def _with_texts(link: PageLink, says: dict[str, str]) -> list[Finding]:
    return list(find_misleading([link], resolve, MANIFEST, texts=PageTexts(known=says)))


def test_sentence_may_say_that_a_link_leads_to_the_other_language() -> None:
    link = link_to("停车收费办法", "//r/parking/", "停车收费办法的英文译本", "flood")
    found = _found(link._replace(href="/r/parking/"))

    assert [one.code.id for one in found] == []


@pytest.mark.parametrize(
    ("context", "target", "right"),
    [
        ("中文全文：《示例区公共停车收费管理办法》", "r/parking/", "zh/r/parking/"),
        ("英文版：《示例区公共停车收费管理办法》", "zh/r/parking/", "r/parking/"),
        ("英文版：《示例区公共停车收费管理办法》", "r/parking/", None),
        ("译成英文的有《示例区公共停车收费管理办法》", "zh/r/parking/", None),
        ("停车办法英文版见《示例区公共停车收费管理办法》", "zh/r/parking/", "r/parking/"),
        ("停车办法没有英文版，见《示例区公共停车收费管理办法》", "zh/r/parking/", None),
        ("停车办法没有英文版见《示例区公共停车收费管理办法》", "zh/r/parking/", None),
    ],
)
def test_words_before_a_link_say_its_language(context: str, target: str, right: str | None) -> None:
    text = context[context.index("《") :]
    link = link_to(text, "//", context, "flood")._replace(href=f"/{target}")

    assert [one.details["nearest"] for one in _found(link)] == ([right] if right else [])


def test_page_may_print_many_links_to_one_page_of_the_site() -> None:
    """A list of what is missing leads to the column where it belongs."""
    texts = ("权力和责任清单，写明版本和依据", "机构职能清单，每项有依据和承办机构")
    links = [link_to(text, "//")._replace(href="/zh/columns/policies/") for text in texts]
    printed = [link._replace(is_own_text=False) for link in links]

    assert [one.code.id for one in _found(*links)] == ["GK144"]
    assert [one.code.id for one in _found(*printed)] == []


@pytest.mark.parametrize(
    ("text", "target", "right"),
    [
        ("政策解读", "zh/columns/policies/", "zh/columns/explained/"),
        ("政策解读", "zh/columns/explained/", None),
        ("政策文件解读栏目", "zh/columns/policies/", None),
        ("通知", "zh/columns/policies/", None),
        ("政策解读", "zh/r/parking-matter/", None),
        ("区政府信息公开年报", "zh/columns/policies/", "zh/columns/annual/"),
        ("区政府信息公开年报", "zh/columns/annual/", None),
        ("区政府政策解读", "zh/columns/policies/", None),
        ("信息公开年报", "zh/columns/policies/", "zh/columns/annual/"),
        ("信息公开年报", "zh/columns/annual/", None),
        ("公开年报", "zh/columns/policies/", None),
        ("政府信息公开", "zh/columns/policies/", None),
    ],
)
def test_name_of_another_section(text: str, target: str, right: str | None) -> None:
    names = {"policies": "政策文件", "explained": "政策解读", "notices": "通知", "old": "通知"}
    names["annual"] = "政府信息公开年报"
    columns = {
        f"zh/columns/{name}/": ManifestEntry(
            f"zh/columns/{name}/", "column", "zh", title, column=name
        )
        for name, title in names.items()
    }
    link = PageLink("zh/r/flood/", f"/{target}", "a[href]", True, text, text, True)
    found = _found(link, manifest={**MANIFEST, **columns})

    assert [(one.code.id, one.details["nearest"]) for one in found] == (
        [("GK154", right)] if right else []
    )


@pytest.mark.parametrize(
    ("text", "context", "head", "target", "right"),
    [
        ("更多>>", "更多>>", "政策解读", "policies", "explained"),
        ("更多>>", "更多>>", "政策解读", "explained", None),
        ("查看全部", "政策解读 查看全部", "", "policies", "explained"),
        ("查看全部", "政策解读 查看全部", "", "explained", None),
        ("更多", "解读见更多", "政策文件", "explained", None),
        ("更多", "更多", "", "policies", None),
        ("更多停车办法", "政策解读 更多停车办法", "政策解读", "policies", None),
    ],
)
def test_words_above_more_name_a_column(
    text: str, context: str, head: str, target: str, right: str | None
) -> None:
    columns = {
        f"zh/columns/{name}/": ManifestEntry(
            f"zh/columns/{name}/", "column", "zh", title, column=name
        )
        for name, title in {"policies": "政策文件", "explained": "政策解读"}.items()
    }
    written = (text, context, True, None, 0, "", head)
    link = PageLink("zh/r/flood/", f"/zh/columns/{target}/", "a[href]", True, *written)
    found = _found(link, manifest={**MANIFEST, **columns})

    assert [(one.code.id, one.details["nearest"]) for one in found] == (
        [("GK154", f"zh/columns/{right}/")] if right else []
    )


FILED = manifest_of(
    [
        {"id": "fees", "title": "示例区停车收费办法", "column": "normative"},
        {
            "id": "fees-explained",
            "title": "《示例区停车收费办法》解读",
            "column": "explanations",
            "about": [["interprets", "fees"]],
        },
        {"id": "roads", "title": "关于道路照明的通知", "column": "notices"},
    ]
)
COLUMNS = {
    f"zh/columns/{name}/": ManifestEntry(f"zh/columns/{name}/", "column", "zh", name, column=name)
    for name in ("normative", "explanations", "notices", "statutory")
}
TREE = [
    DisclosureColumn.model_validate(
        {
            "id": name,
            "parent": parent,
            "area": "statutory",
            "kinds": [],
            "cadence": "static",
            **{key: {"zh": "x", "en": "x"} for key in ("name", "help", "owes")},
        }
    )
    for name, parent in (("normative", "statutory"), ("statutory", None), ("notices", None))
]


@pytest.mark.parametrize(
    ("column", "record", "is_stray"),
    [
        ("normative", "fees", False),
        ("statutory", "fees", False),
        ("notices", "fees", True),
        ("normative", "fees-explained", False),
        ("normative", "roads", True),
        ("statutory", "roads", True),
    ],
)
def test_directory_lists_what_belongs_to_it(column: str, record: str, is_stray: bool) -> None:
    title = FILED[f"zh/r/{record}/"].title
    page = f"zh/columns/{column}/"
    link = PageLink(page, f"/zh/r/{record}/", "a[href]", True, title, title)
    found = list(find_misleading([link], resolve, {**FILED, **COLUMNS}, columns=TREE))

    assert [(one.code.id, one.place.path) for one in found] == [("GK171", page)] * is_stray


@pytest.mark.parametrize(
    ("changed", "is_one"),
    [
        ({}, True),
        ({"title": "【示例】示例区公共停车收费管理办法"}, True),
        ({"title": "关于道路照明的通知"}, False),
        ({"number": "示例发改〔2021〕7号"}, False),
        ({"about": [["interprets", "first"]]}, False),
        ({"number": ""}, False),
    ],
)
def test_one_document_at_two_addresses(changed: dict[str, Any], is_one: bool) -> None:
    first = {"id": "first", "title": "示例区公共停车收费管理办法", "number": "示例发改〔2021〕6号"}
    manifest = manifest_of([first, {**first, "id": "second", **changed}])
    found = list(find_misleading([], resolve, manifest))

    assert [one.code.id for one in found] == ["GK170"] * is_one


DOCUMENTS = sorted(
    {entry.record for entry in MANIFEST.values() if entry.number and entry.kind == "policy"}
    - {"leaders-1", "leaders-2", "water-2016", "water-2021"}  # two of one title
)
TEXTS = st.sampled_from(
    [
        "{title}",
        "《{title}》",
        "{number}",
        "《{title}》（{number}）",
        "{title} {number}",
        "见{number}文件",
    ]
)


def _text(form: str, document: str) -> str:
    entry = MANIFEST[f"zh/r/{document}/"]
    return form.format(title=entry.title, number=entry.number.partition("、")[0])


@given(st.sampled_from(DOCUMENTS), TEXTS)
def test_text_that_names_its_target_is_never_found(document: str, form: str) -> None:
    assert _found(link_to(_text(form, document), document)) == []


@given(st.lists(st.sampled_from(DOCUMENTS), min_size=2, max_size=2, unique=True), TEXTS)
def test_swapped_links_are_always_found(documents: list[str], form: str) -> None:
    one, other = documents
    links = [
        link_to(_text(form, one), other, page="news"),
        link_to(_text(form, other), one, page="news"),
    ]
    found = _found(*links)

    assert [finding.details["text"] for finding in found] == [link.text for link in links]
    assert [finding.details["nearest"] for finding in found] == [address_of(one), address_of(other)]


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(DOCUMENTS))
def test_any_text_is_read(text: str, context: str, document: str) -> None:
    for finding in _found(link_to(text, document, context)):
        finding.code.message.format(**finding.details)
        finding.fix.format(**finding.details)


@given(st.sampled_from(DOCUMENTS), st.sampled_from(DOCUMENTS), TEXTS, st.integers(1, 4))
def test_every_page_that_bears_a_wrong_link_is_reported(
    one: str, other: str, form: str, pages: int
) -> None:
    links = [link_to(_text(form, one), other, page=f"news-{at}") for at in range(pages)]
    found = _found(*links)

    assert len(found) == (0 if one == other else pages)


def test_template_links_are_not_judged() -> None:
    link = link_to("示例发改〔2021〕6号", "lifts")._replace(is_content=False)

    assert _found(link) == []


def test_text_that_an_edition_borrows_is_reported_once() -> None:
    """The English page of a record without a translation shows the Chinese text."""
    wrong = link_to("示例发改〔2021〕6号", "lifts", page="flood")
    borrowed = wrong._replace(page="r/flood/")

    assert [one.place.path for one in _found(wrong, borrowed)] == ["zh/r/flood/"]


@pytest.mark.parametrize(
    ("text", "place", "right"),
    [
        ("补贴标准", "申领流程", "二补贴标准"),
        ("补贴标准", "二补贴标准", None),
        ("标准", "二补贴标准", None),
        ("第三章", "第二章-登记", "第三章-检查"),
        ("第二章", "第二章-登记", None),
        ("检查", "第二章-登记", "第三章-检查"),
        ("谁来查", "第二章-登记", None),
        ("补贴标准", "没有这一节", None),
        ("公共停车收费管理办法", "申领流程", None),
        ("Standards", "procedure", "standards"),
        ("申领流程规定", "二补贴标准", "申领流程"),
        ("申领流程规定", "申领流程", None),
        ("申领流程的时限", "二补贴标准", None),
        ("补贴规定", "二补贴标准", None),
        ("under Standards", "procedure", "standards"),
        ("under Standards", "standards", None),
    ],
)
def test_heading_of_another_part_of_the_page(text: str, place: str, right: str | None) -> None:
    ids = (
        "公共停车收费管理办法",
        "二补贴标准",
        "申领流程",
        "第二章-登记",
        "第三章-检查",
        "procedure",
        "standards",
    )
    link = link_to(text, "//")._replace(href=f"/zh/r/parking/#{place}")

    assert _places(link, ids) == ([right] if right else [])


def _places(link: PageLink, ids: tuple[str, ...]) -> list[str]:
    """Return the places that are meant instead of the one on the page that a link leads to."""
    address = {link.href: "zh/r/parking/"}.get
    found = find_misleading(
        [link], lambda one: address(one.href), MANIFEST, ids={"zh/r/parking/": ids}
    )
    return [one.details["nearest"] for one in found if one.code.id == "GK155"]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [("", True), (" ", True), ("。", True), ("…", True), ("|", True), ("»", False), ("→", False)],
)
def test_link_without_words(text: str, is_found: bool) -> None:
    link = link_to(text, "parking", f"停车收费办法{text}")

    assert [one.code.id for one in _found(link)] == (["GK156"] if is_found else [])


@pytest.mark.parametrize(
    ("target", "context", "right"),
    [
        ("food-2016", "看2018年的工作安排，该安排列出任务", "food-2018"),
        ("food-2018", "看2018年的工作安排，该安排列出任务", None),
        ("lifts", "看2018年的工作安排，该安排列出任务", "food-2018"),
    ],
)
def test_text_that_points_back(target: str, context: str, right: str | None) -> None:
    links = [
        link_to("2018年的工作安排", "food-2018", context),
        link_to("该安排", target, context),
    ]
    alone = [link_to("该安排", target, "该安排列出任务")]

    assert [one.details["nearest"] for one in _found(*links)] == (
        [address_of(right)] if right else []
    )
    assert _found(*alone) == []


@pytest.mark.parametrize(
    ("context", "target", "right"),
    [
        ("该安排列出任务", "food-2016", "food-2018"),
        ("该安排列出任务", "food-2018", None),
        ("该安排列出任务", "parking", None),
        ("今年的安排不变，该安排列出任务", "food-2016", None),
    ],
)
def test_text_that_points_back_to_another_sentence(
    context: str, target: str, right: str | None
) -> None:
    links = [
        link_to("2018年的工作安排", "food-2018", "看2018年的工作安排。"),
        link_to("该安排", target, context),
    ]

    assert [one.details["nearest"] for one in _found(*links)] == (
        [address_of(right)] if right else []
    )


@pytest.mark.parametrize(
    ("text", "target", "right"),
    [
        ("后者", "stones-1", "stones-2"),
        ("后者", "stones-2", None),
        ("前者", "stones-2", "stones-1"),
        ("前者", "stones-1", None),
        ("后者", "lifts", None),
    ],
)
def test_the_former_and_the_latter(text: str, target: str, right: str | None) -> None:
    context = f"第一批与第二批，{text}较多"
    links = [
        link_to("第一批", "stones-1", context),
        link_to("第二批", "stones-2", context),
        link_to(text, target, context),
    ]

    assert [one.details["nearest"] for one in _found(*links)] == (
        [address_of(right)] if right else []
    )


def test_the_former_is_not_what_the_latter_points_back_to() -> None:
    context = "第一批与第二批，前者九处，后者较多"
    links = [
        link_to("第一批", "stones-1", context),
        link_to("第二批", "stones-2", context),
        link_to("前者", "stones-1", context),
        link_to("后者", "stones-2", context),
    ]

    assert _found(*links) == []


@pytest.mark.parametrize("target", ["snacks-explained", "snacks"])
def test_words_of_another_link_excuse_nothing(target: str) -> None:
    context = "小餐饮登记办法 负责人解读"
    links = [
        link_to("小餐饮登记办法", target, context),
        link_to("负责人解读", "snacks-explained", context),
    ]

    found = [(one.code.id, one.details["nearest"]) for one in _found(*links)]
    assert found == ([("GK142", address_of("snacks"))] if target != "snacks" else [])


def test_links_without_a_text_in_one_sentence() -> None:
    links = [link_to("", "parking", "停车收费"), link_to("", "parking", "停车收费")]

    assert [one.code.id for one in _found(*links)] == ["GK156", "GK156"]


@pytest.mark.parametrize(
    ("head", "target", "code"),
    [
        ("政策问答", "lifts", ["GK151"]),
        ("文件", "lifts", []),
        ("", "lifts", []),
        ("政策解读", "dust-explained", ["GK140"]),
    ],
)
def test_all_links_of_a_row_are_of_what_stands_before_them(
    head: str, target: str, code: list[str]
) -> None:
    row = "示例区既有住宅加装电梯补助办法 示例建〔2019〕7号 查看 查看"
    links = [
        link_to("查看", "lifts", row)._replace(kind="原文"),
        link_to("查看", target, row)._replace(kind=head),
    ]

    assert [one.code.id for one in _found(*links)] == code
