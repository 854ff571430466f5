"""What records said before: kept at each publication, compared, gone when taken down."""

import shutil
import zlib
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.exceptions import PluginError
from selectolax.lexbor import LexborHTMLParser

import in_process
import workspace
from gongkai.cli import main
from gongkai.commands import taking_down
from gongkai.mkdocs.build import BuildError
from gongkai.mkdocs.kept_texts import kept_texts
from gongkai.model.published_text import PublishedText
from gongkai.publish.checksums import write_checksums
from gongkai.render.differences import differences
from gongkai.sources.load import load
from gongkai.sources.text_store import TextStore, TextStoreError
from sites import contents, current
from workspace import PARKING

ADDRESS = "r/parking/earlier/index.html"
FIRST, SECOND, THIRD = "2021-07-01", "2021-08-01", "2021-09-01"
OLD, NEW, LAST = "首小时免费", "前两小时免费", "不再免费"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A column, published three times with a text of its own each time; its texts beside it."""
    folder = tmp_path_factory.mktemp("published")
    column = in_process.equip(workspace.make(folder / "column"))
    for was, now, day in ((None, OLD, FIRST), (OLD, NEW, SECOND), (NEW, LAST, THIRD)):
        reword(column, was, now)
        publish(column, day)
    return folder


@pytest.fixture
def column(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, to be changed."""
    shutil.copytree(published, tmp_path, symlinks=True, dirs_exist_ok=True)
    monkeypatch.setenv("GONGKAI_TEXTS", str(tmp_path / "texts"))
    monkeypatch.chdir(tmp_path / "column")
    return tmp_path / "column"


def reword(column: Path, was: str | None, now: str) -> None:
    """Put words at the end of the text, or in the place of others."""
    file = column / PARKING
    text = file.read_text(encoding="utf-8")
    changed = f"{text}\n停车{now}。\n" if was is None else text.replace(was, now)
    file.write_text(changed, encoding="utf-8")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def build(column: Path, day: str, *editions: str) -> Path:
    site = in_process.run(column, downloads=[], as_of=day, editions=list(editions) or ["zh"])
    write_checksums(site)
    return site


def publish(column: Path, day: str) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GONGKAI_TEXTS", str(column.parent / "texts"))
        patch.chdir(column)
        site = build(column, day)
        done = run("publish", column.parent / "srv")
    assert done.exit_code == 0, done.output
    assert contents(current(column.parent / "srv")) == contents(site)
    return site


def page(site: Path) -> LexborHTMLParser:
    return LexborHTMLParser((site / ADDRESS).read_text(encoding="utf-8"))


def holding(place: Path, word: str) -> list[str]:
    """Return files that hold a word, packed ones among them."""
    found = []
    for name, content in contents(place).items():
        try:
            whole = content + zlib.decompress(content)
        except zlib.error:
            whole = content
        if word.encode() in whole:
            found.append(name)
    return found


def test_record_leads_to_what_it_said_before(published: Path) -> None:
    first, second, third = sorted((published / "srv/releases").iterdir())
    assert not (first / ADDRESS).exists()
    assert "earlier/" not in (first / "r/parking/index.html").read_text(encoding="utf-8")
    assert "earlier/" in (second / "r/parking/index.html").read_text(encoding="utf-8")
    shown = page(second)
    for tag, words in (("del", "首小时"), ("ins", "前两小时")):
        said = "".join(node.text() for node in shown.css(f".gk-changes {tag}"))
        assert set(words) & set(said), tag
    assert OLD in shown.css_first("details .gk-text").text()
    facts = {node.text().strip(): node.next.text().strip() for node in shown.css("details dt")}
    assert facts["发文字号"] == "示例交〔2021〕第1号"
    assert "信息类型" not in facts, "what kind of record it is its own page says"
    heads = [" ".join(head.text().split()) for head in page(third).css(".gk-earlier h2")]
    assert heads == [
        "2021年8月1日起，至2021年9月1日止",
        "2021年7月1日起，至2021年8月1日止",
    ]


def test_earlier_texts_are_an_input_with_a_date(column: Path, published: Path) -> None:
    assert contents(build(column, THIRD)) == contents(current(published / "srv"))
    assert not (build(column, "2021-06-30") / ADDRESS).exists(), "nothing before its day"


def test_edition_in_another_language_leads_across(column: Path) -> None:
    site = build(column, THIRD, "en", "zh")
    assert not (site / ADDRESS).exists()
    html = (site / "r/parking/index.html").read_text(encoding="utf-8")
    assert 'href="../../zh/r/parking/earlier/"' in html


def test_text_that_did_not_change_costs_nothing(column: Path, tmp_path: Path) -> None:
    before = contents(tmp_path / "texts")
    assert run("publish", tmp_path / "srv").exit_code == 0
    assert contents(tmp_path / "texts") == before


def test_column_that_was_changed_after_the_build_is_not_kept(column: Path, tmp_path: Path) -> None:
    before = contents(tmp_path / "texts")
    reword(column, LAST, OLD)
    refused = run("publish", tmp_path / "other")
    assert (refused.exit_code, (tmp_path / "other").exists()) == (1, False)
    assert contents(tmp_path / "texts") == before


def test_takedown_leaves_no_byte_of_any_text(
    column: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages go at once, before anything is built: here nothing can be."""
    places = (tmp_path / "texts", column / "site", tmp_path / "srv", column / ".cache")
    assert holding(places[0], OLD) and holding(places[2], OLD)

    def fails(*_: object, **__: object) -> None:
        raise BuildError("nothing was built")

    monkeypatch.setattr(taking_down, "build", fails)
    done = run("takedown", "parking", "--reason", "error", "--publish", tmp_path / "srv")
    assert "earlier texts removed" in done.stderr, done.output
    held = [name for word in (OLD, NEW, LAST) for place in places for name in holding(place, word)]
    assert held == []
    assert TextStore(tmp_path / "texts").records(), "those of others stay"


def test_withdrawn_record_takes_its_texts_along(column: Path, tmp_path: Path) -> None:
    reword(column, "\nkind: ", "\nwithdrawn: {date: 2021-09-15, reason: error}\nkind: ")
    site = publish(column, "2021-10-01")
    assert [file.name for file in (site / "r/parking").iterdir()] == ["index.html"]
    assert [word for word in (OLD, NEW, LAST) if holding(tmp_path / "texts", word)] == []


def shown_of(column: Path, said: list[str]) -> dict[str, list[str]]:
    """Return the earlier texts that a build would show."""
    found = kept_texts(column, load(column).catalog, date(2021, 9, 15), said.append)
    return {record: [one.text.markdown for one in texts] for record, texts in found.items()}


def test_earlier_text_that_leaks_is_not_shown(column: Path, tmp_path: Path) -> None:
    store = TextStore(tmp_path / "texts")
    old = store.read(store.of("parking")[0].digest)
    leaking = PublishedText(
        old.record, old.language, old.title, old.summary, old.fields, "绝密★1年\n"
    )
    store.keep([leaking], date(2021, 9, 14), "")
    said: list[str] = []
    texts = shown_of(column, said)["parking"]
    assert (len(texts), "绝密" in "".join(texts), len(said)) == (3, False, 1)


@pytest.mark.parametrize("name", ["records/parking.json", "objects"])
def test_store_that_is_broken_stops_the_build(column: Path, tmp_path: Path, name: str) -> None:
    place = tmp_path / "texts" / name
    for file in [place] if place.is_file() else place.rglob("*"):
        if file.is_file():
            file.write_bytes(b"{}")
    with pytest.raises(PluginError, match=r"published texts|not the text"):
        shown_of(column, [])


# The store, and differences


def text(record: str, words: str) -> PublishedText:
    return PublishedText(record, "zh", "题", "", {"kind": "policy"}, words)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")), max_size=8))
@settings(max_examples=25, deadline=None)
def test_store_gives_back_what_was_published_and_purges_all_of_it(
    tmp_path_factory: pytest.TempPathFactory, published: list[tuple[str, str]]
) -> None:
    store = TextStore(tmp_path_factory.mktemp("texts") / "store")
    for day, (record, words) in enumerate(published, start=1):
        store.keep([text(record, words)], date(2021, 7, day), f"r{day}")
    for record in "ab":
        said = [words for name, words in published if name == record]
        changes = [one for at, one in enumerate(said) if at == 0 or said[at - 1] != one]
        assert [store.read(one.digest).markdown for one in store.of(record)] == changes
    store.purge(["a"])
    assert store.of("a") == []
    for words in "xyz":
        with pytest.raises(TextStoreError):
            store.read(text("a", words).digest)
    assert {store.read(one.digest).record for one in store.of("b")} <= {"b"}


WORDS = st.text(st.sampled_from("停车费 a1。"), min_size=1, max_size=12)


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
@settings(max_examples=100, deadline=None)
def test_differences_say_all_of_both_texts(before: list[str], now: list[str]) -> None:
    """What is not put in is the old text, and what is not taken out is the new one."""
    old, new = (["".join(f"<p>{line}</p>" for line in lines)] for lines in (before, now))
    found = differences(old[0], new[0])
    lines = [line for line in found if line.pieces]
    if not any(line.left_out for line in found) and found:
        for dropped, wanted in (("in", before), ("out", now)):
            said = [
                "".join(piece.text for piece in line.pieces if piece.sort != dropped)
                for line in lines
            ]
            shown = [" ".join(line.split()) for line in wanted]
            assert [line for line in said if line] == [line for line in shown if line]
    if not found:
        assert [" ".join(line.split()) for line in before if line.strip()] == [
            " ".join(line.split()) for line in now if line.strip()
        ]
