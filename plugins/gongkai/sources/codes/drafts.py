"""What a record still lacks that `gongkai new` or `gongkai import` has begun: GK078, GK077."""

from gongkai.model.findings import Code, Severity

UNCONFIRMED = Code(
    "GK078",
    Severity.ERROR,
    "nobody has confirmed what was guessed here: {what}",
    "compare it with the document, correct what is wrong, and delete this comment",
    "decision 19 of this software: records keep to a format",
)
UNWRITTEN = Code(
    "GK077",
    Severity.ERROR,
    "something is still to be written here: {what}",
    "write it in the place of these words, or delete the line if there is nothing to say",
    "decision 19 of this software: records keep to a format",
)
