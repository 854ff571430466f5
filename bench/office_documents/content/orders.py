"""Orders and minutes."""

from __future__ import annotations

from office_documents.inline import Look
from office_documents.office import Office


def fire() -> Office:
    """An order with number and a signer, no office at the end."""
    look = Look(split=True, footer="")
    d = Office("令/森林防火禁火令.docx", "order", look)
    d.head("示例区人民政府令", size=44)
    d.number("第2号")
    d.red_line("border")
    d.issued_by("示例区人民政府")
    d.title("示例区森林防火禁火令", font="黑体")
    d.body("""
为有效预防森林火灾，保护森林资源和人民群众生命财产安全，根据《森林防火条例》，发布禁火令如下：
一、禁火期：2023年10月1日至2024年5月10日。
二、禁火区：全区林地及距林地边缘100米范围内。
三、禁火期内，在禁火区严禁下列行为：
（一）烧荒、烧秸秆、烧地边；
（二）上坟烧纸、燃放烟花爆竹；
（三）野炊、烧烤、吸烟；
（四）其他野外用火行为。
四、进入禁火区的人员和车辆，应当接受防火检查，不得携带火种。
五、违反本令的，由有关部门依法处罚；造成损失的，依法承担赔偿责任。
六、任何单位和个人发现火情，应当立即报警。
本令自发布之日起施行。
""")
    d.signer("区　长", "张某某", "2023-09-25")
    return d


def well() -> Office:
    """An order that puts measures into force; the measures follow."""
    look = Look(styles="own", head="方正小标宋_GBK", footer="dash")
    d = Office("令/区政府令第5号.docx", "order", look)
    d.head("示例区人民政府令", "box", 40)
    d.number("第5号")
    d.body("""
《示例区应急备用水源保护办法》已经2024年4月22日区政府第8次常务会议审议通过，现予公布，自2024年7
 月1日起施行。
""")
    d.signer("区长", "张某某", "2024-05-06", "hanzi")
    d.issued_by("示例区人民政府")
    d.annex("", "示例区应急备用水源保护办法")
    d.body("""
第一条　为保护应急备用水源，保障供水安全，制定本办法。
第二条　备用水源井周围30米为保护范围，由示例区生态环境分局会同水行政主管部门设置标志。
第三条　保护范围内禁止堆放垃圾、设置排污口、修建渗水厕所。
第四条　管理单位应当每季度检测一次水质，并向社会公布结果。
第五条　本办法自2024年7月1日起施行。
""")
    return d


def meeting() -> Office:
    """Minutes with their own head: an issue number, a table of items, no signature."""
    look = Look(indent="chars", split=True, footer="page")
    d = Office("会议纪要/项目建设专题会议纪要（2022）14.docx", "minutes", look)
    d.head("示例区人民政府办公室\n专题会议纪要", size=32)
    d.number("〔2022〕14号")
    d.red_line("border")
    d.issued_by("示例区人民政府办公室")
    d.title("关于研究体育公园建设有关问题的会议纪要")
    d.body("""
2022年9月14日，区政府在第二会议室召开专题会议，研究体育公园建设有关问题。纪要如下：
会议听取了区教育和体育局关于项目进展情况的汇报。项目占地92亩，总投资6800万元，已完成场地平整和管
 网铺设，目前工程进度约为55%。
会议议定以下事项：
1> 关于工期。施工单位增加夜间以外的作业班组，确保2023年4月底前完工。
1> 关于资金。由区财政局在10月底前拨付第三期工程款1200万元。
1> 关于用地。由示例区自然资源局在9月30日前完成南侧3.2亩土地的供地手续。
1> 关于运营。场馆实行免费或者低收费开放，由区教育和体育局于年底前提出方案。
会议要求，各单位按照下表时限抓好落实，每月25日前报送进展。
""")
    d.table("""
事项|责任单位|完成时限
工期|区教育和体育局|2023年4月底
资金|区财政局|2022年10月底
用地|示例区自然资源局|2022年9月30日
运营方案|区教育和体育局|2022年12月底
""")
    d.body("""
出席：区教育和体育局、区财政局、示例区自然资源局、区住房和城乡建设局负责同志。
""")
    d.imprint("示例区人民政府办公室", "2022-09-16", "各参会单位。", "table")
    return d


def residents() -> Office:
    """Minutes of a street office, with date under the title, no styles."""
    look = Look(body="仿宋", head="黑体", indent="spaces", footer="")
    d = Office("会议纪要/东苑小区雨污分流协调会.docx", "minutes", look)
    d.title("东苑小区雨污分流改造协调会议纪要")
    d.dated("2024-03-06")
    d.body("""
时间：2024年3月5日下午
地点：示例街道办事处三楼会议室
参加单位：示例街道办事处、区住房和城乡建设局、东苑社区居委会、施工单位、居民代表
记录：街道城建办
一、会议通报了改造方案。东苑小区共有住宅楼18栋、居民642户，计划铺设雨水管2.6公里、污水管2.1公里
 ，工期90天。
二、居民代表提出三点意见：一是希望避开考试时段施工；二是希望施工后恢复绿化；三是希望固定停车位置
 。
三、会议商定：6月7日至9日停止施工；绿化在完工后一个月内恢复；施工期间，北门空地作为临时停车场。
四、街道、社区每周五下午到现场巡查一次，及时答复居民提出的问题。
""")
    d.sign("示例街道办事处", day="2024-03-06", form="blanks")
    d.opened("公开方式：依申请公开", "依申请公开")
    return d


ALL = [fire, well, meeting, residents]
