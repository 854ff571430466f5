"""One edition of the small base project, built in this process."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

import built
from gongkai.sources.cache import PLACE


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
        if "on_leak" in options:
            # Copies of what leaks go from the cache, and other tests make copies of the same.
            patch.setenv(PLACE, str(project / ".cache"))
        build(config)
    return project / "site"
