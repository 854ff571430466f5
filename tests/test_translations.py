"""Findings in Chinese: nothing missing, nothing lost on the way."""

from string import Formatter

from babel.messages.pofile import read_po

from gongkai.checks import attachments, leaks, waivers
from gongkai.checks.registered import FAMILIES
from gongkai.links.broken import codes as of_links
from gongkai.links.external import codes as external_codes
from gongkai.links.misleading import codes as of_misleading_links
from gongkai.links.misleading import mixed_content
from gongkai.model.findings import Code
from gongkai.sources.codes import documents, files, links, places, settings, values
from gongkai.translation import LOCALE, translation
from messages import ALL_CODES, messages_of, other_messages

PO = LOCALE / "zh" / "LC_MESSAGES" / "gongkai.po"


def test_every_message_is_translated() -> None:
    """Those of codes are looked for in test_codes.py."""
    translated = translation("zh").messages
    missing = [message for message in other_messages() if not translated.get(message)]

    assert missing == [], f"translate them in {PO}"


def test_no_placeholder_is_lost_in_translation() -> None:
    translated = translation("zh").messages
    of_codes = (message for code in ALL_CODES.values() for message in messages_of(code))
    differing = {
        message: translated[message]
        for message in [*of_codes, *other_messages()]
        if message in translated and _placeholders(translated[message]) != _placeholders(message)
    }

    assert differing == {}


def test_catalogue_has_no_message_twice() -> None:
    ids = [line for line in PO.read_text(encoding="utf-8").splitlines() if line.startswith("msgid")]

    assert sorted(ids) == sorted(set(ids))


def test_catalogue_has_no_fuzzy_message() -> None:
    with PO.open("rb") as file:
        fuzzy = [message.id for message in read_po(file, locale="zh") if message.fuzzy]

    assert fuzzy in ([], [""])


def test_codes_are_told_apart() -> None:
    named = [
        value
        for room in (
            files,
            links,
            places,
            settings,
            values,
            documents,
            of_links,
            of_misleading_links,
            mixed_content,
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
