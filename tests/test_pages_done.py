"""How many pages an edition has made reaches the one that waits for it."""

import time
from pathlib import Path

from gongkai.mkdocs.pages_done import EVERY, PageCount, shown


def test_pages_of_all_editions_are_added_up(tmp_path: Path) -> None:
    files = [tmp_path / "zh.pages", tmp_path / "en.pages"]
    seen: list[tuple[int, int]] = []
    with shown(files, lambda done, total: seen.append((done, total))):
        for file, pages in zip(files, (EVERY, 2 * EVERY), strict=True):
            count = PageCount(str(file), pages)
            for _ in range(EVERY):
                count.count()
        deadline = time.monotonic() + 30
        while not seen and time.monotonic() < deadline:
            time.sleep(0.01)
    assert seen[-1] == (2 * EVERY, 3 * EVERY)


def test_nothing_is_written_where_nobody_asks(tmp_path: Path) -> None:
    count = PageCount(None, 1)
    count.count()
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_shown_before_the_whole_is_known(tmp_path: Path) -> None:
    known, unknown = tmp_path / "zh.pages", tmp_path / "en.pages"
    PageCount(str(known), 1).count()
    seen: list[tuple[int, int]] = []
    with shown([known, unknown], lambda done, total: seen.append((done, total))):
        time.sleep(0.05)
    assert seen == []


def test_shares_of_an_edition_are_added_up(tmp_path: Path) -> None:
    file = tmp_path / "zh.pages"
    counts = [PageCount(str(file), 3 * EVERY) for _ in range(3)]
    for number, count in enumerate(counts[1:], start=1):
        count.begin_share(number, EVERY)
    seen: list[tuple[int, int]] = []
    with shown([file], lambda done, total: seen.append((done, total))):
        for count in reversed(counts):
            for _ in range(EVERY):
                count.count()
        deadline = time.monotonic() + 30
        while not seen and time.monotonic() < deadline:
            time.sleep(0.01)
    assert seen[-1] == (3 * EVERY, 3 * EVERY)
