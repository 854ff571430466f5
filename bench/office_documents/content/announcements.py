"""Announcements to everyone, and consultations."""

from __future__ import annotations

from office_documents.inline import Look
from office_documents.office import Office


def bridge() -> Office:
    """A closed bridge, with a picture of the way round; no number."""
    look = Look(split=True, indent="spaces", footer="")
    d = Office("公告/示例大桥封闭施工公告.docx", "announcement", look)
    d.title("示例区交通运输局", "关于示例大桥封闭施工的公告")
    d.body("""
因示例大桥桥面铺装更换施工需要，为保障施工和行车安全，决定对示例大桥实施封闭交通。现将有关事项公
 告如下：
一、封闭时间：2022年5月9日8时至6月18日18时。
二、封闭范围：示例大桥全桥（K12+300至K12+860）。
三、绕行线路
1.小型车辆：经文化街、西环路、北河桥绕行；
2.货车及大型客车：经外环路绕行，预计增加行程6公里（见示意图）。
""")
    d.picture([30, 80, 50, 90], "绕行线路车流量示意图")
    d.body("""
四、公交线路。2路、5路临时改经北河桥，取消“桥头”站。
请过往车辆和行人按照现场标志通行，服从管理人员指挥。施工给您出行带来不便，敬请谅解。
特此公告。
""")
    d.sign("示例区交通运输局", day="2022-04-29")
    return d


def fireworks() -> Office:
    """A general notice of the district with number and dated in hanzi."""
    look = Look(styles="word", head="方正小标宋简体", footer="dash")
    d = Office("通告/示政通〔2023〕2号.docx", "announcement", look)
    d.head("示例区人民政府", size=48)
    d.number("示政通〔2023〕2号")
    d.red_line("border")
    d.title("示例区人民政府", "关于实施货运车辆限时通行的通告")
    d.body("""
为缓解城区交通拥堵，减少噪声和扬尘，根据《中华人民共和国道路交通安全法》，决定在城区部分道路对货
 运车辆实施限时通行。现通告如下：
# 一、限行车辆
总质量4.5吨以上的载货汽车、低速货车、专项作业车。执行抢险救灾、应急保供任务的车辆除外。
# 二、限行时间和道路
""")
    d.table("""
道路|起止点|限行时间
示例路|东环路—西环路|每日7时至20时
文化街|全段|^
护城河路|北河桥—示例大桥|每日6时至22时
说明|法定节假日不限行|<
""")
    d.body("""
# 三、通行证办理
确需在限行时段通行的，可通过“示例区政务服务”网页申领电子通行证，即时审核，不收取费用。
# 四、法律责任
违反本通告的，由公安机关交通管理部门依法处理。
本通告自2023年4月1日起施行，有效期至2026年3月31日。
""")
    d.sign("示例区人民政府", day="2023-02-27", written="hanzi", form="seal")
    d.opened("（此件公开发布）", "主动公开")
    return d


def licences() -> Office:
    """A list of cancelled licences, the merged table in the text, heads in bold."""
    look = Look(body="仿宋", head="宋体", indent="blanks", footer="page")
    d = Office("公告/注销食品经营许可公告（第3批）.docx", "announcement", look)
    d.head("示例区行政审批服务局公告", size=32)
    d.number("2021年第3号")
    d.title("关于注销部分食品经营许可证的公告")
    d.body("""
根据《食品经营许可管理办法》有关规定，下列食品经营者的许可有效期届满未申请延续，或者主体资格依法
 终止，现决定注销其《食品经营许可证》，并予以公告。
""")
    d.table(
        """
序号|经营者|地址|注销原因
1|示例区甜甜糕点店|示例路某号|有效期届满
2|示例区老街面馆|文化街某号|^
3|示例区清风茶社|护城河路某号|主体终止
""",
        bold=False,
    )
    d.body("""
自公告之日起，上述经营者不得继续从事食品经营活动。需要继续经营的，应当重新申请许可。
如有异议，可自公告之日起六十日内向示例区人民政府申请行政复议，或者在六个月内依法提起行政诉讼。
""")
    d.sign("示例区行政审批服务局", day="2021-10-27", written="spaced")
    return d


def waste() -> Office:
    """A consultation: a period, ways to answer, mail as a link, the draft in the same file."""
    look = Look(split=True, styles="own", chinese_ids=True, new_page="section")
    d = Office("征求意见/餐厨垃圾收运办法征求意见公告.docx", "consultation", look)
    d.title("关于公开征求《示例区餐厨垃圾收运管理办法", "（征求意见稿）》意见的公告")
    d.numbered([("decimal", "（%1）", "space")])
    d.body("""
为规范餐厨垃圾收集、运输行为，示例区住房和城乡建设局起草了《示例区餐厨垃圾收运管理办法（征求意见
 稿）》，现向社会公开征求意见。
公众可在2022年8月1日至8月31日期间，通过以下途径提出意见：
1> 电子邮箱：[mail:zhengqiu@example.com]，邮件标题请注明“餐厨垃圾办法”。
1> 通信地址：示例区示例路1号区住房和城乡建设局办公室，信封上请注明“征求意见”字样。
1> 登录示例区人民政府网站“意见征集”栏目留言。
提出意见时，请尽量说明针对的条款、修改建议和理由。以单位名义提出的，请加盖公章；以个人名义提出的
 ，请注明联系方式，以便核实和反馈。
意见采纳情况将在征求意见结束后20个工作日内公布。
""")
    d.note("示例区餐厨垃圾收运管理办法（征求意见稿）", "起草说明", form="tabs")
    d.sign("示例区住房和城乡建设局", day="2022-07-29")
    d.annex("附件1", "示例区餐厨垃圾收运管理办法", "（征求意见稿）")
    d.body("""
第一条　为加强餐厨垃圾收运管理，制定本办法。
第二条　餐饮服务单位应当设置专用收集容器，与收运单位签订协议，做到日产日清。
第三条　收运车辆应当密闭，安装定位装置，沿途不得滴漏。
（一）运输途中发生滴漏、遗撒的，应当立即清理；
（二）车辆应当每日清洗消毒，并做好记录；
（三）收运记录保存不少于两年。
第四条　本办法自　　年　月　日起施行。
""")
    d.annex("附件2", "起草说明")
    d.body("""
现行做法中存在收运不及时、记录不完整等问题，有必要制定管理办法。起草过程中，实地走访餐饮单位42家
 ，召开座谈会3次。
""")
    return d


def fees() -> Office:
    """A consultation without number, with questions and a table, signed by two offices."""
    look = Look(indent="chars", body="宋体", size=14, head="黑体", footer="")
    d = Office("征求意见/公园停车收费.docx", "consultation", look)
    d.title("示例区文化公园停车场收费标准", "公开征求意见公告", soft=True)
    d.body("""
**一、征求意见事项**
文化公园停车场拟由免费停放调整为差别化收费，首30分钟免费，具体标准如下：
""")
    d.table(
        """
时段|小型车|大型车|备注
8:00—20:00|2元/小时|4元/小时|每日封顶20元
20:00—次日8:00|1元/小时|2元/小时|每夜封顶8元
新能源汽车|减半收取|<|^
""",
        "拟定收费标准（单位：元）",
    )
    d.body("""
**二、征求意见时间**
自2024年1月15日起至2024年2月13日止，共30日。
**三、反馈方式**
⇥（一）信函：示例区文化街2号，示例区财政局收费管理科；
⇥（二）电子邮件：fees@example.com；
⇥（三）现场：工作日9时至17时，公园服务中心意见箱。
反馈意见时请写明理由，个人信息将予以保密。
""")
    d.sign(
        "示例区财政局", "示例区住房和城乡建设局", day="2024-01-12", form="right", written="spaced"
    )
    return d


ALL = [bridge, fireworks, licences, waste, fees]
