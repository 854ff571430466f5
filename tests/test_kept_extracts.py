"""What pages said the last time stands in for reading them again, and never for anything else."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.links.reading import kept_extracts
from gongkai.links.reading.address import AddressKind, Resolver
from gongkai.links.reading.extracts import read_pages, write_page
from gongkai.links.reading.page import PageReader
from gongkai.links.reading.scan import Scan, scan
from gongkai.links.reading.served import serve

PAGE = """<!doctype html><html lang="zh"><head><meta charset="utf-8"></head><body>
<div class="md-sidebar--primary gk-nav"><a href="../../columns/">栏目</a></div>
<main class="md-main"><article><h1 id="h{n}">{n}</h1>
<p data-gk-text>见<a href="../{other}/">第{other}号</a>，<a href="../{other}/">查看</a>。{words}</p>
</article></main></body></html>"""
OWN = "https://gongkai.example/"


def unheard(done: int, total: int) -> None:
    pass


def written(site: Path, number: int, other: int = 0, words: str = "") -> Path:
    page = site / "r" / f"{number}" / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(PAGE.format(n=number, other=other, words=words), encoding="utf-8")
    return page


def read(site: Path, kept: Path | None = None, jobs: int = 1) -> Scan:
    return scan(serve(site), {"planted/": b"<a href=x>1</a>"}, OWN, unheard, jobs, kept=kept)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for number in range(6):
        written(tmp_path / "site", number, other=number // 2)
    (tmp_path / "site" / "feed.xml").write_text(f'<a href="{OWN}r/1/"/>', encoding="utf-8")
    return tmp_path / "site"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return which pages were read, besides those that are planted."""
    found: list[str] = []
    by_itself = PageReader.read

    def watched(self: PageReader, page: str, html: bytes) -> object:
        found.extend([page] if page != "planted/" else [])
        return by_itself(self, page, html)

    monkeypatch.setattr(PageReader, "read", watched)
    return found


def test_only_what_changed_is_read_again(site: Path, tmp_path: Path, reads: list[str]) -> None:
    kept = tmp_path / "kept"
    first = read(site, kept)
    assert len(reads) == 6
    assert read(site, kept) == first == read(site)
    assert len(reads) == 12  # those of the last, which keeps nothing
    reads.clear()
    written(site, 3, other=5)
    assert read(site, kept) == read(site)
    assert reads[0] == "r/3/"
    assert len(reads) == 7


def test_several_processes_keep_and_take_the_same(site: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    assert read(site, kept, jobs=2) == read(site, kept, jobs=2) == read(site)


def test_a_page_that_moved_is_read_where_it_is(site: Path, tmp_path: Path) -> None:
    """What its links say hangs on where it is."""
    kept = tmp_path / "kept"
    read(site, kept)
    (site / "r" / "1").rename(site / "moved")
    assert read(site, kept) == read(site)


def test_nothing_is_kept_of_a_page_that_is_gone(site: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    page = written(site, 4, words="绝无仅有 <a href=x>绝无仅有</a>")
    read(site, kept)
    assert any("绝无仅有" in file.read_text(encoding="utf-8") for file in kept.iterdir())
    page.unlink()
    read(site, kept)
    assert not any("绝无仅有" in file.read_text(encoding="utf-8") for file in kept.iterdir())


def test_no_file_is_left_of_a_site_that_was_larger(site: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "4096-7").write_text("earlier", encoding="utf-8")
    read(site, kept)
    assert not (kept / "4096-7").exists()
    assert list(kept.iterdir())


@pytest.mark.parametrize(
    "harm",
    [
        lambda _: b"",
        lambda content: content[: len(content) // 2],
        lambda content: b"another way to read\n" + content.partition(b"\n")[2],
        lambda content: content.replace(b"chrome", b"chrom"),
        lambda content: content.replace("查看".encode(), "查着".encode()),
        lambda content: b"\xff" + content,
        lambda content: b"\n".join(
            line for line in content.split(b"\n") if b" chrome " not in line
        ),
    ],
)
def test_what_is_not_as_it_was_written_counts_as_none(
    site: Path, tmp_path: Path, harm: Callable[[bytes], bytes]
) -> None:
    kept = tmp_path / "kept"
    read(site, kept)
    for file in kept.iterdir():
        file.write_bytes(harm(file.read_bytes()))
    assert read(site, kept) == read(site)


def test_pages_are_read_though_nothing_can_be_kept(site: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file", encoding="utf-8")
    assert read(site, tmp_path / "kept") == read(site)


def test_another_way_to_read_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A column that takes another engine, parser or Python reads its pages anew."""
    bases = {kept_extracts.basis_of(OWN), kept_extracts.basis_of("https://other.example/")}
    monkeypatch.setattr(kept_extracts, "engine_digest", lambda: "another")
    bases.add(kept_extracts.basis_of(OWN))
    assert len(bases) == 3


CHANGES = st.lists(
    st.tuples(
        st.integers(0, 7),
        st.sampled_from(["write", "remove", "swap", "run"]),
        st.integers(0, 7),
        st.sampled_from(["", "甲", "<a href='//x.example'>外</a>", "<base href=/b/>", "\\u2028"]),
    ),
    max_size=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(changes=CHANGES)
def test_whatever_changes_the_site_is_read_as_it_is(
    changes: list[tuple[int, str, int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("changes")
    site, kept = folder / "site", folder / "kept"
    write = partial(written, site)
    for number in range(4):
        write(number)
    for number, change, other, words in changes:
        page, second = (site / "r" / f"{one}" / "index.html" for one in (number, other))
        if change == "write":
            write(number, other, words)
        elif change == "remove":
            page.unlink(missing_ok=True)
        elif change == "swap" and page.exists() and second.exists():
            one, two = page.read_bytes(), second.read_bytes()
            page.write_bytes(two)
            second.write_bytes(one)
        else:
            read(site, kept)
    assert read(site, kept) == read(site)
    assert read(site, kept) == read(site)


@given(
    page=st.text(st.characters(exclude_categories=()), max_size=9),
    html=st.text(st.sampled_from("<>a href='x y' 文\udcff\n,\"p"), max_size=60),
)
def test_every_page_is_read_back_as_it_was(page: str, html: str) -> None:
    found = PageReader().read(page, html.encode("utf-8", "surrogatepass"))
    resolver = Resolver("https://x.example/")
    [back] = read_pages([write_page(found, resolver)])
    own = (found.own.ids, found.chrome, found.base, found.redirect)
    assert (back.page, back.ids, back.chrome, back.base, back.redirect) == (found.page, *own)
    content = [link for link in found.own.links if link.is_content]
    assert [link._replace(path=None, at=0) for link in back.content()] == content
    assert [link.at for link in back.content()] == [*range(len(content))]
    others = [link for link in found.own.links if not link.is_content]
    assert {*back.others()} == {*others}
    for link in back.content():
        address = resolver.resolve(page, link.href, found.base)
        within = address.path if address.way is AddressKind.SITE else None
        assert link.path == within
        assert within is None or within in back.targets().followed | back.targets().loaded
