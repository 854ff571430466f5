"""Files -> documents, each with the files that are its attachments."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from gongkai.importing.refusal import OLD
from gongkai.model.said import SaidError
from gongkai.sources.attachments import TYPES

READ = (".docx", ".pdf")
"""Files of which a record can be made, those first that are read best."""
_OLD = (".doc", ".wps")
NO_DOCUMENT = (
    "no document among {files}: gongkai import reads .docx, and .pdf if there is nothing else; "
    "attachments begin with 附件"
)
WHOSE = (
    "nobody can tell of which document {file} is an attachment; put each into a folder of its own"
)
NOT_TAKEN = "{file} cannot be attached; may be attached: {types}"
WORDS = (NO_DOCUMENT, WHOSE, NOT_TAKEN)
"""What may be said, for translators."""
_NAMED = re.compile(
    r"^(?:附\s*件\s*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})?|(?P<bare>\d{1,2})(?=[.．、]))"
    r"\s*[.．、:：_\-\s]*(?P<title>.*)$"
)
_CHINESE = "一二三四五六七八九十"
_ALIKE = 0.6
_PASSED_OVER = re.compile(r"^(?:[.~]|thumbs\.db$|desktop\.ini$)", re.IGNORECASE)


class BundleError(SaidError):
    """Files of which nobody can tell what they are to each other."""


@dataclass(frozen=True)
class BundledFile:
    """A file that belongs to a document, with what its name says."""

    path: Path
    number: int | None
    title: str


@dataclass(frozen=True)
class Bundle:
    """A document and the files that belong to it."""

    document: Path
    attachments: tuple[BundledFile, ...]


def bundles_of(paths: Sequence[Path]) -> list[Bundle]:
    """Return the documents among files and folders; files of one folder belong together.

    Raises BundleError where a file has no document, or may be of several.
    """
    found: list[Bundle] = []
    files = [path for path in paths if not path.is_dir()]
    if files:
        found += _of_one_place(files)
    for folder in (path for path in paths if path.is_dir()):
        found += _of_folder(folder)
    return found


def _of_folder(folder: Path) -> Iterator[Bundle]:
    """Yield the documents of a folder; each folder in it is one by itself."""
    inside = sorted(one for one in folder.iterdir() if not _PASSED_OVER.match(one.name))
    files = [one for one in inside if one.is_file()]
    if files:
        yield from _of_one_place(files)
    for below in (one for one in inside if one.is_dir() and not one.is_symlink()):
        yield from _of_folder(below)


def _of_one_place(files: Sequence[Path]) -> list[Bundle]:
    attached = [one for one in map(named, files) if one is not None]
    taken = {one.path for one in attached}
    others = [file for file in files if file not in taken]
    documents = [file for file in others if file.suffix.lower() == READ[0]]
    documents += [
        file
        for file in others
        if file.suffix.lower() == READ[1] and not any(d.stem == file.stem for d in documents)
    ]
    if not documents:
        for file in others:
            if file.suffix.lower() in _OLD:
                raise BundleError(OLD, file=file.name)
        raise BundleError(NO_DOCUMENT, files=", ".join(file.name for file in files))
    attached += [
        BundledFile(file, None, file.stem)
        for file in others
        if file not in documents and not _is_print_of(file, documents)
    ]
    if len(documents) > 1 and attached:
        raise BundleError(WHOSE, file=attached[0].path.name)
    for one in attached:
        if one.path.suffix.lower().lstrip(".") not in TYPES:
            raise BundleError(NOT_TAKEN, file=one.path.name, types=", ".join(TYPES))
    attached.sort(key=lambda one: (one.number is None, one.number, one.path.name))
    return (
        [Bundle(documents[0], tuple(attached))] if attached else [Bundle(d, ()) for d in documents]
    )


def _is_print_of(file: Path, documents: Iterable[Path]) -> bool:
    """Return whether a PDF is the document itself, printed."""
    return file.suffix.lower() == READ[1] and any(d.stem == file.stem for d in documents)


def named(file: Path) -> BundledFile | None:
    """Return what the name of an attachment says; None of a file that is not called one."""
    found = _NAMED.match(file.stem.strip())
    if found is None:
        return None
    said = found["number"] or found["bare"]
    number = None
    if said is not None:
        number = int(said) if said.isdecimal() else _CHINESE.find(said[-1]) + 1
    return BundledFile(file, number, found["title"].strip())


def title_of(one: BundledFile, listed: Sequence[str], place: int) -> tuple[str, bool]:
    """Return the title of an attachment, and whether the document lists it.

    Its number says which of the list it is; without one its name must be like a title of it.
    """
    if one.number is not None and one.number <= len(listed):
        return listed[one.number - 1], True
    if one.number is None and len(listed) == 1 and place == 0:
        return listed[0], True
    for title in listed:
        if SequenceMatcher(None, title, one.title).ratio() >= _ALIKE:
            return title, True
    return one.title or one.path.stem, False
