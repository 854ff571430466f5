"""Links that lead to another document than they name: cases as data, and what always holds."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gongkai.links.misleading import check as identity
from gongkai.links.reading.manifest import Entry, Relation
from gongkai.links.reading.use import Use, Zone
from gongkai.model.columns import Column
from gongkai.model.findings import Finding
from gongkai.model.units import Unit

CASES = Path(__file__).parent / "links" / "identity"


def _read(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return found


def _manifest(records: list[dict[str, Any]]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for record in records:
        name = record["id"]
        for edition, title in (("zh", record["title"]), ("en", record.get("en"))):
            address = f"zh/r/{name}/" if edition == "zh" else f"r/{name}/"
            entries[address] = Entry(
                address,
                record.get("kind", "policy"),
                edition,
                title or record["title"],
                record=name,
                number=record.get("number", ""),
                index=record.get("index", ""),
                unit=record.get("unit", ""),
                column=record.get("column", ""),
                dated=str(record.get("dated", "")),
                language=edition if title else "zh",
                about=tuple(Relation(*one) for one in record.get("about", ())),
            )
        for file, title in record.get("attachments", {}).items():
            address = f"r/{name}/{file}"
            entries[address] = Entry(address, "attachment", title=title, record=name)
    return entries


LIBRARY = _manifest(_read("library.yml"))


def _address(target: str) -> str:
    return f"r/{target}" if "/" in target else f"zh/r/{target}/"


def _use(text: str, target: str, context: str = "", page: str = "", line: int = 1) -> Use:
    """Return a link that somebody wrote; `target` is an id, or an id with a file."""
    where = f"zh/r/{page}/" if page else "zh/news/"
    href = target if "//" in target else f"/{_address(target)}"
    return Use(where, href, "a[href]", Zone.CONTENT, text, context or text, line, True)


def _resolve(use: Use) -> str | None:
    return use.href[1:] if use.href.startswith("/") else None


def _found(*uses: Use, manifest: dict[str, Entry] | None = None) -> list[Finding]:
    found = identity.check(uses, _resolve, LIBRARY if manifest is None else manifest)
    return [one for one in found if one.code.id not in ("GK150", "GK170")]


FILES = ("numbers", "titles", "papers", "rows", "english", "facets")
ONE_BY_ONE = [
    pytest.param(case, id=f"{name}: {case['name']}")
    for name in FILES
    for case in _read(f"{name}.yml")
]


@pytest.mark.parametrize("case", ONE_BY_ONE)
def test_link(case: dict[str, Any]) -> None:
    use = _use(case["text"], case["target"], case.get("context", ""), case.get("page", ""))
    found = _found(use)

    assert [one.code.id for one in found] == ([case["finds"]] if "finds" in case else [])
    for one in found:
        assert one.level.value == case.get("level", "warning")
        if "fix" in case:
            assert one.details["nearest"] == _address(case["fix"])
        message, fix = one.code.message.format(**one.details), one.fix.format(**one.details)
        assert case["text"] in message
        assert case.get("fix") is None or one.details["nearest"] in fix


def test_there_are_as_many_hard_negatives_as_faults() -> None:
    cases = [case for name in FILES for case in _read(f"{name}.yml")]
    faults = sum("finds" in case for case in cases)

    assert len(cases) >= 60
    assert len(cases) - faults >= faults


@pytest.mark.parametrize("case", _read("several.yml"), ids=lambda case: str(case["name"]))
def test_links_against_one_another(case: dict[str, Any]) -> None:
    uses = [
        replace(
            _use(one["text"], one["to"], one.get("context", ""), one["page"], one["line"]),
            is_own_text="printed" not in one,
        )
        for one in case["uses"]
    ]
    found = identity.check(uses, _resolve, LIBRARY)
    left_out = {"GK170"} if "GK150" in case.get("finds", {}).values() else {"GK150", "GK170"}
    told = [(one.place.line, one.code.id) for one in found if one.code.id not in left_out]

    assert sorted(told) == sorted(case.get("finds", {}).items())


def test_pages_that_bear_the_text_in_their_titles_are_all_right() -> None:
    """A unit has a page of its own, and pages of what is said of it."""
    name = "示例区住房和城乡建设局既有住宅改造办公室"
    pages = {"zh/units/housing/": name, "zh/inspection/housing/": f"自查：{name}"}
    manifest = {to: Entry(to, "unit", "zh", title) for to, title in pages.items()}
    uses = [_use(name, f"//{to}", page=page) for page in "abc" for to in pages]
    uses += [_use(name, "//zh/units/housing/", page=page) for page in "defg"]

    def resolve(use: Use) -> str:
        return use.href.removeprefix("//")

    assert [one.code.id for one in identity.check(uses, resolve, manifest)] == []
    manifest["zh/inspection/housing/"] = Entry("zh/inspection/housing/", "unit", "zh", "自查")
    told = [one.code.id for one in identity.check(uses, resolve, manifest)]
    assert told == ["GK143"] * 3, "the one page says of itself what the text says"


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


@pytest.mark.parametrize("case", _read("units.yml"), ids=lambda case: str(case["name"]))
def test_units_of_one_name(case: dict[str, Any]) -> None:
    pages = {
        f"zh/units/{unit.id}/": Entry(
            f"zh/units/{unit.id}/", "unit", "zh", str(unit.name.zh), unit=unit.id
        )
        for unit in UNITS
    }
    home = {"zh/news/": Entry("zh/news/", "notice", "zh", "x")}
    to = case["to"] if "//" in case["to"] else f"/{case['to']}"
    use = Use("zh/news/", to, "a[href]", Zone.CONTENT, case["text"], case["text"], 1, True)
    found = list(identity.check([use], _resolve, {**LIBRARY, **pages, **home}, UNITS))
    found = [one for one in found if one.code.id != "GK170"]

    assert [one.code.id for one in found] == ([case["finds"]] if "finds" in case else [])
    for one in found:
        assert one.details.get("nearest") == case.get("fix")


FILED = _manifest(
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
    f"zh/columns/{name}/": Entry(f"zh/columns/{name}/", "column", "zh", name, column=name)
    for name in ("normative", "explanations", "notices", "statutory")
}
TREE = [
    Column.model_validate(
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
    use = Use(page, f"/zh/r/{record}/", "a[href]", Zone.CONTENT, title, title, 7, False)
    found = list(identity.check([use], _resolve, {**FILED, **COLUMNS}, columns=TREE))

    assert [(one.code.id, one.place.line) for one in found] == [("GK171", 7)] * is_stray


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
    manifest = _manifest([first, {**first, "id": "second", **changed}])
    found = list(identity.check([], _resolve, manifest))

    assert [one.code.id for one in found] == ["GK170"] * is_one


PAPERS = sorted(
    {entry.record for entry in LIBRARY.values() if entry.number and entry.kind == "policy"}
    - {"leaders-1", "leaders-2"}
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


def _text(form: str, paper: str) -> str:
    entry = LIBRARY[f"zh/r/{paper}/"]
    return form.format(title=entry.title, number=entry.number.partition("、")[0])


@given(st.sampled_from(PAPERS), TEXTS)
def test_text_that_names_its_target_is_never_found(paper: str, form: str) -> None:
    assert _found(_use(_text(form, paper), paper)) == []


@given(st.lists(st.sampled_from(PAPERS), min_size=2, max_size=2, unique=True), TEXTS)
def test_swapped_links_are_always_found(papers: list[str], form: str) -> None:
    one, other = papers
    uses = [
        _use(_text(form, one), other, page="news", line=1),
        _use(_text(form, other), one, page="news", line=2),
    ]
    found = _found(*uses)

    assert [finding.place.line for finding in found] == [1, 2]
    assert [finding.details["nearest"] for finding in found] == [_address(one), _address(other)]


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(PAPERS))
def test_any_text_is_read(text: str, context: str, paper: str) -> None:
    for finding in _found(_use(text, paper, context)):
        finding.code.message.format(**finding.details)
        finding.fix.format(**finding.details)


@given(st.sampled_from(PAPERS), st.sampled_from(PAPERS), TEXTS, st.integers(1, 4))
def test_every_page_that_bears_a_wrong_link_is_told(
    one: str, other: str, form: str, pages: int
) -> None:
    uses = [_use(_text(form, one), other, page=f"news-{at}") for at in range(pages)]
    found = _found(*uses)

    assert len(found) == (0 if one == other else pages)


def test_template_links_are_not_judged() -> None:
    use = replace(_use("示例发改〔2021〕6号", "lifts"), zone=Zone.TEMPLATE)

    assert _found(use) == []


def test_text_that_an_edition_borrows_is_told_once() -> None:
    """The English page of a record without a translation shows the Chinese text."""
    wrong = _use("示例发改〔2021〕6号", "lifts", page="flood")
    borrowed = replace(wrong, page="r/flood/")

    assert [one.place.path for one in _found(wrong, borrowed)] == ["zh/r/flood/"]
