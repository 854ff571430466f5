"""What a reader does to answer: a letter with its subject, a form, a call, a button each."""

from collections.abc import Iterator
from urllib.parse import quote

from gongkai.model.contacts import Ways
from gongkai.model.record import Record
from gongkai.views.blocks import Action
from gongkai.views.page import Label


def ways_to_respond(ways: Ways, record: Record) -> Iterator[Action]:
    """Yield the ways that a program opens; a letter by e-mail names the document it is about."""
    if ways.online is not None:
        yield Action(Label("Respond online"), ways.online)
    if ways.email is not None:
        subject = record.bodies[record.authoritative].title
        yield Action(Label("Write an e-mail"), f"mailto:{ways.email}?subject={quote(subject)}")
    if ways.telephone is not None:
        yield Action(Label("Call"), f"tel:{ways.telephone.replace(' ', '')}")
