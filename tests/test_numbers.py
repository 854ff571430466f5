"""Document numbers are read however they are printed or typed, here and in the browser."""

import csv
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from gongkai.model.numbers import DocumentNumber, find_document_numbers, read_number, standard_form

CASES = yaml.safe_load((Path(__file__).parent / "numbers.yml").read_text(encoding="utf-8"))
IN_TEXT = yaml.safe_load(
    (Path(__file__).parent / "numbers_in_text.yml").read_text(encoding="utf-8")
)
STANDARD = {
    "枣政发[2021]5号": "枣政发〔2021〕5号",
    "枣政发（２０２１）０５号": "枣政发〔2021〕5号",
    "发文字号：枣政发〔2021〕5号": "枣政发〔2021〕5号",
    "枣政发〔2021〕第5号": "枣政发〔2021〕第5号",
    "枣政发2021-5": "枣政发〔2021〕5号",
    "枣庄市人民政府令第359号": None,
    "市监局公告2021年第3号": None,
    "第五批": None,
}
REAL = Path(__file__).parents[2] / "shared" / "data" / "real-documents"
BRACKETS = ["〔{}〕", "[{}]", "（{}）", "【{}】", "［{}］", "{}年", " {} ", "({})第"]
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def as_list(number: DocumentNumber | None) -> list[object] | None:
    return None if number is None else [number.prefix, number.year, number.order]


@pytest.mark.parametrize("text", CASES)
def test_number_is_read(text: str) -> None:
    assert as_list(read_number(text)) == CASES[text]


@pytest.mark.parametrize("text", IN_TEXT)
def test_numbers_are_found_in_running_text(text: str) -> None:
    found = find_document_numbers(text)
    assert [[text[one.start : one.end], *as_list(one.number)] for one in found] == IN_TEXT[text]


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        *(
            (f"{word}云政办发〔2016〕21号文件规定", "云政办发")
            for word in "且于亦但倘到故曾此比而随"
        ),
        ("现行云政办发〔2016〕21号", "云政办发"),
        ("附后云政办发〔2016〕21号", "云政办发"),
        ("见诸云政办发〔2016〕21号", "云政办发"),
        ("原济云政办发〔2016〕21号", "济云政办发"),  # of another place
        ("济云政办发〔2016〕21号", "济云政办发"),
        ("并政发〔2016〕21号", "并政发"),
        ("随政发〔2016〕21号", "随政发"),
        ("于并云政发〔2016〕21号", "并云政发"),
    ],
)
def test_words_before_a_known_prefix(text: str, prefix: str) -> None:
    known = {"云政办发", "政发", "云政发", "并云政发"}

    assert [one.number.prefix for one in find_document_numbers(text, known)] == [prefix]


@pytest.mark.parametrize("text", STANDARD)
def test_standard_form(text: str) -> None:
    assert standard_form(text) == STANDARD[text]


@given(
    st.lists(st.sampled_from(["枣政发〔2021〕5号", "示例农[2020]9号", "〔2021〕6号"]), max_size=4),
    st.sampled_from(["、", "，", "文件和", "；见"]),
)
def test_every_number_is_found_in_its_place(numbers: list[str], between: str) -> None:
    text = f"根据{between.join(numbers)}制定。"
    found = find_document_numbers(text)
    assert [text[one.start : one.end] for one in found] == numbers
    assert [one.number for one in found] == [read_number(number) for number in numbers]


@given(
    st.text(alphabet=st.characters(codec="utf-8"))
    | st.text(alphabet="〔〕[]（）第号令2021枣政\u200b ")
)
def test_no_text_breaks_the_finder(text: str) -> None:
    for one in find_document_numbers(text):
        assert 0 <= one.start < one.end <= len(text)


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


@pytest.mark.skipif(not REAL.is_dir(), reason="the real documents are not on this machine")
def test_real_titles_name_numbers_only_where_they_do() -> None:
    """Of 4,678 titles five name one."""
    with (REAL / "guangdong.csv").open(encoding="utf-8-sig") as file:
        titles = [row["title"] for row in csv.DictReader(file)]
    found = {title: find_document_numbers(title) for title in titles}
    assert len(titles) > 4000
    for title, numbers in found.items():
        assert len(numbers) == title.count("号文") + title.count("号等文"), title


@pytest.mark.skipif(not REAL.is_dir(), reason="the real documents are not on this machine")
@pytest.mark.parametrize("province", ["guangdong", "chongqing"])
def test_real_numbers_are_found_in_a_sentence(province: str) -> None:
    with (REAL / f"{province}.csv").open(encoding="utf-8-sig") as file:
        cells = [row["number"].strip() for row in csv.DictReader(file) if row["number"].strip()]
    missed = []
    for cell in filter(read_number, cells):
        found = [one.number for one in find_document_numbers(f"根据{cell}文件要求，现通知如下。")]
        if found != [read_number(cell)]:
            missed.append(cell)
    assert len(missed) <= 0.001 * len(cells), missed


PASSAGES = yaml.safe_load(
    (Path(__file__).parent / "numbers_in_passages.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("knows", [True, False], ids=["prefixes known", "prefixes unknown"])
def test_numbers_in_passages(knows: bool) -> None:
    """At most one in 200 begins in the wrong place, and nothing else is taken for a number."""
    written = [number for _, *numbers in PASSAGES for number in numbers]
    prefixes = {number.prefix for one in written if (number := read_number(one)) is not None}
    known = prefixes if knows else ()
    wrong = 0
    for text, *numbers in PASSAGES:
        found = [text[one.start : one.end] for one in find_document_numbers(text, known)]
        assert len(found) == len(numbers)
        wrong += sum(one != right for one, right in zip(found, numbers, strict=True))

    assert wrong <= len(written) * 0.005
