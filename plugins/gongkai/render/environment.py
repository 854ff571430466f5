"""The Jinja environment of the pages: autoescape on, undefined names are errors."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from gongkai.i18n.translation import Translation, translation
from gongkai.i18n.wording import fix, message
from gongkai.model.certainty import CERTAINTIES, UNSAID
from gongkai.model.language import HTML_LANGUAGE, Language
from gongkai.model.local_text import LocalText
from gongkai.model.moment import Moment
from gongkai.render.articles import noted, parts_named
from gongkai.render.blocks import TESTS, begun, is_wide
from gongkai.render.compiled import CompiledTemplates
from gongkai.render.differences import differences
from gongkai.render.downloads.codes import inline_code
from gongkai.render.lean import Lean
from gongkai.render.words import (
    language_attribute,
    local_element,
    range_element,
    time_element,
    value_element,
    with_days,
    write_count,
    write_day,
    write_moment,
    write_period,
    write_range,
    write_size,
)
from gongkai.views import labels
from gongkai.views.addresses import (
    catalogue_address,
    column_address,
    entrance_address,
    life_address,
    point_address,
    points_address,
    record_address,
    table_file_address,
    topic_address,
    unit_address,
)
from gongkai.views.article_notes import first_article
from gongkai.views.beside import is_stacked
from gongkai.views.blocks import Amount, Field, Grid, Printed, Range, Term, Way
from gongkai.views.compliance import why
from gongkai.views.page import Label, Title
from gongkai.views.pictures import in_lines
from gongkai.views.point_names import point_name
from gongkai.views.related import Parts
from gongkai.views.rows import Row, filled_columns, title_of
from gongkai.views.tables import FindingText
from gongkai.views.uses import NAMES, by_use

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment(language: Language) -> Environment:
    """Return the environment that renders pages in `language`; templates are compiled once."""
    words = translation(language)
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=[Lean],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=CompiledTemplates(language),
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

    def say(title: Title | FindingText | None) -> Markup:
        if title is None:
            return Markup("")
        if isinstance(title, FindingText):
            return escape(with_days(message_text(title, words), language))
        if isinstance(title, Label):
            filling = {name: spoken(value) for name, value in title.values.items()}
            return gettext(title.message, **filling)
        return local_element(title, language)

    def spoken(value: Any) -> Any:
        """Return what fills a message as a page shows it."""
        match value:
            case None:
                return ""
            case Label() | LocalText():
                return say(value)
            case date() | Moment():
                return time_element(value, language)
            case Range():
                return range_element(value, language)
            case Amount():
                return plural(value.one, value.many, value.number)
            case int():
                return write_count(value)
        return value

    def filled(label: Label, write: Callable[[Any, Any], str], url: Any) -> Markup:
        """Return a message filled with whatever a macro writes, such as links."""
        if not label.values:
            return say(label)
        values = {name: Markup(write(value, url)).strip() for name, value in label.values.items()}  # noqa: S704  macros escape
        return gettext(label.message, **values)

    env.tests |= TESTS
    env.filters["noted"] = noted
    env.filters["begun"] = begun
    env.filters["plain_words"] = lambda title: in_words(title, words)
    env.globals |= {
        "differences": differences,
        "_": gettext,
        "n_": plural,
        "say": say,
        "plain": lambda title: in_words(title, words),
        "day": lambda moment: time_element(moment, language),
        "short_day": lambda moment: time_element(moment, language, short=True),
        "lang_of": lambda title: language_attribute(title, language),
        "in_words": write_day,
        "in_lines": in_lines,
        "with_days": partial(with_days, language=language),
        "inline_code": inline_code,
        "size": write_size,
        "language": language,
        "html_language": HTML_LANGUAGE,
        "spoken": spoken,
        "is_wide": partial(is_wide, language=language),
        "is_stacked": is_stacked,
        "filled": filled,
        "by_use": by_use,
        "form_names": NAMES,
        "labels": labels,
        "certainties": {mark: Label(words) for mark, words in CERTAINTIES.items()},
        "certainties_unsaid": UNSAID,
        "point_name": point_name,
        "why": why,
        "written": partial(value_element, language=language),
        "period": partial(write_period, language=language),
        "table_file_address": table_file_address,
        "title_of": title_of,
        "record_address": record_address,
        "first_article": first_article,
        "parts_named": partial(parts_named, language=language),
        "unit_address": unit_address,
        "column_address": column_address,
        "entrance_address": entrance_address,
        "filled_columns": filled_columns,
        "topic_address": topic_address,
        "life_address": life_address,
        "point_address": point_address,
        "points_address": points_address,
        "catalogue_address": catalogue_address,
    }
    return env


def message_text(what: FindingText, words: Translation) -> str:
    """Return what a finding says as plain text, not escaped."""
    return (fix if what.is_fix else message)(what.finding, words)


def in_words(title: Title, words: Translation) -> str:
    """Return a title as plain text, not escaped."""
    if isinstance(title, LocalText):
        return title.in_(words.language)
    values = {name: value_in_words(value, words) for name, value in title.values.items()}
    return words(title.message, **values) if values else words(title.message)


def value_in_words(value: object, words: Translation) -> object:
    """Return what a field holds, or what fills a message, as plain text; a number stays one."""
    match value:
        case Label() | LocalText():
            return in_words(value, words)
        case date() | Moment():
            return write_moment(value, words.language)
        case Range():
            return write_range(value, words.language)
        case Amount():
            return words.plural(value.one, value.many, value.number)
        case Parts():
            return value_in_words(parts_named(value.text, words.language), words)
        case Term():
            return in_words(value.name, words)
        case Row():
            return in_words(value.title, words)
        case Printed() | Way():
            return value.text
        case Grid():
            return words("; ").join(_row_in_words(row, words) for row in value.rows)
    return value


def _row_in_words(row: Iterable[Iterable[object]], words: Translation) -> str:
    return words(", ").join(str(value_in_words(value, words)) for cell in row for value in cell)


def field_in_words(field: Field, words: Translation) -> str:
    """Return a field with its label on a line, as plain text."""
    values = words(", ").join(str(value_in_words(value, words)) for value in field.values)
    return words("{label}: {values}", label=in_words(field.label, words), values=values)
