"""Texts that exist in one language or in both."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, model_validator

from gongkai.model.label import ChineseKey
from gongkai.model.language import Language
from gongkai.model.scalars import Text


class LocalText(BaseModel):
    """A text for readers in Chinese, in English, or in both.

    In YAML it is either one string, which is Chinese, or a mapping `{zh: ..., en: ...}`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    zh: Annotated[Text | None, ChineseKey("中文")] = None
    en: Annotated[Text | None, ChineseKey("英文")] = None

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, value: object) -> object:
        return {"zh": value} if isinstance(value, str) else value

    def language(self, wanted: Language) -> Language:
        """Return the language in which the text can be had when `wanted` is asked for."""
        if wanted == "en":
            return "en" if self.en else "zh"
        return "zh" if self.zh else "en"

    def in_(self, wanted: Language) -> str:
        """Return the text in `wanted`, or in the other language where it is missing."""
        return (self.en if self.language(wanted) == "en" else self.zh) or ""
