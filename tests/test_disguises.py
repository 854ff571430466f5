"""What holds for any value and any disguise: nothing gets past the report or the gate."""

import json
import re
from dataclasses import replace
from pathlib import Path

from hypothesis import assume, example, given
from hypothesis import strategies as st

import workspace
from gongkai.checks.leaks import find_leaks
from gongkai.checks.reading import read, squeeze
from gongkai.i18n.translation import translation
from gongkai.model.findings import Finding, SourcePlace
from gongkai.report import json as json_report
from gongkai.report import text
from gongkai.sources.codes import values
from gongkai.sources.load import load
from gongkai.sources.registries import load_registries


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
@example("\x1b[31m", "a\nb: GK999 error")
@example("{nearest}{0}", "%s \u202e")
def test_values_cannot_write_on_the_terminal(key: str, value: str) -> None:
    details = {"key": key, "value": value, "allowed": "a, b"}
    finding = Finding(values.NOT_ALLOWED, SourcePlace("content/x.zh.md", 1, 1), details)

    for language in ("en", "zh"):
        words = translation(language)
        report = text.render([finding], words, Path("/nowhere"), leaking=())
        assert report.count("\n") == 4
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e]", report)
        assert json.loads(json_report.render([finding], words))[0]["code"] == "GK028"


CATALOG = load(workspace.BASE).catalog
GATE = load_registries(workspace.ROOT).registries.gate
"""Its marks are those of the whole country."""
MARKS = ("此件不公开", "此件依申请公开")
FILLINGS = st.sampled_from(
    [
        "",
        " ",
        "\u3000",
        "\u00a0",
        "\u200b",
        "**",
        "_",
        "<b>",
        "</b>",
        "&nbsp;",
        "<!-- -->",
        "\\",
        "\n",
        "~~",
    ]
)


@given(st.sampled_from(MARKS), st.lists(FILLINGS, min_size=6, max_size=6), st.booleans())
def test_mark_is_found_whatever_stands_between_its_letters(
    mark: str, fillings: list[str], entities: bool
) -> None:
    letters = [f"&#{ord(letter)};" if entities else letter for letter in mark]
    written = "".join(
        letter + (fillings[number % 6] if number < len(letters) - 1 else "")
        for number, letter in enumerate(letters)
    )
    record = CATALOG.records["parking"]
    body = replace(record.bodies["zh"], markdown=f"各单位：\n\n{written}\n", line=28)
    record = record.model_copy(update={"bodies": {"zh": body}})

    found = find_leaks([record], GATE)

    assert [finding.details["mark"] for finding in found] == [mark]
    assert (found[0].place.line, found[0].place.column) == (30, 1)


@given(st.text(st.characters(codec="utf-8")))
@example("<b 此件不公开>")
@example("&lt;b 此件不公开&gt;")
@example("[此件](x)不公开")
@example("".join(map(chr, range(0xFF01, 0xFF5F))) + "①②③㈠㈡ａ\u200b")  # many are seen as others
def test_quick_reading_misses_nothing_of_the_exact_one(source: str) -> None:
    assume("&" not in source or ";" in source)
    exact = read(source).letters.replace("\n", "")
    quick = squeeze(source)
    assert quick == exact or "&" in source
