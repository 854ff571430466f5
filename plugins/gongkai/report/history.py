"""Findings in commits as JSON, for programs."""

import json
from collections.abc import Iterable

from gongkai.i18n.translation import Translation
from gongkai.model.findings import Finding
from gongkai.report.finding import as_mapping


def render(found: Iterable[tuple[str, str, Finding]], words: Translation) -> str:
    """Return a JSON list of findings, each with its commit and the path that the file had there."""
    mappings = [
        {**as_mapping(finding, words), "commit": commit, "path": path}
        for commit, path, finding in found
    ]
    return json.dumps(mappings, ensure_ascii=False, indent=2)
