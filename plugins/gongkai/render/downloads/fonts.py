"""Which of this machine's fonts a document is set in. No text may come out as empty boxes."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import typst

SONG = (
    *("FangSong", "FangSong_GB2312", "仿宋", "仿宋_GB2312", "STFangsong", "FZFangSong-Z02"),
    *("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "SimSun", "宋体", "STSong"),
    *("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "WenQuanYi Zen Hei"),
)
"""Faces for text, the best first: GB/T 9704-2012 (7.3.3) sets text in FangSong."""
HEI = (
    *("SimHei", "黑体", "STHeiti", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC"),
    *("WenQuanYi Zen Hei", *SONG),
)
"""Faces for headings: GB/T 9704-2012 (7.3.3) sets the first level in Hei."""
MONO = ("Noto Sans Mono CJK SC", "Source Han Mono SC", *HEI)


@dataclass(frozen=True)
class Faces:
    """The families chosen for each use, the first to be tried first."""

    text: tuple[str, ...]
    heading: tuple[str, ...]
    code: tuple[str, ...]


def choose(families: Collection[str]) -> Faces | None:
    """Return the faces to set a document in, or None if no family holds Chinese."""
    text, heading, code = (_had(wanted, families) for wanted in (SONG, HEI, MONO))
    return Faces(text, heading, code) if text else None


def fonts_missing() -> bool:
    """Return whether this machine has no font with Chinese characters."""
    return choose(system_fonts().families()) is None


@lru_cache(maxsize=1)
def system_fonts() -> typst.Fonts:
    """Return the machine's fonts, looked for once, with the Latin ones that typst brings."""
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)


def describe(faces: Faces) -> list[str]:
    """Return what distinguishes these faces from others of the same names: files and sizes."""
    chosen = {*faces.text, *faces.heading, *faces.code}
    files = {
        f"{font.family} {font.weight} {font.style} {path.name} {path.stat().st_size}"
        for font in system_fonts().fonts()
        if font.family in chosen and font.path is not None and (path := Path(font.path)).is_file()
    }
    return sorted(files)


def _had(wanted: Collection[str], families: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(family for family in wanted if family in families))
