"""How well a rule is known, and the words for it."""

from collections.abc import Mapping
from typing import Literal

Certainty = Literal["V", "V~", "D", "M", "unknown", "proposal"]
CERTAINTIES: Mapping[Certainty, str] = {
    "V": "its text was read",
    "V~": "seen second-hand",
    "D": "derived from a text that was read",
    "M": "from memory, the text was not read",
    "unknown": "looked for and not found",
    "proposal": "a proposal of this project",
}
"""The words, as message ids."""
CERTAIN: tuple[Certainty, ...] = ("V", "V~", "D")
"""The marks on which an error may rest; on others a warning at most."""
UNSAID: tuple[Certainty, ...] = ("V", "proposal")
"""The marks that pages do not say beside a rule: nothing is in doubt, or its source says it."""
