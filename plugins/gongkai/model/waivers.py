"""Findings that do not count: waivers with a reason and an end, and the baseline."""

from dataclasses import dataclass

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from gongkai.model.findings import Finding, SourcePlace
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import Day, Identifier, Text


class Waiver(Part):
    """One kind of finding that is waived at one place until a day."""

    code: Text
    """The code of the finding."""
    path: Text | None = None
    """A file, or a folder with all that is below it, relative to the project."""
    record: Identifier | None = None
    """The id of a record."""
    reason: LocalText
    """Why it is waived."""
    until: Day
    """The last day on which it is waived."""

    @model_validator(mode="after")
    def _names_a_place(self) -> "Waiver":
        if self.path is None and self.record is None:
            raise PydanticCustomError(
                "rule", "{rule}", {"rule": "a waiver names a path, a record, or both"}
            )
        return self

    def covers(self, finding: Finding) -> bool:
        """Return whether this is a finding that the waiver is about, whatever the day."""
        here = finding.place.path
        return (
            finding.code.id == self.code
            and self.record in (None, finding.record)
            and (self.path is None or here == self.path or here.startswith(f"{self.path}/"))
        )


class WaiverRegistry(Part):
    """data/waivers.yml."""

    waivers: tuple[Waiver, ...]
    """The waivers."""


class Accepted(Part):
    """A finding that was there when the checks were first run; code and path are for readers."""

    fingerprint: Text
    """Names the finding, whatever line it stands on."""
    code: Text
    """Its code."""
    path: Text
    """Its file."""


class Baseline(Part):
    """data/baseline.yml."""

    findings: tuple[Accepted, ...]
    """The findings, by path, code and fingerprint."""


@dataclass(frozen=True)
class PlacedWaiver:
    """A waiver, and where it and its last day are written."""

    waiver: Waiver
    place: SourcePlace
    until_at: SourcePlace


@dataclass(frozen=True)
class PlacedAccepted:
    """An entry of the baseline, and where it is written."""

    accepted: Accepted
    place: SourcePlace
