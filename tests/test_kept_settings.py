"""A build that takes pages of the one before makes the same site, whichever setting changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

import built
import workspace
from gongkai.mkdocs import plugin
from gongkai.mkdocs.kept.same_site import SameSite
from gongkai.model.moment import Moment
from gongkai.sources.configuration import FULL
from in_process import equip, run

PAGE = "units/index.html"


def settings(project: Path) -> dict[str, object]:
    return yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))


def write(file: Path, given: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(given), encoding="utf-8")


def template_of_the_city(project: Path, word: str) -> None:
    """A template in the theme's `custom_dir`, which lies where the city wants it."""
    given = settings(project)
    given["theme"] |= {"custom_dir": "city-theme"}
    write(project / "mkdocs.yml", given)
    logo = project / "city-theme" / "partials" / "logo.html"
    logo.parent.mkdir(parents=True, exist_ok=True)
    logo.write_text(f"<b>{word}</b>", encoding="utf-8")


def inherited_setting(project: Path, word: str) -> None:
    """A setting of a configuration that mkdocs.yml inherits from."""
    write(project / "mkdocs.yml", settings(project) | {"INHERIT": "common.yml"})
    write(project / "common.yml", {"extra": {"homepage": f"https://{word}.example/"}})


def what_a_hook_reads(project: Path, word: str) -> None:
    """A file beside the folders that are known, which a hook of the column reads."""
    hook = project / "hooks" / "own.py"
    hook.write_text(
        "from pathlib import Path\n"
        "FILE = Path(__file__).parents[1] / 'lib' / 'word.txt'\n"
        "def on_post_page(output, page, config):\n"
        "    return output + FILE.read_text()\n",
        encoding="utf-8",
    )
    (project / "lib").mkdir(exist_ok=True)
    (project / "lib" / "word.txt").write_text(word, encoding="utf-8")
    given = settings(project)
    given["hooks"] = [*dict.fromkeys([*given["hooks"], "hooks/own.py"])]
    write(project / "mkdocs.yml", given)


def hook_that_lies_elsewhere(project: Path, word: str) -> None:
    """A hook that columns share, with a module of its own."""
    shared = project.parent / "shared"
    shared.mkdir(exist_ok=True)
    (shared / "own.py").write_text(
        "from pathlib import Path\n"
        "def on_env(env, config, files):\n"
        "    env.globals['gongkai_logo'] = Path(__file__).with_name('logo.py').read_text()\n",
        encoding="utf-8",
    )
    (shared / "logo.py").write_text(word, encoding="utf-8")
    given = settings(project)
    given["hooks"] = [*dict.fromkeys([*given["hooks"], "../shared/own.py"])]
    write(project / "mkdocs.yml", given)


CHANGES = (
    template_of_the_city,
    inherited_setting,
    what_a_hook_reads,
    hook_that_lies_elsewhere,
)


@pytest.mark.parametrize("change", CHANGES)
def test_page_is_made_anew(
    column: Path, change: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = equip(column)
    change(project, "first")
    run(project)
    change(project, "second")
    kept = (run(project) / PAGE).read_text(encoding="utf-8")
    monkeypatch.setenv(FULL, "1")
    assert kept == (run(project) / PAGE).read_text(encoding="utf-8")


def test_page_is_made_anew_where_a_variable_changed(
    column: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = equip(column)
    file = project / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}extra: {{homepage: !ENV [OUR_PORTAL, '']}}\n", encoding="utf-8")
    monkeypatch.setenv("OUR_PORTAL", "https://first.example/")
    run(project)
    monkeypatch.setenv("OUR_PORTAL", "https://second.example/")
    kept = (run(project) / PAGE).read_text(encoding="utf-8")
    monkeypatch.setenv(FULL, "1")
    assert kept == (run(project) / PAGE).read_text(encoding="utf-8")


def with_hook(project: Path, text: str) -> None:
    """Give the column a hook of its own."""
    (project / "hooks" / "own.py").write_text(text, encoding="utf-8")
    given = settings(project)
    write(project / "mkdocs.yml", given | {"hooks": [*given["hooks"], "hooks/own.py"]})


def test_hook_that_listens_hears_of_pages_that_are_as_they_were(column: Path) -> None:
    project = equip(column)
    with_hook(
        project,
        "from pathlib import Path\n"
        "heard = []\n"
        "def on_env(env, config, files):\n"
        "    heard.clear()\n"
        "def on_page_context(context, page, config, nav):\n"
        "    heard.append(page.url)\n"
        "def on_post_build(config):\n"
        "    Path(config.site_dir, 'heard.txt').write_text(' '.join(heard))\n",
    )
    heard = (run(project) / "heard.txt").read_text(encoding="utf-8")
    assert len(heard.split()) > 20
    assert (run(project) / "heard.txt").read_text(encoding="utf-8") == heard


@pytest.mark.parametrize("priority", [10, -10])
def test_what_a_hook_makes_of_a_site_is_made_of_no_page_twice(column: Path, priority: int) -> None:
    project = equip(column)
    with_hook(
        project,
        "from pathlib import Path\n"
        "from mkdocs.plugins import event_priority\n"
        f"@event_priority({priority})\n"
        "def on_post_build(config):\n"
        "    for page in Path(config.site_dir).rglob('index.html'):\n"
        "        page.write_text(page.read_text() + '<!-- seen -->')\n",
    )
    page = (run(project) / PAGE).read_text(encoding="utf-8")
    assert page.count("seen") == 1
    assert (run(project) / PAGE).read_text(encoding="utf-8") == page


def test_hook_that_writes_into_pages_writes_into_no_site_before(
    column: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = equip(column)
    with_hook(
        project,
        "import os\n"
        "from pathlib import Path\n"
        "def on_post_build(config):\n"
        "    for page in Path(config.site_dir).rglob('index.html'):\n"
        "        with page.open('a') as opened:\n"
        "            opened.write(os.environ.get('OUR_MARK', ''))\n",
    )
    online = tmp_path / "online.html"
    online.hardlink_to(run(project) / PAGE)
    before = online.read_bytes()
    monkeypatch.setenv("OUR_MARK", "<!-- seen -->")
    assert (run(project) / PAGE).read_text(encoding="utf-8").endswith("<!-- seen -->")
    assert online.read_bytes() == before
    kept = next((project / ".cache" / "pages").rglob(f"html/{PAGE}"))
    assert b"seen" not in kept.read_bytes()


def test_page_is_made_anew_where_a_registry_changed_while_the_build_ran(
    column: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Laws are in no page's values: only the registries that were read say where they lead."""
    project = equip(column)
    text = {"address": "http://first.gov.cn/x.htm", "from": "2019-05-15", "source": "text"}
    law = {"title": "停车管理条例", "texts": [text], "source": "text", "certainty": "V"}
    laws = project / "data" / "laws.yml"
    write(laws, {"sources": [{"id": "text", "note": "条例原文"}], "laws": [law]})
    laws.write_text(laws.read_text("utf-8").replace("'2019-05-15'", "2019-05-15"), "utf-8")
    record = min((project / "content").rglob("parking-explained.zh.md"))
    said = record.read_text(encoding="utf-8")
    record.write_text(f"{said}\n根据《停车管理条例》制定。\n", encoding="utf-8")
    basis = plugin.column_basis

    def after_somebody_wrote(*given: Any) -> str:
        laws.write_text(laws.read_text("utf-8").replace("first", "second"), "utf-8")
        return basis(*given)

    monkeypatch.setattr(plugin, "column_basis", after_somebody_wrote)
    page = run(project) / "r/parking-explained/index.html"
    assert "first.gov.cn" in page.read_text(encoding="utf-8")
    run(project)
    assert "second.gov.cn" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("is_outside", [True, False])
def test_site_is_another_where_an_inherited_setting_is(
    column: Path, monkeypatch: pytest.MonkeyPatch, *, is_outside: bool
) -> None:
    name = "../common.yml" if is_outside else "common.yml"
    write(column / "mkdocs.yml", settings(column) | {"INHERIT": name})
    common = column / name
    common.write_text("extra: {homepage: !ENV [OUR_PORTAL, a]}\n", encoding="utf-8")

    def rests_on() -> str | None:
        site = column / "site"
        return SameSite(column, site, ["mkdocs.yml"], {}, Moment(workspace.DAY))._basis

    before = rests_on()
    if is_outside:
        common.write_text("extra: {homepage: b}\n", encoding="utf-8")
    else:
        monkeypatch.setenv("OUR_PORTAL", "b")
    assert rests_on() != before


def test_page_is_made_anew_where_a_linked_folder_of_registries_changed(
    column: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Districts share the laws of a province: data/laws leads to a folder outside."""
    project = equip(column)
    shared = tmp_path / "of-the-province"
    shared.mkdir()
    (project / "data" / "laws").symlink_to(shared)

    def stands_at(address: str) -> None:
        text = {"address": address, "from": "2019-05-15", "source": "text"}
        law = {"title": "停车管理条例", "texts": [text], "source": "text", "certainty": "V"}
        listed = {"sources": [{"id": "text", "note": "条例原文"}], "laws": [law]}
        write(shared / "laws.yml", listed)
        file = shared / "laws.yml"
        file.write_text(file.read_text("utf-8").replace("'2019-05-15'", "2019-05-15"), "utf-8")

    record = min((project / "content").rglob("parking-explained.zh.md"))
    text = record.read_text(encoding="utf-8")
    record.write_text(f"{text}\n根据《停车管理条例》制定。\n", encoding="utf-8")
    stands_at("http://first.gov.cn/x.htm")
    page = run(project) / "r/parking-explained/index.html"
    assert "first.gov.cn" in page.read_text(encoding="utf-8")
    stands_at("http://second.gov.cn/x.htm")
    run(project)
    assert "second.gov.cn" in page.read_text(encoding="utf-8")


def test_nothing_is_kept_of_an_edition_that_is_no_more(column: Path) -> None:
    project = equip(column)
    given = settings(project)
    both = given | {"plugins": {"gongkai": {"as_of": "2021-07-15", "editions": ["en", "zh"]}}}
    write(project / "mkdocs.yml", both)
    write(project / "mkdocs.zh.yml", {"INHERIT": "mkdocs.yml", "site_dir": "zh"})
    config = load_config(str(project / "mkdocs.zh.yml"), strict=True)
    config.plugins["gongkai"].config["edition"] = "zh"
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    for file in (project / "content").rglob("parking-explained.*"):
        file.unlink()
    (project / "mkdocs.zh.yml").unlink()
    alone = {"plugins": {"gongkai": {"as_of": "2021-07-15", "editions": ["en"]}}}
    write(project / "mkdocs.yml", given | alone)
    run(project, on_error="leave-out")
    kept = [file.parent.name for file in (project / ".cache" / "pages").rglob("*.html")]
    assert kept
    assert "parking-explained" not in kept


def test_what_is_kept_does_not_rest_on_the_seed_of_hashes(column: Path) -> None:
    """Each process orders its sets otherwise; what it keeps is for the next."""
    project = equip(column)
    given = settings(project)
    given["plugins"]["gongkai"] |= {"editions": ["zh"], "downloads": []}
    write(project / "mkdocs.yml", given)

    def made(seed: str) -> str:
        result = built.build(project, "--site", "site", environment={"PYTHONHASHSEED": seed})
        assert result.returncode == 0, result.stderr
        return result.stdout + result.stderr

    made("1")
    page = project / "site" / "request" / "index.html"
    before = page.stat().st_ino
    assert "nothing has changed" in made("2")
    record = min((project / "content").rglob("parking.zh.md"))
    record.write_text(record.read_text(encoding="utf-8") + "\n另行通知。\n", encoding="utf-8")
    assert "nothing has changed" not in made("3")
    assert page.stat().st_ino == before, "a page that says nothing of the record is taken"
