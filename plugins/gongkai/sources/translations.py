"""The files of one record: which is authoritative, and what a translation may say (decision 9)."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gongkai.i18n.chinese_keys import chinese_key
from gongkai.model.findings import Finding, SourcePlace
from gongkai.model.kinds import KINDS
from gongkai.model.language import Language
from gongkai.model.parts import Body, Part
from gongkai.model.record import Record
from gongkai.model.scalars import Identifier, Text
from gongkai.sources.chinese import with_model_names
from gongkai.sources.codes import places
from gongkai.sources.front_matter import Split, split
from gongkai.sources.limits import RECORD_BYTES
from gongkai.sources.lookup import words_of_keys
from gongkai.sources.model_keys import keys_of
from gongkai.sources.spelling import Spelling
from gongkai.sources.text import open_text
from gongkai.sources.tree import RecordFile
from gongkai.sources.typed import unknown_key, validate
from gongkai.sources.unfinished import find_unfinished
from gongkai.sources.yaml import YamlDocument


class Translation(Part):
    """The front matter of a file that is not the authoritative one."""

    id: Identifier
    title: Text
    summary: Text = ""


@dataclass(frozen=True)
class Parsed:
    """A record file, as far as it could be read."""

    file: RecordFile
    split: Split | None
    findings: tuple[Finding, ...]
    text: str | None = None
    """All of the file; None where it is no text in UTF-8."""
    digest: str = ""
    """SHA-256 of the file, in hexadecimal digits."""

    @property
    def document(self) -> YamlDocument | None:
        """Return the front matter; None where there is none that could be read."""
        return self.split.document if self.split else None

    @property
    def value(self) -> Mapping[str, object]:
        """Return the keys of the front matter that could be read."""
        document = self.document
        return document.value if document and isinstance(document.value, dict) else {}

    @property
    def kind(self) -> type[Record] | None:
        """Return the kind that the front matter names, if it is one."""
        kind = self.value.get("kind")
        return KINDS.get(kind) if isinstance(kind, str) else None

    def kind_in(self, spelling: Spelling) -> type[Record] | None:
        """Return the kind that a file names whose keys and terms are as they were written."""
        kind = self.value.get("kind", self.value.get(chinese_key(Record, "kind")))
        names = spelling.names.get("kind", {})
        return KINDS.get(names.get(kind, kind)) if isinstance(kind, str) else None

    @property
    def attached(self) -> dict[str, tuple[str, ...]]:
        """Return the names of the attachments that the front matter lists, each with its titles."""
        listed = self.value.get("attachments")
        entries = listed if isinstance(listed, list) else []
        return {
            entry["file"]: _titles_in(entry.get("title"))
            for entry in entries
            if isinstance(entry, dict) and isinstance(entry.get("file"), str)
        }

    @property
    def lists_attachments(self) -> bool:
        """Return whether all attachments and tables that the file names could be read."""
        if self.document is None or not self.document.readable:
            return False
        return all(
            isinstance(listed, list) and all(isinstance(entry, dict) for entry in listed)
            for listed in (self.value.get(key, []) for key in ("attachments", "tables"))
        )

    def body(self) -> Body:
        """Return the text with its title and summary, wherever they stand."""
        title, summary = (str(self.value.get(key) or "") for key in ("title", "summary"))
        document, parts = self.document, self.split
        if document is None or parts is None:
            return Body(title, summary, "", self.file.path, 1)
        return Body(
            title,
            summary,
            parts.markdown,
            self.file.path,
            parts.line,
            document.position(("title",)),
            document.position(("summary",)),
            self.digest,
        )


def parse(root: Path, file: RecordFile) -> Parsed:
    """Read a record file."""
    source = open_text(root, file.path, RECORD_BYTES)
    if source.text is None:
        return Parsed(file, None, source.findings)
    parts = split(file.path, source.text)
    unfinished = find_unfinished(file.path, source.text)
    findings = (*source.findings, *parts.findings, *unfinished)
    return Parsed(file, parts, findings, source.text, source.digest)


def with_names(parsed: Iterable[Parsed], spelling: Spelling) -> list[Parsed]:
    """Return the files of one record with the names of the model for their keys and terms.

    A file that does not say of which kind it is has the kind of another.
    """
    files = list(parsed)
    read = [_with_names(one, one.kind_in(spelling) or Record, spelling) for one in files]
    kind = next((one.kind for one in read if one.kind is not None), None)
    if kind is None:
        return read
    both = zip(files, read, strict=True)
    return [done if done.kind else _with_names(one, kind, spelling) for one, done in both]


def _titles_in(value: object) -> tuple[str, ...]:
    """Return a title as it is written, in one language or by language."""
    titles = value.values() if isinstance(value, Mapping) else (value,)
    return tuple(one for one in titles if isinstance(one, str))


def _with_names(one: Parsed, model: type[Record], spelling: Spelling) -> Parsed:
    before = one.document
    if one.split is None or before is None:
        return one
    document = with_model_names(before, model, one.file.path, spelling)
    if document is before:
        return one
    added = document.findings[len(before.findings) :]
    return replace(
        one, split=replace(one.split, document=document), findings=(*one.findings, *added)
    )


def authoritative(parsed: list[Parsed]) -> tuple[Parsed | None, list[Parsed]]:
    """Return the file that holds the whole front matter, and its translations."""
    by_language: dict[Language, Parsed] = {one.file.language: one for one in parsed}
    wanted: Language = (
        "en" if any(one.value.get("authoritative") == "en" for one in parsed) else "zh"
    )
    chief = by_language.get(wanted)
    return chief, [one for one in parsed if one is not chief]


def alone(one: Parsed) -> list[Finding]:
    """Report a translation whose authoritative file is missing."""
    if one.document is None:
        return []  # what is wrong with the file itself is reported
    other = "zh" if one.file.language == "en" else "en"
    details = {
        "other": one.file.path.replace(f".{one.file.language}.md", f".{other}.md"),
        "language": one.file.language,
    }
    return [Finding(places.TRANSLATION_ALONE, SourcePlace(one.file.path), details, one.file.id)]


def translation(twin: Parsed, chief: Parsed) -> tuple[Body | None, list[Finding]]:
    """Read a translation; keys beside id, title and summary must say what the chief file says."""
    document, path = twin.document, twin.file.path
    if document is None:
        return None, []
    own = keys_of(Translation)
    known = {
        key for model in ([chief.kind] if chief.kind else KINDS.values()) for key in keys_of(model)
    }
    comparable = chief.document is not None and chief.document.readable
    findings = []
    spelling = document.spelling
    for key in [key for key in twin.value if key not in own]:
        place = SourcePlace(path, *document.position((key,), key=True))
        written = document.written.get((key,), key)
        if key not in known:
            said = words_of_keys(Record)
            words = {spelling.key(Record, name): (name, *said[name]) for name in own}
            found = unknown_key(place, written, words)
            findings.append(replace(found, record=twin.file.id))
        elif comparable and twin.value[key] != chief.value.get(key):
            details = {"key": written, "other": chief.file.path}
            findings.append(Finding(places.TRANSLATION_CONTRADICTS, place, details, twin.file.id))
    kept = document.value
    if isinstance(kept, dict):
        kept = {key: value for key, value in kept.items() if key in own}
    value, problems = validate(Translation, path, replace(document, value=kept))
    findings += problems
    findings += file_name(twin)
    return twin.body() if value else None, findings


def file_name(one: Parsed) -> list[Finding]:
    """Report an id that is not the file's name."""
    file, document, identifier = one.file, one.document, one.value.get("id")
    if document is None or not isinstance(identifier, str) or identifier == file.id:
        return []
    details = {
        "file": posixpath.basename(file.path),
        "id": identifier,
        "language": file.language,
    }
    place = SourcePlace(file.path, *document.position(("id",)))
    return [Finding(places.FILE_NAME, place, details, file.id)]
