"""What an attachment or an address holds beside text: pictures, sound, film, slides."""

from pathlib import PurePosixPath
from typing import Literal

from gongkai.model.web_address import path_of

Medium = Literal["image", "audio", "video", "slides"]
_SUFFIXES: dict[str, Medium] = {
    **dict.fromkeys((".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"), "image"),
    **dict.fromkeys((".mp3", ".m4a", ".ogg", ".opus", ".wav", ".flac"), "audio"),
    **dict.fromkeys((".mp4", ".m4v", ".webm", ".mov", ".mkv"), "video"),
    **dict.fromkeys((".pptx", ".ppt", ".dps", ".odp"), "slides"),
}


def medium_of(name: str) -> Medium | None:
    """Return what a file of this name, or at this address, holds; None where that is unclear."""
    return _SUFFIXES.get(PurePosixPath(path_of(name)).suffix.lower())
