"""What can be claimed: its phase by day and document, and the page of all of it."""

from datetime import date

import pytest

from gongkai.measures.claims import ClaimPhase
from gongkai.measures.measure import measure
from gongkai.views.claims import ClaimsPage, claim_pages
from small_column import make_catalog

AS_OF = date(2021, 7, 15)
CARD = {"who": "农户", "amount": "一百元", "until": "年底", "where": "窗口"}


@pytest.mark.parametrize(
    ("card", "document", "phase"),
    [
        ({}, {}, ClaimPhase.OPEN),
        ({"ends": "2021-07-15"}, {}, ClaimPhase.OPEN),
        ({"ends": "2021-07-14"}, {}, ClaimPhase.ENDED),
        ({"ends": "2021-07-14", "closed": True}, {}, ClaimPhase.CLOSED),
        ({"ends": "2022-01-01"}, {"expires": "2021-07-14"}, ClaimPhase.OVER),
        ({}, {"effective": "2021-08-01"}, ClaimPhase.NOT_NOW),
    ],
)
def test_phase_is_that_of_card_and_document(
    card: dict[str, object], document: dict[str, str], phase: ClaimPhase
) -> None:
    catalog = make_catalog([{"id": "grain", "kind": "policy", "claim": CARD | card, **document}])
    (state,) = measure(catalog, AS_OF).claims_of("grain")
    assert state.phase is phase


def test_page_lists_cards_of_all_records_by_their_last_day() -> None:
    catalog = make_catalog(
        [
            {"id": "always", "kind": "notice", "claim": CARD},
            {
                "id": "both",
                "kind": "policy",
                "expires": "2021-10-01",
                "claim": [CARD | {"ends": "2021-12-31"}, CARD | {"ends": "2021-08-01"}],
            },
            {"id": "past", "kind": "notice", "claim": CARD | {"ends": "2021-07-01"}},
        ]
    )
    (page,) = claim_pages(catalog, measure(catalog, AS_OF))
    assert isinstance(page.data, ClaimsPage)
    assert [(one.address, str(one.state.ends)) for one in page.data.open] == [
        ("r/both/#gk-claim-2", "2021-08-01"),
        ("r/both/#gk-claim-1", "2021-10-01"),
        ("r/always/#gk-claim", "None"),
    ]
    assert [one.address for one in page.data.past] == ["r/past/#gk-claim"]
