"""The two languages of a column."""

from typing import Literal, get_args

from gongkai.model.label import Label

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
SPOKEN = {"zh": Label("Chinese"), "en": Label("English")}
HTML_LANGUAGE: dict[Language, str] = {"en": "en", "zh": "zh-CN"}
"""As `lang` names it (BCP 47)."""
