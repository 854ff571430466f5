"""What a record must state, GK310 and GK311 (R5, R70; the fields stand in the rules)."""

from collections.abc import Iterator

from gongkai.checks.check import RecordCheck, Scope, found
from gongkai.model.findings import Code, Finding, Severity, Word, listed
from gongkai.model.record import Record

NO_FIELD = Code(
    "GK310",
    Severity.WARNING,
    "missing here: {name}; a document page gives {field}",
    "add, each on a line of its own, what is on the document: {lines}",
    duties=("documents",),
    rule="R70",
)
NO_SUMMARY = Code(
    "GK311",
    Severity.WARNING,
    "missing here: {name}; readers and the catalogue of information get {field} of each item",
    "add “{lines}”; a summary says in a sentence or two what it settles and for whom",
    "Order 711, article 12",
    rule="R5",
)

NAMES = {
    "index": Word("the index number"),
    "topics": Word("the topics"),
    "dated": Word("the day on which the document was made"),
    "issuers": Word("the issuers"),
    "number": Word("the document number"),
    "summary": Word("a summary"),
}


def no_field(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield the fields that a document page lacks."""
    if not record.consolidates:  # to read only; the documents are others
        yield from _missing(record, scope, NO_FIELD)


def no_summary(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield records that do not say what they are about."""
    yield from _missing(record, scope, NO_SUMMARY)


def _missing(record: Record, scope: Scope, code: Code) -> Iterator[Finding]:
    rule = scope.loaded.registries.rules.get(code.rule)
    wanted = rule.fields if rule is not None else {}
    asked = dict.fromkeys((*wanted.get(record.kind, ()), *wanted.get(record.class_ or "", ())))
    lacking = [key for key in asked if not _states(record, key)]
    if lacking:
        yield found(
            code,
            record,
            name=", ".join(lacking),
            field=listed([NAMES.get(key, key) for key in lacking]),
            lines="; ".join(f"{key}: …" for key in lacking),
        )


def _states(record: Record, key: str) -> bool:
    value = getattr(record, key, None)
    return bool(value.strip() if isinstance(value, str) else value)


CHECKS = (RecordCheck(NO_FIELD, no_field), RecordCheck(NO_SUMMARY, no_summary))
