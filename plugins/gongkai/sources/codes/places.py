"""Faults of where a file lies and what it is called: GK040 to GK059."""

from gongkai.model.findings import Code, Severity

E = Severity.ERROR
W = Severity.WARNING

FILE_NAME = Code(
    "GK040",
    E,
    "the file is named “{file}” but its id is “{id}”",
    "name it {id}.{language}.md, or fix the id",
    "decision 9 of this software: a record is one file for each language",
)
NOT_A_RECORD_NAME = Code(
    "GK041",
    E,
    "the file name does not end in .zh.md or .en.md",
    "name it <id>.zh.md or <id>.en.md",
    "decision 9 of this software: a record is one file for each language",
)
NO_COLUMN = Code(
    "GK042",
    E,
    "the folder “{folder}” is not that of a column with records",
    "move its files to content/{nearest}/",
    "decision 18 of this software: registries say what there is",
    otherwise="move its files to the folder of a column in data/columns.yml that has kinds",
)
DUPLICATE_ID = Code(
    "GK043",
    E,
    "the id “{id}” is taken by {other}",
    "give the record an id of its own; a translation lies in the same folder",
    "decision 7 of this software: addresses never change",
)
SYMLINK = Code(
    "GK044",
    E,
    "this is a link to another file; it is not published",
    "put the file itself here",
    "decision 21 of this software: only plain files are published",
)
DROPPED_NAME = Code(
    "GK045",
    E,
    "a file or folder of this name is never published",
    "rename it: a name may not begin with “.”, and no folder may be called “templates”",
    "decision 21 of this software: only plain files are published",
)
ATTACHMENT_PATH = Code(
    "GK046",
    E,
    "the attachment “{file}” is not named by its file name alone",
    "put the file beside the record and write its name without a folder",
    "decision 19 of this software: records keep to a format",
)
ATTACHMENT_MISSING = Code(
    "GK047",
    E,
    "the attachment “{file}” is not there",
    "write “{nearest}”",
    "decision 19 of this software: records keep to a format",
    otherwise="put the file beside the record",
)
STRAY_FILE = Code(
    "GK048",
    W,
    "no record names this file, so it is not published",
    "name it under “attachments” of its record, or delete it",
    "decision 19 of this software: records keep to a format",
)
SAME_ADDRESS = Code(
    "GK049",
    E,
    "“{file}” would have the same address as {other}",
    "rename one of them",
    "decision 7 of this software: addresses never change",
)
DEEP_FOLDER = Code(
    "GK050",
    E,
    "records lie in a column's folder or in a year below it, not deeper",
    "move the file to content/<column>/ or content/<column>/<year>/",
    "decision 19 of this software: records keep to a format",
)
NAME_NOT_UTF8 = Code(
    "GK051",
    E,
    "the file name is not UTF-8",
    "rename the file; names in English letters and digits are safest",
    "decision 19 of this software: records keep to a format",
)
ATTACHMENT_TWICE = Code(
    "GK052",
    E,
    "the attachment “{file}” is listed twice",
    "keep one of the entries",
    "decision 19 of this software: records keep to a format",
)
OPEN_FOLDER = Code(
    "GK053",
    E,
    "`docs_dir` is “{folder}”: an engine that passes over the plugin publishes what lies there, "
    "unchecked",
    "write “docs_dir: hooks/without-gongkai”; records stay in content/",
    "decision 10 of this software: what must not be published stops the build",
)
NOT_BARE = Code(
    "GK054",
    E,
    "hooks/without-gongkai holds index.md and nothing else: an engine that passes over the plugin "
    "publishes it",
    "`gongkai update --take hooks/without-gongkai/index.md` writes that page; move anything else, "
    "records to content/",
    "decision 10 of this software: what must not be published stops the build",
)
TRANSLATION_CONTRADICTS = Code(
    "GK055",
    E,
    "“{key}” differs from what {other} says",
    "delete the line here: the metadata stands in the authoritative file",
    "decision 9 of this software: a record is one file for each language",
)
TRANSLATION_ALONE = Code(
    "GK056",
    E,
    "this is a translation, but the authoritative file {other} is missing",
    "add it, or write the whole front matter here with “authoritative: {language}”",
    "decision 9 of this software: a record is one file for each language",
)
NO_CONTENT = Code(
    "GK057",
    E,
    "there is no folder “{folder}” with records",
    "make it, with a folder for each column",
    "decision 17 of this software: every kind of file has its folder",
)
ATTACHMENT_TYPE = Code(
    "GK058",
    E,
    "an attachment of the type of “{file}” is not published",
    "publish it as one of: {allowed}",
    "decision 19 of this software: records keep to a format",
)
EDITIONS_MOVED = Code(
    "GK059",
    E,
    "the editions {published} were published; with {editions} their addresses would be gone",
    "write “editions: {published}” again; another edition may be added at the end",
    "decision 7 of this software: addresses never change",
)
