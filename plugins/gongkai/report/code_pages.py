"""Where the pages of codes are on the documentation site; their addresses never change."""

from dataclasses import dataclass

from gongkai.model.language import Language


def pages_of(language: Language) -> str:
    """Return the address of the list of all codes, from the root of the site."""
    return "checks/" if language == "en" else f"{language}/checks/"


def page_of(code: str, language: Language) -> str:
    """Return the address of the page of a code, from the root of the site."""
    return f"{pages_of(language)}{code}/"


@dataclass(frozen=True)
class Handbook:
    """The documentation site, if it is known where it is published."""

    url: str = ""
    """Its address, ending in a slash; empty where the column names none."""

    def page(self, code: str, language: Language) -> str:
        """Return the whole address of the page of a code; empty where the site is not known."""
        return f"{self.url}{page_of(code, language)}" if self.url else ""


NOWHERE = Handbook()
