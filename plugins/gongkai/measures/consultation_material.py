"""What a consultation has to publish beside its time: draft, explanation, how to respond (R104)."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from gongkai.model.catalog import Catalog
from gongkai.model.kinds.consultation import Consultation
from gongkai.model.kinds.draft import Draft
from gongkai.model.record import Record
from gongkai.model.rules import Rule
from gongkai.model.stages import Stage


class Material(StrEnum):
    """What people need to be able to respond."""

    DRAFT = "draft"
    EXPLANATION = "explanation"
    HOW = "how"


STAGES = {Material.DRAFT: Stage.DRAFT, Material.EXPLANATION: Stage.BACKGROUND}
"""The stages of a matter that publish it."""
_SIGNPOST = re.compile(
    r"^#+ (?P<heading>.+)|^\s*\*\*(?P<bold>[^*]+)\*\*|\[(?P<link>[^\]]+)\][(\[]|^附件.*",
    re.MULTILINE,
)
"""Where a text says what stands below, behind a link or in an attachment."""
_SENTENCES = re.compile(r"[。；\n]|[.;] ")
_OPINIONS = re.compile("意见|建议|opinion|comment|response", re.IGNORECASE)


def lacking_material(
    consultation: Consultation, rule: Rule, catalog: Catalog
) -> tuple[Material, ...]:
    """Return what the rule wants to be published with the consultation and nothing shows.

    A document may show it, an attachment, or a part of the text; the title, which names the draft
    in any case, shows nothing.
    """
    return tuple(
        wanted
        for wanted in Material
        if (words := rule.material.get(wanted.value))
        and not _is_there(wanted, words, consultation, catalog)
    )


def _is_there(
    wanted: Material, words: Iterable[str], consultation: Consultation, catalog: Catalog
) -> bool:
    if wanted is Material.HOW:
        if consultation.how is not None or consultation.contact is not None:
            return True
        said: Iterable[str] = _on_opinions(consultation)
    else:
        if any(_is_document_of(wanted, record) for record in _beside(consultation, catalog)):
            return True
        said = _signposts(consultation)
    texts = [text.casefold() for text in said]
    return any(word.casefold() in text for text in texts for word in words)


def _on_opinions(consultation: Consultation) -> Iterator[str]:
    """Yield the sentences about opinions: how to apply for something is in the draft as well."""
    for body in consultation.bodies.values():
        for sentence in _SENTENCES.split(body.markdown):
            if _OPINIONS.search(sentence):
                yield sentence


def _beside(consultation: Consultation, catalog: Catalog) -> Iterator[Record]:
    """Yield the consultation, what it came out of and what came out of it."""
    yield consultation
    yield from (link.target for link in catalog.relations_of(consultation.id))
    yield from (link.source for link in catalog.relations_to(consultation.id))


def _is_document_of(wanted: Material, record: Record) -> bool:
    if wanted is Material.DRAFT and isinstance(record, Draft):
        return True
    return any(fulfilment.stage == STAGES[wanted] for fulfilment in record.fulfils)


def _signposts(consultation: Consultation) -> Iterator[str]:
    """Yield what headings, links and attachments say, in every language."""
    for body in consultation.bodies.values():
        for found in _SIGNPOST.finditer(body.markdown):
            yield next((said for said in found.groups() if said), found[0])
    for attachment in consultation.attachments:
        yield attachment.file
        if attachment.role is not None:
            yield attachment.role
        if attachment.title is not None:
            yield from (attachment.title.in_("zh"), attachment.title.in_("en"))
