"""Words that are written wrong: data/wording.yml, what it finds, and what is written instead."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import workspace
from gongkai.checks.prose import MOST, in_words
from gongkai.measures.wrong_words import WrongWord, WrongWords
from gongkai.model.wording import Borders, Variants, WordingRegistry
from gongkai.sources.registries import load_registries, read_registry
from gongkai.verdict.fixing import fixed, write_fixed
from small_column import read_case
from workspace import DAY, PARKING

VARIANTS = [
    WordingRegistry.model_validate(read_case(workspace.ROOT / "data/wording" / name))
    for name in ("variants.yml", "english.yml")
]
CASES = yaml.safe_load((Path(__file__).parent / "wording.yml").read_text("utf-8"))
ALIKE = yaml.safe_load((Path(__file__).parent / "alike_words.yml").read_text("utf-8"))
IN_CONTEXT = yaml.safe_load((Path(__file__).parent / "words_in_context.yml").read_text("utf-8"))
CONTEXTS = WrongWords(
    WordingRegistry.model_validate(read_case(workspace.ROOT / "data/wording/contexts.yml"))
)
CHARACTERS = WordingRegistry.model_validate(
    read_case(workspace.ROOT / "data/wording/characters.yml")
)
MEASURED = WrongWords(
    WordingRegistry.model_validate(read_case(workspace.ROOT / "data/wording/measured.yml"))
)
UNITS = yaml.safe_load((Path(__file__).parent / "wrong_units.yml").read_text("utf-8"))
WORDS_IN_SHORT = WrongWords(VARIANTS[0])
BORDERS = WordingRegistry.model_validate(read_case(workspace.ROOT / "data/wording/borders.yml"))
MEETING = yaml.safe_load((Path(__file__).parent / "meeting_words.yml").read_text("utf-8"))
NEAR = yaml.safe_load((Path(__file__).parent / "near_names.yml").read_text("utf-8"))
NAMES_KNOWN = WordingRegistry.model_validate(read_case(workspace.ROOT / "data/wording/names.yml"))
NAMES = WrongWords(NAMES_KNOWN)
REGISTRY = WordingRegistry.model_validate(read_case(workspace.ROOT / "data/wording.yml"))
WORDS = WrongWords(REGISTRY)
ENTRIES = [(words.kind, *pair) for words in REGISTRY.lists for pair in words.entries()]
SURE = [
    wrong
    for _, wrong, one in ENTRIES
    if one.sure and not (one.preceded_by or one.followed_by or one.unless_followed_by)
]


def corrected(text: str) -> str:
    """Return a text with what is sure written right."""
    for word in reversed(list(WORDS.found_in(text))):
        if word.is_sure:
            text = text[: word.start] + word.right + text[word.start + len(word.wrong) :]
    return text


def sure(text: str) -> list[WrongWord]:
    return [word for word in WORDS.found_in(text) if word.is_sure]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_text_has_these_wrong_words(case: dict[str, Any]) -> None:
    found = [f"{word.wrong}→{word.right}" for word in WORDS.found_in(case["text"])]
    assert found == case["found"]


def test_list_is_long_enough_and_says_what_is_wrong() -> None:
    latin = [wrong for kind, wrong, _ in ENTRIES if kind == "misspelt" and wrong.isascii()]
    assert len([one for kind, *one in ENTRIES if kind == "misspelt"]) - len(latin) >= 300
    assert len(latin) >= 60
    assert {kind for kind, *_ in ENTRIES} == {
        "misspelt",
        "body-name",
        "law-title",
        "unit-of-measure",
    }


def test_every_entry_is_a_correction_that_stays() -> None:
    """What is written instead is no wrong word itself, nor is a longer text that is right."""
    for _, wrong, one in ENTRIES:
        assert wrong != one.right
        assert not sure(one.right), one.right
        for longer in one.not_in:
            assert wrong in longer
            assert all(word.wrong != wrong for word in WORDS.found_in(longer)), longer


def test_every_word_without_conditions_is_found_alone() -> None:
    for wrong in SURE:
        assert [word.wrong for word in WORDS.found_in(f"，{wrong}。")] == [wrong]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(SURE), st.text("的了在，。 a1支末既备", max_size=4))))
def test_written_right_once_nothing_sure_is_left(parts: list[str]) -> None:
    once = corrected("，".join(parts))
    assert not sure(once)
    assert corrected(once) == once


def test_name_that_is_spelt_so_is_allowed() -> None:
    registry = REGISTRY.model_copy(update={"allowed": ("布署科技",)})
    found = [word.start for word in WrongWords(registry).found_in("布署科技公司布署工作")]
    assert found == [6]


def test_column_without_lists_finds_nothing() -> None:
    assert list(WrongWords(WordingRegistry()).found_in("布署 recieve")) == []


def test_word_given_in_short_is_wrong_beside_its_neighbours() -> None:
    """A list gives the right word before a variant does; nothing of it is fixed by itself."""
    words = {"健全": "键全 建全[机制|制度] [不断]建全", "部署": "布署"}
    registry = WordingRegistry.model_validate(
        {
            "lists": [{"kind": "misspelt", "source": "own list", "words": {"键全": "建全"}}],
            "variants": [{"source": "own list", "words": words}],
            "allowed": ["发布署名"],
        }
    )
    text = "建全机制，新建全国最大的项目，不断建全。发布署名文章，布署键全。"
    found = list(WrongWords(registry).found_in(text))
    assert [(one.start, one.right, one.is_sure) for one in found] == [
        (0, "健全", False),
        (17, "健全", False),
        (27, "部署", False),
        (29, "建全", True),
    ]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("疫情情况通报", []),
        ("单位位于青泉镇", []),
        ("附上中文文件", []),
        ("水利利用率", []),
        ("本月的情情况", ["情情况"]),
        ("情情况属实", ["情情况"]),
        ("加强部署署", ["部署署"]),
        ("即将部署署名的事", []),
    ],
)
def test_character_in_which_two_words_meet_is_no_slip(text: str, wrong: list[str]) -> None:
    assert [one.wrong for one in WORDS_IN_SHORT.found_in(text)] == wrong


@pytest.mark.parametrize("case", MEETING, ids=lambda case: str(case["text"]))
def test_two_characters_in_which_two_words_meet_are_no_slip(case: dict[str, Any]) -> None:
    words = WrongWords(VARIANTS[0].model_copy(update={"borders": BORDERS.borders}))
    assert [one.wrong for one in words.found_in(case["text"])] == case["found"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("数亮很多", ["数亮"]),
        ("总数亮很多", ["数亮"]),
        ("悉数亮相", []),
        ("悉数亮", ["数亮"]),
        ("在数亮", ["数亮"]),
        ("不在现场，在现金", []),
        ("在现", ["在现"]),
    ],
)
def test_words_meet_where_one_ends_and_another_begins(text: str, found: list[str]) -> None:
    borders = Borders(source="own list", ends="数悉", begins="亮相 现场金", alone="在")
    variants = Variants(source="own list", words={"数量": "数亮", "再现": "在现"})
    words = WrongWords(WordingRegistry(variants=(variants,), borders=(borders,)))
    assert [one.wrong for one in words.found_in(text)] == found


BY_CHARACTER = Variants(
    source="own list",
    replaced="擅离职守:善,,直,首 贯彻:,砌",
    exchanged="负责人",
    shortened="贯彻落实",
    repeated="及 工作",
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("不得擅离职首、善离职守、擅离直守。", ["擅离职首", "善离职守", "擅离直守"]),
        ("不得擅离职守，首长离职。", []),
        ("认真贯砌落实", ["贯砌"]),
        ("贯彻、砌墙", []),
        ("责负人、负人责", ["责负人", "负人责"]),
        ("负责人，职责负担", []),
        ("为贯落实、贯彻实会议精神", ["贯落实", "贯彻实"]),
        ("贯彻落实，一贯落后", []),
        ("做好工作工作，以及及其他", ["工作工作", "及及"]),
        ("工作，工作，以及，及时", []),
        ("工作工作再工作，及及时时办理，时时及及", []),
        ("守", []),
    ],
)
def test_word_with_other_characters_is_found(text: str, found: list[str]) -> None:
    words = WrongWords(WordingRegistry(variants=(BY_CHARACTER,)))
    assert [one.wrong for one in words.found_in(text)] == found


@pytest.mark.parametrize("replaced", ["擅离职守", "守:", ":善", "贯彻:,砌,墙"])
def test_group_that_says_not_what_is_replaced_is_refused(replaced: str) -> None:
    with pytest.raises(ValueError, match="replaced"):
        Variants(source="own list", replaced=replaced)


@pytest.mark.parametrize("case", IN_CONTEXT, ids=lambda case: str(case["text"]))
def test_word_is_wrong_beside_some_and_right_elsewhere(case: dict[str, Any]) -> None:
    found = [f"{word.wrong}→{word.right}" for word in CONTEXTS.found_in(case["text"])]
    assert found == case["found"]


@pytest.mark.parametrize("case", UNITS, ids=lambda case: str(case["text"]))
def test_unit_measures_what_stands_before_it(case: dict[str, Any]) -> None:
    found = [f"{word.wrong}→{word.right}" for word in MEASURED.found_in(case["text"])]
    assert found == case["found"]


def test_no_unit_is_looked_for_where_nothing_is_measured() -> None:
    assert not list(WrongWords(WordingRegistry()).found_in("噪声不得超过70分。"))


@pytest.mark.parametrize("case", ALIKE, ids=lambda case: str(case["text"]))
def test_text_has_these_words_with_other_characters(case: dict[str, Any]) -> None:
    """Two words that meet and what is said twice on purpose are right."""
    words = WrongWords(CHARACTERS.model_copy(update={"allowed": REGISTRY.allowed}))
    assert [one.wrong for one in words.found_in(case["text"])] == case["found"]


def test_character_of_a_word_is_written_as_no_word_of_the_list() -> None:
    """The list that comes with the engine has no right word among its wrong ones."""
    (words,) = CHARACTERS.variants
    right = {*words.exchanged.split(), *words.shortened.split()}
    right |= {group.partition(":")[0] for group in words.replaced.split()}
    for one, place, character in words.replacements():
        assert one[:place] + character + one[place + 1 :] not in right


@pytest.mark.parametrize("case", NEAR, ids=lambda case: str(case["text"]))
def test_name_that_is_nearly_a_known_one_is_a_slip(case: dict[str, Any]) -> None:
    found = list(NAMES.found_in(case["text"]))
    assert [f"{one.wrong}→{one.right}" for one in found] == case["found"]
    assert not any(one.is_sure for one in found)


def test_every_name_that_is_known_is_right() -> None:
    """A name one character longer or shorter at its end is another, or none."""
    for names in NAMES_KNOWN.known:
        for name in (*names.names, *names.beside):
            text = (
                f"由市{name}办理，见《{name}》。"
                if names.kind == "body-name"
                else f"见《{name}》。"
            )
            assert list(NAMES.found_in(text)) == [], text


def test_units_and_laws_of_the_column_are_right() -> None:
    words = WrongWords(NAMES_KNOWN, ["云泽市农业农林局", "云泽市停车条例", "城镇绿化条例"])
    assert list(words.found_in("由云泽市农业农林局依据《城镇绿化条例》办理。")) == []


def test_word_for_each_of_several_needs_a_place_for_them() -> None:
    words = {"人左右": {"right": "人", "each": "人 户"}}
    given = {"lists": [{"kind": "misspelt", "source": "own list", "words": words}]}
    with pytest.raises(ValueError, match="no “_” in which"):
        WordingRegistry.model_validate(given)


@pytest.mark.parametrize("written", ["建全[机制", "建[|]全", "全", "[]建全", "建全[机制|制度] 全"])
def test_variant_that_cannot_be_read_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is no wrong word"):
        Variants(source="own list", words={"健全": written})


@pytest.mark.parametrize("registry", VARIANTS, ids=["variants", "english"])
def test_every_variant_that_ships_is_found_where_it_is_wrong(registry: WordingRegistry) -> None:
    words = WrongWords(registry)
    slips = [pair for variants in registry.variants for pair in variants.slips()]
    assert len(slips) >= 5_000
    for right, slip in slips:
        text = f"，{(*slip.before, '')[0]}{slip.wrong}{(*slip.after, '')[0]}，"
        assert slip.wrong != right
        assert list(words.found_in(text)), text


def test_list_of_the_city_may_lie_outside(tmp_path: Path) -> None:
    column = tmp_path / "column"
    (column / "data").mkdir(parents=True)
    (column / "data/site.yml").write_text("wording: ../ours.yml\n", "utf-8")
    (column / "data/wording.yml").write_text(_list("布署: 部署"), "utf-8")
    ours = column.parent / "ours.yml"
    ours.write_text(_list("便民中心: 政务服务中心") + "allowed: [布署科技]\n", "utf-8")
    wording = load_registries(column).registries.wording
    found = [word.right for word in WrongWords(wording).found_in("便民中心布署布署科技")]
    assert found == ["政务服务中心", "部署"]
    ours.unlink()
    missing = [one for one in load_registries(column).findings if one.place.path == "../ours.yml"]
    assert [one.code.id for one in missing] == ["GK015"]


def _list(words: str) -> str:
    return f"lists:\n  - kind: misspelt\n    source: own list\n    words:\n      {words}\n"


def test_fix_writes_what_is_sure(column: Path) -> None:
    """In values however they are quoted, and in texts; not in quoted titles and in code."""
    shutil.copy(workspace.ROOT / "data/wording.yml", column / "data/wording.yml")
    before = (column / PARKING).read_text("utf-8")
    text = "《既使办法》：既使截止目前布署了[辨理](https://布署.example)，`布署` 过度性岗位已后。"
    slips = [
        ["summary: 规定停车收费。", 'summary: "布署停车\\t收费，再次布署。"'],
    ]
    workspace.apply({"change": {PARKING: slips}}, column)
    workspace.write(column / PARKING, (column / PARKING).read_text("utf-8") + f"\n{text}\n")
    found = fixed(column, DAY, lambda one: one.code.id == "GK620")
    write_fixed(column, found.files)
    after = (column / PARKING).read_text("utf-8")
    assert 'summary: "部署停车\\t收费，再次部署。"' in after
    right = "《既使办法》：即使截至目前部署了[办理](https://布署.example)，`布署` 过渡性岗位已后。"
    assert after.endswith(f"\n{right}\n")
    left = [one for one in found.verdict.findings if one.code.id == "GK620"]
    assert [(one.details["wrong"], one.level.value) for one in left] == [
        ("既使", "warning"),
        ("已后", "notice"),
    ]
    assert before.split("---")[2] in after


def test_what_is_apart_is_no_word() -> None:
    """Code, markup, targets of links and addresses; nobody reads more than a hundred."""
    text = (
        "布署`布署`[布署](布署.md)<布署>https://example.gov.cn/布署，布署\n"
        "```\n布署\n```\n布署\n[1]: 布署\n布署"
    )
    starts = [one.start for one in in_words(text, WORDS.found_in(text))]
    assert [text[start - 1 : start] for start in starts] == ["", "[", "，", "\n", "\n"]
    many = "布署。" * 10_000
    assert len(list(in_words(many, WORDS.found_in(many)))) == MOST


def test_word_of_one_character_is_an_error_and_no_silence() -> None:
    """A registry that is not read looks for nothing: that is told where it is wrong."""
    text = _list("有: 由")
    _, value, findings = read_registry(WordingRegistry, "data/wording.yml", text)
    assert value is None
    assert [finding.code.id for finding in findings] == ["GK023"]
