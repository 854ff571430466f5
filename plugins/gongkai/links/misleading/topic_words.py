"""The words of a text that say what it is about, and whether another text has them."""

import re

from gongkai.links.misleading.titles import is_chinese, is_short_for, shingles

Words = tuple[str, ...]
_LEAST_LETTERS = 4
"""Letters of an English word that says what something is about."""
_STEM = 5
"""Letters by which English words are the same: price, prices, pricing."""
_WORDS = re.compile(r"\d*[\u3400-\u9fff]+|[a-z]+")
"""Runs of Chinese characters, with the number before them, and English words."""
_COMMON = re.compile(
    r"(?:19|20)\d\d年?度?|第[\d〇零一二三四五六七八九十百]+(?:批次?|期|次|轮|届|季度|号|项|个|章|节|条|款|编|部分)?"
    r"|\d{1,2}(?:月份?|日)|[一二三四五六七八九十]+(?:月份?|日|批次?|期|次|轮|届|季度|项|个|份|件)"
    "|通知|办法|规定|决定|公告|通告|意见|方案|规划|计划|条例|细则|通报|批复|文件|公报|报告|规程|规则|目录|清单|名录"
    "|公示|名单|预案|要点|标准|安排|解读|图解|说明|问答|访谈|答复|回应|反馈|采纳|全文|原文|正文|附件|表格|图表|图片|视频"
    "|实施|试行|暂行|管理|工作|服务|办理|申请|申报|发放|调整|变更|延期|更正|补充|修订|修改|制定|印发|发布|公布|出台"
    "|废止|失效|保留|继续|流程|程序|材料|条件|时间|地点|电话|联系|方式|结果|情况|内容|信息|事项|数据|统计|版本|对照|写法"
    "|有关|关于|相关|具体|详细|政策|公众|社会|群众|居民|市民|企业|单位|部门|政府|社区|全市|全区|全县"
    "|今年|去年|上年|本年|当年|年度|现行|最新|最终|正式|原来|以前|现在|上一|[新旧老]的?"
    "|[中英][文译][版本稿]?|双语|译[文本]|没有|不是|可以|怎么|什么|如何|哪里|哪些"
    "|[这那该本此各全](?:[份个项次期区市县镇乡局部]|街道)?|我(?:[区市县镇乡局]|街道)|[的和与及版]"
    r"|\b(?:the|this|that|its|our|new|old|latest|current|full|text|version|notice|notices|measures"
    r"|decision|rules|circular|plans?|regulations?|announcement|opinions|scheme|guidelines|list"
    r"|details|detailed|chinese|english|for|from|with|about|under|annual|year|years|which|what|here"
    r"|public|people|residents|government|work|district|city|county|apply|application|form|data|draft|background"
    r"|decisions?|how|who|where|when)\b"
)
"""Words of many titles, and words around them: they do not say what a document is about."""


def topic_words(form: str) -> Words:
    """Return the words of a normal form that say what it is about; none may."""
    return words_of(_COMMON.sub(" ", form))


def words_of(form: str) -> Words:
    """Return the words of a normal form that are long enough to be looked for elsewhere."""
    found = _WORDS.findall(form)
    return tuple(one for one in found if len(one) >= (2 if is_chinese(one) else _LEAST_LETTERS))


def has_any(form: str, words: Words) -> bool:
    """Return whether any part of words stands in a text: two characters, or how a word begins."""
    return any(part in form for word in words for part in _parts(word))


def has_all(form: str, words: Words) -> bool:
    """Return whether all words stand in a title: Chinese ones as they are, others as they begin."""
    return all((word if is_chinese(word) else word[:_STEM]) in form for word in words)


def may_mean(form: str, words: Words) -> bool:
    """Return whether a title has a part of words, or in full what one of them is short for."""
    return has_any(form, words) or any(
        is_chinese(word) and is_short_for(word, form) for word in words
    )


def _parts(word: str) -> frozenset[str]:
    if not is_chinese(word):
        return frozenset((word[:_STEM],))
    return frozenset((word,)) if word[0].isdecimal() else shingles(word)
