"""One edition of the small base project, built in this process."""

import shutil
from functools import partialmethod
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.commands.build import build
from mkdocs.config import load_config

import built


class _Compiled(BytecodeCache):
    """Templates as Jinja compiled them, by name and text: sites are built from the same ones."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if known := self.known.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


COMPILED = _Compiled()


def equip(column: Path) -> Path:
    """Give the base project the hooks of the real site, and a configuration."""
    shutil.copytree(built.ROOT / "hooks", column / "hooks", dirs_exist_ok=True)
    config = {
        "site_name": "column",
        "docs_dir": "hooks/without-gongkai",
        "theme": {"name": "material", "font": False},
        "plugins": {"gongkai": {"as_of": "2021-07-15"}},
        "hooks": [f"hooks/{file.name}" for file in sorted((column / "hooks").glob("*.py"))],
    }
    (column / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return column


def run(project: Path, site_url: str | None = None, **options: Any) -> Path:
    """Build the project with options of the plugin; return the site."""
    config = load_config(str(project / "mkdocs.yml"), strict=True)
    config.site_url = site_url
    for name, value in options.items():
        config.plugins["gongkai"].config[name] = value
    config.plugins.on_startup(command="build", dirty=False)
    with pytest.MonkeyPatch.context() as patch:
        make = partialmethod(Environment.__init__, bytecode_cache=COMPILED)
        patch.setattr(Environment, "__init__", make)
        build(config)
    return project / "site"
