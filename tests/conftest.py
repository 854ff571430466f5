import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, Page

import browsing
import built
import scores
import unready
import workspace
from gongkai.model.catalog import Catalog
from gongkai.sources.cache import PLACE
from gongkai.sources.load import load
from remembered import remembered
from shared import made_once

# The same cases in every run: a red run is always a change of ours, never chance.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.load_profile("repeatable")

unready.leave_out_all()

# Commands speak English to the tests, whatever the machine speaks.
os.environ["GONGKAI_LANG"] = "en"

# The demonstration is built many times; what is printed of it is made once for all.
os.environ.setdefault(PLACE, str(built.ROOT / ".cache" / "tests"))

SLOWEST = (
    "test_handbook.py", "test_kinds_of_pages.py", "test_loops.py", "test_published.py",
    "test_takedown.py", "test_upgrading.py",
)  # fmt: skip
"""The files with tests of ten seconds or more."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write what the golden cases find now, for review in the diff",
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Close a run of the faults with what the checks found of them."""
    reports = [report for kind in terminalreporter.stats.values() for report in kind]
    for line in scores.closing(reports):
        terminalreporter.write_line(line)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what reads the demonstration: it cannot pass where the content is another city's.

    The slowest tests begin first, so that none of them is left to one processor at the end.
    """
    items.sort(key=lambda item: item.path.name not in SLOWEST)
    for item in items:
        if {"this_column", "demonstration"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.demonstration)


@pytest.fixture(scope="session")
def this_column() -> Path:
    """The records and registries of this repository, for what holds of the demonstration."""
    return built.ROOT


@pytest.fixture(scope="session")
def this_catalog(this_column: Path) -> Catalog:
    """All of it, as it is loaded."""
    return load(this_column).catalog


@pytest.fixture(scope="module")
def read_once() -> Iterator[None]:
    """Read the same texts and registries only once in a module whose tests change few of them."""
    with remembered():
        yield


@pytest.fixture
def column(tmp_path: Path) -> Path:
    """A small project in which nothing is wrong."""
    return workspace.make(tmp_path / "column")


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real column, built once into a site of both editions."""

    def make(project: Path) -> None:
        result = built.build(built.copy_project(project))
        assert result.returncode == 0, result.stderr
        assert "WARNING" not in result.stderr

    return made_once(tmp_path_factory, "demonstration", make) / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with browsing.chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def site(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demonstration, mounted where a government would mount it."""
    root = tmp_path_factory.mktemp("server")
    (root / browsing.BASE).parent.mkdir(parents=True)
    (root / browsing.BASE).symlink_to(demonstration)
    with built.served(root) as address:
        yield f"{address}/{browsing.BASE}/"


@pytest.fixture(params=browsing.SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    """A page of each size; an error on its console, or a failed request, fails the test."""
    width, height = browsing.SIZES[request.param]
    with browsing.watched(browser, site, viewport={"width": width, "height": height}) as page:
        yield page
