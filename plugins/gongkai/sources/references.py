"""Every name in a record's front matter and text must name something that is there."""

import posixpath
from collections.abc import Collection, Iterator
from itertools import islice

from gongkai.model.catalog import Registries
from gongkai.model.findings import Finding, SourcePlace, Word
from gongkai.model.nearest import nearest
from gongkai.model.record import Record
from gongkai.sources.codes import links, values
from gongkai.sources.known import CLOSED, Known
from gongkai.sources.limits import FAULTS
from gongkai.sources.markup import beyond_limits
from gongkai.sources.names import Name, names_in
from gongkai.sources.records import LoadedRecords
from gongkai.sources.text_links import by_identity, html_in, leads_nowhere, links_in, media_in
from gongkai.sources.translations import Parsed
from gongkai.sources.typed import choice
from gongkai.sources.words import word
from gongkai.sources.yaml import YamlDocument


def check_records(
    registries: Registries, loaded: LoadedRecords, unread_files: Collection[str] = ()
) -> list[Finding]:
    """Return a finding for every unknown name in a record's front matter or text.

    `unread_files` are those of data/ that could not be read: what they name is not judged.
    """
    known = Known(registries, unread_files, loaded.records, loaded.unread)
    reported = {finding.place for finding in loaded.findings}
    findings: list[Finding] = []
    for chief in loaded.chiefs:
        named = (found for found in _front_matter(chief, known) if found.place not in reported)
        findings += islice(named, FAULTS + 1)  # the nearest of all names is sought for each
    attached = {chief.file.id: chief.attached for chief in loaded.chiefs}
    for one in loaded.texts:
        findings += islice(_text(one, known, attached.get(one.file.id, [])), FAULTS + 1)
        findings += _markup(one)
    for record in loaded.records:
        findings += _stage_documents(record)
        findings += _external(record)
    return findings


def unknown(path: str, document: YamlDocument, name: Name, known: Known) -> Finding:
    """Return the finding for a name that nothing has."""
    place = SourcePlace(path, *document.position(name.loc, key=name.is_key))
    if name.target in CLOSED:
        allowed = known.names(name.target)
        return Finding(values.NOT_ALLOWED, place, choice(name.key, name.text, allowed))
    near = known.nearest(name.target, name.text)
    is_record = name.target in ("record", "matter")
    code = values.UNKNOWN_RECORD if is_record else values.UNKNOWN_NAME
    details = {"target": Word(word(name.target)), "value": name.text}
    return Finding(code, place, details | ({"nearest": near} if near else {}))


def _front_matter(chief: Parsed, known: Known) -> Iterator[Finding]:
    document, path = chief.document, chief.file.path
    if document is None:
        return
    for name in names_in(chief.kind or Record, chief.value):
        if name.target in ("record", "matter") and name.text == chief.value.get("id"):
            place = SourcePlace(path, *document.position(name.loc))
            yield Finding(values.SELF_RELATION, place)
        elif not known.has(name.target, name.text):
            yield unknown(path, document, name, known)


def _stage_documents(record: Record) -> Iterator[Finding]:
    """Report a stage whose document is an attachment that the record does not have."""
    files = [attachment.file for attachment in record.attachments]
    for number, fulfilment in enumerate(record.fulfils):
        name = fulfilment.attachment
        if name is not None and name not in files:
            near = nearest(name, files)
            details = {"target": Word(word("attachment")), "value": name}
            place = _place(record, f"fulfils.{number}.attachment")
            yield Finding(
                values.UNKNOWN_RECORD, place, details | ({"nearest": near} if near else {})
            )


def _text(one: Parsed, known: Known, attached: list[str]) -> Iterator[Finding]:
    parts, path = one.split, one.file.path
    if parts is None:
        return
    folder = posixpath.dirname(path)
    for use in links_in(parts.markdown):
        found = by_identity(use.text, folder)
        if found is None:
            if leads_nowhere(use.text, attached):
                place = SourcePlace(path, parts.line + use.line - 1, use.column)
                near = nearest(use.text, attached)
                details = {"link": use.text} | ({"nearest": near} if near else {})
                yield Finding(links.DEAD_LINK, place, details)
            continue
        if known.has(*found):
            continue
        target, name = found
        near = known.nearest(target, name)
        details = {"link": use.text, "target": Word(word(target)), "value": name}
        if near:
            relative = posixpath.relpath(near, folder) if target == "path" else ""
            details["nearest"] = relative or f"{target}:{near}"
        place = SourcePlace(path, parts.line + use.line - 1, use.column)
        yield Finding(links.UNKNOWN_LINK, place, details)


def _markup(one: Parsed) -> Iterator[Finding]:
    """Report what Markdown does not keep, and what it cannot render in its time."""
    parts, path = one.split, one.file.path
    if parts is None:
        return
    for use in html_in(parts.markdown):
        place = SourcePlace(path, parts.line + use.line - 1, use.column)
        yield Finding(links.RAW_HTML, place, {"tag": use.text[:40]})
    for use in media_in(parts.markdown):
        place = SourcePlace(path, parts.line + use.line - 1, use.column)
        yield Finding(links.EXTERNAL_MEDIA, place, {"address": use.text[:80]})
    for code, line, limit in beyond_limits(parts.markdown):
        yield Finding(code, SourcePlace(path, parts.line + line - 1), {"limit": f"{limit:,}"})


def _external(record: Record) -> Iterator[Finding]:
    """Report a text where only facts may stand, in either language."""
    for body in record.bodies.values():
        text = body.markdown
        if text.strip() and not record.has_text:
            before = text[: len(text) - len(text.lstrip())]
            column = len(before) - before.rfind("\n")
            place = SourcePlace(body.path, body.line + before.count("\n"), column)
            yield Finding(links.EXTERNAL_TEXT, place)


def _place(record: Record, key: str) -> SourcePlace:
    return SourcePlace(record.path, *record.marks.get(key, (1, 1)))
