"""Findings in the formats of other tools, each held against what that tool reads."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.i18n.translation import translation
from gongkai.model.findings import Finding, Severity, SourcePlace
from gongkai.model.language import LANGUAGES, Language
from gongkai.report import github, gitlab, junit, markdown_summary, sarif
from gongkai.report.code_pages import Handbook
from gongkai.report.order import worst_first
from gongkai.verdict.codes import CODES

HERE = Path(__file__).parent
EN = translation("en")
HOSTILE = "a%0A::error::b\r\n](x) | <b>`*_ :,;\x00\x1b[31m\u202e\ufffe{0} 公开"
RANDOM_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


def finding(code: str, path: str, line: int = 1, **details: str) -> Finding:
    named = re.findall(r"{(\w+)}", CODES[code].message + CODES[code].fix)
    return Finding(CODES[code], SourcePlace(path, line, 3), dict.fromkeys(named, "x") | details)


FINDINGS = [
    finding("GK031", "content/甲 乙.zh.md", 4, target="unit", value=HOSTILE, nearest="x"),
    finding("GK031", "content/甲 乙.zh.md", 9, target="unit", value=HOSTILE, nearest="x"),
    finding("GK048", "content/a.pdf"),
    finding("GK802", "data/waivers.yml", 2, nearest=""),
    finding("GK020", "content/b.zh.md", 7, key="titel", nearest="title"),
]
hostile = st.builds(
    lambda code, path, line, value: finding(code, "content/" + path, line, value=value, key=value),
    st.sampled_from(["GK031", "GK020", "GK048", "GK802"]),
    RANDOM_TEXT,
    st.integers(1, 10**6),
    RANDOM_TEXT,
)


def schema(name: str) -> Any:
    return json.loads((HERE / f"{name}.schema.json").read_text(encoding="utf-8"))


def commands(report: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as GitHub's runner does."""
    found = []
    for line in re.split("\r\n|\r|\n", report):
        match = re.match(r"::(\w+) (.*?)::(.*)$", line)
        if match:
            properties = dict(part.split("=", 1) for part in match[2].split(","))
            read = {key: unescaped(value, more=True) for key, value in properties.items()}
            found.append((match[1], read, unescaped(match[3])))
    return found


def unescaped(text: str, *, more: bool = False) -> str:
    pairs = [("%0D", "\r"), ("%0A", "\n")]
    pairs += [("%3A", ":"), ("%2C", ",")] if more else []
    for code, char in [*pairs, ("%25", "%")]:
        text = text.replace(code, char)
    return text


def check_junit(report: str) -> ElementTree.Element:
    """Hold a report against what servers agree on: names, order, counts, required attributes."""
    suites = ElementTree.fromstring(report.encode())
    assert suites.tag == "testsuites"
    for suite in suites:
        assert suite.tag == "testsuite"
        cases = list(suite)
        assert {case.tag for case in cases} == {"testcase"}
        assert suite.get("name")
        assert suite.get("tests") == str(len(cases))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
        assert suite.get("errors") == suite.get("skipped") == "0"
        for case in cases:
            assert case.get("name") and case.get("classname") and case.get("time")
            assert {part.tag for part in case} <= {"failure", "system-out"}
            assert all(part.get("message") for part in case.findall("failure"))
    return suites


@pytest.mark.parametrize("language", LANGUAGES)
def test_sarif(language: Language) -> None:
    report = json.loads(sarif.render(FINDINGS, translation(language), CODES, "1.0", "city/"))
    jsonschema.validate(report, schema("sarif"))
    run = report["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for found, result in zip(FINDINGS, run["results"], strict=True):
        location = result["locations"][0]["physicalLocation"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == found.code.id
        assert unquote(location["artifactLocation"]["uri"]) == "city/" + found.place.path
        assert location["region"] == {"startLine": found.place.line, "startColumn": 3}
        assert not re.search(r"(?<!\\)\]\(", result["message"]["text"])
    levels = [result["level"] for result in run["results"]]
    assert levels == ["error", "error", "warning", "note", "error"]


def test_where_a_finding_ends_is_said_to_tools_that_mark_it() -> None:
    ends = [None, (9, 8), None, (4, 1), None]
    found = [replace(one, end=end) for one, end in zip(FINDINGS, ends, strict=True)]
    results = json.loads(sarif.render(found, EN, CODES, "1.0"))["runs"][0]["results"]
    regions = [one["locations"][0]["physicalLocation"]["region"] for one in results]
    assert [(one.get("endLine"), one.get("endColumn")) for one in regions] == [
        end or (None, None) for end in ends
    ]
    marked = {one["line"]: one for _, one, _ in commands(github.render(found, EN))}
    assert (marked["9"]["endLine"], marked["9"]["endColumn"]) == ("9", "8")
    assert "endColumn" not in marked["2"] and marked["2"]["endLine"] == "4"
    assert "endLine" not in marked["4"]


def test_gitlab_gives_each_finding_a_fingerprint_of_its_own() -> None:
    report = json.loads(gitlab.render(FINDINGS, EN, "city/"))
    jsonschema.validate(report, schema("gitlab"))
    assert FINDINGS[0].fingerprint == FINDINGS[1].fingerprint == report[0]["fingerprint"]
    assert len({entry["fingerprint"] for entry in report}) == len(FINDINGS)
    assert [e["severity"] for e in report] == ["major", "major", "minor", "info", "major"]
    assert report[0]["location"] == {"path": "city/content/甲 乙.zh.md", "lines": {"begin": 4}}


def test_junit_counts_errors_alone_as_failures() -> None:
    suites = check_junit(junit.render(FINDINGS, EN, "city/"))
    assert suites.get("failures") == "3"
    case = suites[0][0]
    assert case.get("classname") == "city/content/甲 乙.zh.md"
    assert "\\u{0}\\u{1b}[31m\\u{202e}\\u{fffe}" in case[0].attrib["message"]


def test_junit_of_a_clean_column_has_a_test_that_passed() -> None:
    suites = check_junit(junit.render([], EN))
    assert [case.get("name") for case in suites.iter("testcase")] == ["check"]


def test_github_says_everything_at_its_place() -> None:
    report = github.render(FINDINGS, EN, "city/", waived=2)
    said = commands(report)
    assert report.endswith("Errors: 3. Warnings: 1. Notices: 1.\nWaived: 2.")
    for found, (command, properties, data) in zip(worst_first(FINDINGS), said, strict=True):
        assert command == found.level
        assert properties == {
            "file": "city/" + found.place.path,
            "line": str(found.place.line),
            "col": "3",
            "title": found.code.id,
        }
        assert data.count("\n") == 1


def test_github_shows_the_worst_first_and_one_of_each_file() -> None:
    many = [
        *(finding("GK048", f"content/{n}.pdf") for n in range(3)),
        *(finding("GK020", "content/a.zh.md", n) for n in range(1, 12)),
        finding("GK020", "content/z.zh.md", 5),
    ]
    shown = [(f.level, f.place.path) for f in worst_first(many)]
    assert shown[:2] == [
        (Severity.ERROR, "content/a.zh.md"),
        (Severity.ERROR, "content/z.zh.md"),
    ]
    assert [level for level, _ in shown] == [Severity.ERROR] * 12 + [Severity.WARNING] * 3


DOCUMENTATION = Handbook("https://docs.example/g/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_reports_lead_to_the_page_of_each_code(language: Language) -> None:
    words = translation(language)
    pages = [DOCUMENTATION.page(found.code.id, language) for found in FINDINGS]
    assert pages[0].startswith("https://docs.example/g/" + {"en": "checks/", "zh": "zh/"}[language])
    report = json.loads(sarif.render(FINDINGS, words, CODES, "1.0", handbook=DOCUMENTATION))
    jsonschema.validate(report, schema("sarif"))
    rules = report["runs"][0]["tool"]["driver"]["rules"]
    assert {rule["helpUri"] for rule in rules} == set(pages)
    entries = json.loads(gitlab.render(FINDINGS, words, handbook=DOCUMENTATION))
    assert [entry["description"].split("\n")[-1] for entry in entries] == pages
    said = commands(github.render(FINDINGS, words, handbook=DOCUMENTATION))
    assert sorted(data.split("\n")[-1] for _, _, data in said) == sorted(pages)
    table = markdown_summary.render(FINDINGS, words, handbook=DOCUMENTATION)
    assert all(f"](<{page}>) |" in table for page in pages)


def rows(table: str) -> list[list[str]]:
    lines = [line for line in table.split("\n") if line.startswith("|")]
    return [re.split(r"(?<!\\) ?\| ?", line)[1:-1] for line in lines[2:]]


def test_summary_is_a_table_of_all() -> None:
    table = markdown_summary.render(FINDINGS, EN, "city/")
    assert [len(row) for row in rows(table)] == [5] * len(FINDINGS)
    assert "<b>" not in table
    assert not re.search(r"(?<!\\)[\[`*]", table.partition("|")[2])


def test_summary_keeps_to_its_size_and_says_what_is_left_out() -> None:
    many = [finding("GK020", f"content/{n}.zh.md", key="键" * 200) for n in range(3000)]
    table = markdown_summary.render(many, EN)
    assert 1000 * 1000 < len(table.encode()) <= 1024 * 1024
    left_out = re.search(r"(\d+) more are not shown", table)
    assert left_out and int(left_out[1]) == 3000 - len(rows(table))


def test_summary_of_a_clean_column_has_no_table() -> None:
    assert rows(markdown_summary.render([], EN)) == []


@given(st.lists(hostile, max_size=4))
def test_no_text_breaks_a_report(findings: list[Finding]) -> None:
    jsonschema.validate(json.loads(sarif.render(findings, EN, CODES, "1")), schema("sarif"))
    report = json.loads(gitlab.render(findings, EN))
    assert len({entry["fingerprint"] for entry in report}) == len(findings)
    check_junit(junit.render(findings, EN))
    said = commands(github.render(findings, EN))
    assert [properties["file"] for _, properties, _ in said] == [
        found.place.path for found in worst_first(findings)
    ]
    assert len(rows(markdown_summary.render(findings, EN))) == len(findings)
