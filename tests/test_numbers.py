"""Document numbers are read however they are printed or typed, here and in the browser."""

import csv
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from gongkai.model.numbers import DocumentNumber, read_number

CASES = yaml.safe_load((Path(__file__).parent / "numbers.yml").read_text(encoding="utf-8"))
REAL = Path(__file__).parents[2] / "shared" / "data" / "real-documents"
BRACKETS = ["〔{}〕", "[{}]", "（{}）", "【{}】", "［{}］", "{}年", " {} ", "({})第"]
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def as_list(number: DocumentNumber | None) -> list[object] | None:
    return None if number is None else [number.prefix, number.year, number.order]


@pytest.mark.parametrize("text", CASES)
def test_number_is_read(text: str) -> None:
    assert as_list(read_number(text)) == CASES[text]


@pytest.mark.browser
def test_the_browser_reads_the_same(page: Page, site: str) -> None:
    page.goto(site)
    read = page.evaluate(
        """async ([root, cases]) => {
          const { readNumber } = await import(`${root}assets/numbers.js`);
          return cases.map((text) => {
            const found = readNumber(text);
            return found && [found.prefix, found.year, found.order];
          });
        }""",
        [site, list(CASES)],
    )
    assert dict(zip(CASES, read, strict=True)) == CASES


@given(
    st.sampled_from(["枣政发", "示例农", "粤府函", "渝肺炎指办发"]),
    st.integers(1949, 2099),
    st.integers(1, 9999),
    st.sampled_from(BRACKETS),
    st.sampled_from(["", "号", "号 ", "号。"]),
)
def test_how_it_is_written_makes_no_difference(
    prefix: str, year: int, order: int, brackets: str, end: str
) -> None:
    text = f"{prefix}{brackets.format(year)}{order}{end}"
    for typed in (text, text.translate(WIDE)):
        assert read_number(typed) == DocumentNumber(prefix, year, order)


def test_part_of_a_number_matches_it() -> None:
    whole = DocumentNumber("枣政发", 2021, 5)
    assert whole.matches(DocumentNumber("", 2021, 5))
    assert whole.matches(DocumentNumber("政发", 2021, 5))
    assert not whole.matches(DocumentNumber("枣政办发", 2021, 5))
    assert not whole.matches(DocumentNumber("枣政发", 2020, 5))


@pytest.mark.skipif(not REAL.is_dir(), reason="the real documents are not on this machine")
@pytest.mark.parametrize("province", ["guangdong", "chongqing"])
def test_real_numbers_are_read(province: str) -> None:
    with (REAL / f"{province}.csv").open(encoding="utf-8-sig") as file:
        cells = [row["number"] for row in csv.DictReader(file) if row["number"].strip()]
    read = [read_number(cell) for cell in cells]
    missed = [
        cell for cell, number in zip(cells, read, strict=True) if not number or not number.prefix
    ]
    assert len(cells) > 1000
    assert len(missed) <= 0.005 * len(cells), missed
