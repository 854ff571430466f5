"""Faults of where a file lies and what it is called: GK040 to GK059."""

from gongkai.model.findings import Code, Severity

E = Severity.ERROR
W = Severity.WARNING

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
    "the file name does not end in .zh.md or .en.md",
    "name it <id>.zh.md or <id>.en.md",
    "design §4.9",
)
NO_COLUMN = Code(
    "GK042",
    E,
    "the folder “{folder}” is not that of a column with records",
    "move its files to content/{nearest}/",
    "design §5",
    otherwise="move its files to the folder of a column in data/columns.yml that has kinds",
)
DUPLICATE_ID = Code(
    "GK043",
    E,
    "the id “{id}” is taken by {other}",
    "give the record an id of its own; a translation lies in the same folder",
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
    "rename it: a name may not begin with “.”, and no folder may be called “templates”",
    "design §8",
)
ATTACHMENT_PATH = Code(
    "GK046",
    E,
    "the attachment “{file}” is not named by its file name alone",
    "put the file beside the record and write its name without a folder",
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
    "no record names this file, so it is not published",
    "name it under “attachments” of its record, or delete it",
    "design §6",
)
SAME_ADDRESS = Code(
    "GK049",
    E,
    "“{file}” would have the same address as {other}",
    "rename one of them",
    "design §4.7",
)
DEEP_FOLDER = Code(
    "GK050",
    E,
    "records lie in a column's folder or in a year below it, not deeper",
    "move the file to content/<column>/ or content/<column>/<year>/",
    "design §6",
)
NAME_NOT_UTF8 = Code(
    "GK051",
    E,
    "the file name is not UTF-8",
    "rename the file; names in English letters and digits are safest",
    "design §6",
)
ATTACHMENT_TWICE = Code(
    "GK052",
    E,
    "the attachment “{file}” is listed twice",
    "keep one of the entries",
    "design §6",
)
OPEN_FOLDER = Code(
    "GK053",
    E,
    "`docs_dir` is “{folder}”: an engine that passes over the plugin publishes what lies there, "
    "unchecked",
    "write “docs_dir: hooks/without-gongkai”; records stay in content/",
    "design §4.10",
)
NOT_BARE = Code(
    "GK054",
    E,
    "hooks/without-gongkai holds index.md and nothing else: an engine that passes over the plugin "
    "publishes it",
    "`gongkai update --take hooks/without-gongkai/index.md` writes that page; move anything else, "
    "records to content/",
    "design §4.10",
)
TRANSLATION_CONTRADICTS = Code(
    "GK055",
    E,
    "“{key}” differs from what {other} says",
    "delete the line here: the metadata stands in the authoritative file",
    "design §4.9",
)
TRANSLATION_ALONE = Code(
    "GK056",
    E,
    "this is a translation, but the authoritative file {other} is missing",
    "add it, or write the whole front matter here with “authoritative: {language}”",
    "design §4.9",
)
NO_CONTENT = Code(
    "GK057",
    E,
    "there is no folder “{folder}” with records",
    "make it, with a folder for each column",
    "design §3",
)
ATTACHMENT_TYPE = Code(
    "GK058",
    E,
    "an attachment of the type of “{file}” is not published",
    "publish it as one of: {allowed}",
    "design §6",
)
EDITIONS_MOVED = Code(
    "GK059",
    E,
    "the editions {published} were published; with {editions} their addresses would be gone",
    "write “editions: {published}” again; another edition may be added at the end",
    "design §4.7",
)
