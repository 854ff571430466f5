"""The shapes that a site can have: which edition stands at its root, and which below."""

import shutil
from pathlib import Path

import built
import workspace
from gongkai.model.editions import DEFAULT, Editions

SHAPES = (DEFAULT, Editions(("zh", "en")), Editions(("zh",)), Editions(("en",)))

_BELOW = """\
INHERIT: mkdocs.yml
site_name: {language}
plugins:
  gongkai:
    edition: {language}
"""


def make(folder: Path, editions: Editions) -> Path:
    """Write the base project with the hooks and the configuration of a site of these editions."""
    workspace.make(folder)
    shutil.copytree(built.ROOT / "hooks", folder / "hooks")
    configure(folder, editions)
    return folder


def configure(folder: Path, editions: Editions) -> None:
    """Configure these editions as the demonstration configures its own."""
    theirs = (built.ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    ours = theirs.replace(f"    editions: {DEFAULT}\n", f"    editions: {editions}\n")
    assert ours != theirs or editions == DEFAULT
    workspace.write(folder / "mkdocs.yml", ours)
    for language in editions.below:
        workspace.write(folder / f"mkdocs.{language}.yml", _BELOW.format(language=language))
