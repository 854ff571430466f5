"""What somebody wrote -> what was meant by it: keys, kinds, terms and names, in both languages.

A name is sure where what was written is one of its words in any case or width, or a slip of the
pen in one of them; what is only like it is offered, and nobody writes it without being asked.
"""

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from gongkai.i18n.translation import translation
from gongkai.model.declared import declared, label_of
from gongkai.model.kinds import KINDS
from gongkai.model.label import Choices, Label
from gongkai.model.language import LocalText
from gongkai.model.stages import STAGE, Stage

_LIKE = 0.6
"""How alike two words are at least, of which one is offered for the other."""
_LEAST = 4
"""How many letters a word has at least in which one may be a slip."""
_BETWEEN = re.compile(r"[\s_\-‐-―·・.,，、。:：/()（）“”\"']+")
_WORD = re.compile(r"[a-z]+|[^a-z]+")
Words = Mapping[str, Collection[str]]
"""Names, each with the words that people have for it."""


@dataclass(frozen=True)
class Meant:
    """The name that was meant."""

    name: str
    is_sure: bool
    """Whether nothing else can have been meant; else the name is only the nearest."""


class Lookup:
    """Finds which of some names was meant."""

    def __init__(self, known: Words | Iterable[str]) -> None:
        """Take the names, with the words that people have for them if there are any."""
        words = known if isinstance(known, Mapping) else dict.fromkeys(known, ())
        self._by_form: dict[str, list[str]] = defaultdict(list)
        for name, others in words.items():
            for form in {_form(word) for word in (name, *others)}:
                self._by_form[form].append(name)
        self._written = [(word, name) for name, others in words.items() for word in (name, *others)]

    def meant(self, written: str) -> Meant | None:
        """Return the name that was meant, or None where nothing is close, or several are."""
        form = _form(written)
        if form in self._by_form:
            return self._only(self._by_form[form])
        slips = {name for word, name in self._written if is_slip(written, word)}
        if len(slips) == 1:
            return self._only(slips)
        alike = [other for other in self._by_form if _is_chinese(other) == _is_chinese(form)]
        found = difflib.get_close_matches(form, alike, 1, _LIKE)
        return Meant(self._by_form[found[0]][0], is_sure=False) if found else None

    @staticmethod
    def _only(names: Collection[str]) -> Meant | None:
        return Meant(next(iter(names)), is_sure=True) if len(names) == 1 else None


def nearest(written: str, known: Words | Iterable[str]) -> str | None:
    """Return the nearest of the known names, or None where none is close."""
    found = Lookup(known).meant(written)
    return found.name if found is not None else None


def _form(text: str) -> str:
    """Return the form in which spellings of a word are equal: one case and width, no blanks."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text).casefold())


def is_slip(written: str, word: str) -> bool:
    """Return whether one letter is missing, doubled, wrong, or has changed places.

    Numbers are never slips of other numbers, nor short words of other short words; of Chinese
    characters each may be meant.
    """
    first, second = (_WORD.findall(text.casefold().replace("_", "-")) for text in (written, word))
    if len(first) != len(second):
        return False
    other = [(one, two) for one, two in zip(first, second, strict=True) if one != two]
    return len(other) == 1 and _is_one_slip(*other[0])


def _is_one_slip(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    if len(short) < _LEAST or not (short.isascii() and short.isalpha() and long.isalpha()):
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(long) == len(short) + 1:
        return short[at:] == long[at + 1 :]
    if len(long) != len(short):
        return False
    is_swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return is_swapped or short[at + 1 :] == long[at + 1 :]


def _is_chinese(text: str) -> bool:
    return "\u4e00" <= max(text, default="") <= "\u9fff"


def words_of(text: LocalText) -> tuple[str, ...]:
    """Return a text in the languages that it has."""
    return tuple(filter(None, (text.zh, text.en)))


def words_of_keys(model: type[BaseModel]) -> Words:
    """Return the keys that a clerk may write in the mapping of `model`, with the words for them."""
    loaded = getattr(model, "LOADED", frozenset[str]())
    fields = {n: f.alias or n for n, f in model.model_fields.items() if n not in loaded}
    return {
        key: (*_of_label(label_of(model, name)), *_KEYS.get(key, ()))
        for name, key in fields.items()
    }


def words_of_kinds() -> Words:
    """Return the kinds of record, with the words for them."""
    return {name: _of_label(model.label) for name, model in KINDS.items()}


def words_of_stages() -> Words:
    """Return the stages of a decision, with the words for them."""
    return {stage.value: _of_message(STAGE[stage]) for stage in Stage}


def words_of_choices(model: type[BaseModel], key: str, allowed: Iterable[str]) -> Words:
    """Return the values that a key takes, with the words for them."""
    if key == "kind":
        return words_of_kinds()
    choices = declared(model, key, Choices)
    labels = choices.labels if choices is not None else {}
    return {one: (*_of_label(labels.get(one)), *_VALUES.get(one, ())) for one in allowed}


def _of_label(label: Label | None) -> tuple[str, ...]:
    return _of_message(label.message) if label is not None else ()


def _of_message(message: str) -> tuple[str, ...]:
    said = translation("zh").messages.get(message)
    return (message, said) if said else (message,)


_KEYS: Words = {
    "kind": ("种类", "信息类别", "记录类型"),
    "title": ("文件标题", "文件名称", "名称", "题目"),
    "summary": ("摘要", "概要", "概述", "简介", "内容概要", "内容摘要"),
    "unit": ("公开主体", "发布单位", "发布机构", "公开单位", "责任单位"),
    "issuers": ("发文单位", "发布机关", "制发机关", "印发机关", "制定机关"),
    "dated": ("印发日期", "发文日期", "制发日期", "成文时间", "印发时间"),
    "published": ("发布日期", "发布时间", "公开日期", "公开时间", "公布日期"),
    "number": ("文号", "发文号", "文件编号", "文件号"),
    "index": ("信息索引号", "索引编号"),
    "registration": ("登记号", "规范性文件登记号"),
    "class": ("文件类型", "类别"),
    "genre": ("公文种类", "公文文种", "体裁"),
    "openness": ("公开方式", "公开类型", "公开类别"),
    "topics": ("主题", "主题词", "主题类别", "信息分类"),
    "audience": ("服务对象", "受众", "对象"),
    "effective": ("生效日期", "实施日期", "执行日期", "生效时间", "实施时间"),
    "expires": ("失效日期", "失效时间", "有效期", "有效期限"),
    "source": ("信息来源", "文件来源"),
    "sample": ("样例", "是否示例"),
    "opens": ("征集开始", "开始时间"),
    "closes": ("征集截止", "截止时间", "结束日期"),
    "file": ("文件", "文件名"),
}
"""What clerks call keys beside what pages call them."""
_VALUES: Words = {
    "proactive": ("主动公开", "公开"),
    "on-request": ("依申请公开", "依申请"),
    "withheld": ("不予公开", "不公开"),
    "zh": ("中文", "汉语", "Chinese"),
    "en": ("英文", "英语", "English"),
}
"""What they call values that have no other words."""
