"""Faults of keys and values, and of the names among them: GK020 to GK039, GK076."""

from gongkai.model.findings import Code, Severity

E = Severity.ERROR

UNKNOWN_KEY = Code(
    "GK020",
    E,
    "there is no key “{key}” here",
    "write “{nearest}”",
    "decision 19 of this software: records keep to a format",
    otherwise="delete it; the record reference lists the keys of each kind",
)
MISSING_KEY = Code(
    "GK021",
    E,
    "missing here: {key}",
    "add, each on a line of its own with its value: {lines}",
    "decision 19 of this software: records keep to a format",
)
EMPTY_VALUE = Code(
    "GK022",
    E,
    "the key “{key}” has no value",
    "write it in quotes, or it is a comment: {nearest}",
    "decision 19 of this software: records keep to a format",
    otherwise="write the value, or delete the line",
)
WRONG_TYPE = Code(
    "GK023",
    E,
    "“{key}” takes {expected}, but this is {value}",
    "write: {nearest}",
    "decision 19 of this software: records keep to a format",
    otherwise="write {expected}",
)
COERCION = Code(
    "GK024",
    E,
    "without quotes YAML reads {value} as {reads_as}, not as text",
    'write it in quotes: "{value}"',
    "YAML 1.1 types",
)
DATE_FORMAT = Code(
    "GK025",
    E,
    "“{value}” is not a date of the form YYYY-MM-DD",
    "write “{nearest}”",
    "decision 19 of this software: records keep to a format",
    otherwise="write for example 2021-05-08",
    rules=("R21",),
)
MOMENT_FORMAT = Code(
    "GK026",
    E,
    "“{value}” is neither a date (YYYY-MM-DD) nor a date with a time (YYYY-MM-DD HH:MM)",
    "write “{nearest}”",
    "decision 19 of this software: records keep to a format",
    otherwise="write for example 2021-05-08 or 2021-05-08 09:30",
    rules=("R21",),
)
IMPOSSIBLE_DATE = Code(
    "GK027",
    E,
    "“{value}” is a day or time that does not exist",
    "write the date that is on the document",
    "decision 19 of this software: records keep to a format",
)
IMPOSSIBLE_YEAR = Code(
    "GK089",
    E,
    "the year of “{value}” is not between {first} and {last}",
    "write the year that is on the document; where something has no last day, leave the key out",
    "decision 19 of this software: records keep to a format",
)
NOT_ALLOWED = Code(
    "GK028",
    E,
    "“{value}” is not a value of “{key}”",
    "write “{nearest}”",
    "decision 19 of this software: records keep to a format",
    otherwise="write one of: {allowed}",
)
ID_FORMAT = Code(
    "GK029",
    E,
    "“{value}” is not an id",
    "use lower-case letters, digits and single hyphens, for example parking-charges",
    "decision 19 of this software: records keep to a format",
)
ORDER = Code(
    "GK030",
    E,
    "“{key}” lies before “{first}”",
    "correct the one that is wrong",
    "decision 19 of this software: records keep to a format",
)
UNKNOWN_NAME = Code(
    "GK031",
    E,
    "there is no {target} “{value}”",
    "write “{nearest}”",
    "decision 19 of this software: records keep to a format",
    otherwise="fix the name, or enter it in the registry first",
    unsure="write “{nearest}” if that is meant; else fix the name, or enter it in the registry "
    "first",
)
SELF_RELATION = Code(
    "GK032",
    E,
    "the record names itself",
    "name the other record, or delete the line",
    "decision 19 of this software: records keep to a format",
)
SAMPLE_MISMATCH = Code(
    "GK033",
    E,
    "invented and real are not kept apart: {problem}",
    "invented records belong to invented units alone, carry “sample: true” "
    "and begin their title with 【示例】 or “SAMPLE:”",
    "decision 12 of this software: invented and real are kept apart",
)
CONTRADICTION = Code(
    "GK034",
    E,
    "this is incomplete or contradicts itself: {rule}",
    "see the reference of records or registries for an example",
    "decision 19 of this software: records keep to a format",
)
UNKNOWN_RECORD = Code(
    "GK035",
    E,
    "there is no {target} “{value}”",
    "write “{nearest}”",
    "decision 19 of this software: records keep to a format",
    otherwise="fix the id, or add that record first",
    unsure="write “{nearest}” if that is meant; else fix the id, or add that record first",
)
DUPLICATE_ENTRY = Code(
    "GK036",
    E,
    "“{id}” stands here a second time; the first is in {file}, line {line}",
    "keep one of them, or give this one an id of its own",
    "decision 19 of this software: records keep to a format",
)
YEAR_NAME = Code(
    "GK037",
    E,
    "the file is named “{file}” but its year is {year}",
    "name it {year}.yml, or fix the year",
    "decision 19 of this software: records keep to a format",
)
MORE_FAULTS = Code(
    "GK067",
    Severity.NOTICE,
    "more is wrong here: of each kind the first {limit} faults are reported",
    "fix those; one cause often makes most of them",
    "decision 20 of this software: every finding can be acted on",
)
ADDRESS_FORMAT = Code(
    "GK074",
    E,
    "“{value}” is not {expected}",
    "write for example {example}; other ways to reach somebody belong under “note”",
    "the reference of records",
)
BUILT_KIND = Code(
    "GK075",
    E,
    "“awaits” lists {kind}, but records of that kind can be written",
    "take it out of “awaits”: the parts that it proves are measured",
    "decision 18 of this software: registries say what there is",
)
NO_RULE = Code(
    "GK071",
    E,
    "the rule {id} is missing: {about}; checks and pages rest on it",
    "`gongkai update --take data/rules/national.yml` writes the file of this version; if the rule "
    "does not hold here, give it an “until”",
    "decision 14 of this software: rules have dates and sources",
)
NO_RULE_KEY = Code(
    "GK072",
    E,
    "the rule {id} has no “{key}”: {about}; checks and pages read it",
    "add “{key}”, or take the file of this version: `gongkai update --take "
    "data/rules/national.yml`",
    "decision 14 of this software: rules have dates and sources",
)
NO_NUMBER = Code(
    "GK073",
    E,
    "nothing gives the number that stands for “{name}” in these words",
    "write “{nearest}”",
    "decision 14 of this software: rules have dates and sources",
    otherwise="add the key that it names, or write the words out",
)
MOVED_KEY = Code(
    "GK038",
    E,
    "“{key}” is written elsewhere since version {version}",
    "move it to {to}; docs/upgrading.md of the engine says how",
    "decision 19 of this software: records keep to a format",
)
CYCLE = Code(
    "GK039",
    E,
    "“{id}” stands below itself",
    "name another parent, or delete the line",
    "decision 18 of this software: registries say what there is",
)
OTHER_KEYS = Code(
    "GK076",
    Severity.WARNING,
    "the key “{key}” is in {language}, and this column writes keys in {own}",
    "write “{right}”, as `gongkai fix` does; “keys” in data/site.yml says in which language "
    "keys are",
    "decision 19 of this software: records keep to a format",
)
