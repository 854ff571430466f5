"""What later documents did to single articles of a document, to be said beside each."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.measures.measure import Measures
from gongkai.model.articles import anchors_of_articles, articles_in
from gongkai.model.catalog import Catalog
from gongkai.model.record import Record
from gongkai.model.relations import Relation
from gongkai.views import labels
from gongkai.views.page import Label
from gongkai.views.rows import Row, row

_TOUCHING = ("amends", "repeals", "corrects", "suspends")


@dataclass(frozen=True)
class ArticleNote:
    """A later document that touches an article."""

    label: Label
    document: Row


def article_notes(
    record: Record, catalog: Catalog, measures: Measures
) -> Mapping[str, tuple[ArticleNote, ...]]:
    """Return the notes on the articles of a record, by the id of the article on its page."""
    notes: dict[str, tuple[ArticleNote, ...]] = {}
    for link in catalog.relations_to(record.id):
        if link.relation in _TOUCHING and link.articles:
            note = ArticleNote(labels.BACKWARD[link.relation], row(link.source, catalog, measures))
            for number in sorted(articles_in(link.articles)):
                anchor = f"art-{number}"
                notes[anchor] = (*notes.get(anchor, ()), note)
    return notes


def first_article(link: Relation) -> str | None:
    """Return the id of the first article that a relation names, where its target has it."""
    wanted = [f"art-{number}" for number in sorted(articles_in(link.articles or ""))]
    texts = [anchors_of_articles(body.markdown) for body in link.target.bodies.values()]
    return next((anchor for anchor in wanted if all(anchor in text for text in texts)), None)
