"""Take the pages of a record out of a site, at once and without a build.

Lists, feeds, tables and the search index name it until a new site takes the place of this one;
its files no longer fit its sums, so that nobody publishes it or goes back to it by mistake.
"""

import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

from gongkai.model.language import LANGUAGES
from gongkai.publish import RefusedError
from gongkai.publish.built_site import read_site

NOTICE = Path(__file__).with_name("taken-down.html")
"""Shown there until the build has a notice of its own: it says nothing of the record."""


def hide(site: Path, names: Collection[str]) -> int:
    """Leave nothing but a notice at the addresses of records; return how many files went.

    Where the site has their notices already nothing is done.
    """
    hidden = 0
    for place in _places(site, names):
        files = [one for one in place.rglob("*") if one.is_symlink() or not one.is_dir()]
        if [file.name for file in files] == ["index.html"] and _is_notice(site, place):
            continue
        shutil.rmtree(place)
        place.mkdir()
        place.chmod(0o755)  # the server runs as another user
        shutil.copyfile(NOTICE, place / "index.html")
        hidden += len(files)
    return hidden


def _places(site: Path, names: Collection[str]) -> Iterator[Path]:
    """Yield the folders of records in each edition; that of a matter is below its year."""
    for edition in (site, *(site / language for language in LANGUAGES)):
        for name in names:
            folders = (edition / "r" / name, *edition.glob(f"decisions/*/{name}"))
            yield from (folder for folder in folders if folder.is_dir())


def _is_notice(site: Path, place: Path) -> bool:
    if (place / "index.html").read_bytes() == NOTICE.read_bytes():
        return True
    try:
        return f"{place.relative_to(site).as_posix()}/" in read_site(site).withdrawn
    except RefusedError:
        return False
