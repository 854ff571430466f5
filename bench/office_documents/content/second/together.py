"""Papers of several offices, orders and minutes."""

from __future__ import annotations

from docx.enum.table import WD_TABLE_ALIGNMENT

from office_documents.habits import Bureau
from office_documents.inline import Look


def bees() -> Bureau:
    """Two issuers in one line of the head; the title begins with both; labels in the imprint."""
    look = Look(split=True, indent="blanks", footer="dash", head="宋体")
    d = Bureau("农药减量与蜜蜂保护（两部门）.docx", "policy", look)
    d.head("示例区农业农村局　示例区林业局文件", size=28)
    d.number("示农联〔2022〕4号")
    d.red_line("double")
    d.title(
        "示例区农业农村局　示例区林业局",
        "关于做好果树花期用药管理",
        "保护授粉蜂群的通知",
        soft=True,
    )
    d.to_lines("各镇农业综合服务中心，各国有林场，", "各果业农民专业合作社：")
    d.body("""
　　果树花期临近，为保护授粉蜂群安全，现就花期用药管理通知如下。
（1）花前预报。区植保站于3月20日前发布主要病虫害预报，指导种植户在开花前完成防治。
（2）花期禁用。初花期至末花期，不得在果园及周边500米内喷施对蜜蜂高毒的农药。
（3）提前告知。确需用药的，应当提前48小时告知所在村，由村通知3公里范围内的养蜂户转移蜂群。
（4）损失核查。发生蜂群死亡的，养蜂户可以在24小时内报告所在镇，由镇组织查看并留取样品。
　　两部门设立联合巡查组，每周巡查不少于两次。
""")
    d.sign("示例区农业农村局", "示例区林业局", day="2022-03-11", form="one", written="hanzi")
    d.opened("公开属性：主动公开", "主动公开")
    d.printed("示例区农业农村局办公室", "2022-03-14", "labels", "各镇人民政府，区气象服务站。")
    return d


def care() -> Bureau:
    """Two rows of issuers and one word 文件 at their right; attachments with titles and heads."""
    look = Look(styles="own", chinese_ids=True, footer="page", new_page="section")
    d = Bureau("民政/示民发〔2023〕21号/正文.docx", "policy", look)
    d.head("示例区民政局\n示例区卫生健康局\n文件", "table", 34)
    d.number("示民发［2023］21号")
    d.red_line("border")
    d.title("关于开展家庭养老床位建设的通知")
    d.to("各镇人民政府、示例街道办事处，各医养服务机构：")
    d.body("""
为满足居家老年人照护需求，决定开展家庭养老床位建设，现通知如下：
# 一、建设对象
经评估为中度以上失能、居住在本区的60周岁以上老年人。
# 二、建设内容
## （一）适老化改造
包括床边扶手、防滑地面、夜灯、坐便椅等，每户改造费用由区级补助，标准见附件1。
## （二）上门服务
每月上门服务不少于30小时，由签约机构派出护理员，服务记录由老年人或者家属签字确认。
# 三、工作步骤
申请、评估、设计、施工、验收、签约依次进行，全程不超过45个工作日。
# 四、监督检查
区民政局、区卫生健康局每季度抽查比例不低于10%，弄虚作假的，追回补助。
""")
    d.note("家庭养老床位补助标准", "床位建设任务分配表", form="soft")
    d.sign("示例区民政局", "示例区卫生健康局", day="2023-06-16", form="pairs")
    d.opened("（公开方式：主动公开）", "主动公开")
    d.annex("附件1", "家庭养老床位补助标准")
    d.table(
        """
失能等级|一次性改造补助（元）|<|服务补助（元/月）|<
^|城镇|农村|机构|个人
中度|2000|2500|200|100
重度|3000|3500|300|150
完全失能|3500|4000|400|200
""",
        "表1　补助标准一览表",
    )
    d.body("注：个人补助发放至老年人本人社会保障卡。")
    d.annex("附件2", "床位建设任务分配表")
    d.table("""
镇（街道）|2023年|2024年|合计
东苑镇|20|25|45
北河镇|15|20|35
示例街道|40|40|80
合计|75|85|160
""")
    d.printed("示例区民政局办公室", "2023-06-19", "day", "区财政局。", "抄　送：")
    return d


def repeal() -> Bureau:
    """An order that ends other papers, with a placeholder for who signs; a hanzi number."""
    look = Look(body="仿宋", head="方正小标宋简体", indent="chars", footer="")
    d = Bureau("区政府令/令_7.docx", "order", look)
    d.head_picture(in_header=True)
    d.number("第七号")
    d.title("示例区人民政府关于废止", "《示例区集贸市场卫生管理办法》等", "三件规范性文件的决定")
    d.issued_by("示例区人民政府")
    d.body("""
经2023年11月20日示例区人民政府第21次常务会议讨论通过，决定废止下列三件规范性文件：
一、《示例区集贸市场卫生管理办法》（2003年5月10日公布）；
二、《示例区户外广告牌匾设置规定》（2006年8月1日公布，2011年6月15日修改）；
三、《示例区城区养犬登记暂行规定》（2009年12月3日公布）。
本决定自公布之日起施行。
""")
    d.signer("区长", "×××", "2023-12-01", "hanzi")
    return d


def crossing() -> Bureau:
    """Minutes of a coordination meeting: who attended stands at the end, offices only."""
    look = Look(styles="own", split=True, indent="chars", footer="simple")
    d = Bureau("纪要/交通信号专题(2024第3期).docx", "minutes", look, wps=True)
    d.head("会　议　纪　要", size=48)
    d.number("（2024）第3期")
    table = d.doc.add_table(1, 2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    d.writer.write(table.cell(0, 0).paragraphs[0], "示例区交通运输局办公室", d.face())
    d.writer.write(table.cell(0, 1).paragraphs[0], "2024年5月17日", d.face())
    d.fields["signed"] = "2024-05-17"
    d.red_line("shape")
    d.issued_by("示例区交通运输局")
    d.title("城区路口信号配时优化专题会议纪要")
    d.body("""
5月15日下午，区交通运输局召开专题会议，研究城区路口信号配时优化工作。会议听取了设计单位的汇报，
 与会单位进行了讨论。现纪要如下：
# 一、议定的事项
（一）示例路与文化街路口增设左转专用相位，早高峰绿灯时长由35秒调整为42秒。
（二）护城河路三个路口实行联动控制，车速引导值为每小时40公里。
（三）学校门前两处路口增设行人请求按钮，6月底前完成安装。
# 二、分工
设备采购由区交通运输局负责，线缆敷设由区住房和城乡建设局配合，所需经费38.6万元由区财政局从年度预
 算中安排。
# 三、进度
每旬通报一次，第一次通报时间为5月31日。
出席：区交通运输局　　区住房和城乡建设局
　　　区财政局　　　　示例街道办事处
列席：设计单位、施工单位。
请假：区城市管理局。
""")
    d.beside_text("发：各出席、列席单位。", size=14)
    d.opened("公开方式：主动公开", "主动公开")
    d.imprint("示例区交通运输局办公室", "2024-05-17", form="tab")
    return d


ALL = [bees, care, repeal, crossing]
