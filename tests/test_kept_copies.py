"""Files to take away are those of the build before, unless another document would be composed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import workspace
from gongkai.mkdocs.kept.copies import INDEX
from gongkai.render.downloads.compose import Composer
from gongkai.render.downloads.document import CopyDocument
from gongkai.sources.cache import PLACE
from gongkai.sources.configuration import FULL
from gongkai.views.downloads import CopyContent
from in_process import equip, run

PARKING = workspace.PARKING
SITE = "https://gongkai.example/"
ALONE = "content/policies/2021/alone.zh.md"
ALONE_TEXT = """---
id: alone
kind: policy
title: 【示例】自行车停放通知
summary: 自行车停放的区域。
unit: sample-transport
issuers: [示例区交通运输局]
dated: 2021-06-01
published: 2021-06-02 09:00
number: 示例交〔2021〕第7号
class: other
genre: notice
openness: proactive
topics: [transport]
audience: [drivers]
sample: true
---
自行车停放在划定的区域。
"""
OTHER = PARKING.replace("parking", "bicycles")


@pytest.fixture
def project(column: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(PLACE, str(tmp_path / "cache"))
    return equip(column)


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the records of which documents were composed."""
    found: list[str] = []
    by_itself = Composer.compose

    def watched(self: Composer, given: CopyContent) -> CopyDocument:
        found.append(given.record.id)
        return by_itself(self, given)

    monkeypatch.setattr(Composer, "compose", watched)
    return found


def copies(site: Path) -> dict[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.suffix in (".pdf", ".docx", ".html")
    }


def index(project: Path) -> Path:
    (found,) = (project / ".cache" / "pages").rglob(INDEX)
    return found


def add(project: Path, words: str) -> None:
    file = project / PARKING
    file.write_text(f"{file.read_text(encoding='utf-8').rstrip()}\n\n{words}\n", encoding="utf-8")


def test_nothing_is_composed_again(project: Path, composed: list[str]) -> None:
    first = copies(run(project, SITE))
    assert len(composed) > 1
    composed.clear()
    assert copies(run(project, SITE)) == first
    assert composed == []


def test_only_what_says_something_else_is(project: Path, composed: list[str]) -> None:
    workspace.write(project / ALONE, ALONE_TEXT)
    run(project, SITE)
    composed.clear()
    workspace.write(project / ALONE, ALONE_TEXT + "另行通知。\n")
    made = copies(run(project, SITE))
    assert composed == ["alone"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FULL, "1")
        assert copies(run(project, SITE)) == made


def test_a_document_whose_link_leads_somewhere_now_is(project: Path, composed: list[str]) -> None:
    add(project, "见[自行车](record:bicycles)。")
    text = (project / PARKING).read_text(encoding="utf-8")
    other = text.replace("id: parking", "id: bicycles").replace("[自行车](record:bicycles)", "本文")
    held = other.replace("published: 2021", "published: 2030", 1)
    assert held != other
    workspace.write(project / OTHER, held)
    before = run(project, SITE, on_error="leave-out")
    assert not (before / "r/bicycles").exists()
    composed.clear()
    workspace.write(project / OTHER, other)
    run(project, SITE, on_error="leave-out")
    assert {"parking", "bicycles"} <= set(composed)


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.write_text("{}", encoding="utf-8"),
        lambda file: file.write_bytes(file.read_bytes()[:-9]),
        lambda file: file.write_text(file.read_text("utf-8").replace('"form":2', '"form":1')),
        lambda file: file.unlink(),
    ],
)
def test_a_broken_index_counts_as_none(
    project: Path, composed: list[str], harm: Callable[[Path], object]
) -> None:
    first = copies(run(project, SITE))
    composed.clear()
    harm(index(project))
    assert copies(run(project, SITE)) == first
    assert composed


@pytest.mark.parametrize("is_there", [True, False])
def test_a_file_that_is_another_is_made_anew(project: Path, tmp_path: Path, is_there: bool) -> None:
    first = copies(run(project, SITE))
    file = next((tmp_path / "cache" / "downloads").glob("*.docx"))
    content = file.read_bytes()
    file.unlink()  # the site has it, too
    if is_there:
        file.write_bytes(content[:-1] + b"x")
        os.utime(file, ns=(0, 0))
    assert copies(run(project, SITE)) == first


def test_another_setting_composes_all_anew(project: Path, composed: list[str]) -> None:
    run(project, SITE)
    first = sorted(composed)
    composed.clear()
    run(project, "https://other.example/")
    assert sorted(composed) == first
