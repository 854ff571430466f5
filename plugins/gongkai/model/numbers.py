"""Document numbers (发文字号) as offices print them and as people type them.

某政发〔2021〕5号 is a prefix that stands for the issuer, a year and a running number. Orders and
announcements may have no year (市人民政府令第359号). Brackets, widths, blanks, 第 and 号 vary
from office to office, so numbers are compared by what they mean.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

_LABEL = re.compile(r"^(?:发文字号|发文号|文件编号|文号|字号)[:;]")
_OPEN, _CLOSE = "〔[［﹝〖【({<《", "〕]］﹞〗】)}>》"
_BRACKETS = str.maketrans(dict.fromkeys(_OPEN, "[") | dict.fromkeys(_CLOSE, "]"))
_DIGITS = "〇零○一二三四五六七八九"
_VALUE = dict(zip(_DIGITS, (0, 0, 0, *range(1, 10)), strict=True))
_CHINESE_YEAR = re.compile(rf"(?<![{_DIGITS}十百])(?:一九|二[〇零○])[{_DIGITS}]{{2}}(?=[\]年])")
_CHINESE_ORDER = re.compile(rf"第([{_DIGITS}十百千]+)号")
_INSERTED = re.compile(rf"\[(?![{_DIGITS}十])([\u4e00-\u9fff])\](?=[\u4e00-\u9fff])")
"""One character in brackets within a prefix, 法（研）发: the brackets come and go."""
_WITH_YEAR = re.compile(
    r"(?P<prefix>[^\[\]\d]*?)\[?(?P<year>(?:19|20)\d{2})\]?年?[-/第]*(?P<order>\d{1,5})号?令?"
)
_WITHOUT_YEAR = re.compile(r"(?P<prefix>[^\[\]\d]+?)\[?第?(?P<order>\d{1,5})\]?号?")
_TRAILING = re.compile(r"[\[\]。,;.]+$")


@dataclass(frozen=True)
class DocumentNumber:
    """A document number taken apart; equal numbers are the same number however printed."""

    prefix: str
    """What stands for the issuer; for an order its issuer and 令. Empty where it is left out."""
    year: int | None
    order: int
    """The running number within the year, or of all orders of the issuer."""

    def matches(self, other: "DocumentNumber") -> bool:
        """Return whether `other`, perhaps typed in part, may mean this number."""
        return (self.year, self.order) == (other.year, other.order) and (
            other.prefix in self.prefix
        )


def read_number(text: str) -> DocumentNumber | None:
    """Return the document number that the whole of `text` is; None if it is none."""
    plain = _plain(text)
    for pattern in (_WITH_YEAR, _WITHOUT_YEAR):
        found = pattern.fullmatch(plain)
        if found is not None:
            year = found.groupdict().get("year")
            prefix = found["prefix"].removesuffix("第").rstrip("-/·")
            return DocumentNumber(prefix, int(year) if year else None, int(found["order"]))
    return None


def _plain(text: str) -> str:
    """Return `text` in one width, without blanks, labels and characters that mean nothing."""
    wide = unicodedata.normalize("NFKC", text)
    solid = "".join(
        character
        for character in wide
        if not character.isspace() and unicodedata.category(character) not in _UNSEEN
    )
    solid = _LABEL.sub("", solid.translate(_BRACKETS))
    solid = _INSERTED.sub(r"\1", solid)
    solid = _CHINESE_YEAR.sub(lambda found: _digits(found[0]), solid)
    solid = _CHINESE_ORDER.sub(lambda found: f"第{numeral(found[1])}号", solid)
    return _TRAILING.sub("", solid.replace("[]", ""))


_UNSEEN = ("Cf", "Cc")


def _digits(numerals: str) -> str:
    return "".join(str(_VALUE[numeral]) for numeral in numerals)


def numeral(numerals: str) -> int:
    """Return the number that Chinese numerals write, by place (三百五十九) or digit (三五九)."""
    if not set(numerals) & set("十百千"):
        return int(_digits(numerals))
    total, digit = 0, 0
    for numeral in numerals:
        if numeral in _VALUE:
            digit = _VALUE[numeral]
        else:
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[numeral]
            digit = 0
    return total + digit


@dataclass(frozen=True)
class FoundNumber:
    """A document number inside running text."""

    number: DocumentNumber
    start: int
    end: int
    """Where it stands: `text[start:end]` is the number as written."""


def find_document_numbers(text: str, known: Collection[str] = ()) -> list[FoundNumber]:
    """Return the document numbers that a running text names, in its order.

    `known` are prefixes that are in use: a number begins where the longest of them does. Else
    words before a number (根据, 省政府, 现将) are known by their meaning. A number whose prefix is
    left out (〔2021〕6号) has an empty one.
    """
    flat = text.translate(_FLAT)
    found: list[FoundNumber] = []
    if _ORDERS not in flat:
        return found
    for match in _IN_TEXT.finditer(flat):
        follows = bool(found) and not flat[found[-1].end : match.start()].strip(_UNSEEN_CHARACTERS)
        follows = follows or flat[match.start() - 1 : match.start()] in ("》", "]")
        run = match["run"] or match["organ"] or match["made"] or ""
        is_day = run[:1] == "日" and flat[match.start() - 1 : match.start()].isdecimal()
        words = _words_before(run[is_day:], follows, bool(match["open"])) + is_day
        start = match.start() + _by_known(run, words, known)
        is_loose = match["open"] and text[match.start("open")] in _LOOSE
        if is_loose and not text[start : match.start("open")].strip():
            continue
        number = _ordered(match, flat, start) or read_number(
            _WRITTEN_OUT.sub(_in_digits, text[start : match.end()])
        )
        if number is not None:
            found.append(FoundNumber(number, start, match.end()))
    return found


def _by_known(run: str, words: int, known: Collection[str]) -> int:
    """Return how many characters of `run` are words, by the longest known prefix that ends it.

    A character before a known prefix may be of another place, 济市中政发, unless it is a word.
    """
    if not known or (words == 0 and run in known):
        return words
    prefixes = (at for at in range(len(run) - 1) if run[at:].translate(_NO_BRACKETS) in known)
    start = next(prefixes, None)
    if start is None or (start == words + 1 and not _ends_in_word(run, start)):
        return words
    return start


def _ends_in_word(run: str, end: int) -> bool:
    """Return whether what stands before a known prefix is a word, and no place whose office it is.

    并政发 is Taiyuan's where 政发 is known, too.
    """
    is_word = run[end - 1] in _ONE_WORD
    return is_word or (run[end] not in _STEMS and _BEFORE_KNOWN.search(run, 0, end) is not None)


_NO_BRACKETS = str.maketrans("", "", "[]")
_ONE_WORD = frozenset(
    "见即原现经在对向将为从如凡依自若因凭遵照附至以及和与或含按据由把被已均日号文件"
)
"""Characters that are words where they stand alone before a prefix that is known."""
_BEFORE_KNOWN = re.compile(
    "(?:且|也|于|亦|但|倘|则|到|原先|原有|原来|各|对标|并|循|故|曾|"
    r"本|某|此|每|比|现有|现行|用|皆|系|经查|而|虽|见诸|较|都|附后|随)\Z"
)
"""More words there, some of which are places, too."""


_WRITTEN_OUT = re.compile(rf"(?<=[〕\]］﹞〗】）)])(\s*第?\s*)([{_DIGITS}十百千]+)(?=\s*号\Z)")
"""A running number in Chinese numerals behind the year in brackets, 〔2015〕三十七号."""


def _in_digits(order: re.Match[str]) -> str:
    return f"{order[1]}{numeral(order[2])}"


def _ordered(match: re.Match[str], flat: str, start: int) -> DocumentNumber | None:
    """Return the number of an order that names its kind last, 国务院第713号令."""
    if match["last"] is None:
        return None
    plain = _plain(match["last"])
    organ = flat[start : match.start("last")].strip()
    return DocumentNumber(f"{organ}令", None, int(re.sub(r"\D", "", plain)))


def _words_before(run: str, follows: bool, has_prefix: bool) -> int:
    """Return how many characters of `run` are words before the number, not its prefix.

    `follows` says that another document stands just before it, so that 和 is a word.
    `has_prefix` is false for orders, which print their issuer in its place.
    """
    cut = 0
    for stop in _STOPS.finditer(run):
        cut = stop.end()
    follows = follows or cut > 0
    if run[cut:] in tuple(_LEADING) or (follows and run[cut:] in tuple(_AND)):
        return len(run)
    while len(run) - cut > 2 and run[cut + 1] not in _STEMS:
        if _NAMES.match(run, cut):
            break
        if run[cut] not in _LEADING and not (follows and run[cut] in _AND):
            break
        cut += 1
    if has_prefix:
        for organ in _ORGANS.finditer(run, cut):
            cut = organ.end()
    return cut


_FLAT = str.maketrans(
    dict(zip("０１２３４５６７８９", "0123456789", strict=True))
    | dict.fromkeys("〔［﹝〖【（([", "[")
    | dict.fromkeys("〕］﹞〗】）)]", "]")
)
"""One character for one, so that places stay what they are."""
_LOOSE = "（([［"
"""Brackets that other things stand in too: with them a number needs its prefix."""
_UNSEEN_CHARACTERS = " \t\u00a0\u2009\u202f\u3000\u200b\u200c\u200d\ufeff"
_HAN = r"[\u4e00-\u9fff]"
_GAP = f"[{_UNSEEN_CHARACTERS}]*"
_ORDERS = "号"
"""What every number in a text ends in, and most texts do not have."""
_IN_TEXT = re.compile(
    rf"""
    (?P<run>{_HAN}{{0,30}}(?:\[(?![{_DIGITS}十]){_HAN}\]{_HAN}{{1,9}})?){_GAP}(?P<open>\[){_GAP}(?:(?:19|20)\d\d|[一二][九〇零○][{_DIGITS}]{{2}})
    {_GAP}\]{_GAP}第?{_GAP}(?:\d{{1,5}}|[{_DIGITS}十百千]{{1,7}}){_GAP}号(?![楼院线地门路店机房段船厅井])
    | (?P<organ>{_HAN}{{1,40}}){_GAP}(?:(?<=令)|(?<=公告)|(?<=通告)){_GAP}
      (?:第|(?=\d)|(?:19|20)\d\d{_GAP}年{_GAP}第){_GAP}(?:\d{{1,4}}|[{_DIGITS}十百千]+){_GAP}号
    | (?P<made>{_HAN}{{1,40}}?)(?P<last>第{_GAP}(?:\d{{1,4}}|[{_DIGITS}十百千]+){_GAP}号令)
    """,
    re.VERBOSE,
)
_STEMS = "政府办发字函委令文党"
"""What follows the name of a place in a prefix: 和政发 is a county's, 和国办发 is not."""
_BESIDE = (
    "一旦|上年度|上述|下同|不论|亦即|今年|会签|传达|公示|写作|决定|出自|函告|函复|前述|区里|去年|命令|尽管|市里|应为|引述|当年|意见|所列|"
    "所称|所述|所附|抄录|改为|无论|日前|有关|本年|来自|标有|标注|此前|此后|注明|源于|相关|签发|结合|维持|解读|误写为|请示|载明|近日|送达|"
    "选自|通报"
)
"""Words before a number that hold no office, but may end what one prints: 决定〔2021〕5号."""
_STOPS = re.compile(
    f"(?:{_BESIDE})(?!$|[{_STEMS}书稿表部公])|"
    "根据|依据|依照|按照|遵照|参照|比照|对照|仿照|贯彻|落实|执行|实施|施行|适用|沿用|援引|引用|参考|违反|符合|"
    "废止|修改|修订|修正|调整|取消|撤销|停止|终止|保留|继续|补充|更正|明确|规定|批复|答复|回复|作出|制定|出台|"
    "的通知|印发|下发|转发|批转|颁发|颁布|公布|发布|制发|替代|代替|取代|详见|参见|例如|比如|譬如|诸如|"
    "以及|或者|同时|连同|会同|包括|涉及|除了|关于|对于|鉴于|基于|至于|见于|载于|文件|现将|已经|同意|予以|"
    "引自|摘自|抄送|核对|删去|征收|所指|[系是][对指]|前将|申请人|当事人|"
    "简称|下称|上级|本级|[我你本贵](?:院|局|市|省|县|区|厅|部|委|办|镇)|收到|编号|文号|附件|"
    "(?:通告|公告)(?!$)|号文?|其(?!他)|[的了等与或之是该由按据被以把在及已均]"
)
"""Words that stand before a number and in no prefix."""
_LEADING = "见即原现经在对向将为从如凡依自若因凭附至除同"
_NAMES = re.compile(
    "对外|对口|经[济信开贸发]|自[然贸资规治]|现代|从江|即墨|将乐|向阳|原[阳平]|附属|若[羌尔]|依[兰安]"
)
"""Names of bodies and places that begin with a character that else is a word."""
_AND = "和并"
_ORGANS = re.compile(
    "(?:人民政府|政府|国务院|办公厅|办公室|委员会|管委会|改革委|局|(?<=[\u4e00-\u9fff]{2})[省厅])"
    f"(?=[^{_STEMS}]{_HAN})"
)
"""Issuers spelt out before their prefix, 市政府某政发."""


def standard_form(text: str) -> str | None:
    """Return a number as it should be printed, 某政发〔2021〕5号 (R98).

    第 is kept: that is an office's habit, not another number. None for what is no number of
    this shape; orders and announcements have other ones.
    """
    wide = unicodedata.normalize("NFKC", text)
    plain = "".join(
        character
        for character in wide
        if not character.isspace() and unicodedata.category(character) not in _UNSEEN
    )
    parts = _PRINTED.fullmatch(_LABEL.sub("", plain.translate(_BRACKETS)))
    if parts is None:
        return None
    return f"{parts['prefix']}〔{parts['year']}〕{parts['ordinal']}{int(parts['order'])}号"


_PRINTED = re.compile(
    r"(?P<prefix>[^\[\]\d]*)\[?(?P<year>(?:19|20)\d\d)[\]/-]?(?P<ordinal>第?)(?P<order>\d{1,5})号?"
)
