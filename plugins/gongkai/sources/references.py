"""Every name in a record's front matter and text must name something that is there."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from urllib.parse import quote, unquote

from gongkai.markdown.events import MarkdownText, parse
from gongkai.model.edits import Edit
from gongkai.model.findings import Finding, Phrase, Severity, SourcePlace, Word
from gongkai.model.nearest import Lookup, Meant, Words
from gongkai.model.numbers import standard_form
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.model.scalars import RECORDS
from gongkai.model.titles import unmarked
from gongkai.model.web_address import as_meant, is_web_address
from gongkai.sources.codes import links, values
from gongkai.sources.known import CLOSED, Known, word
from gongkai.sources.limits import FAULTS
from gongkai.sources.markup import beyond_limits
from gongkai.sources.mistyped import Right
from gongkai.sources.named_records import words_of
from gongkai.sources.names import Name, names_in
from gongkai.sources.records import LoadedRecords
from gongkai.sources.text_links import (
    NOT_DEFINED,
    Use,
    by_identity,
    html_in,
    leads_nowhere,
    links_in,
    lost,
    media_in,
)
from gongkai.sources.translations import Parsed
from gongkai.sources.typed import right_name, with_right
from gongkai.sources.undefined_names import UndefinedName, names_defined, undefined_names
from gongkai.sources.yaml import YamlDocument, quoted


def check_records(
    registries: Registries, loaded: LoadedRecords, unread_files: Collection[str] = ()
) -> list[Finding]:
    """Return a finding for every unknown name in a record's front matter or text.

    `unread_files` are those of data/ that could not be read: what they name is not judged.
    """
    titles = _titles(loaded.texts)
    known = Known(registries, unread_files, loaded.records, loaded.unread, titles)
    reported = {finding.place for finding in loaded.findings}
    findings: list[Finding] = []
    for chief in loaded.chiefs:
        named = (found for found in _front_matter(chief, known) if found.place not in reported)
        findings += islice(named, FAULTS + 1)  # the nearest of all names is sought for each
    attached = {chief.file.id: chief.attached for chief in loaded.chiefs}
    for one in loaded.texts:
        findings += _text(one, known, attached.get(one.file.id, {}))
    for record in loaded.records:
        findings += _stage_documents(record)
        findings += _external(record)
    return findings


def _titles(texts: Iterable[Parsed]) -> dict[str, list[str]]:
    """Return what people call each record: its titles, with and without the mark, its number."""
    titles: dict[str, list[str]] = defaultdict(list)
    for one in texts:
        title, number = (str(one.value.get(key) or "") for key in ("title", "number"))
        said = (title, unmarked(title), number, standard_form(number))
        titles[one.file.id] += filter(None, said)
    return titles


def unknown(path: str, document: YamlDocument, name: Name, known: Known) -> Finding:
    """Return the finding for a name that nothing has."""
    place = SourcePlace(path, *document.position(name.loc, key=name.is_key))
    details, spelling = {"value": name.text}, document.spelling
    if name.target in CLOSED:
        code = values.NOT_ALLOWED
        allowed = (spelling.term(name.target, one) for one in known.names(name.target))
        key = document.written_at(name.loc[:-1] if name.is_key else name.loc)
        details |= {"key": key, "allowed": ", ".join(allowed)}
    else:
        is_record = name.target in RECORDS
        code = values.UNKNOWN_RECORD if is_record else values.UNKNOWN_NAME
        details |= {"target": Word(word(name.target))}
    meant = known.meant(name.target, name.text)
    right = None
    if meant is not None:
        right = Right(quoted(spelling.term(name.target, meant.name)), meant.is_sure)
    return with_right(Finding(code, place, details), right)


def _front_matter(chief: Parsed, known: Known) -> Iterator[Finding]:
    document, path = chief.document, chief.file.path
    if document is None:
        return
    for name in names_in(chief.kind or Record, chief.value):
        if name.target in RECORDS and name.text == chief.value.get("id"):
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
            details = {"target": Word(word("attachment")), "value": name}
            place = _place(record, f"fulfils.{number}.attachment")
            finding = Finding(values.UNKNOWN_RECORD, place, details)
            yield with_right(finding, right_name(name, files))


def _text(one: Parsed, known: Known, attached: Words) -> Iterator[Finding]:
    """Report what the text of a record links to in vain, and what its page does not show."""
    parts, path = one.split, one.file.path
    if parts is None:
        return
    text = parse(parts.markdown)

    def place(offset: int) -> SourcePlace:
        line, column = text.position(offset)
        return SourcePlace(path, parts.line + line - 1, column)

    dead = (_dead_link(use, text, place(use.offset), known, attached) for use in links_in(text))
    yield from islice((finding for finding in dead if finding is not None), FAULTS + 1)
    for one_name in islice(undefined_names(text), FAULTS + 1):
        yield _undefined(one_name, text, place(one_name.offset), known)
    for use in html_in(text):
        yield Finding(links.RAW_HTML, place(use.offset), {"tag": use.text[:40]})
    for use in islice(media_in(text), FAULTS + 1):
        yield Finding(links.EXTERNAL_MEDIA, place(use.offset), {"address": use.text[:80]})
    for code, offset, limit in beyond_limits(text):
        yield Finding(code, SourcePlace(path, place(offset).line), {"limit": f"{limit:,}"})


def _dead_link(
    use: Use, text: MarkdownText, at: SourcePlace, known: Known, attached: Words
) -> Finding | None:
    reason = lost(use.text)
    if reason is not None:
        return _lost_link(use, text, at, reason, (known, attached))
    folder = posixpath.dirname(at.path)
    found = by_identity(use.text, folder)
    if found is None:
        if not leads_nowhere(use.text, attached):
            return None
        finding = Finding(links.DEAD_LINK, at, {"link": use.text})
        address = as_meant(use.text)
        meant = Meant(address, is_sure=False) if address else _named_by_page(use.text, known)
        meant = meant or Lookup(attached).meant(unquote(use.text))
        meant = meant or _file_named(use, text, attached) or _named_by_words(use, text, known)
        return _with_target(finding, use, meant, text)
    target, name = found
    if known.has(*found):
        return None
    details = {"link": use.text, "target": Word(word(target)), "value": name}
    meant = _meant(use, text, found, known)
    if meant is not None:
        is_path = target == "path"
        right = posixpath.relpath(meant.name, folder) if is_path else f"{target}:{meant.name}"
        meant = replace(meant, name=right)
    finding = Finding(links.UNKNOWN_LINK, at, details)
    return _with_target(finding, use, meant, text)


def _file_named(use: Use, text: MarkdownText, attached: Words) -> Meant | None:
    """Return the attachment whose title the words of a link are, with its number or without."""
    shown = _NUMBER_OF_FILE.sub("", words_of(use, text)[0])
    titles = {file: [_NUMBER_OF_FILE.sub("", one) for one in attached[file]] for file in attached}
    meant = Lookup(titles).meant(shown) if shown else None
    return replace(meant, is_sure=False) if meant is not None and meant.is_sure else None


_NUMBER_OF_FILE = re.compile(
    r"^\s*附[件表图录]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:.、]?\s*"
)
"""What stands before the name of an attachment, 附件1：."""


def _named_by_words(use: Use, text: MarkdownText, known: Known) -> Meant | None:
    """Return by identity the record that the words of a link name."""
    named = known.named("record", *words_of(use, text))
    return Meant(f"record:{named}", is_sure=False) if named is not None else None


def _named_by_page(target: str, known: Known) -> Meant | None:
    """Return by identity what an address within the site leads to, /r/parking/."""
    page = _PAGE.fullmatch(target.partition("#")[0])
    if page is None or not known.has(_PAGES[page["room"]], page["name"]):
        return None
    return Meant(f"{_PAGES[page['room']]}:{page['name']}", is_sure=True)


_PAGES = {"r": "record", "units": "unit", "columns": "column"}
"""What pages show, by the beginning of their addresses, which never change (decision 7)."""
_PAGE = re.compile(rf"/(?:zh/|en/)?(?P<room>{'|'.join(_PAGES)})/(?P<name>[a-z0-9-]+)/?")


def _meant(use: Use, text: MarkdownText, found: tuple[str, str], known: Known) -> Meant | None:
    """Return what a link means: what its words name comes before a name like the one written."""
    target, name = found
    alike, (shown, around) = known.meant(target, unquote(name)), words_of(use, text)
    if target not in ("record", "path"):
        called = known.meant(target, shown) if shown else None
        is_called = called is not None and called.is_sure
        return replace(called, is_sure=alike == called) if called and is_called else alike
    named = known.named(target, shown, around)
    if named is None or (alike is not None and alike.name == named):
        return alike
    return Meant(named, is_sure=False)


def _lost_link(
    use: Use, text: MarkdownText, at: SourcePlace, reason: Phrase, there: tuple[Known, Words]
) -> Finding:
    """Return the finding for an address that no page keeps; `there` are records and attachments."""
    finding = Finding(links.LOST_LINK, at, {"link": use.text, "reason": reason})
    known, attached = there
    right = as_meant(use.text)
    if right is None:
        meant = _file_on_disk(use.text, attached) or _without_port(use.text)
        meant = meant or _file_named(use, text, attached)
        return _with_target(finding, use, meant or _named_by_words(use, text, known), text)
    is_sure = text.written(use.offset, use.offset + len(use.text.encode())) == use.text
    edit = Edit(at.path, at.line, at.column, at.line, at.column + len(use.text), right)
    details = {**finding.details, "nearest": right}
    return replace(finding, details=details, edit=edit if is_sure else None)


def _file_on_disk(target: str, attached: Collection[str]) -> Meant | None:
    """Return the attachment of whose name a file on somebody's own disk is, file:///D:/x.pdf."""
    name = re.split(r"[/\\]", unquote(target))[-1]
    return Meant(name, is_sure=False) if _ON_DISK.match(target) and name in attached else None


_ON_DISK = re.compile(r"file:|[a-z]:[/\\]", re.IGNORECASE)


def _without_port(target: str) -> Meant | None:
    """Return an address without its port, if only this keeps it from being one."""
    bare = _PORT.sub(r"\1", target)
    return Meant(bare, is_sure=False) if bare != target and is_web_address(bare) else None


_PORT = re.compile(r"^(https?://[^/:?#]+):\d+(?=[/?#]|$)", re.IGNORECASE)


def _undefined(link: UndefinedName, text: MarkdownText, at: SourcePlace, known: Known) -> Finding:
    """Return the finding for a link by a name that is not defined, and how to write it."""
    meant = Lookup(names_defined(text)).meant(link.name or link.words)
    target = f"[{meant.name}]" if meant is not None else "(https://…)"
    record = known.named("record", link.words, "") if meant is None else None
    right = f"[{link.words}]{f'(record:{record})' if record else target}"
    details = {"link": link.written, "reason": Phrase(NOT_DEFINED), "nearest": right}
    return Finding(links.LOST_LINK, at, details, severity=Severity.WARNING)


def _with_target(finding: Finding, use: Use, meant: Meant | None, text: MarkdownText) -> Finding:
    """Return a finding on a link that knows where it should lead; what follows # is kept.

    A target that is written in another way than it is read (with entities, escaped) is left to
    people.
    """
    if meant is None:
        return finding
    details = {**finding.details, "nearest": meant.name}
    hash_, place = use.text.partition("#")[1:], finding.place
    right = quote(meant.name, safe=":/") + "".join(hash_)
    end = use.offset + len(use.text.encode())
    is_sure = meant.is_sure and text.written(use.offset, end) == use.text
    last = place.column + len(use.text)
    edit = Edit(place.path, place.line, place.column, place.line, last, right)
    return replace(finding, details=details, edit=edit if is_sure else None)


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
