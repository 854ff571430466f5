"""Last days of consultations, and events -> iCalendar (RFC 5545, RFC 7986)."""

from datetime import timedelta

from icalendar import Alarm, Calendar, vDuration, vText
from icalendar import Event as CalendarEvent

from gongkai.model.local_text import LocalText
from gongkai.render.characters import allowed
from gongkai.render.environment import field_in_words
from gongkai.render.writing import Edition, in_utc
from gongkai.views.blocks import Field
from gongkai.views.calendars import CalendarEntry
from gongkai.views.datafile import DataFile

NOTICE = timedelta(days=-3)
"""When one is reminded, before the last day begins, or its hour."""
REFRESH = timedelta(days=1)
"""How often a calendar asks again; the site is built once a day."""


def write_calendar(file: DataFile, entries: tuple[CalendarEntry, ...], edition: Edition) -> bytes:
    """Return the entries, each a whole day or an hour of it, with a reminder."""
    calendar = Calendar()
    calendar.add("prodid", f"-//gongkai//calendar//{edition.language.upper()}")
    calendar.add("version", "2.0")
    name = vText(_one_line(f"{edition.say(file.title)} - {edition.name}"))
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)  # before RFC 7986
    calendar.add("refresh-interval", vDuration(REFRESH), {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))  # before RFC 7986
    if edition.origin.site_url:
        source = edition.origin.link(file.address, file.address)
        calendar.add("source", source, {"VALUE": "URI"})
    for entry in entries:
        calendar.add_component(_event(entry, file, edition))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, file: DataFile, edition: Edition) -> CalendarEvent:
    title, how = edition.say(entry.title), _how(entry, edition)
    address = edition.origin.link(entry.address, file.address)
    found = CalendarEvent()
    found.add("uid", _identity(entry, edition))
    found.add("dtstamp", in_utc(entry.published))
    found.add("last-modified", in_utc(entry.updated))
    if entry.starts.time:
        found.add("dtstart", in_utc(entry.starts))
        if entry.ends is not None and entry.ends.time:
            found.add("dtend", in_utc(entry.ends))
    else:
        last = (entry.ends or entry.starts).day
        found.add("dtstart", entry.starts.day)
        found.add("dtend", last + timedelta(days=1))
    if entry.where is not None:
        found.add("location", _one_line(edition.say(entry.where)))
    found.add("summary", _one_line(title))
    found.add("transp", "TRANSPARENT")
    if how:
        found.add("description", how)
    if edition.origin.site_url and edition.is_there(entry.address):
        found.add("url", address)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _one_line(title))
    alarm.add("trigger", NOTICE)
    found.add_component(alarm)
    return found


def _identity(entry: CalendarEntry, edition: Edition) -> str:
    """Return a name that never changes; who follows two editions has both entries."""
    name = f"{entry.record.kind}-{entry.record.id}-{edition.language}"
    return f"{name}@{edition.origin.host or 'gongkai'}"


def _how(entry: CalendarEntry, edition: Edition) -> str:
    """Return how one takes part: a text alone as it is, else a line for each way."""
    match entry.how:
        case (Field(values=(LocalText() as text,)),):
            how = edition.say(text)
        case fields:
            how = "\n".join(field_in_words(field, edition.words) for field in fields)
    return allowed(how).replace("\r", "")


def _one_line(text: str) -> str:
    return " ".join(text.split())
