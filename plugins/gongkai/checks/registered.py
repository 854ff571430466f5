"""All checks of a column, a family a file."""

from gongkai.checks import columns, copies, explanations, filing
from gongkai.checks.check import Check
from gongkai.model.findings import Code

FAMILIES = (filing, columns, copies, explanations)
CHECKS: tuple[Check, ...] = tuple(check for family in FAMILIES for check in family.CHECKS)
CODES: dict[str, Code] = {check.code.id: check.code for check in CHECKS}
