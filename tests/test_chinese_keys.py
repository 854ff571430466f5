"""The keys of front matter in Chinese: one for each field, and never another's."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel

from gongkai.i18n.chinese_keys import (
    chinese_choices,
    chinese_key,
    chinese_keys,
    chinese_stages,
)
from gongkai.model.kinds import KINDS
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.model.stages import Stage
from gongkai.render.mappings import models_in
from gongkai.sources.model_keys import keys_of
from gongkai.sources.yaml import quoted

KEPT = Path(__file__).parent / "chinese_keys.yml"
"""Every key that was ever published, by its mapping."""


@cache
def mappings() -> tuple[type[BaseModel], ...]:
    """Return every mapping that front matter of any kind may hold."""
    return tuple({inner: None for kind in (Record, *KINDS.values()) for inner in models_in(kind)})


def test_every_field_has_one_key_and_no_key_two_fields() -> None:
    for model in (*mappings(), LocalText):
        keys = chinese_keys(model)
        assert list(keys) == keys_of(model), f"{model}: give the field a Label, or a ChineseKey"
        assert len(set(keys.values())) == len(keys), f"{model}: give one of the two a ChineseKey"
        assert not set(keys.values()) & set(keys), f"{model}: a key in one language is one in both"


def test_keys_are_short_and_need_no_quotes() -> None:
    for key in {key for model in (*mappings(), LocalText) for key in chinese_keys(model).values()}:
        assert quoted(key) == key
        assert key.isalpha(), key
        assert len(key) <= 8, key
        assert not key.isascii(), key


def test_what_is_no_field_has_the_key_that_was_asked_for() -> None:
    assert chinese_key(Record, "title") == "标题"
    assert chinese_key(Record, "headline") == "headline"


def test_keys_are_for_ever() -> None:
    """Columns are written with them: whoever changes a label gives its field a ChineseKey."""
    kept = yaml.safe_load(KEPT.read_text(encoding="utf-8"))
    assert kept == dict(published()), (
        f"write new ones into {KEPT.name}: python tests/test_chinese_keys.py"
    )


def published() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the keys of each mapping; of a kind those of its own."""
    common = chinese_keys(Record)
    yield "Record", dict(common)
    for model in [one for one in (*mappings(), LocalText) if one is not Record]:
        own = {k: v for k, v in chinese_keys(model).items() if common.get(k) != v}
        yield model.__name__, own if issubclass(model, Record) else dict(chinese_keys(model))


def test_every_word_has_one_in_chinese_and_no_two_the_same() -> None:
    choices = (chinese_choices(model, key) for model in mappings() for key in keys_of(model))
    for terms in (chinese_stages(), *choices):
        assert len(set(terms.values())) == len(terms)
        assert not set(terms.values()) & set(terms)


def test_all_kinds_and_stages_have_words() -> None:
    assert chinese_choices(Record, "kind").keys() == KINDS.keys()
    assert chinese_choices(Record, "openness")["withheld"] == "不予公开"
    assert chinese_stages().keys() == {stage.value for stage in Stage}


if __name__ == "__main__":
    text = yaml.safe_dump(dict(published()), allow_unicode=True, sort_keys=False)
    KEPT.write_text(text, encoding="utf-8")
