"""What a column has not set yet: GK810 to GK819."""

from gongkai.model.findings import Code, Severity

PLACEHOLDER = Code(
    "GK810",
    Severity.NOTICE,
    "“{value}” is a placeholder",
    "write what is true of this column",
    "decision 12 of this software: invented and real are kept apart",
)
