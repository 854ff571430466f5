from pathlib import Path

import hypothesis
import pytest

import built
import workspace

# The same cases in every run: a red run is always a change of ours, never chance.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write what the golden cases find now, for review in the diff",
    )


@pytest.fixture
def column(tmp_path: Path) -> Path:
    """A small project in which nothing is wrong."""
    return workspace.make(tmp_path / "column")


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real column, built once into a site of both editions."""
    project = built.copy_project(tmp_path_factory.mktemp("demonstration") / "column")
    result = built.build(project)
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    return project / "site"
