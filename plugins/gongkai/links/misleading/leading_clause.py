"""The clause that leads to a link whose text says nothing, without what only leads on."""

import re

from gongkai.links.misleading.context_mentions import clause_before
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.model.titles import normal_form


def led_by(link: DocumentLink) -> str:
    """Return the normal form of the clause before a text that says nothing, without what leads on.

    Of a text that gives the sort of document, 公开征求意见的公告, that belongs to it.
    """
    clause = clause_before(link.text, link.context)
    if link.mentions.is_generic:
        return normal_form(_LEADS_ON.sub("", clause))
    return normal_form(_OF.sub("", clause) if _ANNOUNCED.search(link.text) else clause)


_LEADS_ON = re.compile(
    r"(?:(?:(?<=稿[）)]》)|(?<=稿》))(?:正在?|现|即日起)?(?:向社会)?(?:公开)?(?:征求|征集)意见[，,\s]*"
    r"|(?:现|已经?|日前|今[天日]|正式)+(?:发布|上线|公布|刊发|刊登|推出|出炉|开通)了?[，,\s]*)?"
    "(?:欢迎|敬请)?(?:请|均?可以?|也可)?(?:扫码|扫描二维码)?(?:或者?)?(?:在|从|到|于|详?见|参见|点击?|查看|阅读)*$"
)
"""What stands between a name and a text: 已上线，请, or 正在征求意见，请扫码或 of a draft."""
_OF = re.compile("的$")
_ANNOUNCED = re.compile("公告|通告|通知|公示")
"""What drafts are made known by: 公开征求意见的方案 is what came of one."""
