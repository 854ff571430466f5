"""Every code that there is, from all rooms."""

from gongkai.checks import attachments, leaks, privacy, waivers
from gongkai.checks.registered import CODES as CHECKED
from gongkai.links import mixed, verdict
from gongkai.links.codes import CODES as OF_LINKS
from gongkai.links.external_codes import CODES as OF_OTHER_SITES
from gongkai.model.findings import Code
from gongkai.sources.codes import CODES as READ

CODES: dict[str, Code] = dict(
    sorted(
        {
            **READ,
            **OF_LINKS,
            **OF_OTHER_SITES,
            **verdict.CODES,
            **mixed.CODES,
            **leaks.CODES,
            **attachments.CODES,
            **privacy.CODES,
            **CHECKED,
            **waivers.CODES,
        }.items()
    ),
)
"""By id, in order."""
