"""Faults of a file as bytes, as text and as YAML: GK001 to GK019."""

from gongkai.model.findings import Code, Severity

E = Severity.ERROR
W = Severity.WARNING

NOT_UTF8 = Code(
    "GK001",
    E,
    "the file is not UTF-8; it looks like {encoding}",
    "save the file as UTF-8 and commit it again",
    "decision 19 of this software: records keep to a format",
)
BYTE_ORDER_MARK = Code(
    "GK002",
    W,
    "the file begins with a byte order mark",
    "save it as “UTF-8 without BOM”",
    "decision 19 of this software: records keep to a format",
)
CARRIAGE_RETURNS = Code(
    "GK003",
    W,
    "the lines end in CR or CRLF, as Windows writes them",
    "save the file with LF line ends",
    "decision 19 of this software: records keep to a format",
)
TAB = Code(
    "GK004",
    E,
    "there is a tab here, where only spaces are read",
    "write spaces instead",
    "YAML 1.2 §6.1",
)
EMPTY_FILE = Code(
    "GK005",
    E,
    "the file is empty",
    "write what belongs in it, or delete the file",
    "decision 19 of this software: records keep to a format",
)
NO_FRONT_MATTER = Code(
    "GK006",
    E,
    "the file has no front matter",
    "begin the file with a line “---”, then the keys, then a second line “---”",
    "decision 19 of this software: records keep to a format",
)
NEVER_CLOSED = Code(
    "GK007",
    E,
    "the front matter is never closed",
    "write a line “---” between the keys and the text",
    "decision 19 of this software: records keep to a format",
)
FULL_WIDTH_COLON = Code(
    "GK008",
    E,
    "a full-width colon follows “{key}”",
    "write “{key}: ” with the colon of an English keyboard and a space",
    "YAML 1.2 §7.4",
)
YAML_SYNTAX = Code(
    "GK009",
    E,
    "this cannot be read as YAML: {problem}",
    "fix the line; put a value that holds “: ”, “#”, quotation marks or brackets in quotes",
    "YAML 1.2",
)
DUPLICATE_KEY = Code(
    "GK010",
    E,
    "the key “{key}” stands twice; the first is on line {line}",
    "keep one of them",
    "YAML 1.2 §3.2.1.3",
)
ALIAS = Code(
    "GK011",
    E,
    "YAML anchors and aliases (& and *) are not read",
    "write the value out, or in quotes if the character is part of it",
    "decision 19 of this software: records keep to a format",
)
TOO_DEEP = Code(
    "GK012",
    E,
    "values are nested more than {limit} deep",
    "keep to the structure in the record reference",
    "decision 19 of this software: records keep to a format",
)
NOT_A_MAPPING = Code(
    "GK013",
    E,
    "there should be keys and values here",
    "write each key on a line of its own: “key: value”",
    "decision 19 of this software: records keep to a format",
)
INVISIBLE = Code(
    "GK014",
    E,
    "there is an invisible character here ({character})",
    "delete it, or write the line anew",
    "YAML 1.2 §5.1",
)
NO_REGISTRY = Code(
    "GK015",
    E,
    "the registry {file} is missing",
    "`gongkai update` adds what every column has, `--take PATH` what was deleted; what this city "
    "alone has is written by hand",
    "decision 17 of this software: every kind of file has its folder",
)
TOO_LARGE = Code(
    "GK017",
    E,
    "the file holds {size} bytes; more than {limit} are not read",
    "attach the long part as a file of its own, or make several of it",
    "decision 19 of this software: records keep to a format",
)
LONG_LINE = Code(
    "GK018",
    E,
    "this line has more than {limit} characters, so the file is not read",
    "break the line, or attach what was pasted here as a file",
    "decision 19 of this software: records keep to a format",
)
TOO_MANY_VALUES = Code(
    "GK019",
    E,
    "there are more than {limit} keys and values here, so they are not read",
    "attach the list as a table, or make several files of it",
    "decision 19 of this software: records keep to a format",
)
LOST_BEHIND_HASH = Code(
    "GK068",
    W,
    "“{lost}” is not read: what stands behind a blank and “#” is a comment",
    "write the whole value in quotes: {whole}; a comment has a blank behind its “#”",
    "YAML 1.2 §6.6",
)
UNREADABLE = Code(
    "GK016",
    E,
    "this cannot be opened",
    "put an ordinary file or folder here that everybody may read, or delete it",
    "decision 19 of this software: records keep to a format",
)
