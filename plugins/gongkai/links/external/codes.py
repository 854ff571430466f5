"""The codes of what LinkChecker alone says, and of links to other sites (point 33)."""

from collections.abc import Mapping

from gongkai.model.findings import Code, Severity, Word
from gongkai.model.outside_hosts import Denial

ONLY_LINKCHECKER = Code(
    "GK130",
    Severity.NOTICE,
    "LinkChecker says of the link “{href}”: {answer}; this check finds nothing wrong with it"
    " (on {pages})",
    "open it: if it is broken, fix it and report it to those who maintain this check",
    duties=("links",),
)
DENIED = Code(
    "GK701",
    Severity.ERROR,
    "the link “{href}” leads to {host}, which data/links.yml denies: {reason} (on {pages})",
    "lead it to the office that answers for the document, or take it out",
    duties=("links",),
)
GONE = Code(
    "GK702",
    Severity.NOTICE,
    "LinkChecker found nothing at “{href}”: {answer} (on {pages})",
    "open it; if nothing is there, look for the new address, or take the link out",
    duties=("links",),
)
UNVERIFIED = Code(
    "GK703",
    Severity.NOTICE,
    "whether “{href}” works could not be verified: {answer} (on {pages})",
    "open it in a browser: a site that refuses programs may serve people",
    duties=("links",),
)
MOVED = Code(
    "GK704",
    Severity.NOTICE,
    "“{href}” sends its reader on to “{target}” (on {pages})",
    "write the new address, if it is there to stay and shows the same document",
    duties=("links",),
)
REASONS: Mapping[Denial, Word] = {
    "staging": Word("a test site"),
    "private": Word("not open to the public"),
    "parked": Word("a domain that somebody else holds now"),
    "unsafe": Word("a site that harms its visitors"),
}
LATE = Word("it was not asked in the time that there was")
WORDS = (*REASONS.values(), LATE)
"""What messages say beside their own words, for translators."""
CODES = {code.id: code for code in list(globals().values()) if isinstance(code, Code)}
"""By id."""
