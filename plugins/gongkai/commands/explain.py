"""`gongkai explain`: what a code means."""

import difflib

import click

from gongkai.commands.help import command
from gongkai.commands.project import could_not_run
from gongkai.commands.speaking import with_language
from gongkai.i18n.keyed_words import KeyedWords
from gongkai.i18n.translation import translation
from gongkai.model.language import Language
from gongkai.report.characters import visible
from gongkai.sources.configuration import find_root
from gongkai.sources.registries import load_registries
from gongkai.sources.spelling import is_of_records
from gongkai.verdict.codes import CODES

_FAMILY = "GK"
"""How every code begins."""


@command()
@click.argument("code", required=False)
@with_language("Language of the explanation.")
def explain(code: str | None, lang: Language) -> None:
    """Say what CODE finds, why, on what it rests, how to fix it, with two examples.

    Without CODE all codes are listed, and with its beginning, like GK1, those that begin so.

    The rules that it rests on are those of the column in which this is run. An unknown
    code ends with 2.
    """
    from gongkai.report.explanation import render_code, render_index  # noqa: PLC0415  as above
    from gongkai.verdict.handbook import explanation  # noqa: PLC0415  slow, only needed here

    if code is None:
        click.echo(render_index(CODES.values(), translation(lang)), nl=False)
        return
    asked = code.strip().upper()
    found = CODES.get(asked)
    begun = [one for one in CODES.values() if one.id.startswith(asked)]
    if found is None and begun and asked.startswith(_FAMILY):
        click.echo(render_index(begun, translation(lang)), nl=False)
        return
    if found is None:
        near = difflib.get_close_matches(asked, CODES, 3, 0.6)
        if near:
            could_not_run(
                "there is no code “{code}”; nearest: {near}",
                code=visible(code),
                near=", ".join(near),
            )
        could_not_run("there is no code “{code}”", code=visible(code))
    root = find_root()
    registries = load_registries(root).registries if root else None
    words = translation(lang)
    if registries is not None and registries.site.keys == "zh" and is_of_records(found.id):
        words = KeyedWords(words, "")
    click.echo(render_code(explanation(found, registries), words), nl=False)
