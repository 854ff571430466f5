"""What was promised, what worried the public and what was asked: the page of points 24 and 25."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from gongkai.measures.measure import Measures
from gongkai.measures.obligations.answers import LIMIT as ANSWER_LIMIT
from gongkai.measures.obligations.answers import working_days_to_answer
from gongkai.measures.obligations.obligation import Compliance, ObligationKind, ObligationState
from gongkai.measures.obligations.responses import LIMIT as RESPONSE_LIMIT
from gongkai.measures.obligations.timeliness import Timeliness, timeliness
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.commitment import Commitment, Postponement
from gongkai.model.kinds.question import Question
from gongkai.model.kinds.reply import Reply
from gongkai.model.kinds.response import Response
from gongkai.model.local_text import LocalText
from gongkai.model.units import Unit
from gongkai.model.variants import FilledRule, filled
from gongkai.views.addresses import PROMISES
from gongkai.views.alternates import tables_of
from gongkai.views.page import Label, Page
from gongkai.views.rows import Row, row, rows

TITLE = Label("Promises and answers")
PROMISES_TITLE = Label("Promises to the public")
_ORDER = (
    ObligationState.OVERDUE,
    ObligationState.DUE,
    ObligationState.LATE,
    ObligationState.DONE,
)


@dataclass(frozen=True)
class PromiseRow:
    """One promise and where it stands."""

    promise: Commitment
    compliance: Compliance
    record: Row
    summary: LocalText | None
    """What its unit says of it in a sentence."""
    unit: Unit
    """The unit that has to keep it."""
    moved: tuple[Postponement, ...]
    evidence: tuple[Row, ...]


@dataclass(frozen=True)
class ConcernRow:
    """One of the public's concerns with the responses to it, newest first."""

    name: LocalText
    responses: tuple[tuple[Row, Compliance], ...]


@dataclass(frozen=True)
class Answered:
    """How soon questions were answered."""

    timeliness: Timeliness
    median_days: int | None
    """Working days from question to answer, of half of them at most; None where none is known."""
    questions: tuple[tuple[Row, int | None, Compliance], ...]
    """With working days to the answer, the longest first."""


@dataclass(frozen=True)
class Replied:
    """How soon proposals were answered, and what those who made them think of it."""

    timeliness: Timeliness
    satisfaction: tuple[tuple[LocalText, int], ...]


@dataclass(frozen=True)
class Promises:
    """What is on the page."""

    promises: tuple[PromiseRow, ...]
    kept: Timeliness
    concerns: tuple[ConcernRow, ...]
    responses: Timeliness
    answered: Answered
    replied: Replied
    rules: tuple[FilledRule, ...]


def promise_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the page of promises, responses, answers and replies."""
    yield Page(
        PROMISES,
        "promises.html",
        TITLE,
        "promises",
        promises(catalog, measures),
        alternates=tables_of(PROMISES, PROMISES_TITLE),
    )


def promises(catalog: Catalog, measures: Measures) -> Promises:
    """Return what the page shows on the day of the build."""
    registries, owed = catalog.registries, measures.obligations
    return Promises(
        promise_rows(catalog, measures),
        timeliness(owed.of(ObligationKind.COMMITMENT)),
        tuple(_concerns(catalog, measures)),
        timeliness(owed.of(ObligationKind.RESPONSE)),
        _answered(catalog, measures),
        Replied(timeliness(owed.of(ObligationKind.REPLY)), tuple(_satisfaction(catalog))),
        filled((RESPONSE_LIMIT, ANSWER_LIMIT), registries.rules, registries.units),
    )


def promise_rows(catalog: Catalog, measures: Measures) -> tuple[PromiseRow, ...]:
    """Return every promise: overdue first, then what is to come, then what was kept."""
    found = []
    for one in catalog.of(Commitment):
        owed = measures.obligations.one_about(one.id, ObligationKind.COMMITMENT)
        if owed is not None:
            summaries = {lang: body.summary for lang, body in one.bodies.items() if body.summary}
            found.append(
                PromiseRow(
                    one,
                    owed.compliance,
                    row(one, catalog, measures),
                    LocalText(**summaries) if summaries else None,
                    catalog.registries.units[owed.unit],
                    tuple(later for later in one.moved if later.on <= measures.as_of),
                    rows(owed.compliance.evidence, catalog, measures),
                )
            )
    return tuple(sorted(found, key=_urgency))


def _urgency(found: PromiseRow) -> tuple[int, date, str]:
    return (
        _ORDER.index(found.compliance.state),
        found.compliance.due or date.max,
        found.promise.id,
    )


def _concerns(catalog: Catalog, measures: Measures) -> Iterator[ConcernRow]:
    """Yield each concern of the vocabulary, those without a response too."""
    found = sorted(catalog.of(Response), key=lambda one: (one.raised, one.id), reverse=True)
    for term, name in catalog.registries.vocabularies.terms("concerns").items():
        responses = [one for one in found if one.concern == term]
        owed = [
            (one, measures.obligations.one_about(one.id, ObligationKind.RESPONSE))
            for one in responses
        ]
        yield ConcernRow(
            name,
            tuple(
                (row(one, catalog, measures), about.compliance)
                for one, about in owed
                if about is not None
            ),
        )


def _answered(catalog: Catalog, measures: Measures) -> Answered:
    found = []
    for one in catalog.of(Question):
        owed = measures.obligations.one_about(one.id, ObligationKind.ANSWER)
        if owed is not None:
            days = working_days_to_answer(one, catalog)
            found.append((row(one, catalog, measures), days, owed.compliance))
    days_known = [days for _, days, _ in found if days is not None]
    return Answered(
        timeliness(measures.obligations.of(ObligationKind.ANSWER)),
        median_low(days_known) if days_known else None,
        tuple(sorted(found, key=lambda one: (-(one[1] or 0), one[0].record.id))),
    )


def _satisfaction(catalog: Catalog) -> Iterator[tuple[LocalText, int]]:
    """Yield how many of those who made proposals think what of the replies."""
    counts: Counter[str] = Counter()
    for reply in catalog.of(Reply):
        for opinion in reply.satisfaction:
            counts[opinion.view] += opinion.count
    for term, name in catalog.registries.vocabularies.terms("satisfaction").items():
        if counts:
            yield name, counts[term]
