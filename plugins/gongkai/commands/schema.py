"""`gongkai schema`: JSON Schemas of front matter and of the files of data/."""

from collections.abc import Iterable
from pathlib import Path

import click

from gongkai.commands.given import given_kind
from gongkai.commands.help import command
from gongkai.commands.project import could_not_run, project_root
from gongkai.commands.speaking import say
from gongkai.editing.schema_files import (
    ANY,
    as_text,
    of_kind,
    of_registry,
    registry_names,
    schema_files,
)
from gongkai.editing.terms import terms_of
from gongkai.model.language import LANGUAGES, Language
from gongkai.sources.registries import load_registries
from gongkai.whole import write_whole


@command()
@click.option(
    "--kind", metavar="KIND", help="The front matter of this kind; “record” is that of any."
)
@click.option("--registry", metavar="NAME", help="A file of data/: units, rules, points …")
@click.option(
    "--keys",
    type=click.Choice(LANGUAGES),
    help="The language of keys in front matter; without it that of the column.",
)
@click.option(
    "-o",
    "--output",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write all of them into FOLDER, records in both languages of keys.",
)
def schema(
    kind: str | None, registry: str | None, keys: Language | None, output: Path | None
) -> None:
    """Print the JSON Schema (draft 2020-12) of the front matter of a kind, or of a file of data/.

    Terms and units are those of the column. Editors that know schemas check and complete by them;
    whether values fit together, only `gongkai check` knows.
    """
    if (kind, registry, output).count(None) != 2:
        could_not_run("name one of --kind, --registry and --output")
    registries = load_registries(project_root()).registries
    if output is not None:
        files = list(schema_files(registries))
        for path, made in files:
            write_whole(output / path, as_text(made))
        say("schemas: {count} files in {folder}", count=len(files), folder=output)
    elif kind is not None:
        made = of_kind(
            kind if kind == ANY else given_kind(kind),
            keys or registries.site.keys,
            terms_of(registries),
        )
        click.echo(as_text(made), nl=False)
    elif registry is not None:
        files_of_data = registry_names()
        if registry not in files_of_data:
            could_not_run(
                "there is no file “{name}” in data/; there are: {names}",
                **_named(registry, files_of_data),
            )
        click.echo(as_text(of_registry(files_of_data[registry])), nl=False)


def _named(name: str, names: Iterable[str]) -> dict[str, str]:
    return {"name": name, "names": ", ".join(names)}
