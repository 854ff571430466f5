"""A rule in words: what it says to all, and what it says instead to some."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.model.local_text import LocalText
from gongkai.model.rules import Rule
from gongkai.model.units import Unit, UnitType


@dataclass(frozen=True)
class FilledVariant:
    """What a rule says to some units, to a type of unit, or for some time."""

    rule: Rule
    """The rule as it is there."""
    units: tuple[LocalText, ...]
    types: tuple[UnitType, ...]
    first: date | None
    last: date | None


@dataclass(frozen=True)
class FilledRule:
    """A rule with its variants."""

    rule: Rule
    variants: tuple[FilledVariant, ...]


def filled(
    names: Iterable[str], rules: Mapping[str, Rule], units: Mapping[str, Unit]
) -> tuple[FilledRule, ...]:
    """Return the rules of these names that there are, each with its variants."""
    known = [rules[name] for name in names if name in rules]
    return tuple(FilledRule(rule, _variants(rule, units)) for rule in known)


def _variants(rule: Rule, units: Mapping[str, Unit]) -> tuple[FilledVariant, ...]:
    return tuple(
        FilledVariant(
            rule.varied(one),
            tuple(units[unit].short for unit in one.units if unit in units),
            one.types,
            one.from_,
            one.until,
        )
        for one in rule.variants
    )
