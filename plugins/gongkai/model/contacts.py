"""How an office can be reached: page, mailbox, post, telephone, in person."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from gongkai.model.label import Label
from gongkai.model.language import LANGUAGES
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import ID_PATTERN, Names, Text, is_identifier
from gongkai.model.web_address import is_web_address

_MAILBOX = re.compile(r"[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_TELEPHONE = re.compile(r"\+?[0-9](?:[ -]?[0-9]){2,14}(?: ?(?:x|转) ?[0-9]{1,6})?")


@dataclass(frozen=True)
class Reached:
    """Marks an address with the scheme under which programs open it; none for one that has it."""

    scheme: str = ""


def _of(has_form: Callable[[str], object], expected: str, example: str) -> AfterValidator:
    """Return what refuses a text that has not the form of `expected`."""

    def check(given: str) -> str:
        if not has_form(given):
            details = {"value": given, "expected": expected, "example": example}
            raise PydanticCustomError("address_format", "{value}", details)
        return given

    return AfterValidator(check)


MAILBOX = "an e-mail address"
WEB = "the address of a page"
TELEPHONE = "a telephone number"
CANONICAL = "the id of a record or the address of a page"
FORMS = (MAILBOX, WEB, TELEPHONE, CANONICAL)
"""What an address can be, for translators."""

Mailbox = Annotated[
    Text,
    _of(_MAILBOX.fullmatch, MAILBOX, "office@example.gov.cn"),
    Reached("mailto:"),
    WithJsonSchema({"type": "string", "format": "email"}),
]
WebAddress = Annotated[
    Text,
    _of(is_web_address, WEB, "https://www.example.gov.cn/opinions"),
    Reached(),
    WithJsonSchema({"type": "string", "format": "uri"}),
]
Canonical = Annotated[
    Text,
    _of(
        lambda given: is_identifier(given) or is_web_address(given),
        CANONICAL,
        "https://www.example.gov.cn/art/2021/1.html",
    ),
    Names("canonical"),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "format": "uri"}, {"pattern": f"^{ID_PATTERN}$"}]}
    ),
]
"""Where the text of a document is kept that others only repeat."""
Telephone = Annotated[
    Text,
    _of(_TELEPHONE.fullmatch, TELEPHONE, "0632-1234567"),
    Reached("tel:"),
    WithJsonSchema({"type": "string", "pattern": f"^{_TELEPHONE.pattern}$"}),
]


def is_text(value: object) -> bool:
    """Return whether a raw value is a text for readers, in its short form or with its languages."""
    return isinstance(value, str) or (isinstance(value, Mapping) and value.keys() <= {*LANGUAGES})


class Venue(Part):
    """Where somebody listens; a text alone is where that is."""

    where: Annotated[LocalText, Label("Where")]
    """The place, with its town or district."""
    when: Annotated[LocalText | None, Label("When")] = None
    """The days and hours."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"where": value} if is_text(value) else value


def _listed(value: object) -> object:
    """Return one place as a list of places."""
    return [value] if is_text(value) or isinstance(value, Mapping) else value


class Ways(Part):
    """Whom to turn to, and how; a text alone is a note."""

    office: Annotated[LocalText | None, Label("Office")] = None
    """By role, never a person's name."""
    online: Annotated[WebAddress | None, Label("Online")] = None
    """The page with the form."""
    email: Annotated[Mailbox | None, Label("By e-mail")] = None
    """The office's own mailbox, never a person's."""
    post: Annotated[LocalText | None, Label("By post")] = None
    """The address for letters, as it is written on the envelope."""
    telephone: Annotated[Telephone | None, Label("By telephone")] = None
    """The office's number, never a person's."""
    in_person: Annotated[tuple[Venue, ...], BeforeValidator(_listed), Label("In person")] = ()
    """Where one can call or hand something in."""
    note: Annotated[LocalText | None, Label("Please note")] = None
    """What else one should know, such as what to write on the envelope."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"note": value} if is_text(value) and value else value

    @model_validator(mode="after")
    def _check_some(self) -> "Ways":
        if not any(getattr(self, name) for name in Ways.model_fields):
            raise PydanticCustomError("rule", "{rule}", {"rule": "no office and no way is named"})
        return self

    @property
    def in_words(self) -> LocalText | None:
        """Return the note where nothing else is given."""
        others = (name for name in type(self).model_fields if name != "note")
        return None if any(getattr(self, name) for name in others) else self.note
