"""Who reviews which file, in the CODEOWNERS format of GitHub and GitLab: the last line wins."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from gongkai.model.record import Record
from gongkai.model.site import Owners
from gongkai.model.units import Unit

FILE = ".github/CODEOWNERS"
HEAD = """\
# Written by `gongkai owners` from data/units.yml, data/site.yml and the records; do not edit.
# A record belongs to the team of its unit, no matter where it is filed. A new one belongs to the
# disclosure office until this file is written again, so that no change of a record makes it wrong.
"""


def render(units: Mapping[str, Unit], records: Iterable[Record], owners: Owners) -> str:
    """Return the whole file, the same for the same records in any order."""
    team = f"@{owners.organisation}/{{}}".format
    office, engineers = team(owners.office), team(owners.engineers)
    lines = [HEAD, f"* {engineers}", f"/content/ {office}", f"/data/ {office}"]
    owned: dict[str, list[str]] = defaultdict(list)
    for record in sorted(records, key=lambda record: record.id):
        unit = units.get(record.unit or "")
        if unit is not None and unit.publishes:
            owned[unit.id].append(record.id)
    for owner, names in sorted(owned.items()):
        lines += ["", f"# {units[owner].name.zh}"]
        lines += [f"/content/**/{name}.*.md {team(owner)} {office}" for name in names]
    return "\n".join(lines) + "\n"


def out_of_date(written: str, wanted: str) -> list[str]:
    """Return the lines of a written file that are wrong, and those that it has to have.

    The line of a new record may be missing.
    """
    there, right = _lines(written), _lines(wanted)
    needed = {line for line in right if not line.startswith("/content/**/")}
    return sorted((there - right) | (needed - there))


def _lines(text: str) -> set[str]:
    return {line for line in text.splitlines() if line and not line.startswith("#")}
