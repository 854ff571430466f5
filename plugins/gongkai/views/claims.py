"""What can be claimed: the cards of a record, and all that is open now (point 8)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gongkai.measures.claims import ClaimPhase, ClaimState
from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.record import Record
from gongkai.views import labels
from gongkai.views.addresses import CLAIMS, record_address
from gongkai.views.blocks import Box, OnThisDay, Status
from gongkai.views.fields import part_fields
from gongkai.views.page import Label, Page
from gongkai.views.rows import Row, row

TITLE = Label("What you can claim")
TONE = {
    ClaimPhase.OPEN: "open",
    ClaimPhase.NOT_NOW: "suspended",
    ClaimPhase.ENDED: "expired",
    ClaimPhase.OVER: "repealed",
    ClaimPhase.CLOSED: "closed",
}
"""The states of validity whose colours the phases have."""


@dataclass(frozen=True)
class ClaimRow:
    """Something to claim, as the page of all of them has it."""

    state: ClaimState
    record: Row
    address: str
    """Its card on the page of its record."""
    status: Label
    tone: str


@dataclass(frozen=True)
class ClaimsPage:
    """All that can be claimed, and what cannot any more."""

    open: tuple[ClaimRow, ...]
    """The first to end first."""
    not_now: tuple[ClaimRow, ...]
    past: tuple[ClaimRow, ...]
    """The last to end first."""


def claim_cards(record: Record, catalog: Catalog, measures: Measures) -> tuple[Box, ...]:
    """Return a card for each thing that can or could be claimed under a record."""
    cards = (_card(state, catalog, measures) for state in measures.claims_of(record.id))
    return tuple(replace(card, is_further=place > 0) for place, card in enumerate(cards))


def _card(state: ClaimState, catalog: Catalog, measures: Measures) -> Box:
    fields = part_fields(state.claim, catalog, measures)
    shown = (one for one in fields if one.key != "what")
    if state.phase not in (ClaimPhase.OPEN, ClaimPhase.CLOSED):
        status = OnThisDay(Status(labels.CLAIM[state.phase], TONE[state.phase]))
        shown = (replace(one, notes=(status,)) if one.key == "until" else one for one in shown)
    return Box(state.anchor, state.claim.what or TITLE, tuple(shown))


def claim_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the page of all that can be claimed; none where no record says anything of the kind."""
    found = {phase: _rows(phase, catalog, measures) for phase in ClaimPhase}
    if not any(found.values()):
        return
    past = (*found[ClaimPhase.CLOSED], *found[ClaimPhase.ENDED], *found[ClaimPhase.OVER])
    listed = (*found[ClaimPhase.OPEN], *found[ClaimPhase.NOT_NOW], *past)
    yield Page(
        CLAIMS,
        "claims.html",
        TITLE,
        "claims",
        ClaimsPage(
            found[ClaimPhase.OPEN],
            found[ClaimPhase.NOT_NOW],
            tuple(sorted(past, key=_last_day, reverse=True)),
        ),
        listed=any(not one.state.record.sample for one in listed),
    )


def _rows(phase: ClaimPhase, catalog: Catalog, measures: Measures) -> tuple[ClaimRow, ...]:
    return tuple(
        ClaimRow(
            state,
            row(state.record, catalog, measures),
            f"{record_address(state.record)}#gk-{state.anchor}",
            labels.CLAIM[phase],
            TONE[phase],
        )
        for state in measures.claims_in(phase)
    )


def _last_day(one: ClaimRow) -> tuple[str, str]:
    return str(one.state.ends or ""), one.record.address
