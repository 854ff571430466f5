"""The front matter of a column's records as it is written, for a form that writes as they do."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from gongkai.form.collections import WrittenRecord
from gongkai.model.language import Language
from gongkai.sources.front_matter import front_matter


def written_records(root: Path, language: Language) -> Iterator[WrittenRecord]:
    """Yield the records of a column by their files in one language, but for unreadable ones."""
    content = root / "content"
    for file in sorted(content.rglob(f"*.{language}.md")):
        column, *below = file.relative_to(content).parts
        if not below or file.is_symlink():
            continue
        try:
            part = front_matter(file.read_text(encoding="utf-8"))
            values = yaml.load(part[0], yaml.CBaseLoader) if part is not None else None  # noqa: S506  it makes texts, lists and mappings
        except (OSError, UnicodeError, yaml.YAMLError):
            continue
        if isinstance(values, dict):
            yield WrittenRecord(column, "/".join(below), values)
