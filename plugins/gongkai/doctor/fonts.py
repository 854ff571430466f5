"""Chinese fonts, without which no PDF is written."""

from collections.abc import Collection, Iterator
from importlib.util import find_spec

from gongkai.doctor.workplace import Examination, Workplace
from gongkai.model.diagnosis import Diagnosis, ok, run_this, warning
from gongkai.model.findings import Phrase, Word


def examine(_: Workplace) -> Iterator[Diagnosis]:
    """Yield the font of texts, or a warning; nothing where the extra is missing that looks."""
    if find_spec("typst") is not None:
        from gongkai.render.downloads.fonts import system_fonts  # noqa: PLC0415  an extra

        yield of_families(system_fonts().families())


def of_families(families: Collection[str]) -> Diagnosis:
    """Return how a machine with these families of fonts is."""
    from gongkai.render.downloads.fonts import choose  # noqa: PLC0415  as above

    faces = choose(families)
    if faces is not None:
        return ok(Phrase("texts are set in {font}", font=faces.text[0]))
    return warning(
        Phrase("no font has Chinese characters: no PDF is written"),
        run_this("sudo apt-get install fonts-noto-cjk fontconfig"),
    )


FONTS = Examination("fonts", Word("Chinese fonts"), examine)
