from pathlib import Path

import pytest
import workspace


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
