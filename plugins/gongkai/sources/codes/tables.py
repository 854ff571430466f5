"""What is wrong in data/tables: the sorts of table (GK085 to GK088)."""

from gongkai.model.findings import Code, Severity

E = Severity.ERROR

SCHEMA_NAME = Code(
    "GK085",
    E,
    "the file is named “{file}” but the sort of table is “{id}”",
    "name it {id}.yml, or fix the id: records name the sort by it",
    "decision 19 of this software: records keep to a format",
)
COLUMN_NAME = Code(
    "GK086",
    E,
    "“{name}” cannot name a column",
    "write small letters, digits and underscores, a letter first, and keep the name for ever; "
    "what readers see is the title",
    "decision 19 of this software: records keep to a format",
)
PATTERN = Code(
    "GK087",
    E,
    "“{pattern}” is no regular expression",
    "correct it; a bracket or a backslash may be missing",
    "decision 19 of this software: records keep to a format",
)
NOT_A_NUMBER = Code(
    "GK088",
    E,
    "the column “{name}” is summed, but holds no numbers",
    "give it the type “number” or “integer”, or take it out of the sum",
    "decision 19 of this software: records keep to a format",
)
NOT_DAYS = Code(
    "GK986",
    E,
    "the column “{name}” is compared with other days, but holds none",
    "give it the type “date”, or name another column",
    "decision 19 of this software: records keep to a format",
)
