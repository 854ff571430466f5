"""Documents that were imported, and what was read of them."""

from pathlib import Path

from gongkai.importing.document import ImportedDocument, import_word
from made_official import OfficialDocument


def imported(document: OfficialDocument, folder: Path) -> ImportedDocument:
    """Save a document as a Word file, and import that."""
    return import_word(document.save(folder / "公文.docx"))


def said(document: ImportedDocument) -> dict[str, str]:
    """Return what was read of each field."""
    return {name: one.value for name, one in document.layout.fields.items()}
