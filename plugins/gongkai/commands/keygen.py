"""`gongkai keygen`: a key by which releases are signed."""

from datetime import datetime
from pathlib import Path

import click
import yaml

from gongkai.commands.help import command
from gongkai.commands.speaking import say
from gongkai.sources.build_day import CHINA
from gongkai.sources.configuration import find_root


@command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--after",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The private key whose place it takes, which signs it.",
)
@click.option(
    "--open",
    "is_open",
    is_flag=True,
    help="Without a password, for a job that signs by itself; only its owner may read the file.",
)
def keygen(*, file: Path, after: Path | None, is_open: bool) -> None:
    """Make a key in FILE, and print its public half for data/keys.yml.

    Keep FILE outside of every repository, and a copy of it in a safe. Whoever has it can sign in
    the name of the site; whoever has lost it cannot sign any more. The exit code is 0, or 2 when
    nothing was made.
    """
    from gongkai.commands.signing_key import (  # noqa: PLC0415  an extra
        password,
        refuse_public,
        secret_key,
    )
    from gongkai.signing.secret_key import new_key, write_key  # noqa: PLC0415  an extra

    root = find_root()
    refuse_public(file, root)
    old = secret_key(after, root) if after is not None else None
    key = new_key()
    write_key(key, file, "" if is_open else password(file, is_new=True))
    day = datetime.now(CHINA).date()
    entry: dict[str, object] = {"key": key.public.text, "from": day}
    if old is not None:
        signed = old.sign(key.public.file.encode(), f"gongkai key {key.public.name} {day}")
        entry["signature"] = signed.text
    say("made: {file} (key {name})", file=file, name=key.public.name)
    say("fingerprint: {fingerprint}", fingerprint=key.public.fingerprint)
    say("to publish it, add to data/keys.yml:")
    click.echo(yaml.safe_dump({"keys": [entry]}, sort_keys=False, width=1000), nl=False)
