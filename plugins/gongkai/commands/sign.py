"""`gongkai sign`: a built site signed where it lies, for hosts that take the files themselves."""

from datetime import UTC, datetime
from pathlib import Path

import click

from gongkai.commands.help import command
from gongkai.commands.project import could_not_run
from gongkai.commands.signing_key import with_key
from gongkai.commands.speaking import say
from gongkai.sources.configuration import find_root
from gongkai.whole import write_whole


@command()
@click.argument("site", default="site", type=click.Path(path_type=Path))
@with_key
@click.option(
    "--after",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="releases.jsonl of the release that is online now; the new one follows it.",
)
@click.option("--first", "is_first", is_flag=True, help="Nothing was signed before.")
def sign(*, site: Path, key_file: Path | None, after: Path | None, is_first: bool) -> None:
    """Sign a built site: a statement and signatures beside its files.

    `gongkai publish --key` does the same on the way to a server. Use this where the key must not
    lie on the server, or where a host takes the files itself. The exit code is 0, or 2 when
    nothing was signed.
    """
    from gongkai.commands.signing_key import commit_here, secret_key  # noqa: PLC0415  an extra
    from gongkai.publish import RefusedError  # noqa: PLC0415  slow, and only needed here
    from gongkai.publish.built_site import examine  # noqa: PLC0415  as above
    from gongkai.publish.signed import Signer, chain_in, signed_files  # noqa: PLC0415  as above

    root = find_root()
    built = (root or Path()) / site
    if key_file is None:
        could_not_run("--key is missing: the private key, which `gongkai keygen` makes")
    if (after is None) != is_first:
        could_not_run(
            "say which release it follows: --after releases.jsonl, or --first if there is none"
        )
    try:
        key = secret_key(key_file, root, built)
        chain = chain_in(after) if after is not None else []
        signer = Signer(key, commit_here(root))
        files = signed_files(
            examine(built), signer, chain, datetime.now(UTC).replace(microsecond=0)
        )
    except RefusedError as error:
        could_not_run(error)
    for path, content in files.items():
        write_whole(built / path, content.decode())
    say("signed: {site} by the key {name}", site=built, name=key.public.name)
