"""The codes of sources and schema, GK0xx (design.md §7).

Messages and fixes are gettext message ids; `{name}` is filled from a finding's details.
"""

from gongkai.model.findings import Code, Severity

E = Severity.ERROR
W = Severity.WARNING

NOT_UTF8 = Code(
    "GK001",
    E,
    "the file is not UTF-8; it looks like {encoding}",
    "save the file as UTF-8 and commit it again",
    "design §6",
)
BYTE_ORDER_MARK = Code(
    "GK002",
    W,
    "the file begins with a byte order mark",
    "save it as “UTF-8 without BOM”",
    "design §6",
)
CARRIAGE_RETURNS = Code(
    "GK003",
    W,
    "the lines end in CRLF",
    "save the file with LF line ends",
    "design §6",
)
TAB = Code(
    "GK004",
    E,
    "a tab stands in the front matter; YAML allows only spaces there",
    "write two spaces instead",
    "YAML 1.2 §6.1",
)
EMPTY_FILE = Code(
    "GK005",
    E,
    "the file is empty",
    "write the record or delete the file",
    "design §6",
)
NO_FRONT_MATTER = Code(
    "GK006",
    E,
    "the file has no front matter",
    "begin the file with a line “---”, the keys, and a second line “---”",
    "design §6",
)
NEVER_CLOSED = Code(
    "GK007",
    E,
    "the front matter is never closed",
    "write a line “---” between the keys and the text",
    "design §6",
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
    "this is not valid YAML: {problem}",
    "mend the line; put values that hold “: ”, “#” or brackets in double quotes",
    "YAML 1.2",
)
DUPLICATE_KEY = Code(
    "GK010",
    E,
    "the key “{key}” stands twice; the first is on line {first}",
    "keep one of them",
    "YAML 1.2 §3.2.1.3",
)
ALIAS = Code(
    "GK011",
    E,
    "YAML anchors and aliases (& and *) are not read",
    "write the value out, or in quotes if the sign is part of it",
    "design §6",
)
TOO_DEEP = Code(
    "GK012",
    E,
    "values are nested more than {limit} deep",
    "keep to the structure in the record reference",
    "design §6",
)
NOT_A_MAPPING = Code(
    "GK013",
    E,
    "this is not a list of keys and values",
    "write each key on a line of its own: “key: value”",
    "design §6",
)
UNKNOWN_KEY = Code(
    "GK020",
    E,
    "unknown key “{key}”",
    "write “{nearest}”",
    "design §6",
    otherwise="delete it; the record reference lists the keys of this kind",
)
MISSING_KEY = Code(
    "GK021",
    E,
    "the key “{key}” is missing",
    "add “{key}: ”",
    "design §6",
)
EMPTY_VALUE = Code(
    "GK022",
    E,
    "the key “{key}” has no value",
    "write the value, or delete the line",
    "design §6",
)
WRONG_TYPE = Code(
    "GK023",
    E,
    "“{key}” takes {expected}, this is {value}",
    "write {expected}",
    "design §6",
)
COERCION = Code(
    "GK024",
    E,
    "YAML reads {value} without quotes as {reads_as}, not as text",
    "write it in quotes: \"{value}\"",
    "YAML 1.1 types",
)
DATE_FORMAT = Code(
    "GK025",
    E,
    "“{value}” is not a date of the form YYYY-MM-DD",
    "write for example 2021-05-08",
    "design §6; R21",
)
MOMENT_FORMAT = Code(
    "GK026",
    E,
    "“{value}” is not a date, or a date and time of the form YYYY-MM-DD HH:MM",
    "write for example 2021-05-08 09:30",
    "design §6; R21",
)
IMPOSSIBLE_DATE = Code(
    "GK027",
    E,
    "“{value}” is a day or time that does not exist",
    "write the date that the paper bears",
    "design §6",
)
NOT_ALLOWED = Code(
    "GK028",
    E,
    "“{value}” is not a value of “{key}”",
    "write “{nearest}”",
    "design §6",
    otherwise="write one of: {allowed}",
)
ID_FORMAT = Code(
    "GK029",
    E,
    "“{value}” is not an id",
    "use lower-case letters, digits and single hyphens, for example parking-charges",
    "design §6",
)
ORDER = Code(
    "GK030",
    E,
    "“{key}” lies before “{first}”",
    "correct the one that is wrong",
    "design §6",
)
CONTRADICTION = Code(
    "GK034",
    E,
    "{rule}",
    "see the record reference for an example",
    "design §6",
)
UNKNOWN_NAME = Code(
    "GK031",
    E,
    "there is no {target} “{value}”",
    "write “{nearest}”",
    "design §6",
    otherwise="enter it in the registry first, or mend the name",
)
SELF_RELATION = Code(
    "GK032",
    E,
    "the record names itself",
    "name the other record, or delete the line",
    "design §6",
)
SAMPLE_MISMATCH = Code(
    "GK033",
    E,
    "{problem}",
    "invented records belong to invented units alone and carry “sample: true”",
    "design §4.12",
)
FILE_NAME = Code(
    "GK040",
    E,
    "the file is named “{file}” but its id is “{id}”",
    "name it {id}.{language}.md, or mend the id",
    "design §4.9",
)
NOT_A_RECORD_NAME = Code(
    "GK041",
    E,
    "the file name says no language",
    "name it <id>.zh.md or <id>.en.md",
    "design §4.9",
)
NO_COLUMN = Code(
    "GK042",
    E,
    "the folder “{folder}” is no column",
    "move the file to content/{nearest}/",
    "design §5",
    otherwise="move the file to the folder of a column in data/columns.yml",
)
DUPLICATE_ID = Code(
    "GK043",
    E,
    "the id “{id}” is taken by {other}",
    "give the record an id of its own",
    "design §4.7",
)
SYMLINK = Code(
    "GK044",
    E,
    "this is a link to another file; it is not published",
    "put the file itself here",
    "design §8",
)
DROPPED_NAME = Code(
    "GK045",
    E,
    "a file or folder of this name is never published",
    "rename it; names may not begin with “.” and no folder may be called “templates”",
    "design §8",
)
ATTACHMENT_PATH = Code(
    "GK046",
    E,
    "the attachment “{file}” lies outside the record's folder",
    "put the file beside the record and write its name alone",
    "design §6",
)
ATTACHMENT_MISSING = Code(
    "GK047",
    E,
    "the attachment “{file}” is not there",
    "write “{nearest}”",
    "design §6",
    otherwise="put the file beside the record",
)
STRAY_FILE = Code(
    "GK048",
    W,
    "no record names this file; it is not published",
    "name it under “attachments” of its record, or delete it",
    "design §6",
)
SAME_ADDRESS = Code(
    "GK049",
    E,
    "the file has the same address as {other}",
    "rename one of them",
    "design §4.7",
)
DEEP_FOLDER = Code(
    "GK050",
    E,
    "records lie in a column's folder or in a year below it",
    "move the file to content/<column>/ or content/<column>/<year>/",
    "design §6",
)
TRANSLATION_CONTRADICTS = Code(
    "GK055",
    E,
    "“{key}” says something else than {other}",
    "delete the line here: the metadata stands in the authoritative file",
    "design §4.9",
)
TRANSLATION_ALONE = Code(
    "GK056",
    E,
    "the authoritative file {other} is missing",
    "add it, or write the whole front matter here with “authoritative: {language}”",
    "design §4.9",
)
UNKNOWN_LINK = Code(
    "GK060",
    E,
    "the link “{link}” leads nowhere: there is no {target} “{value}”",
    "write “{nearest}”",
    "design §4.8",
    otherwise="mend the id, or delete the link",
)
RAW_HTML = Code(
    "GK061",
    W,
    "the text holds HTML (“{tag}”), of which only plain structure is kept",
    "write it in Markdown",
    "design §4.3",
)
EXTERNAL_TEXT = Code(
    "GK062",
    E,
    "an external record holds facts only, never the text of the document",
    "delete the text; readers follow the address",
    "design §4.12",
)
NO_CALENDAR = Code(
    "GK070",
    E,
    "there is no working-day calendar for {year}",
    "add data/calendars/{year}.yml from the State Council's holiday notice",
    "R44",
)

CODES = {code.id: code for code in list(vars().values()) if isinstance(code, Code)}
