"""Addresses on other sites over many nights, on sites of this machine that fail as real ones do."""

import socket
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import small_site
import workspace
from commands import run
from gongkai.links.external.other_sites import ExternalLink
from gongkai.links.history.file import LinkHistoryError, read_history, write_history
from gongkai.links.history.night import LinkNight, all_standing, transitions
from gongkai.links.history.observation import (
    SILENT,
    Answer,
    Expected,
    NightOfObservations,
    Observation,
)
from gongkai.links.history.observe import Manners
from gongkai.links.history.round import run_round
from gongkai.links.history.states import NOTHING, UNSEEN, after_night, wanted
from gongkai.links.reading.link import PageLink
from nightly_sites import CUT, NOTHING_THERE, Reply, Served, lost, page, served, to

FIRST = date(2021, 7, 1)
LINKS = (PageLink("a/", "", "a[href]", True, "原文", is_own_text=True),)
TITLE, NUMBER = "城区道路停车收费办法", "示例政发〔2021〕6号"
DOCUMENT = page(TITLE, NUMBER)


class Nights:
    """A row of nights on sites whose answers a test changes."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "links.ndjson"
        self.day = FIRST
        self.expected: dict[str, Expected] = {}
        self.urls: list[str] = []
        self.has_ipv6: bool | None = True

    def one(self, days: int = 1) -> LinkNight:
        """Ask once more, so many days after the last time."""
        listed = [ExternalLink(url, "127.0.0.1", LINKS) for url in sorted(self.urls)]
        manners = Manners(
            "gongkai (+https://gongkai.example)",
            lambda _: True,
            pause=0,
            answer=0.5,
            has_ipv6=lambda _: self.has_ipv6,
        )
        night = run_round(listed, self.expected, manners, self.file, self.day)
        self.day += timedelta(days=days)
        return night

    def codes(self, days: int = 1) -> list[str]:
        return [fault.code.id for fault in transitions(self.one(days))]

    def state(self, url: str) -> str:
        return read_history(self.file).addresses[url].state


@pytest.fixture
def nights(tmp_path: Path) -> Nights:
    return Nights(tmp_path)


Answers = dict[str, Reply]


@pytest.fixture
def answers() -> Answers:
    """What each path answers; a test may change it from night to night."""
    return {"/": page("首页")}


@pytest.fixture
def site(answers: Answers) -> Iterator[Served]:
    def reply(path: str, headers: Mapping[str, str]) -> Reply:
        found = answers.get(path, NOTHING_THERE)
        tag = found.headers.get("ETag")
        return Reply(304) if tag is not None and headers.get("if-none-match") == tag else found

    with served(reply) as at:
        yield at


BAD = {
    "dead": (NOTHING_THERE, "GK705", "dead"),
    "gone": (Reply(410), "GK705", "dead"),
    "moved": (to("/new.html"), "GK706", "moved"),
    "moved in two steps": (to("/step.html", 308), "GK706", "moved"),
    "sent to the first page": (to("/", 302), "GK708", "soft-404"),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_fault_is_reported_on_its_second_night_and_once(
    nights: Nights, site: Served, answers: Answers, bad: tuple[Reply, str, str]
) -> None:
    reply, code, state = bad
    url = f"{site.address}/doc.html"
    nights.urls = [url]
    answers |= {"/doc.html": DOCUMENT, "/new.html": DOCUMENT, "/step.html": to("/new.html")}
    assert [nights.codes() for _ in range(3)] == [[], [], []]
    answers["/doc.html"] = reply
    assert [nights.codes() for _ in range(9)] == [[], [code], *[[]] * 7]
    assert nights.state(url) == state
    assert [fault.code.id for fault in all_standing(nights.one())] == [code]
    answers["/doc.html"] = DOCUMENT
    night = nights.one()
    assert (night.recovered, list(transitions(night)), night.standing) == (1, [], ())


def test_fourteen_nights_of_many_addresses(nights: Nights, site: Served, answers: Answers) -> None:
    """Each address fails in a way of its own on some nights; what is reported, and when."""
    broken: dict[str, tuple[range, Reply]] = {
        "steady": (range(0), DOCUMENT),
        "one-night": (range(3, 4), NOTHING_THERE),
        "dead": (range(4, 14), NOTHING_THERE),
        "mended": (range(2, 7), Reply(410)),
        "moved": (range(5, 14), to("/new/")),
        "for-a-while": (range(5, 14), to("/new/", 307)),
        "busy": (range(2, 14), Reply(503)),
        "login": (range(2, 14), Reply(403)),
        "law": (range(2, 14), Reply(451)),
        "cut": (range(2, 14), CUT),
        "changed": (range(6, 14), page("关于评选先进单位的通报")),
        "circle": (range(3, 14), to("/circle/")),
    }
    nights.urls = [f"{site.address}/{name}/" for name in broken]
    nights.expected = {f"{site.address}/changed/": Expected(TITLE, NUMBER)}
    answers["/new/"] = DOCUMENT
    reported: dict[int, dict[str, str]] = {}
    recovered = {}
    for number in range(14):
        for name, (when, reply) in broken.items():
            answers[f"/{name}/"] = reply if number in when else page(name + TITLE, NUMBER)
        night = nights.one()
        recovered[number] = night.recovered
        found = {fault.details["href"]: fault.code.id for fault in transitions(night)}
        reported[number] = {url.rstrip("/").rpartition("/")[2]: found[url] for url in found}
    assert {number: found for number, found in reported.items() if found} == {
        3: {"mended": "GK705"},
        5: {"dead": "GK705"},
        6: {"moved": "GK706"},
        7: {"changed": "GK707"},
        8: dict.fromkeys(("busy", "cut", "law", "login"), "GK709"),
        9: {"circle": "GK709"},
    }
    assert recovered == {number: int(number == 7) for number in range(14)}
    assert nights.state(f"{site.address}/dead/") == "dead"


def test_second_look_on_a_day_is_no_second_night(
    nights: Nights, site: Served, answers: Answers
) -> None:
    nights.urls = [f"{site.address}/doc.html"]
    assert [nights.codes(days=0) for _ in range(3)] == [[], [], []]
    nights.day += timedelta(days=1)
    assert nights.codes() == ["GK705"]


def test_answer_like_that_to_an_invented_address_is_a_soft_404(nights: Nights) -> None:
    is_gone = False

    def site(path: str, _: Mapping[str, str]) -> Reply:
        if path == "/robots.txt":
            return NOTHING_THERE
        return DOCUMENT if path == "/a/doc.html" and not is_gone else lost(path)

    with served(site) as at:
        nights.urls = [f"{at.address}/a/doc.html"]
        assert nights.codes() == []
        is_gone = True
        assert [nights.codes(), nights.codes()] == [[], ["GK708"]]


@pytest.mark.parametrize("kind", ["number", "title", "in GB 18030"])
def test_page_that_shows_number_or_title_is_the_document(
    nights: Nights, site: Served, answers: Answers, kind: str
) -> None:
    body = page("另一个标题" if kind == "number" else TITLE, NUMBER if kind == "number" else "")
    if kind == "in GB 18030":
        text = str(body.body)
        body = Reply(200, text.encode("gb18030"), {"Content-Type": "text/html; charset=gb2312"})
    url = f"{site.address}/doc.html"
    answers["/doc.html"] = body
    nights.urls, nights.expected = [url], {url: Expected(TITLE, NUMBER)}
    assert nights.codes() == []
    assert nights.state(url) == "ok"


def test_page_that_never_showed_the_title_is_not_called_changed(
    nights: Nights, site: Served, answers: Answers
) -> None:
    url = f"{site.address}/doc.html"
    answers["/doc.html"] = Reply(200, "<div id=app></div><script src=x.js></script>")
    nights.urls, nights.expected = [url], {url: Expected(TITLE)}
    found = [code for _ in range(UNSEEN + 3) for code in nights.codes()]
    assert found == ["GK709"]


def test_host_that_refuses_its_first_page_too_is_not_called_dead(
    nights: Nights, site: Served, answers: Answers
) -> None:
    answers["/"] = Reply(403)
    nights.urls = [f"{site.address}/doc.html"]
    assert [nights.codes() for _ in range(4)] == [[], [], [], []]


def test_unchanged_page_is_not_sent_again(nights: Nights, site: Served, answers: Answers) -> None:
    url = f"{site.address}/doc.html"
    answers["/doc.html"] = page(TITLE, ETag='"1"')
    nights.urls, nights.expected = [url], {url: Expected(TITLE)}
    nights.one()
    nights.one()
    asked = [headers for path, headers in site.asked if path == "/doc.html"]
    assert [one.get("If-None-Match") for one in asked] == [None, '"1"']
    assert nights.state(url) == "ok"
    answers["/doc.html"] = page("关于评选先进单位的通报", ETag='"2"')
    assert [nights.codes(), nights.codes()] == [[], ["GK707"]]
    nights.expected = {url: Expected("关于评选先进单位的通报")}
    assert nights.one().recovered == 1


def test_robots_txt_is_kept(nights: Nights, site: Served, answers: Answers) -> None:
    answers["/robots.txt"] = Reply(
        200, "User-agent: *\nDisallow: /in/", {"Content-Type": "text/plain"}
    )
    nights.urls = [f"{site.address}/in/doc.html", f"{site.address}/out/doc.html"]
    nights.one()
    assert "/in/doc.html" not in site.paths
    assert "/out/doc.html" in site.paths


def test_host_that_stays_silent_is_left_alone(nights: Nights, site: Served) -> None:
    with served(lambda *_: CUT) as silent:
        nights.urls = [f"{silent.address}/{number}/" for number in range(30)]
        nights.urls.append(f"{site.address}/")
        night = nights.one()
        assert (night.unobserved, len(silent.asked)) == (30, 5)


def test_busy_host_is_asked_nothing_more(nights: Nights, site: Served, answers: Answers) -> None:
    answers["/0/"] = Reply(429)
    nights.urls = [f"{site.address}/{number}/" for number in range(9)]
    nights.one()
    assert site.paths == ["/robots.txt", "/0/"]


def test_night_without_network_changes_nothing(
    nights: Nights, site: Served, answers: Answers
) -> None:
    answers["/doc.html"] = DOCUMENT
    nights.urls = [f"{site.address}/doc.html"]
    nights.one()
    before = nights.file.read_bytes()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nights.urls = [f"http://127.0.0.1:{free.getsockname()[1]}/doc.html"]
    night = nights.one()
    assert (night.is_observed, list(transitions(night))) == (False, [])
    assert nights.file.read_bytes() == before


def test_redirect_to_a_private_place_is_not_followed(nights: Nights, answers: Answers) -> None:
    with served(lambda *_: page("内网")) as inside, served(lambda *_: to(inside.address)) as at:
        listed = [ExternalLink(f"{at.address}/doc.html", "127.0.0.1", LINKS)]
        manners = Manners("gongkai", lambda url: url.startswith(at.address), pause=0)
        night = run_round(listed, {}, manners, nights.file, FIRST)
        assert (night.unobserved, inside.asked) == (1, [])


def test_host_without_ipv6_is_reported_once(nights: Nights, site: Served) -> None:
    nights.urls = [f"{site.address}/", f"{site.address}/doc.html"]
    assert nights.codes() == []
    nights.has_ipv6 = None
    assert nights.codes() == ["GK705"], "of a page that is not there; nothing is known of IPv6"
    nights.has_ipv6 = False
    assert nights.codes() == ["GK710"]
    assert nights.codes() == []


ANSWERS = st.sampled_from([one for one in Answer if one is not Answer.MOVED])


@given(st.lists(ANSWERS, max_size=30))
def test_states_over_any_nights(answers: list[Answer]) -> None:
    history, url = NOTHING, "https://a.example/x"
    for number, answer in enumerate(answers):
        seen = Observation(answer, why=SILENT if answer is Answer.UNOBSERVABLE else None)
        night = NightOfObservations({url: seen}, {}, True)
        asked = wanted([url], {}, history)
        day = (FIRST + timedelta(days=number)).isoformat()
        before = history.addresses.get(url)
        history, changed, _ = after_night(history, asked, night, day)
        after = history.addresses[url]
        if answer is Answer.OK:
            assert after.state == "ok", "well again at once"
        elif answer is not Answer.UNOBSERVABLE and after.changes != (
            before.changes if before else ()
        ):
            said = [one for one in answers[: number + 1] if one is not Answer.UNOBSERVABLE]
            assert said[-2:] == [answer, answer], "two nights, with nothing else between"
        if answer is Answer.UNOBSERVABLE and before is not None:
            assert after.state in (before.state, "unobservable")
        states = [change.state for change in after.changes]
        assert all(one != other for one, other in pairwise(states))
        assert all(one.before != one.after.state for one in changed)


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), max_size=5))
def test_history_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    file = tmp_path_factory.mktemp("history") / "links.ndjson"
    history = NOTHING
    for number, (url, tag) in enumerate(rows):
        asked = wanted([*history.addresses, url], {}, history)
        seen = {url: Observation(Answer.OK, etag=tag)}
        night = NightOfObservations(seen, {"a.example": True}, True)
        history, _, _ = after_night(history, asked, night, f"2021-07-{number + 1:02}")
    write_history(file, history)
    assert read_history(file) == history


@pytest.mark.parametrize(
    "text", ["", "{}", "[1]\n", "\x00", '{"format": "gongkai link history", "version": 2}']
)
def test_file_of_another_shape_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "links.ndjson"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LinkHistoryError):
        read_history(file)
    assert file.read_text(encoding="utf-8") == text


def test_command_without_network_says_so_and_keeps_nothing(column: Path) -> None:
    link = '<a href="https://a.invalid.example/x">办法</a>'
    small_site.make(column / "site", {"a/index.html": link})
    result = run(column, "links", "site", "--external", "--history", "links.ndjson")
    assert "tonight is not observed" in result.stderr
    assert not (column / "links.ndjson").exists()
    alone = run(column, "links", "site", "--history", "links.ndjson")
    assert (alone.returncode, "--external" in alone.stderr) == (2, True)
    workspace.write(column / "links.ndjson", "x\n")
    broken = run(column, "links", "site", "--external", "--history", "links.ndjson", "--lang", "zh")
    assert broken.returncode == 2
    assert "links.ndjson" in broken.stderr
