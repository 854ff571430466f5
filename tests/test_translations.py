"""Findings in Chinese: nothing missing, nothing lost on the way."""

from string import Formatter

import pytest
from babel.messages.pofile import read_po

from gongkai.checks import attachments, leaks, waivers
from gongkai.checks.registered import FAMILIES
from gongkai.links import codes as of_links
from gongkai.links import external_codes, mixed, verdict
from gongkai.model.findings import Code
from gongkai.sources.codes import documents, files, links, places, values
from gongkai.translation import LOCALE, translation
from messages import ALL_CODES, all_messages

PO = LOCALE / "zh" / "LC_MESSAGES" / "gongkai.po"


@pytest.mark.parametrize("message", all_messages())
def test_message_is_translated(message: str) -> None:
    translated = translation("zh").messages.get(message)

    assert translated, "add it to locale/zh/LC_MESSAGES/gongkai.po"
    assert _placeholders(translated) == _placeholders(message)


def test_catalogue_has_no_message_twice() -> None:
    ids = [line for line in PO.read_text(encoding="utf-8").splitlines() if line.startswith("msgid")]

    assert sorted(ids) == sorted(set(ids))


def test_catalogue_has_no_fuzzy_message() -> None:
    with PO.open("rb") as file:
        fuzzy = [message.id for message in read_po(file, locale="zh") if message.fuzzy]

    assert fuzzy in ([], [""])


@pytest.mark.parametrize("code", ALL_CODES.values(), ids=lambda code: code.id)
def test_code_says_what_is_wrong_and_how_to_mend_it(code: Code) -> None:
    assert code.id.startswith("GK") and len(code.id) == 5
    assert code.message and code.fix and code.basis
    assert not code.message.endswith("."), "reports add what follows"
    assert "{nearest}" not in code.otherwise
    assert "{nearest}" not in code.fix or code.otherwise, "say the fix without a near value too"


def test_codes_are_told_apart() -> None:
    named = [
        value
        for room in (
            files,
            links,
            places,
            values,
            documents,
            of_links,
            verdict,
            mixed,
            external_codes,
            attachments,
            leaks,
            waivers,
            *FAMILIES,
        )
        for value in vars(room).values()
        if isinstance(value, Code)
    ]
    assert len(named) == len({code.id for code in named}) == len(ALL_CODES)


def _placeholders(message: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(message) if name)
