"""What a column has not set yet: GK810 to GK819."""

from gongkai.model.findings import Code, Severity

PLACEHOLDER = Code(
    "GK810",
    Severity.NOTICE,
    "“{value}” is a placeholder",
    "write what is true of this column",
    "decision 12 of this software: invented and real are kept apart",
)
LEFT_EMPTY = Code(
    "GK811",
    Severity.NOTICE,
    "not set: {name}; readers and portals are not told {field}",
    "add, each on a line of its own, what is known: {lines}; nothing is made up for what is not",
    rules=("R22", "R25"),
    rule="R17",
)
