"""Numbers of suggestions and proposals in titles and replies, and proposals answered twice."""

from datetime import date
from typing import Any

import pytest

from gongkai.checks.check import Scope
from gongkai.checks.registered import run_checks
from gongkai.measures.proposals import numbers_answered, numbers_named
from gongkai.model.kinds.reply import Reply
from small_column import make_catalog, make_record, registries

KNOWN = registries()


@pytest.mark.parametrize(
    ("title", "numbers"),
    [
        ("【示例】对区政协八届五次会议第61号提案的答复", {"61"}),
        ("关于市人大第37、38号建议的答复", {"37", "38"}),
        ("关于第三十七号建议的复函", {"37"}),
        ("对政协提案（第2021037号）的答复", {"37"}),
        ("第12号（B类）代表建议的答复", {"12"}),
        ("对第０５号重点提案的答复", {"5"}),
        ("关于区十八届人大五次会议第1005号建议的答复", {"1005"}),
        ("政协第八届委员会第五次会议提案办理情况", set()),
        ("示例财〔2021〕12号", set()),
    ],
)
def test_numbers_in_titles(title: str, numbers: set[str]) -> None:
    assert numbers_named(title) == numbers


@pytest.mark.parametrize(
    ("written", "numbers"),
    [("37", {"37"}), ("第037号", {"37"}), ("2021年第37号", {"37"}), ("12、15", {"12", "15"})],
)
def test_numbers_of_replies(written: str, numbers: set[str]) -> None:
    reply = make_record({"id": "reply", "kind": "reply", "proposal": written}, KNOWN)
    assert isinstance(reply, Reply) and numbers_answered(reply) == numbers


FIRST = {"id": "first", "kind": "reply", "proposal": "37", "published": "2021-05-06"}
OTHER = FIRST | {"id": "second", "published": "2021-05-07"}


@pytest.mark.parametrize(
    ("changed", "is_found"),
    [
        ({}, True),
        ({"session": "二次会议"}, False),
        ({"unit": "district-water"}, False),  # of another government
        ({"unit": "party-school"}, True),
        ({"unit": "party-school", "issuers": ["市财政局", "市委党校"]}, False),
        ({"unit": "party-school", "title": "对第37号建议的答复（分办）"}, False),
        ({"replaces": ["first"]}, False),
    ],
    ids=str,
)
def test_one_proposal_is_answered_once(changed: dict[str, Any], *, is_found: bool) -> None:
    catalog = make_catalog([FIRST, OTHER | changed], KNOWN)
    codes = [finding.code.id for finding in run_checks(Scope(catalog, date(2021, 7, 15)))]
    assert ("GK437" in codes) is is_found
