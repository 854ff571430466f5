"""`gongkai preview`: the site of a change where reviewers look at it, until that is closed."""

import json
import threading
from pathlib import Path

import pytest

from gongkai.publish.checksums import write_checksums
from sites import contents, gongkai, make, publish, published


@pytest.fixture(autouse=True)
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where no column is, as on a server."""
    monkeypatch.chdir(tmp_path)


def preview(folder: Path, words: str = "first") -> Path:
    site = make(folder, ["parking"], words=words)
    manifest = json.loads((site / "manifest.json").read_text("utf-8"))
    manifest[""]["preview"] = True
    (site / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    write_checksums(site)
    return site


def test_each_change_has_its_own_until_it_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "previews"
    first, second = preview(tmp_path / "one"), preview(tmp_path / "two", "second")
    for site, name in ((first, "5"), (second, "6"), (second, "5"), (first, "fix-parking")):
        done = gongkai("preview", folder, name, "--site", site)
        assert done.exit_code == 0, done.output
        assert contents(folder / name) == contents(site)
    assert (folder / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
    assert folder.stat().st_mode & 0o777 == (folder / "5/r").stat().st_mode & 0o777 == 0o755
    assert "removed" in gongkai("preview", folder, "5", "--remove").output
    assert "not there" in gongkai("preview", folder, "5", "--remove").output
    assert sorted(one.name for one in folder.iterdir()) == [
        ".gongkai-previews", "6", "fix-parking", "robots.txt",
    ]  # fmt: skip


def test_preview_is_never_published_and_a_site_is_no_preview(tmp_path: Path) -> None:
    place, folder = tmp_path / "srv", tmp_path / "previews"
    site = make(tmp_path / "site", ["parking"])
    published(site, place)
    seen = preview(tmp_path / "seen")
    refused = publish(seen, place)
    assert (refused.exit_code, "is a preview" in refused.output) == (1, True)
    assert gongkai("publish", "--site", seen).exit_code == 1
    assert gongkai("preview", folder, "5", "--site", site).exit_code == 1
    assert gongkai("preview", place, "5", "--site", seen).exit_code == 2
    (seen / "r/parking/index.html").write_text("another", encoding="utf-8")
    assert gongkai("preview", folder, "5", "--site", seen).exit_code == 1, "not as it was built"
    assert not (folder / "5").exists()


@pytest.mark.parametrize("name", ["..", "a/b", "", ".git", "5 6", "-rf", "五"])
def test_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    site = preview(tmp_path / "site")
    for more in (("--site", site), ("--remove",)):
        assert gongkai("preview", tmp_path / "previews", *more, "--", name).exit_code == 2
    assert not (tmp_path / "previews").exists()


def test_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home/letter.txt").write_text("x", encoding="utf-8")
    site = preview(tmp_path / "site")
    assert gongkai("preview", tmp_path / "home", "5", "--site", site).exit_code == 2
    assert gongkai("preview", tmp_path / "home/letter.txt", "5", "--site", site).exit_code == 2
    assert [one.name for one in (tmp_path / "home").iterdir()] == ["letter.txt"]


def test_reader_always_finds_a_whole_preview(tmp_path: Path) -> None:
    folder, page = tmp_path / "previews", tmp_path / "previews/5/r/parking/index.html"
    sites = [preview(tmp_path / name, name) for name in ("one", "two")]
    gongkai("preview", folder, "5", "--site", sites[0])
    gone, is_over = [], threading.Event()

    def read() -> None:
        while not is_over.is_set():
            if not page.exists():
                gone.append(page)

    reader = threading.Thread(target=read)
    reader.start()
    for turn in range(6):
        gongkai("preview", folder, "5", "--site", sites[turn % 2])
    is_over.set()
    reader.join()
    assert not gone
