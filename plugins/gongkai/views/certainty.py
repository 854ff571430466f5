"""The words for how well a rule is known."""

from collections.abc import Mapping

from gongkai.views.page import Label

CERTAINTY: Mapping[str, Label] = {
    "V~": Label("seen second-hand"),
    "D": Label("worked out from the text"),
    "M": Label("from memory, the text was not read"),
    "unknown": Label("not certain"),
}
"""What is said beside a rule, by its mark; the source of a proposal says so itself."""
