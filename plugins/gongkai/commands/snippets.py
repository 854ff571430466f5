"""The snippets of a column: front matter of each kind, in its keys and with its own terms."""

from pathlib import Path

from gongkai.editing.snippets import snippets
from gongkai.editing.terms import terms_of
from gongkai.editing.vscode import SNIPPETS
from gongkai.sources.registries import load_registries
from gongkai.whole import write_whole


def write_snippets(root: Path) -> bool:
    """Write the snippets of the column at `root`; return whether they were others."""
    registries = load_registries(root).registries
    wanted, file = snippets(registries.site.keys, terms_of(registries)), root / SNIPPETS
    if file.is_file() and file.read_text(encoding="utf-8") == wanted:
        return False
    write_whole(file, wanted)
    return True
