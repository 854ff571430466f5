"""Documents entered twice and documents that stand alone (points 4, 31 and 33)."""

from collections.abc import Iterator

from gongkai.checks.check import Check, RecordCheck, Scope, found
from gongkai.measures.copies import Copy
from gongkai.measures.one_document import undeclared
from gongkai.model.filing import NeededRelation
from gongkai.model.findings import Code, Finding, Named, Severity
from gongkai.model.record import Record
from gongkai.model.relations import references

SAME_TITLE = Code(
    "GK220",
    Severity.WARNING,
    "the same document stands in {folder} already: same title, and {share} % of the text ({other})",
    "keep one, best the first, whose address people know, and withdraw this one with the reason "
    "“duplicate”; if this is a new document, name the old one, for example with "
    "“replaces: [{other}]”",
    duties=("copies",),
)
SAME_TEXT = Code(
    "GK221",
    Severity.WARNING,
    "{share} % of the text stands in “{title}” already ({other}, in {folder})",
    "if it is the same document, keep one and withdraw the other with the reason “duplicate”; "
    "if not, name the other document, for example with “forwards”, “reissues” or “consolidates”",
    duties=("copies",),
)
UNDECLARED = Code(
    "GK366",
    Severity.WARNING,
    "under the theme “{theme}” it is the same document as “{title}” ({other}), and neither says "
    "where the authoritative copy is",
    "name that copy in “canonical”, by its id here or its address elsewhere: readers then find the "
    "document once, with all its sources; if it is another document, say so in the title",
    duties=("copies",),
)
ALONE = Code(
    "GK230",
    Severity.WARNING,
    "a record of kind “{kind}” belongs to a matter or document, but it names none "
    "and none names it",
    "say what it belongs to, here or in the other record, with one of these: {relations}",
    duties=(
        "decisions",
        "filing",
    ),
)


def same_title(scope: Scope) -> Iterator[Finding]:
    """Yield records that are an older one of their title entered again."""
    for copy in scope.copies:
        if copy.same_title:
            yield _same(SAME_TITLE, copy)


def same_text(scope: Scope) -> Iterator[Finding]:
    """Yield records that are an older one entered again under another title."""
    for copy in scope.copies:
        if not copy.same_title:
            yield _same(SAME_TEXT, copy)


def undeclared_copies(scope: Scope) -> Iterator[Finding]:
    """Yield records of a theme that are one document; those reported as copies already are not."""
    reported = {copy.record.id for copy in scope.copies}
    terms = scope.loaded.registries.vocabularies.terms("themes")
    for theme, name in terms.items():
        records = [
            record
            for record in scope.loaded.of_term("themes", theme)
            if scope.catalog.notice(record.id) is None
        ]
        for pair in undeclared(records, scope.loaded):
            if pair.record.id not in reported:
                reported.add(pair.record.id)
                details = {"title": pair.other.title, "other": pair.other.id}
                said = Named(name.in_("zh"), name.in_("en"))
                yield found(UNDECLARED, pair.record, "title", theme=said, **details)


def _same(code: Code, copy: Copy) -> Finding:
    return found(
        code,
        copy.record,
        "title",
        folder=f"content/{copy.other.column}/",
        share=f"{copy.share:.0%}".rstrip("%"),
        title=copy.other.title,
        other=copy.other.id,
    )


def alone(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield records without any relation, of kinds that need one."""
    needs = scope.loaded.registries.filing.needs
    need = next((need for need in needs if _is_meant(record, need)), None)
    if need is not None and not (_declared(record, scope) & set(need.relations)):
        yield found(
            ALONE,
            record,
            "kind",
            kind=record.kind,
            relations=", ".join(need.relations),
        )


def _is_meant(record: Record, need: NeededRelation) -> bool:
    return record.kind == need.kind and all(
        getattr(record, key, None) == value for key, value in need.where.items()
    )


def _declared(record: Record, scope: Scope) -> set[str]:
    """Return the names of the relations that a record declares or others declare to it."""
    own = {name for name, _ in references(record)} | ({"fulfils"} if record.fulfils else set())
    return own | {link.relation for link in scope.loaded.relations_to(record.id)}


CHECKS = (
    Check(SAME_TITLE, same_title),
    Check(SAME_TEXT, same_text),
    Check(UNDECLARED, undeclared_copies),
    RecordCheck(ALONE, alone),
)
