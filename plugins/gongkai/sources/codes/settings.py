"""What a column has not set yet: GK810 to GK819."""

from gongkai.model.findings import Code, Severity

PLACEHOLDER = Code(
    "GK810",
    Severity.NOTICE,
    "“{value}” is a placeholder",
    "write what is true of this column",
    "design §4.12",
)
