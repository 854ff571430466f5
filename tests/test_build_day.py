"""The day that a column pins in mkdocs.yml, however it is written there."""

from datetime import date
from pathlib import Path

import pytest

from gongkai.sources.build_day import build_day

PINNED = "site_url: !ENV [SITE, 'https://example.gov.cn/']\nplugins: {gongkai: {as_of: %s}}\n"


@pytest.mark.parametrize(
    "written", ["2021-07-15", "'2021-07-15'", "!ENV [NO_SUCH_DAY, '2021-07-15']", "!ENV THE_DAY"]
)
def test_day_is_read_as_mkdocs_reads_it(
    written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THE_DAY", "2021-07-15")
    (tmp_path / "mkdocs.yml").write_text(PINNED % written, encoding="utf-8")

    assert build_day(tmp_path) == date(2021, 7, 15)
    assert build_day(tmp_path, "2022-01-01") == date(2022, 1, 1)
