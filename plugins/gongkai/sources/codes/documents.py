"""Faults of an attachment that keep its text from being read: GK080 to GK089."""

from gongkai.model.findings import Code, Severity

W = Severity.WARNING

UNREAD = Code(
    "GK080",
    W,
    "nobody could look into the attachment “{file}”: {why}",
    "open it, save it without a password as PDF, docx, xlsx or pptx, and attach that; "
    "what cannot be read is not searched for numbers of persons and for marks",
    "decision 10 of this software: what must not be published stops the build",
)
OLD_FORMAT = Code(
    "GK081",
    W,
    "the attachment “{file}” could be read in part only: {why}",
    "save it in WPS or Office as docx, xlsx or pptx, or as PDF, and attach that",
    "decision 10 of this software: what must not be published stops the build",
)
READ_IN_PART = Code(
    "GK082",
    W,
    "the attachment “{file}” could not be read to its end: {why}",
    "split it, or save it anew; the rest is not searched for numbers of persons and for marks",
    "decision 10 of this software: what must not be published stops the build",
)
FOREIGN = Code(
    "GK084",
    Severity.ERROR,
    "the picture “{file}” holds {what}: browsers run or load that",
    "save it as plain SVG with shapes and text alone, or as PNG",
    "decision 21 of this software: only plain files are published",
)
SCAN = Code(
    "GK083",
    W,
    "of the attachment “{file}” {pictured} of {pages} pages are pictures without text",
    "attach the document as it left the text program; "
    "if there is only paper, write “scan: true” beside the file and put the text on the page",
    "decision 19 of this software: records keep to a format",
)
