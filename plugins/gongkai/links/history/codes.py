"""The codes of addresses on other sites that changed from one night to another (point 33)."""

from gongkai.links.history.observation import WORDS as _WHY
from gongkai.links.history.observation import Answer
from gongkai.model.findings import Code, Severity

DEAD = Code(
    "GK705",
    Severity.WARNING,
    "nothing has been at “{href}” since {since} (on {pages})",
    "look for the new address with the document's title or number, or take the link out",
    duties=("links",),
)
MOVED = Code(
    "GK706",
    Severity.NOTICE,
    "“{href}” has sent its readers on to “{target}” for good since {since} (on {pages})",
    "write the new address, if it shows the same document",
    duties=("links",),
)
CHANGED = Code(
    "GK707",
    Severity.WARNING,
    "the page at “{href}” has shown neither title nor number of “{title}” since {since}"
    " (on {pages})",
    "open it: if another document is there now, look for the new address of the right one",
    duties=("links",),
)
SOFT_404 = Code(
    "GK708",
    Severity.WARNING,
    "“{href}” answers like any invented address beside it since {since}: the page is gone, though"
    " the site does not say so (on {pages})",
    "open it; if it shows an error, a list or the first page, look for the new address",
    duties=("links",),
)
UNOBSERVABLE = Code(
    "GK709",
    Severity.NOTICE,
    "“{href}” could not be observed on {nights} nights in a row: {why} (on {pages})",
    "open it in a browser: a site that refuses programs may serve people",
    duties=("links",),
)
NO_IPV6 = Code(
    "GK710",
    Severity.NOTICE,
    "{host} has no address of IPv6; “{href}” leads there (on {pages})",
    "if it is a site of the government, tell those who run it: sites have to be reachable so",
    duties=("links",),
)
BY_STATE = {
    Answer.DEAD.value: DEAD,
    Answer.MOVED.value: MOVED,
    Answer.CHANGED.value: CHANGED,
    Answer.SOFT_404.value: SOFT_404,
    Answer.UNOBSERVABLE.value: UNOBSERVABLE,
}
"""What each state that is not well is reported as."""
WORDS = _WHY
"""What messages say beside their own words, for translators."""
CODES = {code.id: code for code in list(globals().values()) if isinstance(code, Code)}
"""By id."""
