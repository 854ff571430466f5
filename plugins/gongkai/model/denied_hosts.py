"""Hosts that no page of the column may link to (data/links.yml)."""

from typing import Literal

from gongkai.model.parts import Part
from gongkai.model.scalars import Text

Denial = Literal["staging", "private", "parked", "unsafe"]
"""Why nobody is to be sent to a host."""


class DeniedHost(Part):
    """One host, with all below it."""

    host: Text
    """The name of the host."""
    reason: Denial
    """Why nobody is sent there: a `staging` server, a `private` network, a `parked` domain, or
    one that is `unsafe`."""
    note: Text | None = None
    """Who found it out and when, for those who come later."""


class LinkRegistry(Part):
    """What a column says of links."""

    denied: tuple[DeniedHost, ...] = ()
    """Hosts to which no page may link."""
