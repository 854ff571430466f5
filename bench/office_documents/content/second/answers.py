"""Interpretations: questions as headings, and questions with answers in one line."""

from __future__ import annotations

from office_documents.habits import Bureau
from office_documents.inline import Look


def beds() -> Bureau:
    """Questions and answers marked by letters, a source line under the title, WPS."""
    look = Look(indent="spaces", body="微软雅黑", head="微软雅黑", size=12, footer="")
    d = Bureau("政策问答/家庭养老床位20问选编.docx", "interpretation", look, wps=True)
    d.title("家庭养老床位政策问答", font="微软雅黑")
    d.line("来源：示例区民政局　　日期：2023-07-05", d.face(size=10.5), "center")
    d.issued_by("示例区民政局")
    d.fields["signed"] = "2023-07-05"
    d.body("""
**问：什么是家庭养老床位？**
答：在老年人家中进行适老化改造，由签约机构提供与养老机构相近的上门服务，就是家庭养老床位。
**问：谁可以申请？**
答：居住在本区、年满60周岁、经评估为中度以上失能的老年人，可以由本人或者家属提出申请。
**问：要交什么材料？**
答：共三项：
①老年人身份证件；
②申请表（在社区领取）；
③房屋使用权证明，租住的还要提供房主同意改造的书面意见。
**问：补助怎么领？**
答：改造费用由区民政局与施工单位结算，老年人只承担超出标准的部分；服务补助按月核定，次月15日前到账。
**问：搬家了怎么办？**
答：在本区范围内搬家的，可以申请迁移床位一次，重复改造的费用自理。迁出本区的，自次月起停止补助。
**问：对评估结果不服，如何处理？**
答：收到结果之日起10日内可以申请复评一次，由另一家评估机构进行。
""")
    return d


def cards() -> Bureau:
    """Headings that are questions, numbered by Word, a table, the name of the paper in brackets."""
    look = Look(styles="word", split=True, footer="dash", indent="chars", style_numbers=True)
    d = Bureau("解读材料/一图读懂文字稿.docx", "interpretation", look)
    d.title("《示例区地名标志设置管理规定》", "（示民规〔2023〕2号）政策解读", soft=True)
    d.body("""
《示例区地名标志设置管理规定》已于2023年4月10日印发，现就有关内容解读如下。
1> 为什么要出台这个规定？
原有地名标志样式不一、破损较多，全区共有各类标志4870块，其中需要更换的约1100块，设置和维护的责任
 需要明确。
1> 哪些地方要设标志？
2> 必须设置的
道路起止点、交叉口，住宅小区主要出入口，行政村进村路口。
2> 可以设置的
自然村、桥梁、公园以及其他需要指示的地点。
1> 由谁设置、由谁付费？
""")
    d.table("""
标志类型|设置单位|经费
道路标志|区民政局|区财政
住宅小区标志|建设单位|建设成本
门牌、楼牌|公安机关|区财政
村牌|镇人民政府|镇财政
""")
    d.body("""
1> 标志坏了找谁？
群众发现标志破损、文字有误的，可以向所在社区或者村反映，设置单位应当在10个工作日内更换。
1> 什么时候开始执行？
自2023年5月15日起施行，有效期五年。此前设置的标志，2025年底前逐步更换。
""")
    d.beside_text("解读机关：示例区民政局", "right")
    d.fields["issuers"] = ["示例区民政局"]
    d.opened("（信息公开选项：主动公开）", "主动公开")
    return d


ALL = [beds, cards]
