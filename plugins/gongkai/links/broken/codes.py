"""The codes of links on the built site, GK10x to GK13x (point 33)."""

from gongkai.model.findings import Code, Severity

MISSING = Code(
    "GK101",
    Severity.ERROR,
    "the link “{href}” leads nowhere: there is no {target} (on {pages})",
    "write the address of {nearest}",
    duties=("links",),
    otherwise="correct the address, or delete the link",
)
NO_INDEX = Code(
    "GK102",
    Severity.ERROR,
    "the link “{href}” leads to the folder {target}, which has no page (on {pages})",
    "write the address of {nearest}",
    duties=("links",),
    otherwise="name a page or a file in the folder",
)
NO_ANCHOR = Code(
    "GK103",
    Severity.ERROR,
    "the link “{href}” leads to a place that {target} does not have: “{anchor}” (on {pages})",
    "write “{nearest}” behind the #",
    duties=("links",),
    otherwise="name a heading of that page, or leave out what stands behind the #",
)
RESPELLED = Code(
    "GK104",
    Severity.ERROR,
    "the link “{href}” is spelled otherwise than what is served: {target} (on {pages})",
    "write it as {nearest}: case, width and form of characters count",
    duties=("links",),
    otherwise="write it as the file is named",
)
NO_SLASH = Code(
    "GK105",
    Severity.WARNING,
    "the link “{href}” reaches its page by a redirect only: the slash at the end is missing"
    " (on {pages})",
    "write it as {nearest}",
    duties=("links",),
    otherwise="add the slash",
)
FILE_MISSING = Code(
    "GK106",
    Severity.ERROR,
    "the manifest lists {target}, and there is no such file",
    "build the site anew, and see why the file was left out",
    duties=("links",),
)
FILE_EMPTY = Code(
    "GK107",
    Severity.ERROR,
    "the file {target} is empty",
    "put the right file in its place",
    duties=("links",),
)
FILE_OTHER = Code(
    "GK108",
    Severity.ERROR,
    "the file {target} is not what its name says: it holds {found}",
    "put the right file in its place, or give it the right name",
    duties=("links",),
)
PRIVATE = Code(
    "GK110",
    Severity.ERROR,
    "the link “{href}” leads where the public cannot go: {host} (on {pages})",
    "write the address of {nearest}",
    duties=("links",),
    otherwise="name the public address",
)
STAGING = Code(
    "GK111",
    Severity.WARNING,
    "the link “{href}” leads to what looks like a test site: {host} (on {pages})",
    "write the address of {nearest}",
    duties=("links",),
    otherwise="name the public address",
)
LOGIN = Code(
    "GK112",
    Severity.ERROR,
    "an address contains a user name or a password, at {host} (on {pages})",
    "take it out, and change the password: it was published",
    duties=("links",),
)
INSECURE = Code(
    "GK113",
    Severity.ERROR,
    "the page loads “{href}” without encryption, which browsers refuse (on {pages})",
    "write https, or put the file beside the record",
    duties=("links",),
)
SWALLOWED = Code(
    "GK114",
    Severity.ERROR,
    "the address “{href}” holds what belongs to the sentence: {sign} (on {pages})",
    "end the address before it: “{nearest}”",
    duties=("links",),
    otherwise="take it out of the address",
)
MALFORMED = Code(
    "GK115",
    Severity.ERROR,
    "“{href}” is not written as addresses are (on {pages})",
    "write “{nearest}”",
    duties=("links",),
    otherwise="write the whole address, as https://www.example.gov.cn/",
)
TWICE = Code(
    "GK116",
    Severity.WARNING,
    "the id “{anchor}” stands more than once on a page: links reach the first only (on {pages})",
    "give each place an id of its own",
    "WHATWG HTML, id",
    duties=("links",),
)
ORPHAN = Code(
    "GK117",
    Severity.WARNING,
    "no page links to {target}",
    "link to it from its section, or withdraw it",
    duties=("links",),
)
UNREACHABLE = Code(
    "GK118",
    Severity.WARNING,
    "no way leads from the first page to {target}",
    "link to it from a page that readers can reach",
    duties=("links",),
)
DEEP = Code(
    "GK119",
    Severity.NOTICE,
    "pages lie {clicks} clicks from the first page and more (such as {pages})",
    "link to them from a page that lies nearer",
    duties=("links",),
)
CHAIN = Code(
    "GK120",
    Severity.WARNING,
    "the link “{href}” passes through more than one page that sends its reader on (on {pages})",
    "write the address of {nearest}",
    duties=("links",),
    otherwise="lead to the last page at once",
)
LOOP = Code(
    "GK121",
    Severity.ERROR,
    "the page {target} sends its reader on in a circle",
    "let it lead to a page that stays",
    duties=("links",),
)
WITHDRAWN = Code(
    "GK122",
    Severity.WARNING,
    "the link “{href}” leads to a record that was taken down: {target} (on {pages})",
    "take out the link, or lead to what took its place",
    duties=("links",),
)
ENDED = Code(
    "GK123",
    Severity.WARNING,
    "the link “{href}” leads to a document that was no longer in force, and the words around it"
    " do not say so: {target} (on {pages})",
    "say beside the link that it was repealed or ended, or lead to “{right}”: {nearest}",
    duties=(
        "links",
        "validity",
    ),
    otherwise="say beside the link that it was repealed or ended, or lead to what is in force",
)
NAMED = Code(
    "GK124",
    Severity.ERROR,
    "what machines read ({attribute}) names “{href}”, and there is no {target} (on {pages})",
    "write the address of {nearest}",
    duties=("links",),
    otherwise="name what is published, or leave the address out",
)
INSECURE_FORM = Code(
    "GK152",
    Severity.ERROR,
    "the form sends what people enter to “{href}” without encryption (on {pages})",
    "write https",
    duties=("links",),
)
CODES = {code.id: code for code in list(globals().values()) if isinstance(code, Code)}
"""Every code of the graph of links, by id."""
