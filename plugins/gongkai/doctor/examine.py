"""Everything that is looked at, in the order in which it is reported."""

from collections.abc import Iterator

from gongkai.doctor.calendars import CALENDARS
from gongkai.doctor.clock import CLOCK
from gongkai.doctor.commit_hooks import COMMIT_HOOKS
from gongkai.doctor.disk import DISK
from gongkai.doctor.engine import ENGINE
from gongkai.doctor.exchange import EXCHANGE
from gongkai.doctor.extras import EXTRAS
from gongkai.doctor.fonts import FONTS
from gongkai.doctor.forge import FORGE
from gongkai.doctor.identity import IDENTITY
from gongkai.doctor.interpreter import INTERPRETER
from gongkai.doctor.line_ends import LINE_ENDS
from gongkai.doctor.packages import PACKAGES
from gongkai.doctor.placeholders import PLACEHOLDERS
from gongkai.doctor.repository import REPOSITORY
from gongkai.doctor.settings import SETTINGS
from gongkai.doctor.shared_files import SHARED_FILES
from gongkai.doctor.text_encoding import TEXT_ENCODING
from gongkai.doctor.workplace import Workplace
from gongkai.model.diagnosis import Examined, wrong
from gongkai.model.findings import Phrase
from gongkai.model.said import SaidError

OF_THE_MACHINE = (
    INTERPRETER, ENGINE, PACKAGES, EXTRAS, FONTS, REPOSITORY, IDENTITY, TEXT_ENCODING, CLOCK, DISK,
    EXCHANGE,
)  # fmt: skip
"""What can be said of any folder."""
OF_THE_COLUMN = (
    SETTINGS, PLACEHOLDERS, CALENDARS, SHARED_FILES, LINE_ENDS, COMMIT_HOOKS, FORGE,
)  # fmt: skip
EXAMINATIONS = (*OF_THE_MACHINE, *OF_THE_COLUMN)
_AGAIN = Phrase("put that right first, then run “gongkai doctor” again")


def examine(workplace: Workplace) -> Iterator[Examined]:
    """Yield how everything is, a line or more for each thing that applies here.

    What cannot be looked at is wrong itself, and keeps nobody from looking at the rest.
    """
    for examination in EXAMINATIONS:
        try:
            found = list(examination.examine(workplace))
        except (OSError, UnicodeError, SaidError) as error:
            why = error.said if isinstance(error, SaidError) else str(error)
            found = [wrong(Phrase("cannot be examined: {why}", why=why), _AGAIN)]
        for diagnosis in found:
            yield Examined(examination.id, examination.subject, diagnosis)
