"""Every code that there is, from all rooms."""

from gongkai.checks import attachments, leaks, privacy
from gongkai.checks.registered import CODES as CHECKED
from gongkai.links.broken.codes import CODES as OF_LINKS
from gongkai.links.external.codes import CODES as OF_OTHER_SITES
from gongkai.links.history.codes import CODES as OF_NIGHTS
from gongkai.links.misleading.codes import CODES as OF_MISLEADING
from gongkai.links.misleading.mixed_content import CODES as OF_MIXED_CONTENT
from gongkai.model.findings import Code
from gongkai.sources.codes import CODES as READ
from gongkai.verdict import waivers

CODES: dict[str, Code] = dict(
    sorted(
        {
            **READ,
            **OF_LINKS,
            **OF_OTHER_SITES,
            **OF_NIGHTS,
            **OF_MISLEADING,
            **OF_MIXED_CONTENT,
            **leaks.CODES,
            **attachments.CODES,
            **privacy.CODES,
            **CHECKED,
            **waivers.CODES,
        }.items()
    ),
)
"""By id, in order."""
