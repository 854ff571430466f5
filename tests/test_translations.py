"""The Chinese catalogue: nothing missing, nothing unused, nothing lost on the way."""

import re
from string import Formatter

from babel.messages.pofile import read_po

from gongkai.checks import attachments, leaks
from gongkai.checks.registered import FAMILIES
from gongkai.i18n.translation import LOCALE, RECORDS, Translation, translation
from gongkai.links.broken import codes as of_links
from gongkai.links.external import codes as external_codes
from gongkai.links.history import codes as history_codes
from gongkai.links.misleading import codes as of_misleading_links
from gongkai.links.misleading import mixed_content
from gongkai.model.findings import Code
from gongkai.render.reference import meanings
from gongkai.sources.codes import documents, drafts, files, links, places, settings, tables, values
from gongkai.verdict import waivers
from gongkai.verdict.codes import CODES
from messages import all_messages

PO = LOCALE / "zh" / "LC_MESSAGES" / "gongkai.po"
CHINESE = translation("zh").messages


def test_messages_were_found() -> None:
    """Each way of saying something is read: labels, words, codes, rules, tables, templates."""
    assert {
        "in force",
        "[Image: {alt}]",
        "save the file as UTF-8 and commit it again",
        "Order 711, article 14",
        "a rule says “from” when it applies: a day, or “unknown”",
        "links that lead where they say",
        "Title",
        "{number} days left",
        "You are here",
        "Why: {reason}",
    } <= all_messages()


def test_every_message_is_translated() -> None:
    missing = sorted(all_messages() - CHINESE.keys())
    assert missing == [], f"run `make messages` and translate them in {PO}"


def test_no_translation_is_unused() -> None:
    unused = sorted(CHINESE.keys() - all_messages())
    assert unused == [], "run `make messages`, which takes them out"


def test_every_meaning_of_a_key_is_translated_and_no_other_is_there() -> None:
    chinese = translation("zh", RECORDS).messages
    assert sorted(set(meanings()) - chinese.keys()) == [], "run `make messages` and translate them"
    assert sorted(chinese.keys() - set(meanings())) == [], "run `make messages`"


def test_no_placeholder_is_lost_in_translation() -> None:
    differing = {
        message: said
        for message, said in CHINESE.items()
        if _placeholders(said) != _placeholders(message)
    }
    assert differing == {}


def test_catalogue_is_as_make_messages_writes_it() -> None:
    """Sorted, so that two branches that add messages can be merged; none stands twice."""
    with PO.open("rb") as file:
        ids = [message.id for message in read_po(file, locale="zh") if message.id]
    written = re.findall(r"^msgid ", PO.read_text(encoding="utf-8"), re.MULTILINE)
    assert ids == sorted(set(ids)), "run `make messages`"
    assert len(written) == len(ids)


def test_message_without_a_translation_is_shown_and_noted() -> None:
    words = Translation("zh", {"a {b}": "甲{b}"})
    assert (words("a {b}", b=1), words("c {d}", d=2)) == ("甲1", "c 2")
    assert words.untranslated == {"c {d}"}


def test_no_message_quotes_as_python_does() -> None:
    assert [message for message in translation("zh").messages.values() if "!r}" in message] == []


def test_catalogue_has_no_fuzzy_message() -> None:
    with PO.open("rb") as file:
        fuzzy = [message.id for message in read_po(file, locale="zh") if message.fuzzy]

    assert fuzzy in ([], [""])


def test_codes_are_kept_apart() -> None:
    named = [
        value
        for room in (
            files,
            links,
            places,
            settings,
            values,
            documents,
            drafts,
            tables,
            of_links,
            of_misleading_links,
            mixed_content,
            external_codes,
            history_codes,
            attachments,
            leaks,
            waivers,
            *FAMILIES,
        )
        for value in vars(room).values()
        if isinstance(value, Code)
    ]
    different = {id(code): code for code in named}.values()  # a module may import another's
    assert len(different) == len({code.id for code in different}) == len(CODES)


def _placeholders(message: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(message) if name)
