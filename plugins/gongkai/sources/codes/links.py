"""Faults of the text of a record: GK060 to GK069."""

from gongkai.model.findings import Code, Severity

UNKNOWN_LINK = Code(
    "GK060",
    Severity.ERROR,
    "the link “{link}” leads nowhere: there is no {target} “{value}”",
    "write “{nearest}”",
    "decision 8 of this software: links in a text name what they mean",
    otherwise="fix the id, or delete the link",
)
RAW_HTML = Code(
    "GK061",
    Severity.WARNING,
    "the text holds HTML (“{tag}”), of which only plain structure is kept",
    "write it in Markdown",
    "decision 3 of this software: a record cannot change the page around it",
)
NESTED_DEEP = Code(
    "GK064",
    Severity.ERROR,
    "lists, quotations, emphasis or HTML are nested more than {limit} deep here",
    "write fewer levels; headings and paragraphs are easier to read",
    "decision 19 of this software: records keep to a format",
)
MUCH_MARKUP = Code(
    "GK065",
    Severity.ERROR,
    "there are more than {limit} pieces of markup in one paragraph here",
    "break it into paragraphs or lines of a table, or attach it as a file",
    "decision 19 of this software: records keep to a format",
)
EXTERNAL_MEDIA = Code(
    "GK066",
    Severity.WARNING,
    "“{address}” lies on another site: the page shows a link in its place",
    "attach the file to the record and show that, or write a link",
    "decision 3 of this software: a record cannot change the page around it",
)
LOST_LINK = Code(
    "GK069",
    Severity.ERROR,
    "the link “{link}” would lead nowhere on the page: {reason}",
    "write “{nearest}”",
    "decision 3 of this software: a record cannot change the page around it",
    otherwise="write the whole address as a browser shows it (https://…, mailto:…, tel:…), or "
    "attach the file to the record and link to that",
)
EXTERNAL_TEXT = Code(
    "GK062",
    Severity.ERROR,
    "an external record holds facts only, never the text of the document",
    "delete the text; readers follow the address",
    "decision 12 of this software: invented and real are kept apart",
)
DEAD_LINK = Code(
    "GK063",
    Severity.ERROR,
    "the link “{link}” leads nowhere: no attachment of this record has that name",
    "write “{nearest}”",
    "decision 8 of this software: links in a text name what they mean",
    otherwise="name an attachment, link by identity (record:<id>), or write the whole address",
)
