"""What people give on the command line in their own words -> the kind or the unit they mean."""

import difflib
from collections.abc import Iterable
from typing import NoReturn

from gongkai.commands.project import could_not_run
from gongkai.commands.speaking import worded
from gongkai.model.kinds import KINDS
from gongkai.model.nearest import Lookup
from gongkai.model.registries import Registries
from gongkai.report.characters import visible
from gongkai.sources.everyday_names import SEVERAL
from gongkai.sources.lookup import words_of_kinds

NO_KIND = "there is no kind “{kind}”; there are:\n{kinds}"
SEVERAL_KINDS = "“{kind}” may be one of several kinds; say which:\n{kinds}"
NEAR_KINDS = "there is no kind “{kind}”; near it are:\n{kinds}"
A_KIND = "  {name} ({label})"
NO_UNIT = "there is no unit “{unit}” in data/units.yml; did you mean “{nearest}”?"
NO_SUCH_UNIT = "there is no unit “{unit}” in data/units.yml"
WORDS = (NO_KIND, SEVERAL_KINDS, NEAR_KINDS, A_KIND, NO_UNIT, NO_SUCH_UNIT)
"""What it says, for translators."""
_LIKE = 0.6
"""How alike a name is at least that is offered."""


def given_kind(text: str) -> str:
    """Return the kind of record of an id or a name; exit 2 with those it may be."""
    if text in KINDS:
        return text
    meant = Lookup(words_of_kinds()).meant(text)
    if meant is None or not meant.is_sure:
        _refuse_kind(text)
    return meant.name


def _refuse_kind(text: str) -> NoReturn:
    several = SEVERAL.get(text.strip().casefold())
    if several is not None:
        could_not_run(SEVERAL_KINDS, kind=visible(text), kinds=_kinds(several))
    near = _near(text)
    message = NEAR_KINDS if near else NO_KIND
    could_not_run(message, kind=visible(text), kinds=_kinds(near or sorted(KINDS)))


def _kinds(names: Iterable[str]) -> str:
    """Return kinds with what pages call them, a line each."""
    said = ((name, worded(KINDS[name].label.message)) for name in names)
    return "\n".join(worded(A_KIND, name=name, label=label) for name, label in said)


def _near(text: str) -> list[str]:
    """Return the kinds of which a name is like a text, or holds it, the nearest first."""
    names = {word.casefold(): name for name, words in words_of_kinds().items() for word in words}
    asked = text.strip().casefold()
    like = difflib.get_close_matches(asked, names, 3, _LIKE)
    held = [word for word in names if len(asked) > 1 and asked in word]
    return list(dict.fromkeys(names[word] for word in (*like, *held)))


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
