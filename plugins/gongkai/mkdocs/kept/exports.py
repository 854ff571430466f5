"""The files beside pages: one that says what it said is that of the build before."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from gongkai.i18n.translation import translation
from gongkai.mkdocs.kept.basis import basis_of
from gongkai.mkdocs.kept.files import EXPORTS, KeptFiles
from gongkai.mkdocs.kept.values import NoValueError, ValueHashes
from gongkai.render.asked import SiteAnswer, SiteQuestion, untranslated
from gongkai.render.files import FileRenderer
from gongkai.render.writing import Written
from gongkai.sources.configuration import is_full
from gongkai.views.datafile import DataFile
from gongkai.views.forms import Form

_SLOW = {Form.CSV, Form.JSON, Form.XLSX, Form.TABLE_XLSX, Form.ATOM, Form.JSON_SCHEMA}
"""Forms that take several times as long to write as to compare; none says what other files are."""


def kept_exports(
    folder: Path, column: str, writer: FileRenderer, there: Iterable[str]
) -> KeptFiles:
    """Return the exports that the build before kept in `folder`.

    They rest on `column`, the hash of all that is no record, and on all addresses of the edition,
    which are `there`: a file names no other.
    """
    basis = basis_of(column, writer.origin, writer.name, sorted(there))
    return KeptFiles(folder, EXPORTS, basis, is_fresh=is_full())


def write_exports(
    files: Iterable[DataFile],
    site: Path,
    writer: FileRenderer,
    hashes: ValueHashes,
    kept: KeptFiles,
) -> None:
    """Write files below `site`, or take those of the build before that would be the same."""
    words = translation(writer.origin.language)

    def answer(question: SiteQuestion) -> SiteAnswer:
        return words.unfilled(question.name)

    for file in files:
        target = site / file.address
        values = _values(file, hashes)
        found = kept.take(file.address, values, answer, target) if values else None
        if found is not None:
            writer.written[file.address] = Written(found.stat.size, found.digest)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        with words.noted() as in_english:
            target.write_bytes(writer.render(file))
        if values:
            digest = writer.written[file.address].digest
            kept.keep(file.address, values, untranslated(in_english), digest, target)
    writer.printed.clear()
    kept.close()


def _values(file: DataFile, hashes: ValueHashes) -> str:
    """Return the hash of what a file says; empty where it has none, or is written as fast."""
    if file.form in _SLOW:
        with suppress(NoValueError):
            return hashes.of(file)
    return ""
