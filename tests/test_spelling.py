"""Slips by a model of how Chinese is written: what it finds, and how it reads a text."""

import math
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gongkai.measures.spelling.boosted_trees import BoostedTrees
from gongkai.measures.spelling.english import english_misspellings, english_words
from gongkai.measures.spelling.language_model import UNKNOWN, LanguageModel, language_model
from gongkai.measures.spelling.noisy_channel import Weighed, misspellings, weighed
from gongkai.measures.spelling.segmentation import segmented
from gongkai.measures.spelling.sentence_words import NUMBER, SentenceWords, character_runs, words_of
from gongkai.measures.spelling.word_context import STRANGER

CASES = yaml.safe_load((Path(__file__).parent / "spelling.yml").read_text("utf-8"))
ENGLISH = yaml.safe_load((Path(__file__).parent / "english_spelling.yml").read_text("utf-8"))
CHINESE = st.text(st.sampled_from("申请人应当缴纳保证金今的在检俭验责任壬㐀，。 a1"), max_size=24)


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return language_model()


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:16] for case in CASES])
def test_slips_are_found(case: dict[str, object]) -> None:
    found = [f"{slip.written}→{slip.meant}" for slip in misspellings(str(case["text"]))]
    assert found == case["found"]


@pytest.mark.parametrize("case", ENGLISH, ids=[case["text"][:24] for case in ENGLISH])
def test_english_words_that_are_none_are_found(case: dict[str, object]) -> None:
    found = [f"{slip.written}→{slip.meant}" for slip in english_misspellings(str(case["text"]))]
    assert found == case["found"]


@given(st.text(st.sampled_from("aeiourstln ,.'"), max_size=24))
def test_english_word_found_is_none_and_the_other_is_common(text: str) -> None:
    for slip in english_misspellings(text):
        assert text[slip.start : slip.end] == slip.written
        assert not english_words().has(slip.written)
        assert slip.meant in english_words().common


def test_most_cases_of_both_kinds_are_there() -> None:
    wrong = sum(bool(case["found"]) for case in CASES)
    assert wrong >= 10
    assert len(CASES) - wrong >= 10


@given(CHINESE)
def test_slip_stands_where_it_says_and_is_another_word(text: str) -> None:
    last = 0
    for slip in misspellings(text):
        assert text[slip.start : slip.end] == slip.written
        assert slip.written != slip.meant
        assert len(slip.written) == len(slip.meant)
        assert slip.start >= last
        last = slip.end


@given(CHINESE)
def test_reading_is_whole_and_no_dearer_than_single_characters(text: str) -> None:
    model = language_model()
    reading = segmented(text, model)
    places = [(start, end) for start, end, _ in reading.words]
    assert "".join(text[start:end] for start, end in places) == text
    before, single = -1, 0.0
    for character in text:
        word = model.words.get(character, -1)
        single, before = single + model.cost(before, word), word
    assert reading.cost <= single + 1e-9


def test_word_costs_less_behind_one_that_it_follows(model: LanguageModel) -> None:
    carry, out, river = (model.words[word] for word in ("贯彻", "落实", "河流"))
    assert model.cost(carry, out) < model.alone(out)
    assert model.cost(carry, river) >= model.alone(river)
    assert model.cost(carry, -1) == UNKNOWN


def test_what_stands_in_law_is_counted(model: LanguageModel) -> None:
    assert model.together("行政") > model.together("政机") > 0
    assert model.together("政蹋") == 0


@given(CHINESE)
def test_odds_only_rise_with_what_reading_gains(text: str) -> None:
    """So a slip is left out before its gain is asked, if no gain could make it likely."""
    model = language_model()
    for one in every_slip(text, model):
        trees = model.context_trees if one.evidence.fits_known else model.trees
        odds = [trees.score(one.evidence._replace(gain=gain)) for gain in (-9.0, 0.0, 9.0)]
        assert odds == sorted(odds)
        assert one.odds <= trees.score(one.evidence._replace(gain=math.inf))


@given(CHINESE)
def test_odds_only_rise_with_how_much_better_a_word_fits(text: str) -> None:
    trees = language_model().context_trees
    for one in every_slip(text, language_model()):
        fits = (-9.0, 0.0, 9.0)
        odds = [trees.score(one.evidence._replace(fits_better=better)) for better in fits]
        assert odds == sorted(odds)


def every_slip(text: str, model: LanguageModel) -> Iterator[Weighed]:
    for passage in character_runs(text, model):
        yield from weighed(passage, model, -math.inf)


@given(CHINESE)
def test_words_make_up_a_sentence(text: str) -> None:
    words = list(words_of(text, language_model()))
    assert all(text[word.start : word.end] == word.text or word.text == NUMBER for word in words)
    written = [at for word in words for at in range(word.start, word.start + len(word.text))]
    assert written == sorted(set(written))
    assert all(at in written for at, character in enumerate(text) if "一" <= character <= "鿿")


def test_word_goes_with_words_that_stand_beside_it(model: LanguageModel) -> None:
    beside = model.context.beside(["机动车", "在", "公路", "上"])
    assert model.context.fit("行驶", beside) > model.context.fit("行使", beside)
    beside = model.context.beside(["依法", "职权", "监督"])
    assert model.context.fit("行使", beside) > model.context.fit("行驶", beside)


def test_one_word_beside_another_says_nothing(model: LanguageModel) -> None:
    assert model.context.beside(["机动车"]) is None
    assert model.context.beside(["机动车", "没有的词"]) is None
    assert model.context.fit("行驶", None) == STRANGER


def test_words_beside_a_place_do_not_reach_into_it(model: LanguageModel) -> None:
    sentence = SentenceWords("车辆在2车道上行使权利", model)
    assert sentence.beside(7, 9) == ["车辆", "在", NUMBER, "车道", "上", "权利"]
    assert "行使" not in sentence.beside(8, 9)


def test_character_of_names_stands_where_it_never_did(model: LanguageModel) -> None:
    assert model.newcomer("娅") > model.newcomer("法")


def test_trees_add_up_what_they_compare() -> None:
    trees = BoostedTrees(
        0.5, [[(1, 2.0, 1, 2), (-1, -1.0, 0, 0), (-1, 3.0, 0, 0)], [(-1, 0.25, 0, 0)]]
    )
    assert trees.score((9.0, 2.0)) == -0.25
    assert trees.score((9.0, 2.1)) == 3.75


@given(st.text(st.sampled_from("零一二三四五六七八九十百千的市元"), max_size=12))
def test_no_number_is_meant(text: str) -> None:
    for slip in misspellings(text):
        assert set(slip.meant) - set("零一二三四五六七八九十百千")


def test_model_says_where_it_is_from(model: LanguageModel) -> None:
    assert model.about["licence"] == "LGPL-3.0-or-later"
    assert {"words", "together", "shapes", "made"} <= model.about.keys()
