"""What lines of official documents look like: patterns by which their parts are told apart."""

import re

ORGAN = re.compile(
    r"(?:人民政府|政府|国务院|办公厅|办公室|委员会|管委会|常委会|指挥部|领导小组|街道|办事处|协会|联合会|"
    r"工会|总会|学会|中心|公司|集团|法院|检察院|银行|支行|分行|医院|学校|大学|学院|研究院|党组|党委|"
    r"[局厅部委办处院队站所馆会社镇乡署])$"
)
"""How names of organs end."""
SEALED = re.compile(r"[（(](?:盖?章|印章?|公章|代章)[)）]$")
"""Where a seal stands behind a name: （盖章）."""
PEOPLE = re.compile(
    r"同志|公民|居民|市民|群众|企业|商户|个体工商户|经营者|业主|委员$|代表$|先生$|女士$|家长|考生|用户"
)
GENRE = re.compile(
    r"(?:命令|令|决定|决议|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|公示|办法|规定|细则|"
    r"方案|规划|计划|要点|条例|规则|章程|解读|问答|说明|答复|复函|清单|目录|指南|预案|启事|邀请)"
    r"(?:[（(][^（）()]{1,12}[)）])?$"
)
"""How titles end."""
ABOUT = re.compile(r"关于|转发|印发")
SECRET = re.compile(r"(?:绝密|机密|秘密)(?:[★☆*✩✭]\S{0,8})?")
URGENT = re.compile(
    r"(?:(?:等级|缓急)[:：]?)?(?P<grade>特提|特急件?|加急|平急|急件|紧急)(?:[·•・./]?(?:明电|密电|电报))?"
)
"""A grade of urgency; a telegram says beside it how it was sent."""
SENT_AS = re.compile(r"明电|(?:内部)?传真电报|发电")
"""How a telegram was sent."""
GRADED = re.compile(r"(?<![\u4e00-\u9fff])(?P<grade>绝\s*密|机\s*密|秘\s*密)\s*(?:[★☆✩✭*]|$)")
"""A grade of secrecy with its star, or at the end of a line."""
LABELLED_GRADE = re.compile(r"密级[:：]?(?P<grade>绝密|机密|秘密)")
COPY = re.compile(r"(?:№|No\.?)?\d{6}", re.IGNORECASE)
RULE = re.compile(r"(?=.*[─━—–―－═_=＝\-]{3})[─━—–―－═_=＝\-★☆✩◆◇●○◎※•·*]{6,}")
"""A line drawn with characters, perhaps with a star in it."""
CATEGORY = re.compile(
    r"(?:办理)?(?:类别|结果|类型|复文类别)[:：][A-Da-d][1-9]?类?|[（(]?[A-D][1-9]?类[)）]?"
)
"""The class of a reply to a proposal."""
INTERNAL = re.compile(r"内部(?:资料|文件|材料|刊物).*|注意保存|仅供内部\S*")
HEADER_END = re.compile(r"(?:文件|(?<!命)令|公告|通告|(?:会议)?纪要|公报|函|通知|通报|专报|简报)$")
NUMBERED_HEADER = re.compile(
    r"(?P<header>.{2,40}(?:令|公告|通告))\s*[（(]?(?P<number>第\s*[\d一二三四五六七八九十百]+\s*号)[)）]?"
)
NAMES = re.compile(r"[\u4e00-\u9fff·]{2,4}(?:[\s、]+[\u4e00-\u9fff·]{2,4})*")
"""Names of people alone on a line."""
SIGNER = re.compile(r"(?:签发人?|会签人?)[:：]\s*(?P<names>[\u4e00-\u9fff·\s、,，]{2,60})")
OFFICE_HOLDER = re.compile(
    r"(?P<post>(?:代理?|副)?(?:省长|市长|县长|区长|镇长|乡长|旗长|州长|盟长|主席|主任|局长|厅长|部长|院长|"
    r"检察长|行长|署长|总理))[:：]?(?P<name>[\u4e00-\u9fff·×*＊○]{2,6})"
)
"""A signer; a model of a document has ××× in place of the name."""
NOTE_OF_ATTACHMENTS = re.compile(r"附\s*件?\s*(?:\d{1,2}\s*)?[:：]\s*(?P<rest>.*)")
NUMBERED = re.compile(
    r"(?:(?:附\s*件)?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*[.．、:：]|"
    r"附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:\s|(?=《)))\s*(?P<rest>.+)"
)
"""A line of a list; without a mark behind the number only 附件1 begins one."""
ANNEX = re.compile(r"附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[:：]?")
ANNEX_TITLED = re.compile(
    r"附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[:：]?\s*\S.{0,60}"
)
COPIES = re.compile(r"(?:抄\s*送|抄\s*报|[分发印]\s*送)\s*[:：]\s*(?P<names>.+)")
SENT_TO = re.compile(r"主\s*送\s*[:：]\s*(?P<names>.+)")
SUBJECTS = re.compile(
    r"主\s*题\s*词\s*[:：]|[(（]?共印\s*\d+\s*份[)）]?|(?:打字|打印|校对|录入)\s*[:：]"
)
OF_PAGES = re.compile(r"[-—–－─\s·.•|/／\d第页共,，PageofF]*", re.IGNORECASE)
"""What headers and feet of pages say: the number of the page, and of how many."""
PAGE_NUMBER = re.compile(r"[-—–－─\s]*\d{1,4}[-—–－─\s]*")
OPENNESS = re.compile(
    r"[(（]?\s*(?:(?:此件|本文|此文|本件|此文件)(?P<short>主动公开|公开发布|公开|依申请公开|不予公开|不公开|删减后公开|"
    r"免予公开|不宜公开|内部\S{0,8})|"
    r"(?:信息)?公开(?:方式|属性|选项|类别|类型|形式)\s*[:：]\s*(?P<long>主动公开|依申请公开|不予公开|不公开|"
    r"免予公开|删减后公开)|(?P<bare>主动公开|依申请公开|不予公开))\s*[)）]?[。.]?"
)
_DAY = (
    r"(?P<day>(?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月"
    r"[\d一二三四五六七八九十]{1,3}日|\d{4}[-./]\d{1,2}[-./]\d{1,2})"
)
_BY = r"(?P<by>[^:：。]*?)"
_LABEL = r"(?:印[发制](?:机关|单位|部门|科室)?[:：])?"
PRINTED = tuple(
    re.compile(form + r"[。，,]?(?:[(（]?(?:共印|校对|打字|录入).*)?")
    for form in (
        rf"{_LABEL}{_BY}(?:印[发制](?:日期|时间)[:：])?{_DAY}印[发制]?",
        rf"{_LABEL}{_BY}印[发制](?:日期|时间)?[:：]?{_DAY}",
        rf"{_DAY}{_LABEL}{_BY}印[发制]",
        rf"印[发制](?:机关|单位|部门|科室)?[:：]{_BY}{_DAY}",
    )
)
"""Who printed it and when, without blanks: the one before the other, or the day alone."""
PRINTER = re.compile(
    r"印[发制](?:机关|单位|部门|科室)[:：](?P<label>[^:：。]+)|(?P<end>[^:：。]+)印[发制]"
)
"""Who printed it, on a line of its own, without blanks."""
SOURCE = re.compile(
    r"(?:(?:信息|文章|稿件)?来源|供稿|(?:解读|发布|编制|起草|制定|公布|发文|供稿)(?:机关|单位|部门|机构))"
    r"\s*[:：]\s*"
    r"(?P<name>[^\s:：；;]+)"
)
"""Who speaks, as texts without a header say it."""
LABELLED = re.compile(r"[（(]?(?:[^\s:：。]{2,8}\s*[:：]\s*[^\s:：]+[\s；;，,]*)+[)）]?")
"""A line of nothing but names of things and what they are: 解读机关：…　联系电话：…."""
DATED = re.compile(
    r"(?:(?:(?<![\u4e00-\u9fff])|成文|发文)日期|(?:发电|签发|拍发)(?:日期|时间))\s*[:：]\s*(?P<day>[^\s]+)"
)
GREETED = re.compile(r"(?:尊敬|亲爱)的|广大|各位")
"""How those are addressed who are not of the administration."""
TO_BE_PUBLISHED = ("主动公开", "公开发布", "公开")
OF_A_PAGE = re.compile(
    r"(?:(?:发布|成文|公开|生成|印发|发文|发电|签发|拍发)?(?:日期|时间)|(?:信息|文章)?来源|索引号|(?:发文)?(?:文|字)号|(?:文件|信息)?名称|(?:主题|信息|组配)分类|发文单位|"
    r"发布机构|发文机关|作者|浏览(?:次数|量)|点击数|字体|【?打印)\s*[:：】]"
)
"""What pages on the web say above a text."""
INTRODUCTION = re.compile(
    r"^(?:现|为|根据|依据|按照|经|近|当前|兹|受|你|贵|关于|自|从|本)|如下|以下|下列|通知|通告|公告|规定|要求|"
    r"附件|联系|电话|地址|时间|注|说明|例如|包括|其中"
)
"""What a line says that ends in a colon and is no address."""

_EACH = re.compile(r"[\u4e00-\u9fff]{0,4}(?<!为)各")
"""How those begin who are several: 各镇, 馆内各科室, 局属各单位."""


def is_organ(text: str) -> bool:
    """Return whether a text looks like the name of an organ."""
    bare = SEALED.sub("", text)
    return 3 <= len(bare) <= 40 and ORGAN.search(bare) is not None


def is_addressee(text: str) -> bool:
    """Return whether a line without blanks, ending in a colon, addresses organs or people."""
    if not text.endswith((":", "：")) or len(text) > 300 or "。" in text or "；" in text[:-1]:
        return False
    names = text.rstrip(":：")
    if INTRODUCTION.search(names) or re.match(r"[一二三四五六七八九十\d（(]", names):
        return False
    parts = [part for part in re.split(r"[、，,]", names) if part]
    fitting = [part for part in parts if _is_named(part)]
    return bool(parts) and len(fitting) * 2 >= len(parts)


def _is_named(part: str) -> bool:
    bare = re.sub(r"[（(][^（）()]*[)）]", "", part)
    return (
        ORGAN.search(bare) is not None
        or PEOPLE.search(bare) is not None
        or bare.startswith(("有关", "全区", "全市", "全体", "全县"))
        or _EACH.match(bare) is not None
        or bare.endswith(("单位", "机构", "部门", "机关", "街", "园区", "开发区", "区", "县", "市"))
    )
