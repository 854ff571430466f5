"""What people give on the command line in their own words -> the kind, unit or day they mean."""

from datetime import date
from typing import NoReturn

from gongkai.commands.project import could_not_run
from gongkai.commands.speaking import worded
from gongkai.model.kinds import KINDS
from gongkai.model.nearest import Lookup
from gongkai.model.registries import Registries
from gongkai.report.characters import visible
from gongkai.sources.days import meant_day
from gongkai.sources.lookup import words_of_kinds

NO_KIND = "there is no kind “{kind}”; there are:\n{kinds}"
NO_UNIT = "there is no unit “{unit}” in data/units.yml; did you mean “{nearest}”?"
NO_SUCH_UNIT = "there is no unit “{unit}” in data/units.yml"
NO_DAY = "{option} takes a day like 2021-07-15, not “{text}”"
WORDS = (NO_KIND, NO_UNIT, NO_SUCH_UNIT, NO_DAY)
"""What it says, for translators."""


def given_kind(text: str) -> str:
    """Return the kind of record of an id or a name; exit 2 with all of them where there is none."""
    if text in KINDS:
        return text
    meant = Lookup(words_of_kinds()).meant(text)
    if meant is None or not meant.is_sure:
        kinds = (f"  {name} ({worded(KINDS[name].label.message)})" for name in sorted(KINDS))
        could_not_run(NO_KIND, kind=visible(text), kinds="\n".join(kinds))
    return meant.name


def given_unit(text: str, registries: Registries) -> str:
    """Return the unit of an id or a name; exit 2 where there is none."""
    if text in registries.units:
        return text
    held = {one.unit for one in registries.naming.means(text, None)}
    if len(held) != 1:
        _refuse_unit(text, registries)
    return held.pop()


def _refuse_unit(text: str, registries: Registries) -> NoReturn:
    names = {
        unit.id: tuple(filter(None, (unit.name.zh, unit.name.en, unit.short.zh)))
        for unit in registries.units.values()
    }
    meant = Lookup(names).meant(text)
    if meant is not None:
        could_not_run(NO_UNIT, unit=visible(text), nearest=meant.name)
    could_not_run(NO_SUCH_UNIT, unit=visible(text))


def given_day(option: str, text: str) -> date:
    """Return a day however people write it, 2021年7月15日 too; exit 2 where it is none."""
    day = meant_day(text)
    if day is None:
        could_not_run(NO_DAY, option=option, text=visible(text))
    return date.fromisoformat(day)
