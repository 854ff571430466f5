"""The words that people have for keys, kinds, stages and values, in both languages."""

from collections.abc import Iterable

from pydantic import BaseModel

from gongkai.i18n.translation import translation
from gongkai.model.declared import declared, label_of
from gongkai.model.kinds import KINDS
from gongkai.model.label import Choices, Label
from gongkai.model.local_text import LocalText
from gongkai.model.nearest import Words
from gongkai.model.stages import STAGE, Stage
from gongkai.sources.everyday_names import OF_KINDS


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
    return {
        name: (*_of_label(model.label), *OF_KINDS.get(name, ())) for name, model in KINDS.items()
    }


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
    "keywords": ("关键字", "标签"),
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
