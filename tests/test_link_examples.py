"""The good and bad example of every code of links, as `gongkai explain` shows them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

import small_site
from gongkai.links import second_opinion
from gongkai.links.external import other_sites
from gongkai.links.external.linkchecker import read
from gongkai.links.external.local_server import LocalServer
from gongkai.links.external.other_sites import ExternalLink
from gongkai.links.history.night import LinkNight, transitions
from gongkai.links.history.observation import (
    SILENT,
    Answer,
    Expected,
    NightOfObservations,
    Observation,
)
from gongkai.links.history.states import NOTHING, after_night, wanted
from gongkai.links.misleading.check import find_misleading
from gongkai.links.reading.link_fault import LinkFault
from gongkai.links.run import LinkOutcome, placed
from gongkai.model.outside_hosts import LinkRegistry
from gongkai.model.units import Unit
from gongkai.verdict.codes import CODES as ALL_CODES
from gongkai.verdict.handbook import file_of_example
from gongkai.verdict.judge import is_of_links
from messages import with_example

REPORTED = "linkchecker.csv"
"""What an example has LinkChecker say."""
NIGHTS = "nights.yml"
"""What an example says of one address on several nights; only the last is reported."""
CODES = [code for code in with_example(ALL_CODES) if is_of_links(code)]
UNITS = [
    Unit.model_validate(
        {
            "id": "xincheng",
            "type": "government",
            "name": {
                "zh": "东江市新城区人民政府",
                "en": "People's Government of Xincheng District",
            },
            "short": {"zh": "新城区政府", "en": "Xincheng District"},
        }
    )
]
find = partial(find_misleading, units=UNITS)


def found(code: str, which: str, folder: Path) -> set[str]:
    shown = yaml.safe_load(file_of_example(code).read_text(encoding="utf-8"))[which]
    small_site.make(folder / "site", shown)
    outcome = small_site.check(folder, find)
    more = [*of_site(shown, outcome), *of_other_sites(shown, outcome)]
    return {finding.code.id for finding in [*outcome.findings, *placed(outcome.site, folder, more)]}


def of_site(shown: Mapping[str, str], outcome: LinkOutcome) -> Iterator[LinkFault]:
    """Yield what comes of what LinkChecker says of the site itself."""
    here = LocalServer("http://127.0.0.1:8000/", "/")
    reports = tuple(second_opinion.reports_of([*read(shown.get(REPORTED, ""))], here))
    opinion = second_opinion.compare(outcome.site, outcome.findings, reports)
    return second_opinion.as_found(outcome.site, opinion)


def of_other_sites(shown: Mapping[str, str], outcome: LinkOutcome) -> Iterator[LinkFault]:
    """Yield what comes of links to other sites."""
    listed = other_sites.external_links(outcome.site)
    registry = LinkRegistry.model_validate(yaml.safe_load(shown.get("data/links.yml", "{}")))
    yield from other_sites.denied(listed, registry)
    if REPORTED in shown:
        reported = {one.written: one for one in read(shown[REPORTED])}
        yield from other_sites.advice(listed, reported)
    if NIGHTS in shown:
        yield from transitions(after_nights(listed, yaml.safe_load(shown[NIGHTS])))


def after_nights(
    listed: tuple[ExternalLink, ...], nights: Sequence[Mapping[str, Any]]
) -> LinkNight:
    """Return the last of some nights, on which all addresses answered alike."""
    night = LinkNight(listed, {}, NOTHING)
    for one in nights:
        answer, title = Answer(one["answer"]), one.get("title")
        expected = {link.url: Expected(title) for link in listed if title}
        seen = Observation(
            answer,
            target=one.get("target", ""),
            why=SILENT if answer is Answer.UNOBSERVABLE else None,
            is_shown=answer is Answer.OK and title is not None,
        )
        by_host = {"www.example.gov.cn": one["ipv6"]} if "ipv6" in one else {}
        observed = NightOfObservations({link.url: seen for link in listed}, by_host, True)
        asked = wanted([link.url for link in listed], expected, night.history)
        after = after_night(night.history, asked, observed, one["night"].isoformat())
        night = LinkNight(listed, expected, *after)
    return night


@pytest.mark.parametrize("code", CODES)
def test_bad_example_is_found(code: str, tmp_path: Path) -> None:
    assert code in found(code, "bad", tmp_path)


@pytest.mark.parametrize("code", CODES)
def test_good_example_is_not_found(code: str, tmp_path: Path) -> None:
    assert found(code, "good", tmp_path) == set()
