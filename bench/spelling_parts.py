"""The parts of the file of the model of how Chinese is written."""

import zipfile
from collections.abc import Iterable, Mapping
from itertools import pairwise

from gongkai.measures.spelling.language_model import MODEL


def read_parts() -> dict[str, bytes]:
    """Return the parts of the model that is there."""
    with zipfile.ZipFile(MODEL) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def steps(values: Iterable[float], steps: int) -> bytes:
    return bytes(min(255, max(0, round(value * steps))) for value in values)


def deltas(keys: Iterable[int]) -> Iterable[int]:
    return (key - before for before, key in pairwise((0, *keys)))


def save(parts: Mapping[str, bytes]) -> None:
    """Write the parts of a model, the same bytes each time."""
    with zipfile.ZipFile(MODEL, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
