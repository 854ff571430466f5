"""What belongs to a record: related records, in both directions, decisions and key tasks."""

from dataclasses import dataclass

from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.decision import Decision
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Fulfilment
from gongkai.model.record import Record
from gongkai.model.relations import Relation
from gongkai.model.stages import Stage
from gongkai.views import labels
from gongkai.views.addresses import point_address, record_address
from gongkai.views.attached import AttachedFile, attached_files
from gongkai.views.page import Label
from gongkai.views.rows import Row, row, title_of


@dataclass(frozen=True)
class Parts:
    """Parts of a document, as the text that touches them names them: articles as a rule."""

    text: str


@dataclass(frozen=True)
class Related:
    """Records that belong to this one in the same way."""

    label: Label
    items: tuple[tuple[Row, Relation], ...]
    is_own: bool
    """Whether this record says so; if not, others do, and it is no part of what this one says."""


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
    """Everything beside the record's own words; empty where there is nothing."""

    related: tuple[Related, ...]
    matters: tuple[MatterLink, ...]
    points: tuple[tuple[LocalText, str, str], ...]
    """Title, address and reference of each key task."""

    @property
    def is_empty(self) -> bool:
        """Return whether nothing belongs to the record."""
        return not (self.related or self.matters or self.points)

    @property
    def is_own(self) -> bool:
        """Return whether the record says any of it itself."""
        return bool(self.matters or self.points or any(group.is_own for group in self.related))


def together(record: Record, catalog: Catalog, measures: Measures) -> Together:
    """Return what belongs to `record`."""
    points = ((ref, catalog.registries.point(ref)) for ref in record.points)
    return Together(
        _related(record, catalog, measures),
        tuple(_matter(m, record, catalog, measures) for m in catalog.matters_of(record.id)),
        tuple((pair[1].title, point_address(ref), ref) for ref, pair in points if pair),
    )


def _related(record: Record, catalog: Catalog, measures: Measures) -> tuple[Related, ...]:
    groups = []
    for names, links, other in (
        (labels.BACKWARD, catalog.relations_to(record.id), "source"),
        (labels.FORWARD, catalog.relations_of(record.id), "target"),
    ):
        for relation, label in names.items():
            found = [link for link in links if link.relation == relation]
            if found:
                items = [(row(getattr(link, other), catalog, measures), link) for link in found]
                groups.append(Related(label, tuple(items), is_own=other == "target"))
    return tuple(groups)


def _shows(document: Record, fulfilment: Fulfilment, catalog: Catalog) -> AttachedFile | None:
    files = attached_files(document, catalog) if fulfilment.attachment else ()
    return next((one for one in files if one.attachment.file == fulfilment.attachment), None)


def _matter(matter: Decision, record: Record, catalog: Catalog, measures: Measures) -> MatterLink:
    by_name = {one.attachment.file: one for one in attached_files(record, catalog)}
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
