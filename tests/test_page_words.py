"""Words of pages are written out, and get the values that they name."""

from string import Formatter

import pytest

from gongkai.model.units import UNIT_TYPES
from gongkai.views.labels import UNIT_TYPE
from page_words import Said, all_said

SAID = all_said()


def placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name}


@pytest.mark.parametrize("said", SAID, ids=lambda said: f"{said.place} {said.message}")
def test_message_is_given_what_it_names(said: Said) -> None:
    assert said.message is not None, "write the message out: translators read the source"
    assert placeholders(said.message) == said.values


def test_types_of_units_are_called_the_same_on_pages_and_in_reports() -> None:
    """Pages need their words written out; reports, which know no pages, have those of the model."""
    assert {kind: label.message for kind, label in UNIT_TYPE.items()} == UNIT_TYPES
