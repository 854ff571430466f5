"""What a change touches -> the roles that look at it: units, office, engineers, and others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongkai.i18n.translation import Translation
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.model.site import Reviewer
from gongkai.report.review_changes import Looking

OFFICE = "Disclosure office"
ENGINEERS = "Engineers"
OWNER = "Unit: {unit}"
WORDS = (OFFICE, ENGINEERS, OWNER)
"""The roles that every column has, for translators."""


@dataclass(frozen=True)
class TouchedFiles:
    """The files of a change that are no records, as far as they may be named."""

    attachments: Sequence[str] = ()
    registries: Sequence[str] = ()
    engine: Sequence[str] = ()

    def by_name(self) -> Mapping[str, Sequence[str]]:
        """Return them by what `touched` of a reviewer calls them."""
        return {
            "attachments": self.attachments,
            "registries": self.registries,
            "engine": self.engine,
        }


def looking(
    records: Mapping[str, Sequence[tuple[Record, str]]],
    files: TouchedFiles,
    registries: Registries,
    words: Translation,
) -> Iterator[Looking]:
    """Yield each role with what it looks at; `records` are those touched with their addresses.

    Teams are those that CODEOWNERS names (report/owners.py); the other roles are written in
    data/site.yml.
    """
    owners, language = registries.site.owners, words.language
    touched = [one for group in records.values() for one in group]
    by_unit: dict[str, list[str]] = {}
    for record, address in touched:
        if record.unit in registries.units:
            by_unit.setdefault(record.unit, []).append(address)
    for name, addresses in sorted(by_unit.items()):
        unit = registries.units[name]
        team = name if owners is not None and unit.publishes else ""
        yield Looking(words(OWNER, unit=unit.short.in_(language)), team, addresses)
    filed = [*(address for _, address in touched), *files.registries]
    if filed:
        yield Looking(words(OFFICE), owners.office if owners else "", filed)
    if files.engine:
        yield Looking(words(ENGINEERS), owners.engineers if owners else "", files.engine)
    for role in owners.reviewers if owners else ():
        beside = (name for what in role.touched for name in files.by_name().get(what, ()))
        looks = [*_records_for(role, records), *beside]
        if looks:
            yield Looking(role.name.in_(language), role.team or "", looks)


def _records_for(
    role: Reviewer, records: Mapping[str, Sequence[tuple[Record, str]]]
) -> Iterator[str]:
    """Yield the addresses of the records that a role looks at."""
    for group, found in records.items():
        if role.touched and group not in role.touched:
            continue
        for record, address in found:
            is_of_kind = not role.kinds or record.kind in role.kinds
            if is_of_kind and (not role.classes or record.class_ in role.classes):
                yield address
