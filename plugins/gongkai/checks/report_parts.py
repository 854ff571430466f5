"""The parts that an annual report must have by the format of its year, GK943 to GK945 (R50)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.checks.check import Check, Scope, found, found_in_text, text_of
from gongkai.measures.report_forms import format_of
from gongkai.measures.reports import is_misdated
from gongkai.model.findings import Code, Finding, Named, Severity
from gongkai.model.kinds.report import Report
from gongkai.model.local_text import LocalText
from gongkai.model.rules import ReportPart

W = Severity.WARNING
_BASIS = "the format of annual reports, General Office letters 60 of 2019 and 30 of 2021"
MISSING_PARTS = Code(
    "GK943",
    W,
    "the report lacks parts that the format of its year wants: {parts}",
    "add a heading for each, in the order of the format; where there is nothing to report say so "
    "in a sentence",
    _BASIS,
    rules=("R50", "R146"),
    duties=("annual-reports",),
)
EMPTY_PART = Code(
    "GK944",
    W,
    "nothing stands below the heading of the part “{part}”",
    "report on it; where there is nothing to report say so in a sentence",
    _BASIS,
    rules=("R50", "R146"),
    duties=("annual-reports",),
)
OUT_OF_ORDER = Code(
    "GK945",
    W,
    "the part “{part}” stands behind “{before}”, which comes after it in the format",
    "put the parts in the order of the format",
    _BASIS,
    rules=("R50", "R146"),
    duties=("annual-reports",),
)
_HEADING = re.compile(
    r"^(?:#{1,6}[ \t]+(?P<marked>.+?)[ \t]*#*"
    r"|\**(?P<plain>[一二三四五六七八九十]+、[^。\n|]{2,40}?)\**)[ \t]*$",
    re.MULTILINE,
)
_ORDINAL = re.compile(
    r"^[\s*]*(?:第?[一二三四五六七八九十]+(?:部分|章)?[、.．\s]|\d+[.、．]\s*)?\s*"
)
_SIGNS = re.compile(r"[\s、，,。.*：:]+")


@dataclass(frozen=True)
class FoundPart:
    """A heading of a report with the part that it opens."""

    place: int
    """Which part of the format it is, from 0."""
    offset: int
    is_empty: bool


def missing_parts(scope: Scope) -> Iterator[Finding]:
    """Yield reports that lack parts, each once with all that it lacks."""
    for report, parts, there in _reports(scope):
        places = {one.place for one in there}
        lacking = [part.title for place, part in enumerate(parts) if place not in places]
        if lacking:
            yield found(MISSING_PARTS, report, "year", parts=named_all(lacking))


def empty_part(scope: Scope) -> Iterator[Finding]:
    """Yield headings with nothing below them, neither text nor a table of the part."""
    for report, parts, there in _reports(scope):
        borne = {table.schema.id for table in report.read_tables}
        for one in there:
            part = parts[one.place]
            if one.is_empty and not borne.intersection(part.tables):
                yield found_in_text(EMPTY_PART, report, one.offset, part=named(part.title))


def out_of_order(scope: Scope) -> Iterator[Finding]:
    """Yield parts that stand behind one which comes after them."""
    for report, parts, there in _reports(scope):
        last = -1
        for one in there:
            if one.place < last:
                said = {"part": named(parts[one.place].title), "before": named(parts[last].title)}
                yield found_in_text(OUT_OF_ORDER, report, one.offset, **said)
            last = max(last, one.place)


def _reports(scope: Scope) -> Iterator[tuple[Report, tuple[ReportPart, ...], list[FoundPart]]]:
    """Yield the reports that have a text, with the parts that they must have and have."""
    for report in scope.judged_of(Report):
        rule = format_of(report, scope.loaded.registries)
        if rule is not None and rule.parts and text_of(report).strip() and not is_misdated(report):
            yield report, rule.parts, _parts_in(text_of(report), rule.parts)


def _parts_in(text: str, parts: tuple[ReportPart, ...]) -> list[FoundPart]:
    """Return the headings of parts in a text, each part once, in the order of the text."""
    opened: list[tuple[int, re.Match[str]]] = []
    for heading in _HEADING.finditer(text):
        place = _part_of(heading["marked"] or heading["plain"], parts)
        if place is not None and place not in {one for one, _ in opened}:
            opened.append((place, heading))
    if not opened:
        return []
    ends = [*(heading.start() for _, heading in opened[1:]), len(text)]
    return [
        FoundPart(place, heading.start(), not text[heading.end() : end].strip())
        for (place, heading), end in zip(opened, ends, strict=True)
    ]


def _part_of(heading: str, parts: tuple[ReportPart, ...]) -> int | None:
    """Return which part a heading opens: one whose title it is, else one by a word of it."""
    said = _SIGNS.sub("", _ORDINAL.sub("", heading)).lower()
    for place, part in enumerate(parts):
        titles = (part.title.zh or "", part.title.en or "")
        if said in {_SIGNS.sub("", title).lower() for title in titles}:
            return place
    by_length = [
        (len(word), place) for place, part in enumerate(parts) for word in part.also if word in said
    ]
    return max(by_length)[1] if by_length else None


def named(title: LocalText) -> Named:
    """Return what something is called, for each edition."""
    return Named(title.in_("zh"), title.in_("en"))


def named_all(titles: Sequence[LocalText]) -> Named:
    """Return what several things are called, in quotes."""
    zh = "、".join(f"“{title.in_('zh')}”" for title in titles)
    return Named(zh, ", ".join(f"“{title.in_('en')}”" for title in titles))


CHECKS = (
    Check(MISSING_PARTS, missing_parts),
    Check(EMPTY_PART, empty_part),
    Check(OUT_OF_ORDER, out_of_order),
)
