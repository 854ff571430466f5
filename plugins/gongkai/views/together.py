"""What belongs to a record on its page: related records, decisions, key tasks, attachments."""

from dataclasses import dataclass

from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.decision import Decision
from gongkai.model.language import LocalText
from gongkai.model.parts import Attachment, File, Fulfilment
from gongkai.model.record import Record
from gongkai.model.stages import Stage
from gongkai.views.addresses import point_address, record_address
from gongkai.views.related import Related, related
from gongkai.views.rows import Row, row, title_of


@dataclass(frozen=True)
class AttachedFile:
    """A file beside the record, with the name of its role."""

    attachment: Attachment
    file: File
    role: LocalText | None


@dataclass(frozen=True)
class MatterLink:
    """A matter of which this record publishes stages, with the matter's other documents."""

    title: LocalText
    address: str
    stages: tuple[tuple[Stage, AttachedFile | None], ...]
    """Each with the attachment that shows it, where it is not the record itself."""
    documents: tuple[tuple[Stage, Row, AttachedFile | None], ...]
    """The other documents, each with the attachment of it that shows the stage."""


@dataclass(frozen=True)
class Together:
    """Everything beside the record's own words."""

    related: tuple[Related, ...]
    matters: tuple[MatterLink, ...]
    points: tuple[tuple[LocalText, str, str], ...]
    """Title, address and reference of each key task."""
    attached: tuple[AttachedFile, ...]


def together(record: Record, catalog: Catalog, measures: Measures) -> Together:
    """Return what belongs to `record`."""
    attached = _attached(record, catalog)
    points = ((ref, catalog.registries.point(ref)) for ref in record.points)
    return Together(
        related(record, catalog, measures),
        tuple(_matter(m, record, attached, catalog, measures) for m in catalog.matters_of(record)),
        tuple((pair[1].title, point_address(ref), ref) for ref, pair in points if pair),
        attached,
    )


def _attached(record: Record, catalog: Catalog) -> tuple[AttachedFile, ...]:
    roles = catalog.registries.vocabularies.terms("attachment_roles")
    return tuple(
        AttachedFile(one, record.files[one.file], roles.get(one.role or ""))
        for one in record.attachments
    )


def _shows(document: Record, fulfilment: Fulfilment, catalog: Catalog) -> AttachedFile | None:
    attached = _attached(document, catalog) if fulfilment.attachment else ()
    return next((one for one in attached if one.attachment.file == fulfilment.attachment), None)


def _matter(
    matter: Decision,
    record: Record,
    attached: tuple[AttachedFile, ...],
    catalog: Catalog,
    measures: Measures,
) -> MatterLink:
    by_name = {one.attachment.file: one for one in attached}
    own = tuple(
        (Stage(one.stage), by_name.get(one.attachment or ""))
        for one in record.fulfils
        if one.matter == matter.id
    )
    documents = [
        (stage, row(document, catalog, measures), _shows(document, fulfilment, catalog))
        for stage in Stage
        for document, fulfilment in catalog.documents_of_stage(matter.id, stage)
        if document.id != record.id
    ]
    return MatterLink(title_of(matter), record_address(matter), own, tuple(documents))
