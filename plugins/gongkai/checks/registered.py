"""All checks of a column, a family a file."""

from gongkai.checks import (
    calendars,
    columns,
    consultations,
    copies,
    dates,
    decision_catalogues,
    decisions,
    document_numbers,
    duties,
    explanations,
    fields,
    filing,
    index_numbers,
    issuers,
    mistyped_numbers,
    privacy,
    reports,
    table_cells,
    table_files,
    table_totals,
    table_versions,
    validity,
    validity_texts,
    work_plans,
)
from gongkai.checks.check import Check, RecordCheck
from gongkai.model.findings import Code

FAMILIES = (
    filing,
    columns,
    copies,
    decisions,
    decision_catalogues,
    consultations,
    duties,
    calendars,
    reports,
    work_plans,
    privacy,
    mistyped_numbers,
    validity,
    validity_texts,
    fields,
    dates,
    explanations,
    document_numbers,
    index_numbers,
    issuers,
    table_files,
    table_cells,
    table_totals,
    table_versions,
)
CHECKS: tuple[Check | RecordCheck, ...] = tuple(
    check for family in FAMILIES for check in family.CHECKS
)
OF_TEXTS: tuple[Check | RecordCheck, ...] = (
    *privacy.CHECKS,
    *mistyped_numbers.CHECKS,
)
"""Those that read every text through and ask for nothing else."""
CODES: dict[str, Code] = {check.code.id: check.code for check in CHECKS}
