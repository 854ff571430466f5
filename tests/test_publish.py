"""`gongkai publish` and `gongkai rollback` on real folders."""

import fcntl
import os
import resource
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sites
from gongkai.publish.addresses import permanent, vanished
from gongkai.publish.checksums import SUMS, ChecksumsError, read_checksums, write_checksums
from gongkai.publish.server_folder import ServerFolder
from gongkai.sources.addresses import extend_ledger, read_ledger
from personal import filled
from sites import contents, current, gongkai, make, publish, published, releases, write


@pytest.fixture(autouse=True)
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where no column is, as on a server."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "srv"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make(tmp_path / "site", ["parking", "water"])


# What is published


def test_what_is_read_is_what_was_built(site: Path, place: Path) -> None:
    release = published(site, place)
    assert contents(release) == contents(site)
    assert (place / "current").readlink() == Path("releases", release.name)


def test_anybody_may_read_it_and_nobody_changes_it_in_place(site: Path, place: Path) -> None:
    mask = os.umask(0o077)
    try:
        release = published(site, place)
    finally:
        os.umask(mask)
    folders = [place, place / "releases", release, *(f for f in release.rglob("*") if f.is_dir())]
    assert {folder.stat().st_mode & 0o777 for folder in folders} == {0o755}
    files = {f.stat().st_mode & 0o777 for f in release.rglob("*") if f.is_file()}
    assert files == {0o444}


def test_same_site_again_changes_nothing(site: Path, place: Path) -> None:
    release = published(site, place)
    result = publish(site, place)
    assert (result.exit_code, current(place)) == (0, release)
    assert "nothing changed" in result.stderr
    assert len(releases(place)) == 1


def test_same_site_again_fixes_a_release_that_somebody_broke(site: Path, place: Path) -> None:
    release = published(site, place)
    (release / "r/water/index.html").unlink()
    assert contents(published(site, place)) == contents(site)


def test_unchanged_files_are_links_to_the_last_release(site: Path, place: Path) -> None:
    first = published(site, place)
    make(site, ["parking", "water"], words="second")
    second = published(site, place)
    same = {path for path, content in contents(second).items() if contents(first)[path] == content}
    assert {"index.html", "assets/style.css", "manifest.json"} <= same
    for path in contents(second):
        assert (first / path).samefile(second / path) == (path in same), path


def test_file_that_somebody_changed_is_not_linked_to(site: Path, place: Path) -> None:
    style = published(site, place) / "assets/style.css"
    style.chmod(0o644)
    style.write_text("body { display: none }")
    make(site, ["parking", "water"], words="second")
    assert (published(site, place) / "assets/style.css").read_text() == "body {}"


def test_without_hard_links_files_are_copied(
    site: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    published(site, place)
    make(site, ["parking", "water"], words="second")
    monkeypatch.setattr(os, "link", refused)
    assert contents(published(site, place)) == contents(site)


def test_changed_file_of_the_same_length_has_a_later_time(site: Path, place: Path) -> None:
    """Servers tell browsers by time and length whether a file is another."""
    first = published(site, place)
    make(site, ["parking", "water"], words="other")
    second = published(site, place)
    page = "r/parking/index.html"
    assert (first / page).stat().st_size == (second / page).stat().st_size
    assert int((first / page).stat().st_mtime) < int((second / page).stat().st_mtime)


def broken_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize(
    "break_it", [lambda file: file.write_bytes(b"\xff\x00"), broken_folder, Path.unlink]
)
def test_take_down_does_not_wait_for_the_ledger(
    site: Path, place: Path, break_it: Callable[[Path], object]
) -> None:
    """What is known of addresses is what the releases show."""
    published(site, place)
    break_it(place / "addresses.txt")
    make(site, ["water"], ["parking"])
    assert "r/parking/table.csv" not in contents(published(site, place))
    assert read_ledger(place / "addresses.txt").addresses >= {"r/parking/", "r/water/"}
    make(site, [], ["parking"])
    assert publish(site, place).exit_code == 1, "r/water/ may still not vanish"


def test_urgent_site_may_miss_addresses_until_the_next(site: Path, place: Path) -> None:
    published(site, place)
    make(site, [], ["parking"])
    assert publish(site, place).exit_code == 1
    urgent = publish(site, place, "--urgent")
    assert urgent.exit_code == 0, urgent.output
    assert "/r/water/" in urgent.stderr
    assert publish(site, place).exit_code == 1, "the next one has to have them again"


def test_newest_releases_stay(site: Path, place: Path) -> None:
    names = []
    for number in range(4):
        make(site, ["parking"], words=f"words {number}")
        names.append(published(site, place, "--keep", "2").name)
    assert names == sorted(names)
    assert releases(place) == names[2:]


def test_release_that_is_read_is_never_deleted(site: Path, place: Path) -> None:
    first = published(site, place)
    make(site, ["parking", "water"], words="second")
    published(site, place)
    assert gongkai("rollback", place).exit_code == 0
    assert publish(make(site, ["parking", "water"]), place, "--keep", "1").exit_code == 0
    assert current(place) == first


def test_column_writes_the_addresses_down_to_be_committed(site: Path, place: Path) -> None:
    write(place.parent / "mkdocs.yml", "")
    ledger = place.parent / "data/addresses.txt"
    write(ledger, "# kept by hand\n/r/water/\n")
    published(site, place)
    assert read_ledger(ledger).addresses == {"r/water/"}
    result = publish(site, place, "--write-addresses")
    assert "addresses.txt: 4 new" in result.stderr
    assert ledger.read_text().splitlines()[-5:] == [
        "/",
        "/r/parking/",
        "/r/parking/table.csv",
        "/r/water/",
        "/r/water/table.csv",
    ]
    before = ledger.stat().st_mtime_ns
    assert publish(site, place, "--write-addresses").exit_code == 0
    assert ledger.stat().st_mtime_ns == before


def test_host_that_takes_the_files_itself_needs_no_folder(site: Path, tmp_path: Path) -> None:
    write(tmp_path / "mkdocs.yml", "")
    (tmp_path / "data").mkdir()
    assert gongkai("publish", "--site", site, "--write-addresses").exit_code == 0
    assert "r/parking/" in read_ledger(tmp_path / "data/addresses.txt").addresses
    result = gongkai("publish", "--site", make(site, ["water"]), "--write-addresses")
    assert result.exit_code == 1
    assert "/r/parking/\n" in result.stderr
    assert "r/parking/" in read_ledger(tmp_path / "data/addresses.txt").addresses


def test_addresses_are_written_in_a_column_only(site: Path, place: Path) -> None:
    assert publish(site, place, "--write-addresses").exit_code == 2
    assert not place.exists()


# What is refused


def without_manifest(site: Path) -> None:
    (site / "manifest.json").unlink()


def no_manifest(site: Path) -> None:
    write(site / "manifest.json", '["no", "manifest"]')


def without_list(site: Path) -> None:
    (site / SUMS).unlink()


def missing(site: Path) -> None:
    (site / "r/water/table.csv").unlink()


def changed(site: Path) -> None:
    write(site / "r/water/index.html", "edited on the server")


def other_manifest(site: Path) -> None:
    write(site / "manifest.json", '{"": {"kind": "home"}}')


def search_index_changed(site: Path) -> None:
    write(site / "pagefind/pagefind-entry.json", "of another site")


def stray(site: Path) -> None:
    write(site / "r/water/notes.docx", "")


def link_out(site: Path) -> None:
    (site / "r/water/passwords").symlink_to("/etc/passwd")


def folder_linked(site: Path) -> None:
    (site / "r/etc").symlink_to("/etc")


def file_replaced_by_link(site: Path) -> None:
    (site / "r/water/table.csv").rename(site.parent / "table.csv")
    (site / "r/water/table.csv").symlink_to(site.parent / "table.csv")


def list_leads_out(site: Path) -> None:
    with (site / SUMS).open("a") as written:
        written.write(f"{'0' * 64}  ../secret.txt\n")


def address_without_file(site: Path) -> None:
    make(site, ["parking", "water"])
    manifest = (site / "manifest.json").read_text()
    write(site / "manifest.json", manifest.replace("r/water/table.csv", "r/water/other.csv"))
    write_checksums(site)


def withdrawn_with_its_attachment(site: Path) -> None:
    make(site, ["water"], ["parking"], files={"r/parking/table.csv": "names"})


FAULTS: dict[Callable[[Path], None], str] = {
    without_manifest: "manifest.json",
    no_manifest: "manifest.json",
    without_list: "SHA256SUMS",
    missing: "r/water/table.csv is missing",
    changed: "r/water/index.html is not the file that was built",
    other_manifest: "manifest.json is not the file that was built",
    search_index_changed: "pagefind/pagefind-entry.json is not the file",
    stray: "r/water/notes.docx was not written by the build",
    link_out: "r/water/passwords was not written",
    folder_linked: "r/etc was not written",
    file_replaced_by_link: "r/water/table.csv is missing",
    list_leads_out: "SHA256SUMS is no list of files",
    address_without_file: "r/water/other.csv stands in the manifest",
    withdrawn_with_its_attachment: "r/parking/table.csv",
}


@pytest.mark.parametrize("spoil", FAULTS, ids=lambda spoil: spoil.__name__)
def test_site_that_is_not_what_was_built_is_refused(
    site: Path, place: Path, spoil: Callable[[Path], None]
) -> None:
    before = published(make(site, ["parking", "water"], words="before"), place)
    make(site, ["parking", "water"])
    spoil(site)
    result = publish(site, place)
    assert result.exit_code == 1, result.output
    assert FAULTS[spoil] in result.stderr
    assert "gongkai build" in result.stderr
    assert current(place) == before
    assert releases(place) == [before.name]


def test_no_address_may_vanish(site: Path, place: Path) -> None:
    first = published(site, place)
    result = publish(make(site, ["water"]), place)
    assert result.exit_code == 1
    assert "  /r/parking/\n  /r/parking/table.csv\n" in result.stderr
    assert "/r/water/" not in result.stderr
    assert current(place) == first


def test_address_is_kept_after_its_releases_are_gone(site: Path, place: Path) -> None:
    published(site, place)
    shutil.rmtree(place / "releases")
    (place / "current").unlink()
    assert publish(make(site, ["water"]), place).exit_code == 1


def test_address_is_known_although_the_run_broke_off_before_it_was_written(
    site: Path, place: Path
) -> None:
    published(site, place)
    (place / "addresses.txt").unlink()
    assert publish(make(site, ["water"]), place).exit_code == 1


def test_ledger_of_the_column_counts_too(site: Path, place: Path) -> None:
    write(place.parent / "mkdocs.yml", "")
    write(place.parent / "data/addresses.txt", "/r/buses/\n")
    result = publish(site, place)
    assert result.exit_code == 1
    assert "/r/buses/" in result.stderr
    assert not place.exists()


def test_no_site_and_no_use_of_the_folder_exit_with_2(site: Path, place: Path) -> None:
    assert publish(site / "nothing", place).exit_code == 2
    assert publish(site, site / "r").exit_code == 2
    write(place / "mine.txt", "")
    assert "holds something else" in publish(site, place).stderr
    assert publish(site, place / "mine.txt").exit_code == 2
    assert publish(site, place / "mine.txt" / "below").exit_code == 2
    assert contents(place) == {"mine.txt": b""}


def test_sources_are_no_place_to_publish_into(site: Path, tmp_path: Path) -> None:
    write(tmp_path / "mkdocs.yml", "")
    (tmp_path / "data").mkdir()
    assert publish(site, tmp_path / "data/www").exit_code == 2
    assert not list((tmp_path / "data").iterdir())


@pytest.mark.parametrize("kind", ["folder", "link elsewhere"])
def test_current_that_is_no_link_of_ours_is_left_alone(site: Path, place: Path, kind: str) -> None:
    published(site, place)
    (place / "current").unlink()
    if kind == "folder":
        (place / "current").mkdir()
    else:
        (place / "current").symlink_to("/var/www")
    result = publish(site, place)
    assert result.exit_code == 2
    assert str(place / "current") in result.stderr
    assert len(releases(place)) == 1


def test_link_that_somebody_wrote_out_in_full_is_understood(site: Path, place: Path) -> None:
    first = published(site, place)
    (place / "current").unlink()
    (place / "current").symlink_to(first)
    make(site, ["parking", "water"], words="second")
    assert publish(site, Path("srv")).exit_code == 0
    assert gongkai("rollback", "srv").exit_code == 0
    assert current(place) == first


# What is withdrawn


def test_withdrawn_record_does_not_come_back(site: Path, place: Path) -> None:
    first = published(site, place)
    result = publish(make(site, ["water"], ["parking"]), place)
    assert result.exit_code == 0, result.output
    assert f"deleted: {first.name}, which shows what is withdrawn since" in result.stderr
    assert releases(place) == [current(place).name]
    assert not (current(place) / "r/parking/table.csv").exists()
    assert gongkai("rollback", place).exit_code == 2


def test_old_release_that_is_there_all_the_same_is_refused(site: Path, place: Path) -> None:
    first = published(site, place)
    shutil.copytree(first, place.parent / "kept", symlinks=True)
    second = published(make(site, ["water"], ["parking"]), place)
    shutil.copytree(place.parent / "kept", first)
    for options in ([], ["--to", first.name]):
        result = gongkai("rollback", place, *options)
        assert result.exit_code == 1
        assert "  /r/parking/\n  /r/parking/table.csv\n" in result.stderr
        assert current(place) == second
    assert f"{first.name}  unfit" in gongkai("rollback", place, "--list").stdout
    third = published(make(site, ["water"], ["parking"], words="third"), place)
    assert releases(place) == [second.name, third.name]


def test_old_build_does_not_bring_back_what_is_withdrawn(site: Path, place: Path) -> None:
    published(make(site, ["water"], ["parking"]), place)
    result = publish(make(site, ["water", "parking"]), place)
    assert result.exit_code == 1
    assert "/r/parking/" in result.stderr
    assert "--restore parking" in result.stderr


def test_record_that_is_shown_again_on_purpose_is(site: Path, place: Path) -> None:
    published(make(site, ["water"], ["parking"]), place)
    make(site, ["water", "parking"])
    assert publish(site, place, "--restore", "water").exit_code == 1
    release = published(site, place, "--restore", "parking")
    assert (release / "r/parking/table.csv").is_file()
    assert publish(site, place).exit_code == 0


def test_what_was_withdrawn_and_restored_does_not_come_back_in_its_first_form(
    site: Path, place: Path
) -> None:
    first = published(site, place)
    shutil.copytree(first, place.parent / "kept", symlinks=True)
    published(make(site, ["water"], ["parking"]), place)
    published(make(site, ["water", "parking"], words="cleaned"), place, "--restore", "parking")
    shutil.copytree(place.parent / "kept", first)
    assert gongkai("rollback", place, "--to", first.name).exit_code == 1


def test_address_that_names_a_person_vanishes_everywhere(
    column: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its record was taken down without a notice, because the notice's address would show it."""
    person = filled("{mobile}")
    site = make(column / "site", ["water", person])
    ledger = column / "data/addresses.txt"
    monkeypatch.chdir(column)
    release = published(site, place)
    extend_ledger(ledger, [f"r/{person}/"])
    result = publish(make(site, ["water"]), place, "--write-addresses")
    assert result.exit_code == 0, result.output
    assert person not in result.output
    assert person not in ledger.read_text()
    assert person not in (place / "addresses.txt").read_text()
    assert not release.exists()


# Rolling back


def test_rolling_back_leaves_each_address_of_the_first_publication(site: Path, place: Path) -> None:
    first = published(site, place)
    before = contents(first)
    second = published(make(site, ["parking", "water", "buses"], words="second"), place)
    result = gongkai("rollback", place)
    assert result.exit_code == 0
    assert contents(current(place)) == before
    assert f"switched: {second.name} -> {first.name}" in result.stderr
    assert "  /r/buses/\n  /r/buses/table.csv\n" in result.stderr
    assert f"{first.name}  current" in result.stdout
    assert f"{second.name}  kept" in result.stdout


def test_rolling_forward_again(site: Path, place: Path) -> None:
    first = published(site, place)
    second = published(make(site, ["parking", "water"], words="second"), place)
    assert gongkai("rollback", place, "--to", first.name[:16]).exit_code == 0
    assert gongkai("rollback", place, "--to", second.name).exit_code == 0
    assert current(place) == second


def test_listing_switches_nothing(site: Path, place: Path) -> None:
    published(site, place)
    second = published(make(site, ["parking", "water"], words="second"), place)
    result = gongkai("rollback", place, "--list")
    assert result.exit_code == 0
    assert [line.split()[1] for line in result.stdout.splitlines()] == ["kept", "current"]
    assert current(place) == second


def test_address_published_before_a_roll_back_may_not_vanish_after_it(
    site: Path, place: Path
) -> None:
    published(site, place)
    published(make(site, ["parking", "water", "buses"]), place)
    (place / "addresses.txt").unlink()  # as if the run had broken off before it was written
    assert gongkai("rollback", place).exit_code == 0
    assert publish(make(site, ["parking", "water"], words="third"), place).exit_code == 1


def test_release_that_is_no_longer_whole_is_refused(site: Path, place: Path) -> None:
    first = published(site, place)
    second = published(make(site, ["parking", "water"], words="second"), place)
    (first / "r/water/index.html").unlink()
    result = gongkai("rollback", place)
    assert result.exit_code == 1
    assert "r/water/index.html is missing" in result.stderr
    assert current(place) == second


def test_roll_back_without_a_release_before_exits_with_2(site: Path, place: Path) -> None:
    for options in ([], ["--list"]):
        assert gongkai("rollback", place, *options).exit_code == 2
    assert not place.exists()
    release = published(site, place)
    assert gongkai("rollback", place).exit_code == 2
    result = gongkai("rollback", place, "--to", "2019")
    assert result.exit_code == 2
    assert release.name in result.stderr


# Runs that break off, and two at once


def test_killed_publication_leaves_the_old_site(tmp_path: Path, place: Path) -> None:
    old = make(tmp_path / "old", [f"record-{n}" for n in range(300)])
    new = make(tmp_path / "new", [f"record-{n}" for n in range(300)], words="second")
    sides = contents(published(old, place)), contents(new)
    seen = set()
    for step in range(12):
        process = sites.start(new, place)
        while process.poll() is None and not _is_coming(place):
            time.sleep(0.002)
        time.sleep(step * 0.02)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        shown = contents(current(place))
        assert shown in sides
        seen.add(process.returncode)
        assert gongkai("rollback", place, "--list").exit_code == 0
        published(old, place)
        assert not _is_coming(place)
        assert contents(current(place)) == sides[0]
    assert -signal.SIGKILL in seen
    assert contents(published(new, place)) == sides[1]


def _is_coming(place: Path) -> bool:
    return any((place / "releases").glob(".coming-*"))


def test_there_is_no_moment_without_a_site(site: Path, place: Path) -> None:
    first = published(site, place)
    second = published(make(site, ["parking", "water"], words="second"), place)
    over, blank = threading.Event(), []

    def look() -> None:
        while not over.is_set():
            try:
                (place / "current/index.html").stat()
            except OSError as error:
                blank.append(error)

    looking = [threading.Thread(target=look) for _ in range(2)]
    for one in looking:
        one.start()
    for _ in range(300):
        ServerFolder(place).switch(first)
        ServerFolder(place).switch(second)
    over.set()
    for one in looking:
        one.join()
    assert blank == []


def test_full_disk_leaves_the_old_site(tmp_path: Path, site: Path, place: Path) -> None:
    release = published(site, place)
    make(site, ["parking", "water"], files={"r/water/large.csv": "x" * 300_000})
    run = subprocess.run(
        [*sites.COMMAND, "publish", str(place), "--site", str(site)],
        cwd=tmp_path,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2, run.stderr
    assert "Traceback" not in run.stderr
    assert "the file is too large" in run.stderr
    assert f"current leads to {release.name}" in run.stderr
    assert current(place) == release
    assert releases(place) == [release.name]


def test_only_one_run_publishes_at_a_time(site: Path, place: Path) -> None:
    release = published(site, place)
    make(site, ["parking", "water"], words="second")
    with (place / ".gongkai-lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for result in (publish(site, place), gongkai("rollback", place)):
            assert result.exit_code == 2
            assert f"process {os.getpid()}" in result.stderr
    assert current(place) == release
    assert publish(site, place).exit_code == 0


def test_two_first_publications_at_once(tmp_path: Path, place: Path) -> None:
    built = [
        make(tmp_path / words, [f"record-{n}" for n in range(100)], words=words)
        for words in ("first", "second")
    ]
    runs = [sites.start(site, place) for site in built]
    outputs = [run.communicate()[1] for run in runs]
    codes = [run.returncode for run in runs]
    assert 0 in codes, outputs
    assert set(codes) <= {0, 2}, outputs
    assert contents(current(place)) in [contents(site) for site in built]


# The ledger and the lists


PASSING = {
    "columns/plans/2/": "filter",
    "columns/plans/by-kind/": "filter",
    "jump/2021.json": "search",
    "inspection/columns/plans/": "inspection-list",
    "zh/inspection/records.csv": "data",
    "robots.txt": "robots",
    "r/parking/parking.ics": "calendar",
    "r/gone/gone.ics": "calendar",
}
LASTING = {
    "": "home",
    "zh/": "home",
    "r/parking/": "consultation",
    "r/gone/": "withdrawn",
    "r/parking/parking.en.pdf": "download",
    "r/parking/附件.csv": "attachment",
    "columns/plans/": "column",
    "columns/plans/open.ics": "calendar",
    "points/2021/1/": "point",
    "decisions/2021/": "decision-catalogue",
    "feed.xml": "feed",
    "search/": "search",
}


def test_only_what_lasts_stands_in_the_ledger() -> None:
    entries: dict[str, dict[str, str]] = {
        address: {"kind": kind} for address, kind in (PASSING | LASTING).items()
    }
    entries["r/parking/"]["record"] = "parking"
    assert permanent(entries) == LASTING.keys()


def test_what_lay_below_a_withdrawn_record_goes_with_it() -> None:
    entries = {"r/a/": {"kind": "withdrawn"}, "r/ab/": {"kind": "policy"}}
    gone = vanished(["r/a/", "r/a/x.csv", "r/ab/x.csv", "r/b/"], entries, lambda _: False)
    assert gone.missing == ("r/ab/x.csv", "r/b/")


def test_coreutils_read_the_lists(site: Path) -> None:
    for folder in (site, site / "pagefind"):
        command = ["sha256sum", "--check", "--strict", "--quiet", SUMS]
        assert subprocess.run(command, cwd=folder, check=False).returncode == 0
    write(site / "index.html", "changed")
    failed = subprocess.run(command, cwd=site, check=False, capture_output=True)
    assert failed.returncode == 1


def test_lists_name_every_file(site: Path) -> None:
    assert read_checksums(site).keys() == contents(site).keys()


def test_name_that_a_list_cannot_hold_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "site/r/a\nb.csv", "")
    with pytest.raises(ChecksumsError, match="csv"):
        write_checksums(tmp_path / "site")


NAMES = st.lists(st.sampled_from("abcde"), unique=True, max_size=5)
STEPS = st.one_of(
    st.tuples(st.just("publish"), NAMES, NAMES),
    st.tuples(st.just("roll back"), st.just([]), st.just([])),
)


@settings(max_examples=40)
@given(st.lists(STEPS, min_size=2, max_size=8))
def test_whatever_is_done_nothing_withdrawn_comes_back_and_nothing_else_is_lost(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, list[str], list[str]]]
) -> None:
    folder = tmp_path_factory.mktemp("steps")
    place, down, known = folder / "srv", set[str](), set[str]()
    for number, (step, records, taken) in enumerate(steps):
        before = current(place) if place.exists() else None
        shown = {name for name in records if name not in taken}
        if step == "publish":
            site = make(folder / "site", sorted(shown), taken, words=f"{number}")
            result = publish(site, place, "--keep", "2")
            may = known <= shown | {*taken} and not shown & down
            assert (result.exit_code == 0) == may, result.output
            if may:
                down, known = down.union(taken), known.union(shown, taken)
        else:
            result = gongkai("rollback", place)
        if result.exit_code != 0:
            assert (current(place) if place.exists() else None) == before
        if before is None and not place.exists():
            continue
        read = current(place)
        assert read_checksums(read).keys() == contents(read).keys()
        assert not [name for name in down if (read / f"r/{name}/table.csv").exists()]
        assert len(releases(place)) <= 3
