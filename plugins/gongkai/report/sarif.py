"""Findings as SARIF 2.1.0, which code hosts and editors show."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from urllib.parse import quote

from gongkai.i18n.translation import Translation
from gongkai.i18n.wording import fix, message, without_details
from gongkai.model.duty import DUTIES
from gongkai.model.edits import Edit
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.points import Point
from gongkai.report.code_pages import NOWHERE, Handbook

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
PointsOf = Callable[[Collection[str]], list[tuple[str, Point]]]
"""Which points set duties of some kinds, with how records name them."""
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def render(
    findings: Sequence[Finding],
    words: Translation,
    codes: Mapping[str, Code],
    version: str,
    prefix: str = "",
    *,
    points: PointsOf = lambda _: [],
    handbook: Handbook = NOWHERE,
) -> str:
    """Return one run with its rules. `codes` are all that there are, `version` is ours.

    `points` says which points of the column set duties of some kinds, `handbook` where the page
    of each code is.
    """
    used = [code for code in codes.values() if any(f.code.id == code.id for f in findings)]
    numbers = {code.id: number for number, code in enumerate(used)}
    driver = {
        "name": "gongkai",
        "version": version,
        "rules": [_rule(c, words, points, handbook) for c in used],
    }
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN" if words.language == "zh" else "en",
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, words, numbers, prefix) for finding in findings],
    }
    return json.dumps(
        {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2
    )


def _rule(
    code: Code, words: Translation, points: PointsOf, handbook: Handbook
) -> dict[str, object]:
    rule: dict[str, object] = {
        "id": code.id,
        "shortDescription": {"text": _plain(without_details(code.message, words))},
        "help": {"text": _plain(without_details(code.otherwise or code.fix, words))},
        "defaultConfiguration": {"level": LEVELS[code.severity]},
        "properties": _basis(code, words, points),
    }
    page = handbook.page(code.id, words.language)
    return rule | {"helpUri": page} if page else rule


def _basis(code: Code, words: Translation, points: PointsOf) -> dict[str, object]:
    """Return what a code rests on, of that only what there is."""
    basis = {
        "basis": words(code.basis) if code.basis else "",
        "rules": list(code.all_rules),
        "duties": [words(DUTIES[duty]) for duty in code.duties],
        "points": [
            f"{name} {point.title.in_(words.language)}" for name, point in points(code.duties)
        ],
    }
    return {key: value for key, value in basis.items() if value}


def _result(
    finding: Finding, words: Translation, numbers: Mapping[str, int], prefix: str
) -> dict[str, object]:
    place = finding.place
    location = {
        "artifactLocation": {"uri": quote(prefix + place.path), "uriBaseId": "%SRCROOT%"},
        "region": _region(finding),
    }
    said = "\n".join([message(finding, words), fix(finding, words)])
    result: dict[str, object] = {
        "ruleId": finding.code.id,
        "ruleIndex": numbers[finding.code.id],
        "level": LEVELS[finding.level],
        "message": {"text": _plain(said)},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"gongkai/v1": finding.fingerprint},
    }
    if isinstance(finding.edit, Edit):  # a file in another encoding cannot be told as text
        result["fixes"] = [_fix(finding.edit, _plain(fix(finding, words)), location)]
    return result


def _region(finding: Finding) -> dict[str, int]:
    region = {"startLine": finding.place.line, "startColumn": finding.place.column}
    if finding.end is not None:
        region |= {"endLine": finding.end[0], "endColumn": finding.end[1]}
    return region


def _fix(edit: Edit, said: str, location: Mapping[str, object]) -> dict[str, object]:
    """Return an edit as a change of the file of `location`."""
    replacement = {
        "deletedRegion": {
            "startLine": edit.line,
            "startColumn": edit.column,
            "endLine": edit.end_line,
            "endColumn": edit.end_column,
        },
        "insertedContent": {"text": edit.text},
    }
    change = {
        "artifactLocation": location["artifactLocation"],
        "replacements": [replacement],
    }
    return {"description": {"text": said}, "artifactChanges": [change]}


def _plain(text: str) -> str:
    """Return a text in which nothing is taken for a link (SARIF 2.1.0, 3.11.6)."""
    return text.replace("](", "]\\(")
