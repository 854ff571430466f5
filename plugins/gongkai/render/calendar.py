"""Last days of consultations -> iCalendar (RFC 5545)."""

from datetime import timedelta

from icalendar import Alarm, Calendar, vText
from icalendar import Event as CalendarEvent

from gongkai.model.language import LocalText
from gongkai.render.characters import allowed
from gongkai.render.environment import field_in_words
from gongkai.render.writing import Edition, in_utc
from gongkai.views.blocks import Field
from gongkai.views.calendars import Event
from gongkai.views.datafile import DataFile

PRODUCT = "-//gongkai//consultations//EN"
NOTICE = timedelta(days=-3)
"""When one is reminded, before the last day begins, or its hour."""


def write_calendar(file: DataFile, events: tuple[Event, ...], edition: Edition) -> bytes:
    """Return the events, each a whole day or an hour of it, with a reminder."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    name = f"{edition.say(file.title)} - {edition.name}"
    calendar.add("x-wr-calname", vText(_one_line(name)))
    for event in events:
        calendar.add_component(_event(event, file, edition))
    return bytes(calendar.to_ical())


def _event(event: Event, file: DataFile, edition: Edition) -> CalendarEvent:
    title, how = edition.say(event.title), _how(event, edition)
    address = edition.origin.link(event.address, file.address)
    found = CalendarEvent()
    found.add("uid", f"consultation-{event.record}@{edition.origin.host or 'gongkai'}")
    found.add("dtstamp", in_utc(event.published))
    found.add("last-modified", in_utc(event.updated))
    if event.closes.time:
        found.add("dtstart", in_utc(event.closes))
    else:
        found.add("dtstart", event.closes.day)
        found.add("dtend", event.closes.day + timedelta(days=1))
    found.add("summary", _one_line(title))
    found.add("transp", "TRANSPARENT")
    if how:
        found.add("description", how)
    if edition.origin.site_url and edition.is_there(event.address):
        found.add("url", address)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _one_line(title))
    alarm.add("trigger", NOTICE)
    found.add_component(alarm)
    return found


def _how(event: Event, edition: Edition) -> str:
    """Return how opinions are handed in: a text alone as it is, else a line for each way."""
    match event.how:
        case (Field(values=(LocalText() as text,)),):
            how = edition.say(text)
        case fields:
            how = "\n".join(field_in_words(field, edition.words) for field in fields)
    return allowed(how).replace("\r", "")


def _one_line(text: str) -> str:
    return " ".join(text.split())
