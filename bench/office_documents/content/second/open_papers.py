"""Announcements to everyone: lists to be looked at, posts, purchases, water."""

from __future__ import annotations

from docx.shared import Pt

from office_documents.habits import Bureau
from office_documents.inline import Look

POSTS = """
序号|招聘单位|岗位|<|招聘人数|学历|备注
^|^|名称|类别|^|^|^
{}
"""
WORK = (
    ("区图书馆", "古籍整理", "专业技术", 1, "本科及以上"),
    ("^", "少儿阅读推广", "专业技术", 2, "大专及以上"),
    ("^", "设备维护", "工勤", 1, "中专及以上"),
    ("区文化馆", "舞蹈辅导", "专业技术", 1, "本科及以上"),
    ("^", "灯光音响", "专业技术", 1, "大专及以上"),
    ("^", "展厅讲解", "辅助", 3, "大专及以上"),
    ("区博物馆", "文物修复", "专业技术", 2, "本科及以上"),
    ("^", "库房管理", "管理", 1, "大专及以上"),
    ("^", "讲解接待", "辅助", 4, "大专及以上"),
    ("^", "安全值守", "工勤", 2, "高中及以上"),
)


def awards() -> Bureau:
    """A list of who is proposed, the period in the text, the table between, WPS, spread title."""
    look = Look(indent="chars", body="宋体", head="黑体", size=15, footer="")
    d = Bureau("公示栏/新建文档(3).docx", "announcement", look, wps=True)
    d.spread_title("公示")
    d.body("""
根据《示例区特色农产品基地认定办法》，经单位申报、现场核查、专家评审，拟认定下列4家单位为2023年度示
 例区特色农产品基地，现予公示。
""")
    d.table("""
序 号|基地名称|所在镇|主导产品|面积（亩）
1|清泉蓝莓种植基地|北河镇|蓝莓|320
2|柳林食用菌基地|东苑镇|香菇、平菇|85
3|石桥中药材基地|北河镇|黄芩|460
4|南坡核桃基地|西岭镇|薄皮核桃|1 200
""")
    d.body("""
公示期：2023年10月9日—2023年10月13日（5个工作日）。
公示期内，任何单位和个人对公示对象有异议的，可以书面形式向我局反映。反映情况应当实事求是，以单位名
 义反映的加盖公章。
受理科室：示例区农业农村局产业科
受理地址：示例区示例路26号
""")
    d.sign("示例区农业农村局", day="2023-10-08", form="blanks")
    return d


def posts() -> Bureau:
    """A long table of posts with a head of two rows that Word repeats; no number."""
    look = Look(styles="word", split=True, footer="page", head="方正小标宋_GBK")
    d = Bureau("招聘/2024文化单位编外招聘.docx", "announcement", look)
    d.opened_above("公开属性：主动公开", "主动公开")
    d.title("　示例区文化和旅游局所属单位", "　　2024年公开招聘编外工作人员公告", soft=True)
    d.body("""
因工作需要，示例区文化和旅游局所属三家单位面向社会公开招聘编外工作人员18名。现将有关事项公告如下：
# 一、应聘条件
（一）年满18周岁，身体健康，能够适应岗位要求；
（二）具备岗位所需的学历和技能；
（三）法律法规规定不得聘用的，不得应聘。
# 二、招聘岗位
""")
    rows = [
        f"{at}|{unit}|{name}|{kind}|{count}|{level}|{'需轮班' if kind == '工勤' else '—'}"
        for at, (unit, name, kind, count, level) in enumerate(WORK, 1)
    ]
    rows.append("合计|<|<|<|18|<|<")
    d.repeat(d.table(POSTS.format("\n".join(rows)), size=10.5), 2)
    d.body("""
# 三、报名
## （一）时间。2024年3月4日9时至3月8日17时。
## （二）方式。现场报名，地点为区文化馆一楼大厅；也可以发送材料至[mail:zhaopin@example.org]。
## （三）材料。报名表、学历证书和相关技能证书的复印件。
# 四、考试
笔试占40%，面试占60%。笔试开考比例为1:3，达不到的，相应核减招聘人数。
# 五、待遇
试用期两个月。工资由基本工资和绩效工资组成，按照规定缴纳社会保险。
未尽事宜由示例区文化和旅游局人事科负责解释。
""")
    d.note_hanging("报名表", "诚信承诺书", dot="．")
    d.sign("示例区文化和旅游局", day="2024-02-23", form="seal")
    d.annex("附件1：", "报名表")
    d.table("""
姓　　名||性　　别||照　片
出生年月||婚姻状况||^
学　　历|<||毕业院校|
应聘单位及岗位||<|<|<
工作简历||<|<|<
""")
    d.annex("附件2：", "诚信承诺书")
    d.body("""
本人已经阅读招聘公告，所填内容和所交材料真实有效。如有虚假，同意取消应聘资格。
承诺人：＿＿＿＿＿＿　　　日期：＿＿＿＿＿＿
""")
    return d


def scanners() -> Bureau:
    """A purchase: items numbered by Word in three levels, a table of what is wanted."""
    look = Look(indent="none", body="宋体", size=12, footer="simple", head="宋体", chinese_ids=True)
    d = Bureau("采购公告/询价_扫描仪.docx", "announcement", look)
    d.title("示例区档案馆档案扫描设备询价采购公告", font="宋体")
    d.line("项目编号：SLQ-XJ-2022-016", d.face(size=12), "center")
    d.keep("项目编号：SLQ-XJ-2022-016")
    d.numbered([("decimal", "%1.", "tab"), ("decimal", "%1.%2", "tab"), ("decimal", "(%3)", "tab")])
    d.body("""
示例区档案馆拟以询价方式采购档案扫描设备，欢迎符合条件的供应商参加。
1> 项目概况
2> 预算金额：人民币18.5万元，报价超过预算的无效。
2> 采购内容见下表，同一供应商应当对全部货物报价。
""")
    table = d.table(
        """
品名|数量|主要参数|交货期
零边距扫描仪|3台|A3幅面，光学分辨率不低于600 dpi|15日
高速扫描仪|2台|每分钟不低于80页，双面|15日
品名不限的配件|1批|滚轮、玻璃板|20日
移动硬盘|6块|容量不低于4 TB|10日
除湿机|2台|日除湿量不低于90升|15日
""",
        bold=False,
    )
    d.again(table, 4)
    d.body("""
1> 供应商资格
2> 具有独立承担民事责任的能力。
2> 近三年内无下列情形：
3> 因违约被解除采购合同；
3> 提供虚假材料谋取成交。
1> 响应文件的递交
2> 截止时间：2022年6月14日14时30分。
2> 地点：示例区档案馆三楼会议室（示例区文化街31号）。
1> 成交原则：质量和服务均能满足要求且报价最低的，为成交供应商。
""")
    d.sign("示例区档案馆", day="2022-06-06", written="padded")
    return d


def water() -> Bureau:
    """A notice of a company to its customers: spread title, two lines of signature, boxes."""
    look = Look(indent="spaces", body="楷体", head="黑体", size=18, footer="", styles="none")
    d = Bureau("停水/8.17停水.docx", "announcement", look, wps=True)
    d.spread_title("停水通知")
    d.to("尊敬的用户：", "尊敬的用户")
    d.body("""
因文化街DN400供水主管更换阀门，下列区域将临时停水，请提前储水备用。
停水时间：8月17日22：00 至 8月18日6：00
停水范围：文化街以东、护城河路以西、示例路以南区域（含沿街商铺）
影响小区：东苑小区、文苑小区、河畔小区
恢复供水后，如水质发黄，请先放水3—5分钟再使用。施工遇雨顺延，届时另行通知。
""")
    paragraph = d.line("给您带来不便，敬请谅解！", d.face("黑体"), "center")
    paragraph.paragraph_format.space_before = Pt(12)
    d.keep("给您带来不便，敬请谅解！")
    d.sign("示例区供水公司", day="2023-08-15", form="soft")
    return d


ALL = [awards, posts, scanners, water]
