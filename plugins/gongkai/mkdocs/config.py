"""The options of the plugin in mkdocs.yml."""

from datetime import date

from mkdocs.config import config_options as c
from mkdocs.config.base import Config

from gongkai.mkdocs.generator import GENERATORS
from gongkai.model.editions import DEFAULT
from gongkai.model.language import LANGUAGES
from gongkai.sources.earlier import HISTORY
from gongkai.views.downloads import FORMS
from gongkai.views.inspection_scope import SETTINGS


class GongkaiConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs is not wholly typed
    """Options of the plugin in mkdocs.yml."""

    editions = c.ListOfItems(c.Choice(LANGUAGES), default=list(DEFAULT.languages))
    """The languages of the site; the first stands at its root, another below `zh/` or `en/`."""
    edition = c.Optional(c.Choice(LANGUAGES))
    """The language that this build is in; the first of `editions` where nothing is said."""
    generator = c.Choice(GENERATORS, default=GENERATORS[0])
    """The program that makes the pages: MkDocs, or its fork ProperDocs, to be installed with
    `gongkai[properdocs]`."""
    lang = c.Optional(c.Choice(LANGUAGES))
    """The language of commands, annotations, comments and the nightly issue; without it
    `GONGKAI_LANG`, then the machine's own (`LC_ALL`, `LC_MESSAGES`, `LANG`)."""
    as_of = c.Optional(c.Type((str, date)))
    """The day that the site speaks of, YYYY-MM-DD, or the moment, YYYY-MM-DD HH:MM; without it now
    in Asia/Shanghai (decision 6). A day alone means the whole of it."""
    on_leak = c.Choice(("stop", "take-down"), default="stop")
    """What a leak does: stop the build, or leave a neutral notice and build the rest."""
    on_error = c.Choice(("stop", "leave-out"), default="stop")
    """What a record that cannot be read does: stop the build, or be left out."""
    downloads = c.ListOfItems(c.Choice(FORMS), default=list(FORMS))
    """The forms in which every text can be taken away."""
    red_head = c.Type(bool, default=False)
    """Whether copies of documents of organs have a red head, and issuer and day at their end."""
    inspection = c.Choice(SETTINGS, default="internal")
    """Whose faults the site shows: nobody's, those of invented units, or all."""
    handbook_url = c.Optional(c.URL(is_dir=True))
    """Where `build/docs-site` is published: reports link each code to its page there."""
    texts = c.Optional(c.Type(str))
    """The folder in which the texts of each publication are kept, relative to the project and
    outside of its repository: pages of records then lead to what they said before. Without it
    `GONGKAI_TEXTS`; without both nothing is kept."""
    history = c.Type(str, default=HISTORY)
    """What earlier inspections found, relative to the project."""
