"""What a page asks of the rest of the site while it is rendered, beside the data that it shows."""

from collections.abc import Container, Iterable
from typing import Literal, NamedTuple

Kind = Literal["there", "link", "beside", "status", "earlier", "earlier link", "words"]


class SiteQuestion(NamedTuple):
    """A question whose answer depends on other pages, as it can be kept between builds."""

    kind: Kind
    name: str
    """An address, the id of a record, what a text links to, or words that nobody has translated."""
    text: str = ""
    """The file of the text in which the link stands."""


SiteAnswer = str | bool | None
SiteAnswers = dict[SiteQuestion, SiteAnswer]


class AskedOfSite:
    """Notes questions with their answers, from where a page begins to where it ends."""

    def __init__(self) -> None:
        """Note nothing yet."""
        self._answers: SiteAnswers | None = None

    def begin(self) -> SiteAnswers:
        """Note from now on into what is returned."""
        self._answers = {}
        return self._answers

    def end(self) -> None:
        """Note nothing more."""
        self._answers = None

    def note(self, question: SiteQuestion, answer: SiteAnswer) -> None:
        """Note an answer, if a page is being made."""
        if self._answers is not None:
            self._answers[question] = answer


def untranslated(messages: Iterable[str]) -> SiteAnswers:
    """Return as questions what was shown in English: who asks again has the build say it again."""
    return {SiteQuestion("words", message): message for message in sorted(messages)}


class NotedAddresses(Container[str]):
    """The addresses of a site, which notes each that somebody asks for."""

    def __init__(self, published: Container[str], asked: AskedOfSite) -> None:
        """Take the addresses, and where to note."""
        self._published = published
        self._asked = asked

    def __contains__(self, address: object) -> bool:
        """Return whether an address is one of them."""
        is_there = address in self._published
        self._asked.note(SiteQuestion("there", str(address)), is_there)
        return is_there
