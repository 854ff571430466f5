"""Numbers of persons: found whatever stands between their digits, and never shown again."""

import json
import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import workspace
from gongkai.checks.number_shapes import is_identity, is_luhn
from gongkai.checks.personal_numbers import NumberKind, numbers_in
from gongkai.checks.privacy import CODES, find_personal_numbers
from gongkai.checks.tables import tables_in
from gongkai.i18n.translation import translation
from gongkai.model.findings import Finding, leaking
from gongkai.model.gate import Allowed, Privacy
from gongkai.model.local_text import LocalText
from gongkai.model.parts import RawText
from gongkai.report import github, gitlab, junit, sarif, text
from gongkai.report import json as json_report
from gongkai.verdict.codes import CODES as ALL_CODES
from personal import DISGUISES, KINDS, PLACE, disguised, filled
from small_column import PRIVACY
from workspace import PARKING, findings_in

WORDS = Privacy.model_validate(PRIVACY)
DAY = date(2021, 7, 15)
BORN = "19850312"
IS = {
    "id": NumberKind.IDENTITY,
    "id-x": NumberKind.IDENTITY,
    "old-id": NumberKind.IDENTITY,
    "mobile": NumberKind.MOBILE,
    "card": NumberKind.CARD,
    "card-16": NumberKind.CARD,
}
UNSEEN = ["\u200b", "\u200d", "\u2060", "\u00ad", "\ufeff", "**", "`", "\\", "<b>", "</b>"]


@given(st.sampled_from(sorted(IS)), st.sampled_from(sorted(DISGUISES)), st.integers())
def test_number_is_found_in_any_disguise(kind: str, disguise: str, seed: int) -> None:
    number = KINDS[kind](random.Random(seed))
    before = "共5户。\n\n身份证号：" if kind == "old-id" else "共5户。\n\n户主张三，"
    written = disguised(number, disguise)

    found = numbers_in(f"{before}{written}，补贴300元。", WORDS)

    assert [(one.kind, one.digits, one.offset) for one in found] == [
        (IS[kind], number, len(before))
    ]


@given(
    st.sampled_from(["id", "id-x", "mobile", "card"]),
    st.integers(),
    st.lists(st.lists(st.sampled_from(UNSEEN), max_size=3), min_size=20, max_size=20),
)
def test_nothing_unseen_between_digits_hides_a_number(
    kind: str, seed: int, fillings: list[list[str]]
) -> None:
    number = KINDS[kind](random.Random(seed))
    written = "".join(
        digit + "".join(filling) for digit, filling in zip(number, fillings, strict=False)
    )
    assume("***" not in written and "\\*" not in written)  # which shows: it masks digits

    found = numbers_in(f"张三{written}。", WORDS)

    assert [(one.digits, one.offset) for one in found] == [(number, 2)]


@given(st.sampled_from(sorted(KINDS)), st.integers(), st.integers(0, 30), st.integers(1, 9))
def test_another_digit_makes_another_number(kind: str, seed: int, at: int, add: int) -> None:
    """The check character is looked at: no identity number and no card has a digit changed."""
    assume(kind in ("id", "card", "card-16"))
    number = KINDS[kind](random.Random(seed))
    at %= len(number) - 1
    changed = str((int(number[at]) + add) % 10)
    other = number[:at] + changed + number[at + 1 :]

    assert is_identity(number) if kind == "id" else is_luhn(number)
    assert not (is_identity(other) if kind == "id" else is_luhn(other))


@pytest.mark.parametrize("year", ["1899", "2050", "0198"])
def test_nobody_was_born_then(year: str) -> None:
    body = f"{PLACE}{year}0312001"
    assert not any(is_identity(body + check) for check in "0123456789X")


@pytest.mark.parametrize("born", ["19850230", "19851301", "19850300"])
def test_no_such_day(born: str) -> None:
    assert not any(is_identity(f"{PLACE}{born}001{check}") for check in "0123456789X")


@pytest.mark.parametrize("place", ["990101", "009801", "370400", "379901"])
def test_no_such_place(place: str) -> None:
    assert not any(is_identity(f"{place}{BORN}001{check}") for check in "0123456789X")


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
def test_any_text_can_be_read(before: str, after: str) -> None:
    source = filled(f"{before}\n\n{{id}}\n\n{after}")
    for number in numbers_in(source, WORDS):
        assert source[number.offset] not in " -"
        assert number.offset < number.end <= len(source)
    tables_in(source)


def attachment(content: str) -> RawText:
    return RawText("list", "content/livelihood/2021/list.csv", filled(content))


def test_text_of_an_attachment_may_be_handed_over() -> None:
    raw = attachment("姓名,证件号,电话\n张三,{id},{mobile}\n")

    found = find_personal_numbers([raw], [], WORDS, DAY, {"list": "finance"})

    assert [(f.code.id, f.place.line, f.place.column, f.unit) for f in found] == [
        ("GK510", 2, 4, "finance"),
        ("GK511", 2, 23, "finance"),
    ]


@pytest.mark.parametrize(("day", "count"), [("2021-07-15", 0), ("2021-07-16", 1)])
@pytest.mark.parametrize("written", ["{mobile}", "{mobile|grouped}", "+86 {mobile|hyphens}"])
def test_number_of_a_service_is_allowed_until_its_day(day: str, count: int, written: str) -> None:
    entry = Allowed(text=filled(written), reason=LocalText(zh="防汛值班"), until=DAY)
    known = WORDS.model_copy(update={"allowed": (entry,)})

    found = find_personal_numbers(
        [attachment("{mobile|spaced}")], [], known, date.fromisoformat(day)
    )

    assert len(found) == count


def test_entry_of_the_list_is_read_from_the_registry(column: Path) -> None:
    lines = '  allowed: [{text: "{mobile}", reason: {zh: 值班}, until: 2021-12-31}]'
    change = {
        PARKING: [["各单位：", filled("各单位：{mobile}")]],
        "data/gate.yml": [["  allowed: []", filled(lines)]],
    }
    workspace.apply({"change": change}, column)
    assert findings_in(column) == []


def planted(column: Path, kind: str, seed: int) -> list[Finding]:
    """Put one number in many places of a project, and return what is found."""
    number = KINDS[kind](random.Random(seed))
    workspace.make(column)
    change = {
        PARKING: [
            ["各单位：", f"<!-- {number} -->[x](record:{number})"],
            ["topics: [transport]", f"topics: [{number}]"],
            ["points: [2021/1]", f'points: ["{number}"]'],
            ["sample: true", f"sample: {number}\nlist-{number}: x"],
        ]
    }
    workspace.apply({"change": change}, column)
    (column / f"content/policies/2021/{number}.pdf").write_text("%PDF")
    (column / f"content/policies/2021/{number}.zh.md").write_text(f"---\nid: {number}\n---\n")
    found = findings_in(column)
    for file in column.glob(f"content/policies/2021/{number}*"):
        file.unlink()
    return found


@pytest.mark.parametrize("kind", ["id", "id-x", "mobile", "card"])
def test_no_report_shows_a_number(tmp_path: Path, kind: str) -> None:
    found = planted(tmp_path / "column", kind, 1)
    number = KINDS[kind](random.Random(1))

    assert set(CODES) & {finding.code.id for finding in found}
    assert len({finding.code.id for finding in found}) > 5, "other findings quote it too"
    for language in ("en", "zh"):
        words = translation(language)
        for report in (
            json_report.render(found, words),
            text.render(found, words, tmp_path / "column", leaking=leaking(found)),
            github.render(found, words, ""),
            sarif.render(found, words, ALL_CODES, "0", ""),
            gitlab.render(found, words, ""),
            junit.render(found, words, ""),
        ):
            assert number not in report
            assert number[:7] not in report and number[-7:] not in report


def test_fingerprint_is_the_same_for_every_number(tmp_path: Path) -> None:
    """Eleven digits are soon guessed from a hash."""
    prints = [
        [
            finding["fingerprint"]
            for finding in json.loads(json_report.render(found, translation("en")))
        ]
        for found in (planted(tmp_path / "column", "mobile", seed) for seed in (1, 2))
    ]
    assert prints[0] == prints[1]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_file_that_cannot_be_read_is_looked_at(column: Path, encoding: str) -> None:
    content = filled("---\nid: fees\n---\n户主张三{id-x}，电话{mobile}\n")
    (column / "content/policies/2021/fees.zh.md").write_bytes(content.encode(encoding))

    codes = [finding.code.id for finding in findings_in(column)]

    assert {"GK510", "GK511"} <= set(codes)


HTML = """
<table><tr><th>姓名</th><th>手机</th></tr>
<tr><td>张三</td><td> 1</td></tr></table>
"""


def test_cells_of_both_ways_of_writing() -> None:
    bars = "| 姓 名 | 手机 |\n|---|---|\n| 张三 | a\\|b |\n\n文字\n"
    (first,) = tables_in(bars)
    assert [cell.text for cell in first.head] == ["姓名", "手机"]
    assert [bars[cell.offset : cell.end] for cell in first.rows[0]] == ["张三", "a\\|b"]
    (second,) = tables_in(HTML)
    assert second.column_of(HTML.index("1<")) == "手机"
    assert second.column_of(0) == ""
