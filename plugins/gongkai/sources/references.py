"""Every name in a record's front matter and text must name something that is there."""

import posixpath
from collections.abc import Collection, Iterable, Iterator

from gongkai.model.catalog import Registries
from gongkai.model.findings import Finding, Place, Word
from gongkai.model.language import Language
from gongkai.model.record import Record
from gongkai.sources.codes import links, values
from gongkai.sources.known import CLOSED, Known
from gongkai.sources.names import names_in
from gongkai.sources.nearest import nearest
from gongkai.sources.text_links import by_identity, links_in
from gongkai.sources.typed import choice
from gongkai.sources.words import word

SAMPLE_UNDER_REAL = "an invented record is filed under a real unit"
REAL_UNDER_SAMPLE = "an invented unit has a record that is not marked as a sample"
SAMPLE_TITLE = "the title of an invented record does not say that it is one"
SAMPLE_SIGNS: dict[Language, str] = {"zh": "【示例】", "en": "SAMPLE:"}


def check_records(
    registries: Registries, records: Collection[Record], unread: Collection[str]
) -> list[Finding]:
    """Return a finding for every unknown name in a record's front matter or text."""
    known = Known(registries, records, unread)
    findings: list[Finding] = []
    for record in records:
        findings += _front_matter(record, known)
        findings += _stage_papers(record)
        findings += _texts(record, known)
        findings += _sample(record, registries)
    return findings


def unknown(place: Place, key: str, target: str, name: str, known: Known) -> Finding:
    """Return the finding for a name that nothing bears."""
    if target in CLOSED:
        return Finding(values.NOT_ALLOWED, place, choice(key, name, known.names(target)))
    near = known.nearest(target, name)
    code = values.UNKNOWN_RECORD if target in ("record", "matter") else values.UNKNOWN_NAME
    details = {"target": Word(word(target)), "value": name}
    return Finding(code, place, details | ({"nearest": near} if near else {}))


def _front_matter(record: Record, known: Known) -> Iterator[Finding]:
    for loc, target, name in names_in(record):
        place = _place(record, loc)
        if target in ("record", "matter") and name == record.id:
            yield Finding(values.SELF_RELATION, place)
        elif not known.has(target, name):
            key = next(part for part in reversed(loc) if isinstance(part, str))
            yield unknown(place, key, target, name, known)


def _stage_papers(record: Record) -> Iterator[Finding]:
    """Report a stage whose paper is an attachment that the record does not have."""
    files = [attachment.file for attachment in record.attachments]
    for number, fulfilment in enumerate(record.fulfils):
        name = fulfilment.attachment
        if name is not None and name not in files:
            near = nearest(name, files)
            details = {"target": Word(word("attachment")), "value": name}
            place = _place(record, ("fulfils", number, "attachment"))
            yield Finding(
                values.UNKNOWN_RECORD, place, details | ({"nearest": near} if near else {})
            )


def _place(record: Record, loc: tuple[str | int, ...]) -> Place:
    while loc:
        mark = record.marks.get(".".join(map(str, loc)))
        if mark is not None:
            return Place(record.path, *mark)
        loc = loc[:-1]
    return Place(record.path)


def _texts(record: Record, known: Known) -> Iterator[Finding]:
    for body in record.bodies.values():
        folder = posixpath.dirname(body.path)
        for use in links_in(body.markdown):
            found = by_identity(use.text, folder)
            if found is None or known.has(*found):
                continue
            target, name = found
            near = known.nearest(target, name)
            details = {"link": use.text, "target": Word(word(target)), "value": name}
            if near:
                relative = posixpath.relpath(near, folder) if target == "path" else ""
                details["nearest"] = relative or f"{target}:{near}"
            place = Place(body.path, body.line + use.line - 1, use.column)
            yield Finding(links.UNKNOWN_LINK, place, details)


def _sample(record: Record, registries: Registries) -> Iterator[Finding]:
    """Keep invented records and real units apart, both ways (design.md §4.12)."""
    unit = registries.units.get(record.unit or "")
    if unit is not None and unit.sample != record.sample:
        problem = SAMPLE_UNDER_REAL if record.sample else REAL_UNDER_SAMPLE
        yield Finding(
            values.SAMPLE_MISMATCH, _place(record, ("unit",)), {"problem": Word(problem)}
        )
    if record.sample:
        for language, body in record.bodies.items():
            if not body.title.startswith(SAMPLE_SIGNS[language]):
                place = Place(body.path, *body.title_at)
                yield Finding(values.SAMPLE_MISMATCH, place, {"problem": Word(SAMPLE_TITLE)})
