"""`gongkai form`: records written in a form in the browser."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from gongkai.commands.help import command
from gongkai.commands.project import could_not_run, editions_of, project_root, refuse_sources
from gongkai.commands.speaking import say, why, with_language
from gongkai.form.backend import Backend
from gongkai.form.configuration import configuration
from gongkai.form.forge import FORGES, forge_backend
from gongkai.form.page import CONFIGURATION, LICENCES, PAGE, PROGRAM, configuration_text, page
from gongkai.form.records import written_records
from gongkai.form.server import API, FormFile, form_server
from gongkai.form.widgets import FormSource
from gongkai.i18n.translation import Translation, translation
from gongkai.model.language import Language
from gongkai.model.refusals import reason_of
from gongkai.sources.registries import load_registries
from gongkai.sources.spelling import spelling_of

HTML, YAML, SCRIPT, TEXT = "text/html", "text/yaml", "text/javascript", "text/plain"
HERE = {"backend": {"name": "proxy", "proxy_url": API, "branch": "main"}}
"""Decap's settings for files of this machine."""


@command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    default=8010,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port; 0 takes any that is free.",
)
@click.option(
    "--write",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Write the form into FOLDER, to be put on the site, and end.",
)
@click.option("--forge", type=click.Choice(FORGES), help="With --write: where records lie.")
@click.option("--repository", metavar="OWNER/NAME", help="With --write: the repository there.")
@click.option("--branch", default="main", show_default=True, help="With --write: its main branch.")
@click.option(
    "--address",
    metavar="URL",
    help="With --write: the forge, if it is your own; on GitHub the service that signs people in.",
)
@click.option("--app-id", metavar="ID", help="With --write: what GitLab or Forgejo call the form.")
@with_language("Language of the form.")
def form(
    host: str,
    port: int,
    *,
    folder: Path | None,
    forge: str | None,
    repository: str | None,
    branch: str,
    address: str | None,
    app_id: str | None,
    lang: Language,
) -> None:
    """Write records in a form in the browser. Ctrl-C ends it.

    The form has the fields of each kind, with lists of terms and units to choose from, and takes
    attachments. It writes the files in content/ of this machine, as an editor would: of a record
    that is there, only what was changed. What to do then is as ever: gongkai check, and a commit.

    With --write it is written for a site instead: editors sign in at the forge, and each text that
    they save is a pull request.
    """
    root = project_root()
    words = translation(lang)
    if folder is not None:
        if forge is None or repository is None:
            could_not_run("--write needs --forge and --repository")
        refuse_sources("--write", folder, root)
        _write(
            folder, _files(root, words, forge_backend(forge, repository, branch, address, app_id))
        )
        say("written: {path}", path=folder)
        return
    backend = Backend(root, _report)
    try:
        server = form_server((host, port), _files(root, words, HERE), backend, why)
    except OSError as error:
        could_not_run(
            "cannot listen on {host}:{port}: {error}", host=host, port=port, error=reason_of(error)
        )
    with server:
        say("form: {address}", address=f"http://{host}:{server.server_address[1]}/")
        server.serve_forever()


def _report(paths: Iterable[str]) -> None:
    for path in paths:
        say("written: {path}", path=path)


def _write(folder: Path, files: Mapping[str, FormFile]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, file in files.items():
        content = file.content if isinstance(file.content, bytes) else file.content().encode()
        (folder / name).write_bytes(content)


def _files(root: Path, words: Translation, backend: Mapping[str, Any]) -> dict[str, FormFile]:
    """Return the files of the form; its lists follow what is in the column when they are asked."""

    def configured() -> str:
        registries = load_registries(root).registries
        editions = editions_of(root)
        made = FormSource(registries, spelling_of(registries), words, confirms=backend == HERE)
        records = written_records(root, editions.preferred)
        return configuration_text(configuration(made, editions, records, backend))

    name = load_registries(root).registries.site.name
    title = (name.in_(words.language) if name is not None else "") or root.name
    files = {
        PAGE: FormFile(HTML, lambda: page(title, words)),
        CONFIGURATION: FormFile(YAML, configured),
        PROGRAM.name: FormFile(SCRIPT, PROGRAM.read_bytes()),
    }
    return files | {file.name: FormFile(TEXT, file.read_bytes()) for file in LICENCES}
