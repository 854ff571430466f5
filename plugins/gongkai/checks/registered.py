"""All checks of a column, a family a file."""

from gongkai.checks import (
    dates,
    document_numbers,
    explanations,
    fields,
    index_numbers,
    issuers,
    validity,
    validity_texts,
)
from gongkai.checks.check import Check
from gongkai.model.findings import Code

FAMILIES = (
    validity,
    validity_texts,
    fields,
    dates,
    explanations,
    document_numbers,
    index_numbers,
    issuers,
)
CHECKS: tuple[Check, ...] = tuple(check for family in FAMILIES for check in family.CHECKS)
CODES: dict[str, Code] = {check.code.id: check.code for check in CHECKS}
