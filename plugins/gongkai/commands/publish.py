"""`gongkai publish`: a built site into a folder that a web server reads."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.commands.help import command
from gongkai.commands.project import could_not_run
from gongkai.commands.signing_key import commit_here, secret_key, with_key
from gongkai.commands.speaking import report, say, worded
from gongkai.model.refusals import refusal
from gongkai.sources.configuration import find_root

if TYPE_CHECKING:
    from gongkai.publish.publication import Published


@command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--site",
    default="site",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The site that was built.",
)
@click.option(
    "--keep",
    default=5,
    show_default=True,
    type=click.IntRange(min=1),
    help="How many releases stay, the current one always among them.",
)
@click.option(
    "--write-addresses",
    is_flag=True,
    help="Add the addresses that are new to data/addresses.txt, to be committed.",
)
@click.option(
    "--restore",
    "restored",
    multiple=True,
    metavar="ID",
    help="A withdrawn record that is to be shown again; may be given more than once.",
)
@click.option(
    "--urgent",
    "is_urgent",
    is_flag=True,
    help="Publish though published addresses are missing, and list them: a leak is online.",
)
@with_key
@click.option(
    "--unsigned",
    "is_unsigned",
    is_flag=True,
    help="Publish without a signature although earlier releases have one.",
)
@click.option(
    "--keep-texts",
    "is_kept",
    is_flag=True,
    help="Without FOLDER: keep the texts all the same, as the site is published elsewhere.",
)
def publish(
    *,
    folder: Path | None,
    site: Path,
    keep: int,
    write_addresses: bool,
    restored: tuple[str, ...],
    is_urgent: bool,
    key_file: Path | None,
    is_unsigned: bool,
    is_kept: bool,
) -> None:
    """Put a built site on a server, where FOLDER/current leads to what is read.

    The site is examined, copied beside the release that is read, and switched to at once.
    Without FOLDER it is examined only: for hosts that take the files themselves. The exit
    code is 0, 1 when the site must not be published, or 2 when the folder cannot be used.
    """
    from gongkai.publish import CannotPublishError, RefusedError  # noqa: PLC0415  as above
    from gongkai.publish.publication import PublishedColumn, check  # noqa: PLC0415  as above
    from gongkai.publish.publication import publish as publish_site  # noqa: PLC0415  as above
    from gongkai.publish.publication import write_addresses as write  # noqa: PLC0415  as above
    from gongkai.publish.signed import Signer  # noqa: PLC0415  as above
    from gongkai.publish.texts import texts_of  # noqa: PLC0415  as above
    from gongkai.verdict.judge import unpublishable  # noqa: PLC0415  slow, and only needed here

    root = find_root()
    column = PublishedColumn(root, unpublishable(root)) if root else PublishedColumn(None)
    built = (root or Path()) / site
    if write_addresses and root is None:
        could_not_run("--write-addresses needs the column: run this in its folder")
    try:
        if folder is None:
            found = check(built, column, report, is_urgent=is_urgent)
            kept = texts_of(root, built, report) if root is not None and is_kept else None
            if kept is not None:
                say("texts kept: {count} new", count=kept.keep(""))
            say("fit to be published: {site} ({count} files)", site=built, count=len(found.sums))
        else:
            kept = texts_of(root, built, report) if root is not None else None
            now = datetime.now(UTC)
            signer = None
            if key_file is not None:
                signer = Signer(secret_key(key_file, root, built, folder), commit_here(root))
            done = publish_site(
                built,
                folder,
                column,
                keep=keep,
                restored=restored,
                now=now,
                progress=report,
                is_urgent=is_urgent,
                signer=signer,
                is_unsigned=is_unsigned,
            )
            found = done.site
            _summarise(done, folder)
            if kept is not None:
                say("texts kept: {count} new", count=kept.keep(done.release.name))
        if write_addresses:
            new = write(found, column, report)
            say("data/addresses.txt: {count} new", count=new)
    except RefusedError as error:
        say("gongkai: {error}\nnothing was published", error=error)
        sys.exit(1)
    except CannotPublishError as error:
        could_not_run(error)
    except OSError as error:
        say("gongkai: {error}{after}", error=refusal(error, built), after=_read(folder))
        sys.exit(2)


def _summarise(done: "Published", folder: Path) -> None:
    """Say what a publication did."""
    if done.copied is None:
        say("nothing changed: {release} is this site", release=done.release)
    else:
        size = f"{done.copied.size / 1e6:.1f}"
        say("copied: {count} files, {size} MB", count=done.copied.written, size=size)
        say("linked: {count} files that are those of the last release", count=done.copied.linked)
        say("published: {link} -> {release}", link=folder / "current", release=done.release.name)
    if done.statement is not None:
        say("signed: release {number}", number=done.statement.sequence)
    say("new addresses: {count}", count=done.new)
    for release in done.unfit:
        say("deleted: {release}, which shows what is withdrawn since", release=release.name)
    for release in done.old:
        say("deleted: {release}", release=release.name)


def _read(folder: Path | None) -> str:
    """Say which release is read, after a run that broke off."""
    link = folder / "current" if folder is not None else None
    if link is None or not link.is_symlink():
        return ""
    return worded("; {link} leads to {release}", link=link, release=link.readlink().name)
