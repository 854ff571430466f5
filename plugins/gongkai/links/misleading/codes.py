"""The codes of links whose address works (GK140-GK150; point 33, 错链)."""

from gongkai.model.findings import Code, Severity

WRONG_NUMBER = Code(
    "GK140",
    Severity.ERROR,
    "“{text}” stands for {named}, but the link leads to “{title}” ({number})",
    "lead it to “{right}”: {nearest}",
    duties=("links",),
    otherwise="lead it to the document with the number {named}, or correct the number",
)
UNKNOWN_NUMBER = Code(
    "GK141",
    Severity.ERROR,
    "“{text}” stands for {named}, which no document here has, but the link leads to “{title}” "
    "({number})",
    "correct the number if it is a slip, else lead the link to where that document is published",
    duties=("links",),
)
RELATED_DOCUMENT = Code(
    "GK142",
    Severity.WARNING,
    "“{text}” stands for “{right}”, but the link leads to “{title}”: both are about one matter, "
    "but they are two documents",
    "lead it to “{right}”: {nearest}; or say in the text what it leads to: the explanation, "
    "the draft, the amendment …",
    duties=("links",),
    otherwise="say in the text what the link leads to: the explanation, the draft, the amendment …",
)
OTHER_ELSEWHERE = Code(
    "GK143",
    Severity.WARNING,
    "“{text}” leads to {href} here, but on {pages} other pages to {other}",
    "lead all of them to the right one",
    duties=("links",),
)
SHARED_TARGET = Code(
    "GK144",
    Severity.WARNING,
    "“{text}” and “{other}” are different documents, but their links on this page are the same: "
    "{href}",
    "correct the address of the wrong one; a line that was copied often keeps the old address",
    duties=("links",),
)
OTHER_TITLE = Code(
    "GK145",
    Severity.WARNING,
    "“{text}” is the title of another document than the one that the link leads to, “{title}”",
    "lead it to “{right}”: {nearest}",
    duties=("links",),
    otherwise="lead it to the document of that title, or correct the text",
)
OTHER_YEAR = Code(
    "GK146",
    Severity.WARNING,
    "“{text}” speaks of {named}, but the link leads to “{title}”",
    "lead it to “{right}”: {nearest}",
    duties=("links",),
    otherwise="lead it to the document of that year, or correct the year",
)
OTHER_ATTACHMENT = Code(
    "GK147",
    Severity.WARNING,
    "“{text}” leads to another attachment, “{title}”",
    "lead it to “{right}”: {nearest}",
    duties=("links",),
    otherwise="lead it to the attachment of that number, or correct the number",
)
OTHER_FORMAT = Code(
    "GK148",
    Severity.WARNING,
    "“{text}” says {named}, but the link leads to a file that ends in .{ending}",
    "correct the text, or lead it to the file of that format",
    duties=("links",),
)
OTHER_UNIT = Code(
    "GK149",
    Severity.WARNING,
    "“{text}” speaks of {named}, but the link leads to {title}: a unit may share its name with "
    "one of another place",
    "lead it to “{right}”: {nearest}",
    duties=("links",),
    otherwise="lead it to the unit that the text means",
)
SAYS_NOTHING = Code(
    "GK150",
    Severity.NOTICE,
    "the text of a link says nothing of where it leads: “{text}”",
    "put the title or the number of the document into the link: readers and programs that read "
    "aloud go from link to link",
    "WCAG 2.4.4",
    duties=("links",),
)
CODES = {
    code.id: code
    for code in (
        WRONG_NUMBER,
        UNKNOWN_NUMBER,
        RELATED_DOCUMENT,
        OTHER_ELSEWHERE,
        SHARED_TARGET,
        OTHER_TITLE,
        OTHER_YEAR,
        OTHER_ATTACHMENT,
        OTHER_FORMAT,
        OTHER_UNIT,
        SAYS_NOTHING,
    )
}
