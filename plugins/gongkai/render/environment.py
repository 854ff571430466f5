"""The Jinja environment of the pages: autoescape on, undefined names are errors."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from gongkai.model.language import Language, LocalText
from gongkai.render.words import (
    HTML_LANGUAGE,
    language_attribute,
    local_element,
    time_element,
    write_day,
    write_size,
)
from gongkai.translation import Translation, translation
from gongkai.views import labels
from gongkai.views.addresses import (
    catalogue_address,
    column_address,
    life_address,
    point_address,
    points_address,
    record_address,
    topic_address,
    unit_address,
)
from gongkai.views.compliance import why
from gongkai.views.page import Label, Title
from gongkai.views.rows import title_of
from gongkai.views.tables import Told
from gongkai.wording import fix, message

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment(language: Language) -> Environment:
    """Return the environment that renders pages in `language`; templates are compiled once."""
    words = translation(language)
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )

    @cache
    def marked(message: str) -> Markup:
        return Markup(words.unfilled(message))  # noqa: S704  catalogues are ours

    def gettext(message: str, **values: Any) -> Markup:
        """Translate a message that a template holds, escaping what fills it."""
        return marked(message).format(**values) if values else marked(message)

    def plural(one: str, many: str, number: int, **values: Any) -> Markup:
        chosen = one if number == 1 and language == "en" else many
        return gettext(chosen, number=number, **values)

    def say(title: Title | Told | None) -> Markup:
        if title is None:
            return Markup("")
        if isinstance(title, Told):
            return escape(told(title, words))
        if isinstance(title, Label):
            return escape(in_words(title, words))
        return local_element(title, language)

    env.globals |= {
        "_": gettext,
        "n_": plural,
        "say": say,
        "plain": lambda title: in_words(title, words),
        "day": lambda moment: time_element(moment, language),
        "short_day": lambda moment: time_element(moment, language, short=True),
        "lang_of": lambda title: language_attribute(title, language),
        "in_words": write_day,
        "size": write_size,
        "language": language,
        "html_language": HTML_LANGUAGE,
        "labels": labels,
        "why": why,
        "title_of": title_of,
        "record_address": record_address,
        "unit_address": unit_address,
        "column_address": column_address,
        "topic_address": topic_address,
        "life_address": life_address,
        "point_address": point_address,
        "points_address": points_address,
        "catalogue_address": catalogue_address,
    }
    return env


def told(what: Told, words: Translation) -> str:
    """Return what a finding says as plain text, not escaped."""
    return (fix if what.how_to_mend else message)(what.finding, words)


def in_words(title: Title, words: Translation) -> str:
    """Return a title as plain text, not escaped."""
    if isinstance(title, LocalText):
        return title.in_(words.language)
    values: Mapping[str, object] = {
        name: in_words(value, words) if isinstance(value, Label | LocalText) else value
        for name, value in title.values.items()
    }
    return words(title.message, **values) if values else words(title.message)
