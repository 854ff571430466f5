"""Every field of every kind is on its page, or is named with a reason in `NOT_SHOWN`."""

import re
from functools import cache

import pytest
from selectolax.lexbor import LexborHTMLParser

from any_column import AS_OF, POINTS
from gongkai.measures.measure import measure
from gongkai.model.editions import DEFAULT
from gongkai.model.kinds import KINDS
from gongkai.model.language import LANGUAGES, Language
from gongkai.render.downloads.compose import Composer
from gongkai.render.renderer import PageRenderer
from gongkai.render.urls import Origin
from gongkai.views.decisions import decision_pages
from gongkai.views.downloads import copy_contents
from gongkai.views.fields import NOT_SHOWN
from gongkai.views.records import record_pages
from printed import all_words
from small_column import make_catalog, registries
from specimens import ID, Specimen, unlabelled

KNOWN = registries({"points": POINTS})
EDITIONS = pytest.mark.parametrize("language", LANGUAGES)
OF_EVERY_KIND = pytest.mark.parametrize("kind", KINDS)


@cache
def specimen(kind: str) -> Specimen:
    return Specimen(KINDS[kind], KNOWN)


def shown(kind: str, language: Language, **changed: object) -> str:
    """Return the words of the page of a specimen, and where its links lead."""
    made = specimen(kind)
    catalog = make_catalog([made.raw | changed, *made.others], KNOWN).until(AS_OF)
    measures = measure(catalog, AS_OF)
    pages = [*record_pages(catalog, measures), *decision_pages(catalog, measures)]
    page = next(page for page in pages if ID in page.address)
    html = PageRenderer(catalog, Origin("", language, DEFAULT)).render(page).html
    tree = LexborHTMLParser(html)
    links = [node.attributes.get("href") or "" for node in tree.css("a")]
    assert tree.body is not None
    return re.sub(r"\s+", " ", " ".join([tree.body.text(), *links]))


def unsaid(kind: str, words: str, language: Language) -> list[str]:
    """Return the fields of a kind whose values do not stand among words."""
    return [
        f"{field.path}: {value}"
        for field in specimen(kind).filled
        if field.path.split(".")[0] not in NOT_SHOWN
        and not is_said(value := field.words[language], words, language)
    ]


def is_said(value: str, words: str, language: Language) -> bool:
    """Return whether a value is among words; in English one begins a line with a capital."""
    begun = language == "en" and value[:1].upper() + value[1:] in words
    return value in words or begun


@OF_EVERY_KIND
@EDITIONS
def test_every_field_is_on_the_page(kind: str, language: Language) -> None:
    missing = unsaid(kind, shown(kind, language), language)
    assert missing == [], "show them, or name them with the reason in views/fields.py"


@EDITIONS
@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        ("notice", {"sample": False}),
        ("notice", {"attachments": [{"file": "a.pdf", "scan": False}]}),
        ("notice", {"authoritative": "en"}),
        ("notice", {"withdrawn": {"date": "2021-07-02", "reason": "error"}}),
        ("decision", {"stages": {"risk": {"due": "2021-12-01"}}}),
        ("decision", {"stages": {"risk": {"withheld": {"basis": "第五条"}}}}),
        ("decision", {"stages": {"risk": {"not_applicable": {"basis": "第六条"}}}}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else value,
)
def test_what_has_no_words_of_its_own_changes_the_page(
    kind: str, changed: dict[str, object], language: Language
) -> None:
    base = {"attachments": [{"file": "a.pdf", "scan": True}], "fulfils": []}
    assert shown(kind, language, **base) != shown(kind, language, **{**base, **changed})


def copied(kind: str, language: Language) -> str:
    """Return the words of the copy of a specimen, and where its links lead."""
    made = specimen(kind)
    catalog = make_catalog([made.raw, *made.others], KNOWN).until(AS_OF)
    measures = measure(catalog, AS_OF)
    composer = Composer(catalog, Origin("https://column.example/", language, DEFAULT), no_file)
    (given,) = (
        content for content in copy_contents(catalog, measures, language) if content.record.id == ID
    )
    document = composer.compose(given)
    parts = [document.title, *all_words((*document.notices, document.facts, document.blocks))]
    links = re.findall(r"href='([^']+)'", repr(document))
    return re.sub(r"\s+", " ", " ".join(["".join(parts), *parts, *links]))


def no_file(path: str) -> bytes:
    raise FileNotFoundError(path)


@pytest.mark.parametrize("kind", [kind for kind, model in KINDS.items() if model.has_text])
@EDITIONS
def test_every_field_is_in_the_copies(kind: str, language: Language) -> None:
    missing = unsaid(kind, copied(kind, language), language)
    assert missing == []


@OF_EVERY_KIND
def test_every_field_says_what_pages_call_it(kind: str) -> None:
    assert unlabelled(kind) == [], "mark these fields with a Label"


def test_reasons_are_of_fields_that_there_are() -> None:
    keys = {name for model in KINDS.values() for name in model.model_fields}
    assert keys >= NOT_SHOWN.keys()
    assert all(NOT_SHOWN.values())


@EDITIONS
def test_mailboxes_telephones_and_pages_are_links(language: Language) -> None:
    how = {
        "email": "opinions+parking@example.gov.cn",
        "telephone": "0632-123 4567 转 12",
        "online": "https://www.example.gov.cn/opinions?on=parking",
    }
    words = shown("consultation", language, how=how, contact=how)
    for href in (
        "mailto:opinions%2Bparking@example.gov.cn",
        "tel:06321234567;ext=12",
        "https://www.example.gov.cn/opinions?on=parking",
    ):
        assert words.count(f" {href}") >= 2, href


@EDITIONS
def test_way_in_words_stands_in_the_state_below_the_title(language: Language) -> None:
    heading = "gk-how"
    text = {"zh": "来信", "en": "Write to us"}
    made = shown("consultation", language, how=text)
    assert text[language] in made.partition("Details" if language == "en" else "基本信息")[0]
    assert heading not in made
    assert heading in shown("consultation", language)


@EDITIONS
def test_consultation_that_is_over_does_not_say_how_to_respond(language: Language) -> None:
    over = {"opens": "2021-05-01", "closes": "2021-06-01"}
    for how in ({"post": "文化路1号"}, "文化路1号"):
        assert "文化路1号" not in shown("consultation", language, how=how, **over)
