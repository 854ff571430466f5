"""Findings that know what is right -> findings that know how to change their file."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from gongkai.model.edits import Edit
from gongkai.model.findings import Finding, SourcePlace
from gongkai.sources import yaml
from gongkai.sources.front_matter import front_matter
from gongkai.sources.limits import REGISTRY_BYTES
from gongkai.sources.text import open_text

Ends = dict[yaml.Position, yaml.Position]


def with_edits(root: Path, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings; those that know what belongs at their place have the edit, too.

    Where the value stands, and where it ends, is read in the files of the project at `root`.
    """
    ends: dict[str, Ends] = {}
    found = []
    for finding in findings:
        if finding.instead is not None and finding.edit is None:
            path = finding.place.path
            if path not in ends:
                ends[path] = _ends(root, path)
            edit = _edit(finding.place, ends[path], finding.instead)
            found.append(replace(finding, edit=edit))
        else:
            found.append(finding)
    return tuple(found)


def _edit(place: SourcePlace, ends: Ends, text: str) -> Edit | None:
    end = ends.get((place.line, place.column))
    return Edit(place.path, place.line, place.column, *end, text) if end is not None else None


def _ends(root: Path, path: str) -> Ends:
    """Return where the keys and values of a file end, by where they begin."""
    text = open_text(root, path, REGISTRY_BYTES).text
    if text is None:
        return {}
    part = front_matter(text) if path.endswith(".md") else (text, 1)
    ends: Ends = {}
    if part is not None:
        yaml.read(path, *part, ends=ends)
    return ends
