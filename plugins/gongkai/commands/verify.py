"""`gongkai verify`: what of a copy of a site is authentic."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.commands.help import command
from gongkai.commands.project import could_not_run
from gongkai.commands.speaking import with_language, worded
from gongkai.model.language import Language
from gongkai.model.public_key import PublicKey, public_key
from gongkai.report.characters import visible
from gongkai.sources.build_day import CHINA
from gongkai.sources.configuration import find_root

if TYPE_CHECKING:
    from gongkai.publish.verification import VerifiedCopy
    from gongkai.signing.statement import ReleaseStatement

CHANGED = "changed: {count} files"
MISSING = "missing: {count} files"
ADDED = "added by somebody else: {count} files"
UNPROVEN = "not proven, because their list is not: {count} files"
GOOD, BAD = "THE COPY IS AUTHENTIC", "THE COPY IS NOT AUTHENTIC"
WORDS = (CHANGED, MISSING, ADDED, UNPROVEN, GOOD, BAD)
FEW = 20
"""Lines of one list that are shown."""


@command()
@click.argument("place", metavar="SITE|URL")
@click.option(
    "--key",
    "given",
    multiple=True,
    metavar="KEY|FILE",
    help="The public key of the site, or its file; in a column those of data/keys.yml.",
)
@click.option(
    "--since",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="release.json of an earlier copy that you kept: an older one is named.",
)
@with_language("Language of the report.")
def verify(*, place: str, given: tuple[str, ...], since: Path | None, lang: Language) -> None:
    """Say what of a copy of a site is authentic, changed, missing, added or old.

    SITE is a folder, for which no network is needed; a URL is read file by file. Take the key from
    where you trust it: one that lies in the copy itself proves nothing. The exit code is 0, 1 when
    the copy is not authentic, or 2 when it could not be judged.
    """
    from gongkai.publish import CannotPublishError  # noqa: PLC0415  slow, and only needed here
    from gongkai.publish.copies import copy_at  # noqa: PLC0415  as above
    from gongkai.publish.verification import verify_copy  # noqa: PLC0415  as above

    del lang  # `say` speaks it
    keys = [_key(one) for one in given] or _of_column()
    if not keys:
        could_not_run("--key is missing: the public key of the site, which its page /verify/ shows")
    earlier = _statement(since) if since is not None else None
    try:
        found = verify_copy(copy_at(place), keys, earlier)
    except CannotPublishError as error:
        could_not_run(error)
    _report(found, keys, earlier)
    sys.exit(not found.is_authentic)


def _key(given: str) -> PublicKey:
    """Return a public key, from a word or a file; exit 2 where it is none."""
    key = public_key(given)
    if key is None:
        try:
            key = public_key(Path(given).read_text(encoding="ascii"))
        except (OSError, ValueError):
            key = None
    if key is None:
        could_not_run("{given} is no public key, and no file of one", given=visible(given))
    return key


def _of_column() -> list[PublicKey]:
    """Return the public keys of the column here, the newest first."""
    from gongkai.sources.registries import load_registries  # noqa: PLC0415  slow, only needed here

    root = find_root()
    listed = load_registries(root).registries.keys if root is not None else ()
    return [one.public for one in reversed(listed)]


def _statement(file: Path) -> "ReleaseStatement":
    """Return the statement that a reader kept; exit 2 where it is none."""
    from gongkai.signing import SignatureError  # noqa: PLC0415  slow, only needed here
    from gongkai.signing.statement import read_statement  # noqa: PLC0415  as above

    try:
        return read_statement(file.read_text(encoding="utf-8"))
    except SignatureError as error:
        could_not_run("{file}: {error}", file=file, error=error)
    except (OSError, UnicodeDecodeError):
        could_not_run("{file} cannot be read", file=file)


def _report(
    found: "VerifiedCopy", trusted: Sequence[PublicKey], since: "ReleaseStatement | None"
) -> None:
    """Print what was found."""
    said = found.statement
    if said is not None and found.key is not None:
        _line(
            worded(
                "release {number} of {moment}, signed by the key {name}",
                number=said.sequence,
                moment=f"{said.moment.astimezone(CHINA):%Y-%m-%d %H:%M}",
                name=found.key.name,
            )
        )
        if said.site:
            _line(worded("made for {site}", site=said.site))
        if found.key not in trusted:
            _line(worded("the key {old} that you trust vouches for it", old=trusted[0].name))
    for fault in found.faults:
        _line(worded(fault))
    if found.is_old and said is not None and since is not None:
        _line(
            worded(
                "OLD: this is release {number}, and you have the statement of release {later}",
                number=said.sequence,
                later=since.sequence,
            )
        )
    for paths, message in (
        (found.changed, CHANGED),
        (found.missing, MISSING),
        (found.added, ADDED),
        (found.unproven, UNPROVEN),
    ):
        if paths:
            _line(worded(message, count=len(paths)))
            for path in paths[:FEW]:
                _line(f"  {path}")
            if len(paths) > FEW:
                _line(f"  … +{len(paths) - FEW}")
    _line(worded("authentic: {count} files", count=len(found.authentic)))
    if not found.is_listed:
        _line(worded("what a server has besides these cannot be seen from outside"))
    is_good = found.is_authentic
    _line(worded(GOOD if is_good else BAD))


def _line(text: str) -> None:
    click.echo(visible(text))
