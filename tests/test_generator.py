"""MkDocs, or ProperDocs in its place."""

from pathlib import Path

import pytest

import built
import in_process
from gongkai.mkdocs import generator
from gongkai.mkdocs.generator import GeneratorError, generator_of


def configured(column: Path, name: str) -> Path:
    file = column / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    assert text.count("as_of:") == 1
    changed = text.replace("as_of:", f"editions: [en]\n    generator: {name}\n    as_of:")
    file.write_text(changed, encoding="utf-8")
    return column


WITNESS = """
import os, sys
from pathlib import Path

def on_post_build(config):
    Path(os.environ["GONGKAI_GENERATOR"] + ".txt").write_text(sys.modules["mkdocs"].__name__)
"""
"""A hook that writes down in which program it runs."""


def files(site: Path) -> dict[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file()
    }


def test_both_make_the_same_site(column: Path) -> None:
    in_process.equip(column)
    configured(column, "!ENV [GONGKAI_GENERATOR, mkdocs]")
    hook = column / "hooks" / "home.py"
    hook.write_text(hook.read_text(encoding="utf-8") + WITNESS, encoding="utf-8")
    sites = []
    for name in generator.GENERATORS:
        environment = {"GONGKAI_GENERATOR": name}
        result = built.build(column, "--site", name, environment=environment)
        assert result.returncode == 0, result.stderr
        assert (column / f"{name}.txt").read_text() == name
        sites.append(files(column / name))
    assert len(sites[0]) > 50
    assert sites[0] == sites[1]


def test_one_that_is_none_is_refused(column: Path) -> None:
    in_process.equip(column)
    result = built.build(configured(column, "hugo"))
    assert result.returncode == 1
    assert "`generator` takes one of mkdocs, properdocs, not 'hugo'" in result.stderr


def test_one_that_is_not_installed_is_named_with_how_to_install_it(
    column: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_process.equip(column)
    monkeypatch.setattr(generator, "find_spec", lambda _: None)
    with pytest.raises(GeneratorError, match=r'pip install "gongkai\[properdocs\]"'):
        generator_of(configured(column, "properdocs"))
