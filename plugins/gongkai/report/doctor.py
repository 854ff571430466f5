"""What `gongkai doctor` found, for people and for programs."""

import json
from collections import Counter
from collections.abc import Sequence

from gongkai.i18n.translation import Translation
from gongkai.i18n.wording import in_words
from gongkai.model.diagnosis import Examined, Fitness
from gongkai.report.characters import visible
from gongkai.report.text import Paint, plain

COUNT = "Wrong: {wrong}. Warnings: {warnings}. As it should be: {ok}."
LINE = "[{fitness}] {subject}: {said}"
WORDS = (COUNT, LINE, *Fitness)
"""The texts of this report, for translators."""


def render_text(found: Sequence[Examined], words: Translation, paint: Paint = plain) -> str:
    """Return a line for each thing that was looked at, below it what puts it right; a count."""
    lines: list[str] = []
    for one in found:
        diagnosis = one.diagnosis
        lines.append(
            words(
                LINE,
                fitness=paint(words(diagnosis.fitness), diagnosis.fitness),
                subject=words(one.subject),
                said=visible(str(in_words(diagnosis.said, words))),
            )
        )
        if diagnosis.fix:
            lines.append("  " + visible(str(in_words(diagnosis.fix, words))))
    number = Counter(one.diagnosis.fitness for one in found)
    count = words(
        COUNT,
        wrong=number[Fitness.WRONG],
        warnings=number[Fitness.WARNING],
        ok=number[Fitness.OK],
    )
    return "\n".join([*lines, "", count])


def render_json(found: Sequence[Examined], words: Translation) -> str:
    """Return a JSON list: `id` and `fitness` for programs, the rest in words."""
    rows = [
        {
            "id": one.id,
            "fitness": one.diagnosis.fitness,
            "subject": words(one.subject),
            "message": in_words(one.diagnosis.said, words),
            "fix": in_words(one.diagnosis.fix, words) or None,
        }
        for one in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
