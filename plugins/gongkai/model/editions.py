"""Which editions a site has, and where each of them stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.model.language import LANGUAGES, Language


@dataclass(frozen=True)
class Editions:
    """The editions of a site: the first at its root, another below its language, as in `zh/`."""

    languages: tuple[Language, ...]
    """One at least, each once."""

    @classmethod
    def named(cls, names: Iterable[object]) -> "Editions | None":
        """Return the editions of these names; None where they are not each a language, once."""
        given = list(names)
        known = tuple(dict.fromkeys(lang for name in given for lang in LANGUAGES if lang == name))
        return cls(known) if known and len(known) == len(given) else None

    def __str__(self) -> str:
        """Return the editions as mkdocs.yml lists them."""
        return f"[{', '.join(self.languages)}]"

    @property
    def root(self) -> Language:
        """Return the edition at the root of the site."""
        return self.languages[0]

    @property
    def below(self) -> tuple[Language, ...]:
        """Return the editions that stand below the root."""
        return self.languages[1:]

    @property
    def preferred(self) -> Language:
        """Return the edition for readers of any other language: official texts are in Chinese."""
        return self.nearest("zh")

    def nearest(self, wanted: Language) -> Language:
        """Return the edition for readers of `wanted`: the one at the root where it has none."""
        return wanted if wanted in self.languages else self.root

    def others(self, language: Language) -> tuple[Language, ...]:
        """Return the editions but for that of `language`."""
        return tuple(other for other in self.languages if other != language)

    def at(self, address: str, language: Language) -> str:
        """Return an address of the edition nearest to `language` as one from the site's root."""
        return address if self.nearest(language) == self.root else f"{language}/{address}"

    def keeps(self, earlier: "Editions") -> bool:
        """Return whether every address of `earlier` editions is still one of these."""
        return self.root == earlier.root and set(earlier.languages) <= set(self.languages)


DEFAULT = Editions(("en", "zh"))
"""What mkdocs.yml means without `editions`: what every site was before there was a choice."""
