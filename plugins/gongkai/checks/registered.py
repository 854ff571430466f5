"""All checks of a column, a family a file."""

from gongkai.checks import (
    consultations,
    decision_catalogues,
    decisions,
    duties,
    explanations,
    privacy,
    reports,
    work_plans,
)
from gongkai.checks.check import Check
from gongkai.model.findings import Code

FAMILIES = (
    explanations,
    decisions,
    decision_catalogues,
    consultations,
    duties,
    reports,
    work_plans,
    privacy,
)
CHECKS: tuple[Check, ...] = tuple(check for family in FAMILIES for check in family.CHECKS)
CODES: dict[str, Code] = {check.code.id: check.code for check in CHECKS}
