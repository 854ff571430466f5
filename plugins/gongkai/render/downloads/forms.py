"""The forms in which this machine can write documents, and why it cannot write others."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Protocol

from gongkai.render.downloads.document import CopyDocument, Picture
from gongkai.views.downloads import Form

_INSTALL = "pip install 'gongkai[downloads]'"


class Writer(Protocol):
    """Writes documents in one form."""

    @property
    def makers(self) -> tuple[str, ...]:
        """Return what a file depends on besides its document."""

    def write(self, document: CopyDocument) -> bytes:
        """Return the file; raise UnprintableError when the form cannot hold the document."""

    def facts(self, content: bytes) -> Mapping[str, int]:
        """Return what a reader may want to know of a file before taking it: `pages`."""


@dataclass(frozen=True)
class Forms:
    """What can be written, and what cannot."""

    writers: Mapping[Form, Writer]
    missing: tuple[str, ...] = ()
    """For each form left out a sentence: what is missing, and the command that brings it."""


def forms(wanted: Collection[str]) -> Forms:
    """Return writers for the wanted forms that this machine can write."""
    writers: dict[Form, Writer] = {}
    missing: list[str] = []
    if wanted and find_spec("segno") is None:
        return Forms({}, (f"no files are written: segno is not installed ({_INSTALL})",))
    if "pdf" in wanted:
        if find_spec("typst") is None:
            missing.append(f"no PDF is written: typst is not installed ({_INSTALL})")
        else:
            from gongkai.render.downloads.pdf import PdfPrinter  # noqa: PLC0415  an extra

            printer = PdfPrinter.of_this_machine()
            if printer is None:
                missing.append(
                    "no PDF is written: this machine has no font with Chinese characters "
                    "(sudo apt-get install fonts-noto-cjk)"
                )
            else:
                writers["pdf"] = printer
    if "docx" in wanted:
        if find_spec("docx") is None:
            missing.append(f"no Word file is written: python-docx is not installed ({_INSTALL})")
        else:
            from gongkai.render.downloads.word import WordWriter  # noqa: PLC0415  an extra

            writers["docx"] = WordWriter(*_drawing())
    return Forms(writers, tuple(missing))


def _drawing() -> tuple[Callable[[Picture], bytes | None], ...]:
    """Return what draws pictures for Word, where typst is installed."""
    if find_spec("typst") is None:
        return ()
    from gongkai.render.downloads.raster import as_png  # noqa: PLC0415  an extra

    return (as_png,)
