"""What a build shows in English, because nobody has translated it, each later build says again."""

from pathlib import Path
from typing import Any

import pytest

from gongkai.i18n.translation import translation
from gongkai.mkdocs.page import GeneratedPage
from gongkai.render.downloads.compose import Composer
from gongkai.render.files import FileRenderer
from gongkai.sources.cache import PLACE
from in_process import equip, run

LABEL = "A label of the city"
SAID = f"not translated into zh: “{LABEL}”"
MAKERS = [(GeneratedPage, "write_body"), (FileRenderer, "render"), (Composer, "compose")]
"""What makes a page, an export and a document to take away."""


@pytest.mark.parametrize(("maker", "name"), MAKERS)
def test_it_is_said_as_long_as_it_is_shown(
    column: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    *,
    maker: type,
    name: str,
) -> None:
    monkeypatch.setenv(PLACE, str(tmp_path / "cache"))
    project = equip(column)
    by_itself = getattr(maker, name)

    def with_label(*given: Any) -> Any:
        translation("zh")(LABEL)
        return by_itself(*given)

    def said() -> bool:
        translation("zh").untranslated.clear()
        capfd.readouterr()
        run(project, edition="zh", editions=["zh"])
        return SAID in capfd.readouterr().err

    with monkeypatch.context() as patch:
        patch.setattr(maker, name, with_label)
        assert said()
    assert said(), "nothing of it was made anew"
    for record in (project / "content").rglob("*.md"):
        record.write_text(record.read_text(encoding="utf-8") + "\n另行通知。\n", encoding="utf-8")
    (project / "data" / "site.yml").write_text("{}", encoding="utf-8")
    assert not said(), "all of it was made anew"
