"""Findings as SARIF 2.1.0, which code hosts and editors show."""

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from gongkai.model.findings import Code, Finding, Severity
from gongkai.translation import Translation
from gongkai.wording import fix, message, without_details

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def render(
    findings: Sequence[Finding],
    words: Translation,
    codes: Mapping[str, Code],
    version: str,
    prefix: str = "",
) -> str:
    """Return one run with its rules. `codes` are all that there are, `version` is ours."""
    used = [code for code in codes.values() if any(f.code.id == code.id for f in findings)]
    numbers = {code.id: number for number, code in enumerate(used)}
    driver = {"name": "gongkai", "version": version, "rules": [_rule(c, words) for c in used]}
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN" if words.language == "zh" else "en",
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, words, numbers, prefix) for finding in findings],
    }
    return json.dumps(
        {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2
    )


def _rule(code: Code, words: Translation) -> dict[str, object]:
    return {
        "id": code.id,
        "shortDescription": {"text": _plain(without_details(code.message, words))},
        "help": {"text": _plain(without_details(code.otherwise or code.fix, words))},
        "defaultConfiguration": {"level": LEVELS[code.severity]},
        "properties": {"basis": words(code.basis)},
    }


def _result(
    finding: Finding, words: Translation, numbers: Mapping[str, int], prefix: str
) -> dict[str, object]:
    place = finding.place
    location = {
        "artifactLocation": {"uri": quote(prefix + place.path), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": place.line, "startColumn": place.column},
    }
    told = "\n".join([message(finding, words), fix(finding, words)])
    return {
        "ruleId": finding.code.id,
        "ruleIndex": numbers[finding.code.id],
        "level": LEVELS[finding.level],
        "message": {"text": _plain(told)},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"gongkai/v1": finding.fingerprint},
    }


def _plain(text: str) -> str:
    """Return a text in which nothing is taken for a link (SARIF 2.1.0, 3.11.6)."""
    return text.replace("](", "]\\(")
