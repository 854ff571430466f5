"""The files of the form: its page, its configuration, and the program, which is Decap CMS."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from gongkai.i18n.translation import Translation

FOLDER = Path(__file__).parent
PROGRAM = FOLDER / "decap" / "decap-cms-3.16.3.js"
LICENCES = (FOLDER / "decap" / "LICENSE.txt", FOLDER / "decap" / "decap-cms.js.LICENSE.txt")
CONFIGURATION = "config.yml"
PAGE = "index.html"


def page(name: str, words: Translation) -> str:
    """Return the page of the form of a column called `name`."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("page.html").render(
        language="zh-CN" if words.language == "zh" else "en",
        title=words("Records of {name}", name=name),
        wanted=words("The form needs JavaScript."),
        configuration=CONFIGURATION,
        program=PROGRAM.name,
    )


def configuration_text(configuration: Mapping[str, Any]) -> str:
    """Return the configuration as Decap reads it."""
    return yaml.safe_dump(dict(configuration), allow_unicode=True, sort_keys=False, width=1000)
