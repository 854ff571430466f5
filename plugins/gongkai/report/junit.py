"""Findings as JUnit XML, which every build server reads.

Each finding is a test case of its file. Only errors have failed, as only they fail the run.
"""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from gongkai.i18n.translation import Translation
from gongkai.i18n.wording import fix, message
from gongkai.model.findings import Finding
from gongkai.report.characters import visible

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(findings: Sequence[Finding], words: Translation, prefix: str = "") -> str:
    """Return one suite; without findings it holds one case, because none reads as not run."""
    failures = sum(finding.is_error for finding in findings)
    counts = {
        "tests": str(len(findings) or 1),
        "failures": str(failures),
        "errors": "0",
        "skipped": "0",
    }
    suites = Element("testsuites", {"name": "gongkai check", **counts})
    suite = SubElement(suites, "testsuite", {"name": "gongkai check", **counts, "time": "0"})
    if not findings:
        SubElement(suite, "testcase", {"classname": "gongkai", "name": "check", "time": "0"})
    for finding in findings:
        _case(suite, finding, words, prefix)
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode")


def _case(suite: Element, finding: Finding, words: Translation, prefix: str) -> None:
    place = finding.place
    said = _written(message(finding, words))
    case = SubElement(
        suite,
        "testcase",
        {
            "classname": _written(prefix + place.path),
            "name": f"{finding.code.id} {place.line}:{place.column}",
            "file": _written(prefix + place.path),
            "line": str(place.line),
            "time": "0",
        },
    )
    text = f"{said}\n{_written(fix(finding, words))}"
    if finding.is_error:
        failure = SubElement(case, "failure", {"type": finding.code.id, "message": said})
        failure.text = text
    else:
        SubElement(case, "system-out").text = f"{words(str(finding.level))}\n{text}"


def _written(text: str) -> str:
    """Return a text with all that XML cannot hold, or that is invisible, written out."""
    return _NO_XML.sub(lambda found: f"\\u{{{ord(found[0]):x}}}", visible(text))
