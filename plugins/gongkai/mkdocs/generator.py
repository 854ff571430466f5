"""Which program makes the pages: MkDocs, or ProperDocs, a fork of it that is still released."""

from importlib.util import find_spec
from pathlib import Path

from gongkai.model.said import SaidError
from gongkai.sources.configuration import plugin_options

GENERATORS = ("mkdocs", "properdocs")
"""By the names of their modules; the first counts where mkdocs.yml does not say."""


class GeneratorError(SaidError):
    """The generator that mkdocs.yml names is none, or is not installed."""


def generator_of(root: Path) -> str:
    """Return the generator of the column at `root`, as `python -m` takes it.

    Raises GeneratorError.
    """
    given = plugin_options(root).get("generator") or GENERATORS[0]
    if given not in GENERATORS:
        raise GeneratorError(
            "mkdocs.yml: `generator` takes one of {generators}, not {given}",
            generators=", ".join(GENERATORS),
            given=repr(given),
        )
    if find_spec(str(given)) is None:
        raise GeneratorError(
            "mkdocs.yml says “generator: {generator}”, and that is not installed\n"
            'to install it: pip install "gongkai[{generator}]"',
            generator=given,
        )
    return str(given)
