"""Hosts of addresses: written as hosts are, and open to the public."""

import re

from gongkai.links.reading.address import Address, AddressKind
from gongkai.model.ip_address import ip_address_of
from gongkai.model.web_address import is_host

_LOCAL = (
    *(
        ".localhost",
        ".local",
        ".localdomain",
        ".internal",
        ".intranet",
        ".intra",
        ".lan",
        ".home",
        ".corp",
    ),
    *(".home.arpa", ".private", ".test", ".invalid"),
)
_INTRANET = re.compile(
    r"(?:^|\.)(?:intranet|intra|neiwang|neibu|internal)\d*\.|(?:^|[.\w-])-internal\d*\."
)
"""Labels of hosts within a network of offices, or of a provider's machine room."""
_PORT = re.compile(r":\d+$")


def is_open(address: Address) -> bool:
    """Return whether an address on another site may be asked for by a program of ours."""
    return (
        address.way is AddressKind.WEB
        and is_host(address.host)
        and not address.has_login
        and not is_private(without_port(address.host))
    )


def without_port(host: str) -> str:
    """Return a host without its port."""
    return _PORT.sub("", host)


def is_private(host: str) -> bool:
    """Return whether a host, without its port, cannot be reached by the public."""
    number = ip_address_of(host)
    if number is not None:
        return not number.is_global
    return (
        "." not in host
        or host.endswith(_LOCAL)
        or host == "localhost"
        or _INTRANET.search(host) is not None
    )
