"""The public keys by which readers verify the releases of a site (data/keys.yml)."""

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from gongkai.model.parts import Part
from gongkai.model.public_key import PublicKey, public_key
from gongkai.model.scalars import Day, Text

NO_KEY = (
    "this is no public key: it is one word of 56 letters and digits, as `gongkai keygen` prints it"
)
WORDS = (NO_KEY,)


def _key(given: str) -> str:
    if public_key(given) is None:
        raise PydanticCustomError("rule", "{rule}", {"rule": NO_KEY})
    return given


class PublishedKey(Part):
    """A key, with the days between which it signs."""

    key: Annotated[Text, AfterValidator(_key)]
    """The public key as one word. The private one lies in no repository."""
    from_: Annotated[Day, Field(alias="from")]
    """The first day on which it signs."""
    until: Day | None = None
    """The last day, if another has taken its place."""
    signature: Text | None = None
    """The signature of this key by the one before, as `gongkai keygen --after` prints it: readers
    who have that one need no other to trust this one."""

    @property
    def public(self) -> PublicKey:
        """Return the key itself."""
        found = public_key(self.key)
        if found is None:
            raise ValueError(NO_KEY)  # validated above
        return found


class KeyRegistry(Part):
    """data/keys.yml."""

    keys: tuple[PublishedKey, ...] = ()
    """The keys, the oldest first."""
