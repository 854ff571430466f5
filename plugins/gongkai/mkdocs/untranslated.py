"""What an edition shows in English, because nobody has translated it."""

from gongkai.i18n.translation import translation
from gongkai.mkdocs.downloads import report_progress
from gongkai.model.language import Language


def report_untranslated(language: Language) -> None:
    """Say which messages an edition showed in English."""
    for message in sorted(translation(language).untranslated):
        report_progress(
            f"shown in English, because it is not translated into {language}: “{message}”"
        )
