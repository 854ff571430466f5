"""Feeds -> Atom (RFC 4287) and JSON Feed 1.1."""

import json
import uuid
from typing import Any
from xml.etree import ElementTree as ET

from gongkai.model.moment import Moment
from gongkai.render.characters import allowed
from gongkai.render.urls import relative
from gongkai.render.writing import Edition, point_in_time
from gongkai.views.addresses import FOLLOW
from gongkai.views.datafile import DataFile
from gongkai.views.feeds import Feed, FeedEntry
from gongkai.views.following import ABOUT, ON_THE_SITE, WHAT_IT_IS
from gongkai.views.page import Title

ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NAMES = uuid.UUID("5d1c1d0e-6d1f-5b6e-9a64-0f4f2f8f7a11")
"""The name space of entries of a site whose address is not known."""
STYLE = "assets/feed.css"
"""What a browser shows a feed with."""


def write_atom(file: DataFile, feed: Feed, edition: Edition) -> bytes:
    """Return the feed as an Atom document."""
    root = ET.Element("feed", {"xmlns": ATOM, "xmlns:dc": DUBLIN_CORE, LANG: edition.html_language})
    _text(root, "id", _identity(file.address, edition))
    _text(root, "title", _title(file, edition))
    _about(_child(root, "subtitle"), file, feed, edition)
    _text(root, "updated", _updated(feed, edition))
    ET.SubElement(_child(root, "author"), "name").text = edition.name
    _link(root, "self", edition.origin.link(file.address, file.address), file.form.media_type)
    if edition.is_there(feed.page):
        _link(root, "alternate", edition.origin.link(feed.page, file.address), "text/html")
    for entry in _entries(feed, edition):
        _entry(_child(root, "entry"), entry, file, edition)
    ET.indent(root, "")
    origin = edition.origin
    style = relative(origin.from_root(file.address), origin.from_root(STYLE))
    head = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet type="text/css" href="{style}"?>'
    )
    return f"{head}\n{ET.tostring(root, encoding='unicode')}\n".encode()


def write_json_feed(file: DataFile, feed: Feed, edition: Edition) -> bytes:
    """Return the feed as a JSON Feed."""
    link = edition.origin.link
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(file, edition),
        "user_comment": edition.say(WHAT_IT_IS),
        **({"home_page_url": link(feed.page, file.address)} if edition.is_there(feed.page) else {}),
        "feed_url": link(file.address, file.address),
        "language": edition.html_language,
        "authors": [{"name": edition.name}],
        "items": [_item(entry, file, edition) for entry in _entries(feed, edition)],
    }
    return (json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _about(element: ET.Element, file: DataFile, feed: Feed, edition: Edition) -> None:
    """Say what a feed is to who opens it in a browser, with ways on."""
    element.set("type", "xhtml")
    said = ET.SubElement(element, "div", {"xmlns": XHTML, "class": "gk-feed"})
    _text(said, "p", edition.say(WHAT_IT_IS))
    ways: tuple[tuple[str, Title], ...] = ((FOLLOW, ABOUT), (feed.page, ON_THE_SITE))
    for address, words in ways:
        if edition.is_there(address):
            link = _text(_child(said, "p"), "a", edition.say(words))
            link.set("href", edition.origin.link(address, file.address))


def _entries(feed: Feed, edition: Edition) -> list[FeedEntry]:
    """Return the entries that lead to a page of the edition."""
    return [entry for entry in feed.entries if edition.is_there(entry.address)]


def _entry(element: ET.Element, entry: FeedEntry, file: DataFile, edition: Edition) -> None:
    _text(element, "id", _identity_of(entry, edition))
    _text(element, "title", edition.say(entry.title)).set(LANG, edition.language_of(entry.title))
    summary = edition.say(entry.summary)
    if summary and entry.summary is not None:
        _text(element, "summary", summary).set(LANG, edition.language_of(entry.summary))
    _text(element, "published", _stamp(entry.published))
    _text(element, "updated", _stamp(entry.updated))
    author = edition.say(entry.author)
    if author:
        person = ET.SubElement(element, "author", {LANG: edition.language_of(entry.author)})
        _text(person, "name", author)
    if entry.number:
        _text(element, "dc:identifier", allowed(entry.number))
    for code, words in entry.categories:
        ET.SubElement(element, "category", {"term": code, "label": edition.say(words)})
    _link(element, "alternate", edition.origin.link(entry.address, file.address), "text/html")


def _item(entry: FeedEntry, file: DataFile, edition: Edition) -> dict[str, Any]:
    title, summary = edition.say(entry.title), edition.say(entry.summary)
    author = edition.say(entry.author)
    return {
        "id": _identity_of(entry, edition),
        "url": edition.origin.link(entry.address, file.address),
        "title": title,
        "content_text": summary or title,
        **({"summary": summary} if summary else {}),
        "date_published": _stamp(entry.published),
        "date_modified": _stamp(entry.updated),
        **({"authors": [{"name": author}]} if author else {}),
        "tags": [edition.say(words) for _, words in entry.categories],
        "language": edition.language_of(entry.title),
        **({"_gongkai": {"number": allowed(entry.number)}} if entry.number else {}),
    }


def _identity(address: str, edition: Edition) -> str:
    """Return a name that never changes: the absolute address, or one made from the address."""
    absolute = edition.origin.link(address, "")
    if edition.origin.site_url:
        return absolute
    return uuid.uuid5(NAMES, f"{edition.language}/{address}").urn


def _identity_of(entry: FeedEntry, edition: Edition) -> str:
    """Return the name of an entry: that of its address, or one made from what names it for good.

    The latter is no address: nothing on the site has it.
    """
    if entry.key is None:
        return _identity(entry.address, edition)
    site = edition.origin.site_url
    name = edition.origin.link(entry.key, "") if site else f"{edition.language}/{entry.key}"
    return uuid.uuid5(NAMES, name).urn


def _title(file: DataFile, edition: Edition) -> str:
    return f"{edition.say(file.title)} - {edition.name}"


def _updated(feed: Feed, edition: Edition) -> str:
    days = (entry.updated for entry in _entries(feed, edition))
    return _stamp(max(days, default=Moment(feed.as_of)))


def _stamp(moment: Moment) -> str:
    return point_in_time(moment).isoformat()


def _child(element: ET.Element, tag: str) -> ET.Element:
    return ET.SubElement(element, tag)


def _text(element: ET.Element, tag: str, text: str) -> ET.Element:
    child = ET.SubElement(element, tag)
    child.text = text
    return child


def _link(element: ET.Element, relation: str, address: str, media_type: str) -> None:
    ET.SubElement(element, "link", {"rel": relation, "type": media_type, "href": address})
