"""Findings as data/baseline.yml: what was there when the checks were first run."""

import json
from collections.abc import Iterable

from gongkai.model.findings import Finding
from gongkai.model.waivers import Accepted

HEAD = """\
# Findings that were there when the checks were first run. They do not count, and may only
# become fewer: `gongkai check --write-baseline` takes out what is fixed and adds nothing;
# so does `gongkai links SITE --write-baseline` with links.
"""


def render(findings: Iterable[Finding], others: Iterable[Accepted] = ()) -> str:
    """Return the file, by path, code and fingerprint, so that changes to it read well.

    `others` are entries of findings that were not looked for this time.
    """
    entries = sorted(
        [(f.place.path, f.code.id, f.fingerprint) for f in findings]
        + [(one.path, one.code, one.fingerprint) for one in others]
    )
    lines = [
        f"  - {{code: {code}, path: {_quoted(path)}, fingerprint: {_quoted(fingerprint)}}}\n"
        for path, code, fingerprint in entries
    ]
    return HEAD + ("findings:\n" + "".join(lines) if lines else "findings: []\n")


def _quoted(text: str) -> str:
    """Return a text in double quotes, as YAML and JSON both write them."""
    return json.dumps(text, ensure_ascii=False)
