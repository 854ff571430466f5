"""What a page must not have: tables, lists and figures of nothing, headings above nothing."""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

HOLDERS = "table tbody, ul, ol, dl, svg.gk-chart"


def bare_parts(page: LexborHTMLParser) -> Iterator[str]:
    """Yield the HTML of every part in the body of a page that holds nothing."""
    for node in page.css(HOLDERS):
        is_filled_by_script = node.attributes.get("data-part") is not None
        if next(node.iter(), None) is None and not is_filled_by_script:
            yield node.html or ""
    for heading in page.css("h2"):
        below = heading.next
        while below is not None and below.tag.startswith("-"):
            below = below.next
        if below is None or below.tag == "h2":
            yield heading.html or ""
