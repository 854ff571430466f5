"""Findings as JSON, for programs."""

import json
from collections.abc import Sequence

from gongkai.i18n.translation import Translation
from gongkai.model.findings import Finding
from gongkai.report.code_pages import NOWHERE, Handbook
from gongkai.report.finding import as_mapping


def render(findings: Sequence[Finding], words: Translation, *, handbook: Handbook = NOWHERE) -> str:
    """Return a JSON list of findings in the order given; `handbook` has the pages of codes."""
    mappings = [as_mapping(finding, words, handbook) for finding in findings]
    return json.dumps(mappings, ensure_ascii=False, indent=2)
