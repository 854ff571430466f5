"""The files beside a record, as pages and copies name them."""

from dataclasses import dataclass

from gongkai.model.catalog import Catalog
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Attachment, File
from gongkai.model.record import Record
from gongkai.views.addresses import record_address


@dataclass(frozen=True)
class AttachedFile:
    """A file beside a record, with the name of its role."""

    attachment: Attachment
    file: File
    role: LocalText | None
    address: str
    """From the root of the site, with its name as it is."""
    in_full: bool = False
    """Whether its role, form, size and pages are said, too."""

    @property
    def form(self) -> str:
        """Return the ending of its name, as readers know it: PDF, XLSX."""
        return self.attachment.file.rpartition(".")[2].upper()


def attached_files(
    record: Record, catalog: Catalog, *, in_full: bool = False
) -> tuple[AttachedFile, ...]:
    """Return the files beside `record`, in its order."""
    roles = catalog.registries.vocabularies.terms("attachment_roles")
    return tuple(
        AttachedFile(
            one,
            record.files[one.file],
            roles.get(one.role or ""),
            record_address(record) + one.file,
            in_full,
        )
        for one in record.attachments
    )
