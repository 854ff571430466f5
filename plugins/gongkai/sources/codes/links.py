"""Faults of the text of a record: GK060 to GK069."""

from gongkai.model.findings import Code, Severity

UNKNOWN_LINK = Code(
    "GK060",
    Severity.ERROR,
    "the link “{link}” leads nowhere: there is no {target} “{value}”",
    "write “{nearest}”",
    "design §4.8",
    otherwise="mend the id, or delete the link",
)
RAW_HTML = Code(
    "GK061",
    Severity.WARNING,
    "the text holds HTML (“{tag}”), of which only plain structure is kept",
    "write it in Markdown",
    "design §4.3",
)
NESTED_DEEP = Code(
    "GK064",
    Severity.ERROR,
    "lists, quotations, brackets or HTML are nested more than {limit} deep here",
    "write fewer levels; headings and paragraphs are easier to read",
    "design §6",
)
MUCH_MARKUP = Code(
    "GK065",
    Severity.ERROR,
    "there are more than {limit} signs of Markdown in one paragraph here",
    "break it into paragraphs or lines of a table, or attach it as a file",
    "design §6",
)
EXTERNAL_MEDIA = Code(
    "GK066",
    Severity.WARNING,
    "“{address}” lies on another site: the page shows a link in its place",
    "attach the file to the record and show that, or write a link",
    "design §4.3",
)
EXTERNAL_TEXT = Code(
    "GK062",
    Severity.ERROR,
    "an external record holds facts only, never the text of the document",
    "delete the text; readers follow the address",
    "design §4.12",
)
DEAD_LINK = Code(
    "GK063",
    Severity.ERROR,
    "the link “{link}” leads nowhere: no attachment of this record has that name",
    "write “{nearest}”",
    "design §4.8",
    otherwise="name an attachment, link by identity (record:<id>), or write the whole address",
)
