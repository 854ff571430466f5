"""Addresses as people write them: read without failing, and none lost without a word."""

import re

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.links.misleading.attached_files import other_format
from gongkai.links.reading.address import Resolver
from gongkai.markdown.link_schemes import KEPT, OWN
from gongkai.model.media import medium_of
from gongkai.model.web_address import as_meant, host_of, is_web_address, path_of
from gongkai.sources.text_links import lost

PARTS = st.sampled_from(
    [
        *(
            "https:",
            "http:",
            "ftp:",
            "file:",
            "tel:",
            "mailto:",
            "javascript:",
            "htttp:",
            "record:",
        ),
        *(
            "//",
            "／／",
            "/",
            "\\",
            "：",
            ":",
            "？",
            "?",
            "＃",
            "#",
            "＠",
            "@",
            "[",
            "]",
            "::1",
            "%",
            "%25",
        ),
        *(
            "www",
            ".",
            "..",
            ",",
            "gov.cn",
            "示例.中国",
            "localhost",
            "8080",
            "99999",
            " ",
            "a",
            "附件",
        ),
    ]
)
ADDRESSES = st.lists(PARTS, min_size=0, max_size=7).map("".join)


@given(ADDRESSES)
def test_no_address_breaks_a_reader(address: str) -> None:
    assert isinstance(host_of(address), str)
    assert isinstance(path_of(address), str)
    Resolver("https://www.example.gov.cn/").resolve("a/", address)
    medium_of(address)
    other_format("下载PDF", address)
    right = as_meant(address)
    assert right is None or is_web_address(right)


@given(ADDRESSES)
def test_what_the_sanitiser_takes_out_is_reported(address: str) -> None:
    cleaned = nh3.clean(
        f'<a href="{address}">x</a>',
        tags={"a"},
        attributes={"a": {"href"}},
        link_rel=None,
        url_schemes={*KEPT, *OWN},
    )
    if re.search('href="."|href=".+"', cleaned) is None:
        assert lost(address) is not None


@pytest.mark.parametrize(
    ("address", "right"),
    [
        ("https://zwfw.example.cn：8080/x", "https://zwfw.example.cn:8080/x"),
        ("https：//zwfw.example.cn/x", "https://zwfw.example.cn/x"),
        ("https:／／zwfw.example.cn／x", "https://zwfw.example.cn/x"),
        ("https://zwfw.example.cn？id=1", "https://zwfw.example.cn?id=1"),
        ("https://zwfw.example.cn/办法：试行", None),
        ("https://zwfw.example.cn/x", None),
        ("https://zwfw..example.cn/x", "https://zwfw.example.cn/x"),
        ("https://zwfw.example.cn/../x", None),
        ("https://www,gov.cn/x", "https://www.gov.cn/x"),
        ("www.sample.example/x", "https://www.sample.example/x"),
        ("http:/www.example.cn/x/", "http://www.example.cn/x/"),
        ("https:\\\\www.example.cn/x/", "https://www.example.cn/x/"),
        ("htttps://www.example.cn/", "https://www.example.cn/"),
        ("ttp://www.example.cn/", "http://www.example.cn/"),
        ("http;//www.example.cn/", "http://www.example.cn/"),
        ("https//www.example.cn/", "https://www.example.cn/"),
        ("https://www.example. cn/", "https://www.example.cn/"),
        ("ftp://www.example.cn/", None),
        ("http://https://www.example.cn/", "https://www.example.cn/"),
        ("http://http://www.example.cn/", "http://www.example.cn/"),
        ("https://www。example，cn/", "https://www.example.cn/"),
        ("https：//www.example.cn。", "https://www.example.cn"),
        ("www.example.cn", "https://www.example.cn"),
        ("www.example.cn/x/", "https://www.example.cn/x/"),
        ("www.办法.docx", None),
        ("https://www.example.cn/?to=http://x.cn/", None),
    ],
)
def test_beginning_of_an_address_is_put_right(address: str, right: str | None) -> None:
    assert as_meant(address) == right


@pytest.mark.parametrize(
    "address",
    [
        *("https://www.example.gov.cn", "http://10.1.2.3:8080/x", "https://[2001:db8::1]/x"),
        *(
            "https://示例.中国/办法",
            "https://a_b.example.cn/?q=a%20b#x",
            "https://user@example.cn/",
        ),
    ],
)
def test_addresses_of_the_web(address: str) -> None:
    assert is_web_address(address)
    assert lost(address) is None


@pytest.mark.parametrize(
    "address",
    [
        *(
            "https://www,gov.cn/x",
            "https://www..gov.cn/x",
            "https://www.gov.cn:99999/x",
            "https:///x",
        ),
        *("https://[::1/x", "https://x＠gov.cn/", "https://a b.cn/", "htttp://x.cn", "www.gov.cn"),
    ],
)
def test_what_is_no_address_of_the_web(address: str) -> None:
    assert not is_web_address(address)
