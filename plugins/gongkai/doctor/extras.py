"""What is of use and not needed: search, copies, Word files, signatures, other sites at night."""

import re
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires, version

from gongkai.doctor.workplace import Examination, Workplace
from gongkai.model.diagnosis import Diagnosis, ok, run_this, warning
from gongkai.model.findings import Phrase, Word

GIVES: Mapping[str, str] = {
    "search": Word("the search of the site"),
    "downloads": Word("copies as PDF and Word"),
    "import": Word("Word files and tables brought in"),
    "sign": Word("signatures of releases"),
    "external": Word("links to other sites, asked at night"),
    "second-opinion": Word("the second opinion on links at night"),
}
"""The extras of the engine, with what each of them is for."""
_OF_EXTRA = re.compile(r"(?P<package>[^;]+?) *; *extra *== *['\"](?P<extra>[\w-]+)['\"]")
_NAME = re.compile(r"[\w.-]+")


def examine(_: Workplace) -> Iterator[Diagnosis]:
    """Yield a line for each extra; a warning names the packages that are not there."""
    yield from (_diagnosis(extra, missing(packages)) for extra, packages in extras().items())


def extras() -> Mapping[str, tuple[str, ...]]:
    """Return what each extra of the engine wants, as pip takes it."""
    lines = [match for line in requires("gongkai") or () if (match := _OF_EXTRA.fullmatch(line))]
    return {
        extra: tuple(line["package"] for line in lines if line["extra"] == extra) for extra in GIVES
    }


def missing(packages: tuple[str, ...]) -> tuple[str, ...]:
    """Return those packages, as pip takes them, of which no version is installed."""
    return tuple(package for package in packages if not _is_installed(package))


def _is_installed(package: str) -> bool:
    name = _NAME.match(package)
    try:
        return bool(name and version(name[0]))
    except PackageNotFoundError:
        return False


def _diagnosis(extra: str, lacking: tuple[str, ...]) -> Diagnosis:
    gives = GIVES[extra]
    if not lacking:
        return ok(Phrase("{what}: there", what=gives))
    wanted = " ".join(f'"{package}"' for package in lacking)
    return warning(
        Phrase("{what}: not installed", what=gives), run_this(f"python -m pip install {wanted}")
    )


EXTRAS = Examination("extras", Word("extras"), examine)
