"""Hosts that are IP addresses, in whatever form they are written."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.model.ip_address import ip_address_of

FORMS = ("{}", "{:#x}", "0{:o}")


@given(
    numbers=st.lists(st.integers(0, 255), min_size=4, max_size=4),
    count=st.integers(1, 4),
    forms=st.lists(st.sampled_from(FORMS), min_size=4, max_size=4),
)
def test_every_form_is_read_as_the_system_reads_it(
    numbers: list[int], count: int, forms: list[str]
) -> None:
    last = int.from_bytes(bytes(numbers[count - 1 :]), "big")
    parts = [*numbers[: count - 1], last]
    host = ".".join(form.format(part) for form, part in zip(forms, parts, strict=False))
    address = ip_address_of(host)
    assert address is not None
    assert address.packed == socket.inet_aton(host)


@pytest.mark.parametrize(
    "host", ["www.gov.cn", "1.2.3.4.5", "256.1", "089.1.1.1", "1..2", "", "1."]
)
def test_what_is_no_ip_address(host: str) -> None:
    assert ip_address_of(host) is None
