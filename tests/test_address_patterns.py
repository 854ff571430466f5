"""Where a page is edited and a fault on it reported: addresses with places that a page fills."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import loops
from gongkai.model.address_pattern import FAULT_PLACES, filled
from gongkai.model.site import SiteRegistry

STARTER = (loops.ROOT / "plugins/gongkai/starter/templates/data/site.yml.jinja").read_text("utf-8")
FORGES = [
    line.partition(": ")[2].strip('"')
    for line in STARTER.splitlines()
    if line.startswith("# fault: ")
]
TITLE, BODY = 0, 1
KEYS = {
    "github.com": ("title", "body"),
    "gitlab.com": ("issue[title]", "issue[description]"),
    "gitea.example": ("title", "body"),
    "gitee.com": ("title", "description"),
}
"""What each forge calls the title and the text of a new issue."""


def site(**given: str) -> SiteRegistry:
    return SiteRegistry.model_validate(given)


@given(
    st.fixed_dictionaries({name: st.text(st.characters(codec="utf-8")) for name in FAULT_PLACES})
)
def test_each_forge_gets_title_address_and_version_whatever_they_hold(
    values: dict[str, str],
) -> None:
    """A title that holds a place in braces is not filled again."""
    assert len(FORGES) == len(KEYS)
    for pattern in FORGES:
        assert site(fault=pattern).fault == pattern
        address = urlsplit(filled(pattern, values))
        found = parse_qs(address.query, keep_blank_values=True)
        title, body = KEYS[address.netloc]
        assert found[title] == [values["title"]]
        assert found[body] == [f"{values['page']}\n{values['version']}"]


def test_path_of_a_file_keeps_its_slashes() -> None:
    pattern = "https://forge.example/o/r/edit/main/{path}"
    found = filled(pattern, {"path": "content/政策/a b.zh.md"})
    assert found == "https://forge.example/o/r/edit/main/content/%E6%94%BF%E7%AD%96/a%20b.zh.md"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"fault": "javascript:alert(1)"}, "nobody would be reached"),
        ({"fault": "mailto:nobody"}, "nobody would be reached"),
        ({"fault": "www.city.example/feedback"}, "nobody would be reached"),
        ({"fault": "https://city.example/?a={adress}"}, "nothing fills"),
        ({"fault": "https://city.example/?a={page"}, "nothing fills"),
        ({"edit": "mailto:a@city.example?subject={path}"}, "no address of a page"),
        ({"edit": "https://forge.example/edit/{page}"}, "nothing fills"),
        ({"edit": "https://forge.example/edit/main/"}, "without {path}"),
    ],
)
def test_what_leads_nowhere_is_refused(given: dict[str, str], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        site(**given)


@pytest.mark.parametrize(
    "fault", ["https://www.city.example/feedback", "mailto:office@city.example?subject={title}"]
)
def test_own_page_or_mailbox_is_as_good(fault: str) -> None:
    assert site(fault=fault).fault == fault
