"""Documents and their explanations, GK320 to GK329 (points 23 and 24; R77-R82)."""

import re
from collections.abc import Collection, Iterable, Iterator

from gongkai.checks.check import Check, Scope, found, found_in_text, text_of
from gongkai.checks.made_up_days import counted, deciding
from gongkai.measures.excerpts import overlap
from gongkai.measures.explained import Explanation
from gongkai.measures.obligations.obligation import Obligation, ObligationKind
from gongkai.measures.updated import first_up
from gongkai.measures.validity import ENDED, Validity
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.interpretation import Interpretation
from gongkai.model.record import Record
from gongkai.model.titles import may_mean, plain_title, titles_in

MISSING = Code(
    "GK320",
    Severity.WARNING,
    "no explanation was published; it was owed by {due}, {limit} working days after {published}"
    "{made_up}",
    "publish one, and name this document in it: “interprets: [{document}]”",
    rules=("R79",),
    duties=("explanations",),
    rule="R77",
)
LATE = Code(
    "GK321",
    Severity.WARNING,
    "explained on {explained}, {days} working days after its document came out on {published}"
    "{made_up}; {limit} at most",
    "publish document and explanation together next time; if the date is wrong, correct it",
    duties=("explanations",),
    rule="R79",
    is_past=True,
)
OWED = Code(
    "GK322",
    Severity.NOTICE,
    "no explanation is published yet; it is owed by {due}, {limit} working days after {published}"
    "{made_up}",
    "publish one by then, and name this document in it: “interprets: [{document}]”",
    rules=("R79",),
    duties=("explanations",),
    rule="R77",
)
NOT_TOGETHER = Code(
    "GK323",
    Severity.NOTICE,
    "published on {day}, but the document that it explains on {document_day}",
    "publish document and explanation on the same day next time; if a date is wrong, correct it",
    duties=("explanations",),
    rule="R78",
    is_past=True,
)
EXCERPT = Code(
    "GK324",
    Severity.WARNING,
    "{share} % of the explanation stands word for word in its document; {limit} % or more is "
    "an excerpt",
    "say in plain words why the document was made, whom it concerns and what changes for them",
    duties=("explanation-forms",),
    rule="R80",
)
OF_ENDED = Code(
    "GK325",
    Severity.WARNING,
    "it explains “{title}”, which had not been in force since {since}",
    "name in “interprets” the document that is in force; if a date is wrong, correct it",
    rules=("R82",),
    duties=(
        "explanations",
        "validity",
    ),
)
OTHER_TITLE = Code(
    "GK326",
    Severity.WARNING,
    "the title names 《{named}》, but “interprets” names “{title}”",
    "name it: “interprets: [{nearest}]”; or fix the title",
    duties=("explanations",),
    otherwise="write the title of the document that it explains, or name that one in “interprets”",
    rule="R82",
)

EARLY = Code(
    "GK327",
    Severity.WARNING,
    "published on {day}, before the document that it explains ({document_day})",
    "correct the day that is wrong; if the document first went up elsewhere, add "
    "“first_published” to it",
    duties=("explanations",),
    rule="R78",
)


def missing(scope: Scope) -> Iterator[Finding]:
    """Yield documents whose explanation is overdue."""
    obligations = scope.measures.obligations
    yield from _unexplained(scope, MISSING, obligations.overdue(ObligationKind.EXPLANATION))


def owed(scope: Scope) -> Iterator[Finding]:
    """Yield documents whose explanation may still come in time."""
    obligations = scope.measures.obligations
    yield from _unexplained(scope, OWED, obligations.due(ObligationKind.EXPLANATION))


def _unexplained(scope: Scope, code: Code, owed: Iterable[Obligation]) -> Iterator[Finding]:
    calendar = scope.loaded.registries.calendar
    for obligation in owed:
        explanation, due = (
            scope.measures.explanation_of(obligation.subject),
            obligation.compliance.due,
        )
        if explanation is None or due is None:
            continue
        document, published = explanation.document, explanation.document.published.day
        yield found(
            code,
            document,
            next((key for key in _OWED_BY if key in document.marks), ""),
            due=due.isoformat(),
            document=document.id,
            limit=str(explanation.limit),
            published=published.isoformat(),
            made_up=counted(calendar, published, due),
        )


_OWED_BY = ("key", "class", "year")
"""What in the front matter makes a document owe an explanation; a report is one of a year."""


def late(scope: Scope) -> Iterator[Finding]:
    """Yield explanations that came too late for their document, unless that had ended."""
    reported = set()
    for obligation in scope.measures.obligations.late(ObligationKind.EXPLANATION):
        explanation = scope.measures.explanation_of(obligation.subject)
        if explanation is None:
            continue
        first, days = _first(explanation), str(explanation.working_days)
        published, explained = explanation.document.published.day, first.published.day
        validity = scope.measures.validity_of(explanation.document.id)
        if (first.id, days) in reported or (validity and _had_ended(validity, first)):
            continue
        reported.add((first.id, days))
        calendar, limit = scope.loaded.registries.calendar, explanation.limit or 0
        yield found(
            LATE,
            first,
            "published",
            explained=explained.isoformat(),
            days=days,
            published=published.isoformat(),
            limit=str(limit),
            made_up=deciding(calendar, published, explained, limit),
        )


def _first(explanation: Explanation) -> Record:
    """Return the first explanation that went up with its document or later."""
    found = (one for one in explanation.interpretations if one not in explanation.early)
    return next(found, explanation.interpretations[0])


def early(scope: Scope) -> Iterator[Finding]:
    """Yield explanations that went up before there was anything to explain, each once."""
    reported = set()
    for explanation in scope.measures.every_explanation():
        of_document = first_up(explanation.document)
        for one in explanation.early:
            up = first_up(one)
            if up is not None and of_document is not None and one.id not in reported:
                reported.add(one.id)
                days = {"day": up.isoformat(), "document_day": of_document.isoformat()}
                yield found(EARLY, one, "published", **days)


def not_together(scope: Scope) -> Iterator[Finding]:
    """Yield explanations that are not of the day of their document, where no limit is known.

    Where one is, an explanation is on time or late.
    """
    reported = set()
    for explanation in scope.measures.every_explanation():
        if explanation.interpretations and explanation.limit is None:
            first = _first(explanation)
            of_document = explanation.document.published.day.isoformat()
            day = first.day.isoformat()
            if day > of_document and (first.id, of_document) not in reported:
                reported.add((first.id, of_document))
                yield found(NOT_TOGETHER, first, "published", day=day, document_day=of_document)


def excerpt(scope: Scope) -> Iterator[Finding]:
    """Yield explanations that are cut out of their documents."""
    for explanation in scope.catalog.of(Interpretation):
        overlapping = overlap(explanation, scope.catalog)
        if overlapping is not None and overlapping.is_excerpt:
            text = text_of(explanation)
            begin = len(text) - len(text.lstrip())
            percent, most = f"{overlapping.share:.0%}", f"{overlapping.limit:.0%}"
            yield found_in_text(EXCERPT, explanation, begin, share=percent[:-1], limit=most[:-1])


def of_ended(scope: Scope) -> Iterator[Finding]:
    """Yield explanations of documents that were no longer in force when they came out.

    Old and new may be explained side by side: then what ended the one is explained too.
    """
    for explanation, documents in _explained(scope):
        ids = {document.id for document in documents}
        for place, document in enumerate(documents):
            validity = scope.measures.validity_of(document.id)
            if validity is not None and _had_ended(validity, explanation, ids):
                since = validity.over_from.isoformat() if validity.over_from else ""
                key = f"interprets.{place}.doc"
                yield found(OF_ENDED, explanation, key, title=document.title, since=since)


def _had_ended(validity: Validity, explanation: Record, explained: Collection[str] = ()) -> bool:
    """Return whether a document had ended before it was explained, unless `explained` ended it."""
    return (
        validity.state in ENDED
        and validity.since is not None
        and validity.since < explanation.day
        and not any(link.source.id in explained for link in validity.causes)
    )


def other_title(scope: Scope) -> Iterator[Finding]:
    """Yield explanations whose title names none of the documents that they explain."""
    by_title = {plain_title(record.title): record.id for record in scope.judged}
    for explanation, documents in _explained(scope):
        named = [one for one in titles_in(explanation.title) if _DOCUMENT.search(one.name)]
        if named and not any(
            may_mean(one.name, document.title) for one in named for document in documents
        ):
            first = named[0].name
            yield found(
                OTHER_TITLE,
                explanation,
                "title",
                named=first,
                title=documents[0].title,
                nearest=by_title.get(plain_title(first), ""),
            )


_DOCUMENT = re.compile(
    "(?:办法|规定|通知|意见|方案|细则|规则|规程|规划|纲要|计划|条例|决定|决议|通告|公告|标准|措施|制度|"
    "预案|指南|目录|清单|政策|批复|函|报告)[^》]{0,12}$"
)
"""Names of documents, not of newspapers or programmes; （试行） may follow."""


def _explained(scope: Scope) -> Iterator[tuple[Interpretation, list[Record]]]:
    """Yield each explanation with the documents that it explains, as it lists them."""
    for explanation in scope.catalog.of(Interpretation):
        listed = [scope.catalog.get(reference.doc) for reference in explanation.interprets]
        documents = [record for record in listed if record is not None]
        if len(documents) == len(listed):
            yield explanation, documents


CHECKS = (
    Check(MISSING, missing, of_absence=True),
    Check(LATE, late),
    Check(EARLY, early),
    Check(OWED, owed, of_absence=True),
    Check(NOT_TOGETHER, not_together),
    Check(EXCERPT, excerpt),
    Check(OF_ENDED, of_ended),
    Check(OTHER_TITLE, other_title),
)
