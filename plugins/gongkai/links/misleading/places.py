"""Pages of a site by what they are, in every edition: the one that a link should have led to."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gongkai.links.misleading.context_mentions import clause_before
from gongkai.links.misleading.titles import is_chinese
from gongkai.links.reading.link import PageLink
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.links.reading.page_texts import PageTexts
from gongkai.model.titles import normal_form


@dataclass(frozen=True)
class SitePages:
    """The pages of records, units and columns, which stand once in each edition."""

    editions: Mapping[tuple[str, str], Mapping[str, ManifestEntry]]
    """Of each thing its page in each edition."""
    columns: Mapping[tuple[str, str], tuple[ManifestEntry, ...]]
    """The columns of each name, by edition and normal form."""


def read_site_pages(entries: Iterable[ManifestEntry]) -> SitePages:
    """Gather the pages of a site by what they show."""
    found: dict[tuple[str, str], dict[str, ManifestEntry]] = defaultdict(dict)
    columns: dict[tuple[str, str], list[ManifestEntry]] = defaultdict(list)
    for entry in entries:
        if not entry.is_page or entry.withdrawn:
            continue
        if entry.kind == "column":
            columns[entry.edition, normal_form(entry.title)].append(entry)
        thing = _thing(entry)
        if thing is not None:
            found[thing][entry.edition] = entry
    return SitePages(found, {key: tuple(named) for key, named in columns.items()})


def _thing(entry: ManifestEntry) -> tuple[str, str] | None:
    """Return what a page shows: a record, a unit, a column, all; None for lists, of many a sort."""
    if entry.record:
        return ("record", entry.record)
    if entry.kind in ("unit", "column"):
        return (entry.kind, entry.unit if entry.kind == "unit" else entry.column)
    return (entry.kind, "") if entry.kind == "home" else None


def in_other_language(
    pages: SitePages, link: PageLink, page: ManifestEntry, target: ManifestEntry
) -> ManifestEntry | None:
    """Return the page in the edition of a text whose link leads to the other edition's.

    None where the text, or else what stands right beside it, names the other language or says
    nothing of which is meant, where it is in the other one, or where there is no page in its own.
    """
    own = page.edition
    if not own or not target.edition:
        return None
    if target.edition == own:
        return _named_edition(pages, link, target) or _of_english_title(pages, link, target)
    if page.language not in ("", own):
        return None
    named = _languages(link.text) or _languages(_near(link))
    if not named and target.edition in _languages(clause_before(link.text, link.context)):
        return None
    if target.edition in named | _languages(link.kind) or _EITHER in named:
        return None
    if own not in named and is_chinese(link.text) != (own == "zh"):
        return None
    thing = _thing(target)
    right = pages.editions.get(thing, {}).get(own) if thing is not None else None
    return right if right is not None and right.language in ("", own) else None


def _near(link: PageLink) -> str:
    """Return the text of a link with the words right beside it."""
    before, _, behind = link.context.partition(link.text)
    return f"{before[-_BESIDE:]}{link.text}{behind[:_BESIDE]}"


def _named_edition(pages: SitePages, link: PageLink, target: ManifestEntry) -> ManifestEntry | None:
    """Return the page in the other language that a text asks for, 英文版, and does not lead to."""
    before = link.context.partition(link.text or "\0")[0]
    match = (
        _edition_in(link.text.strip())
        or _BEFORE.search(before[-_LONGEST:])
        or _EDITION.fullmatch(link.kind.strip())
        or _announced(link, clause_before(link.text, link.context))
    )
    shown = {target.edition, target.language}
    named = _languages(match[0]) - shown - {_EITHER} if match is not None else frozenset()
    thing = _thing(target)
    if len(named) != 1 or thing is None:
        return None
    (edition,) = named
    right = pages.editions.get(thing, {}).get(edition)
    return right if right is not None and right.language in ("", edition) else None


def _announced(link: PageLink, clause: str) -> re.Match[str] | None:
    """Return the language that a clause gives before a title in it, 以中文本为准：《X》.

    The clause ends in a colon, and names one language, which is that of the title.
    """
    named = _languages(clause)
    is_title = clause.rstrip()[-1:] in ("：", ":") and len(named - {_EITHER}) == 1
    is_of_it = ("zh" in named) == is_chinese(link.text) and len(link.text) > _TITLE
    return _LANGUAGE.search(clause) if is_title and is_of_it else None


_TITLE = 6
"""Characters of a text that may be a title."""
_LANGUAGE = re.compile("[中英]文|Chinese|English", re.IGNORECASE)


def edition_said(text: str) -> str:
    """Return the edition that a text asks for, 英文版; empty where it says of none."""
    match = _edition_in(text.strip())
    named = _languages(match[0]) - {_EITHER} if match is not None else frozenset()
    return next(iter(named)) if len(named) == 1 else ""


def _edition_in(text: str) -> re.Match[str] | None:
    """Return where a text says in which language what it leads to is; None where it names two."""
    if _EDITION.fullmatch(text) or len(_languages(text) - {_EITHER}) != 1:
        return _EDITION.fullmatch(text)
    return _AT_END.search(text) or _AT_START.match(text)


def _of_english_title(
    pages: SitePages, link: PageLink, target: ManifestEntry
) -> ManifestEntry | None:
    """Return the English page of a document by whose English title a Chinese text names it."""
    thing = _thing(target)
    if target.edition != "zh" or thing is None or _languages(_near(link)):
        return None
    right = pages.editions.get(thing, {}).get("en")
    said = normal_form(link.text)
    if right is None or right.language not in ("", "en") or said.count(" ") < _WORDS:
        return None
    is_named = not is_chinese(link.text) and f" {said} " in f" {normal_form(right.title)} "
    return right if is_named else None


_WORDS = 3
"""Blanks in what is enough of an English title."""


def promises_english(
    pages: SitePages, texts: PageTexts, link: PageLink, target: ManifestEntry
) -> bool:
    """Return whether a text says 英文版, and leads to a Chinese page of what has no English one.

    A page that is called so, or on which English stands, may be what is meant.
    """
    text, thing = link.text.strip(), _thing(target)
    if "en" in (target.edition, target.language) or thing is None or "#" in link.href:
        return False
    if _edition_in(text) is None or _languages(text) - {_EITHER} != {"en"}:
        return False
    if _NONE.search(text):
        return False
    if _languages(target.title) or "译" in target.title or not is_chinese(target.title):
        return False
    right = pages.editions.get(thing, {}).get("en")
    has_english = right is not None and right.language in ("", "en")
    return not has_english and _ENGLISH.search(texts.of(target.address)) is None


_NONE = re.compile(r"[没无未暂不]|\b(?:no|not|without)\b", re.IGNORECASE)
_ENGLISH = re.compile(r"(?:[a-z]{2,} ){4}")
"""Words of English in a normal form."""
_IN_LANGUAGE = (
    r"(?:[中英]文(?:版本?|(?:参考|对照)?译[文本稿]|翻译件?|文本|本|网?页面?|全文|原文)?|英译[本文版]|[英汉]语版|EN"
    r"|[简繁]体(?:中文)?(?:版本?)?"
    r"|(?:(?:available|view|read) |(?:the |a )?(?:(?:original|full|official|authentic|complete) )?"
    r"(?:text |version |edition |page |original |translation |document )?)?"
    r"\(?in (?:English|Chinese)\)?"
    r"|(?:the )?(?:original )?(?:English|Chinese)(?:[ -]language)?"
    r"(?: (?:version|edition|text|full text|translation|page|original|original text))?)"
)
_LEADS = r"(?:[:：]|请?(?:见|看|查看|点击?|在)|is(?: available)?|see)"
_GOES = (
    r"(?:返回|进入|访问|前往|切换[到至]?|查看|浏览|点击|(?:go|switch|back|return) to (?:the )?)*"
)
_EDITION = re.compile(
    rf".{{0,12}}的{_IN_LANGUAGE}|{_GOES}{_IN_LANGUAGE}的?"
    r"(?:办法|公告|通知|通告|方案|规定|细则|文件"
    r"|(?:门户)?网站|站点?|首页|主页|界面| ?(?:web)?site| ?home ?page)?",
    re.IGNORECASE,
)
_AT_START = re.compile(
    r"(?:the |an? )?(?:English|Chinese) (?:version|edition|text|translation) (?:of|for)\b"
    r"|[（(【\[]?[中英]文(?:版(?!权|本?[和与及、])|译[文本稿](?![和与及、]))本?的?[）)】\]]?\s*[：:《｜丨|）)】\]]",
    re.IGNORECASE,
)
"""A language before the name of a document: 【英文版】停车办法, English version of the measures."""
_AT_END = re.compile(
    r"(?<![附含无非及和与中、出])[（(]?"
    r"(?:(?<![附含无非及和与中、出])[中英]文(?:版本?|(?:参考|对照)?译[文本稿])"
    r"|(?<=[（(【])[中英]文(?=[）)】]$)"
    r"|\((?:English|Chinese)(?: (?:version|text|original|translation))?\)"
    r"|(?<!no )(?<!with )(?:English|Chinese) version)[）)]?$",
    re.IGNORECASE,
)
"""A language behind the name of a document: 停车办法（英文版）."""
_BEFORE = re.compile(
    rf"(?:^|[\s，。；,;（(|]|(?<=[\u4e00-\u9fff])(?<![附无没有非及和与中出])){_IN_LANGUAGE}\s*{_LEADS}\s*[《“]?$"
    rf"|(?:【{_IN_LANGUAGE}】|\[{_IN_LANGUAGE}\]|(?:^|[\s，。；])[（(]{_IN_LANGUAGE}[）)])\s*[《“]?$",
    re.IGNORECASE,
)


def _languages(text: str) -> frozenset[str]:
    """Return the editions whose language a text names; of a translation it may be either."""
    return frozenset(name for name, words in _LANGUAGES.items() if words.search(text) is not None)


_LONGEST = 60
"""Characters before a link in which a language and what leads on may stand."""
_BESIDE = 8
_EITHER = "either"
_LANGUAGES = {
    "zh": re.compile(r"中文|汉语|[简繁]体|\bChinese\b", re.IGNORECASE),
    "en": re.compile(r"英文|英语|英译|\bEnglish\b|^EN$", re.IGNORECASE),
    _EITHER: re.compile(
        r"双语|外文|译文|译本|\b(?:bilingual|originals?|authoritative|official text|source)\b"
        r"|(?<!English )(?<!Chinese )\btranslations?\b",
        re.IGNORECASE,
    ),
}


_OF_AREA = re.compile("^[本我全]?[省市县区镇](?=政府)")
"""Whose column it is, 区政府信息公开指南."""
_COLUMN = re.compile(r"(?:的)?(?:专栏|栏目|频道|专题|版块|板块)$")
"""What stands behind the name of a column."""


def words_for_column(link: PageLink) -> str:
    """Return the words that may name a column: those above or before a text that says 更多."""
    if _MORE.fullmatch(link.text.strip()) is None:
        return link.text
    around = link.context.replace(link.text, "", 1) if link.text in link.context else ""
    return _ENDS.sub("", around) or link.kind or link.text


_MORE = re.compile(
    r"(?:点击|请|查看|阅读|浏览|了解|进入)*(?:更多|全部|栏目|专栏|列表)(?:内容|信息|文件|公告|动态)?[\s>›»→…+]*|[>›»→\s]{1,4}|more\W*",
    re.IGNORECASE,
)
"""What leads on to all of a column, whose name stands elsewhere."""
_ENDS = re.compile(r"^[\s【\[（(]+|[\s】\]）)：:|｜（(]+$")


def other_column(
    pages: SitePages, text: str, page: ManifestEntry, target: ManifestEntry
) -> ManifestEntry | None:
    """Return the column that a text names, if the link leads to another column's page."""
    if target.kind != "column":
        return None
    form = normal_form(_COLUMN.sub("", text.strip()))
    named = pages.columns.get((page.edition, form)) or pages.columns.get(
        (page.edition, _OF_AREA.sub("", form)), ()
    )
    named = named or _alike(pages, form, page.edition, normal_form(target.title))
    if len(named) != 1 or named[0].column == target.column or normal_form(target.title) == form:
        return None
    return named[0]


def _alike(pages: SitePages, form: str, edition: str, own: str) -> tuple[ManifestEntry, ...]:
    """Return the columns of whose name a text is the end, 信息公开年报, if not of the target's."""
    if len(form) < _LEAST_OF_COLUMN or own.endswith(form) or form.endswith(own):
        return ()
    return tuple(
        entry
        for (language, name), entries in pages.columns.items()
        if language == edition and name.endswith(form) and is_chinese(form)
        for entry in entries
    )


_LEAST_OF_COLUMN = 5
