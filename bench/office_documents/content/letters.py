"""Letters: replies, enquiries and approvals, most in the letter form."""

from __future__ import annotations

from office_documents.inline import Look
from office_documents.office import Office


def parking() -> Office:
    """Letter form: number at the right, no line of red text in the middle."""
    look = Look(footer="", split=True)
    d = Office("复函/示建函〔2022〕47号.docx", "letter", look)
    d.head("示例区住房和城乡建设局", size=30)
    d.red_line("double")
    d.number("示建函〔2022〕47号", "right")
    d.title("示例区住房和城乡建设局", "关于公共停车场设置有关意见的复函")
    d.to("区交通运输局：")
    d.body("""
贵局《关于征求公共停车场设置意见的函》（示交函〔2022〕19号）收悉。经研究，函复如下：
一、原则同意在示例路北侧、文化广场东侧设置两处公共停车场，泊位分别为120个和86个。
二、停车场出入口距道路交叉口不得小于50米，并应当避开公交站台和消防通道。
三、建议按照不低于15%的比例建设充电车位，同步预埋管线。
四、施工期间应当采取围挡、洒水等措施，临时占用绿地的，另行办理手续。
五、停车场建成后应当接入全区停车信息平台，实时公布空余泊位数量。涉及雨水口、检查井改动的，施工前
 应当与市政养护单位办理交接，完工后共同验收。
此复。
""")
    d.sign("示例区住房和城乡建设局", day="2022-04-19", form="soft")
    return d


def village() -> Office:
    """An approval to a street office, number in the middle."""
    look = Look(indent="chars", head="方正小标宋_GBK", footer="dash")
    d = Office("批复/关于示例街道设立社区服务站的批复.docx", "letter", look)
    d.head("示例区人民政府", size=46)
    d.number("示政复〔2021〕5号")
    d.red_line("border")
    d.title("示例区人民政府", "关于同意设立示例街道", "东苑社区服务站的批复")
    d.to("示例街道办事处:")
    d.body("""
你街道《关于设立东苑社区服务站的请示》（示街办〔2021〕22号）收悉。现批复如下：
一、同意设立东苑社区服务站，服务范围东至示例路，西至护城河，南至文化街，北至铁路，总面积1.8平方
 公里。
二、服务站核定工作人员8名，办公和服务用房面积不少于350平方米，所需经费列入街道年度预算。
三、你街道要按照便民、高效的原则，尽快完成选址、装修和人员配备，于2021年12月底前投入使用，并做好
 与原有社区的工作交接。
此复。
""")
    d.sign("示例区人民政府", day="2021-06-03", form="seal", written="hanzi", zero="〇")
    d.opened("（此件公开发布）", "主动公开")
    d.imprint("示例区人民政府办公室", "2021-06-04", "区民政局，区财政局。", "tab")
    return d


def pipes() -> Office:
    """An enquiry to several offices, with a return slip as attachment in the file."""
    look = Look(body="仿宋", styles="own", footer="", new_page="before")
    d = Office("函/关于商请提供地下管线资料的函.docx", "letter", look)
    d.head("示例区自然资源局", "box", 34)
    d.number("示自然资函〔2023〕61号", "right")
    d.title("示例区自然资源局关于商请", "提供地下管线资料的函", soft=True)
    d.to("区住房和城乡建设局、区交通运输局、示例区供水公司、示例区热力公司：")
    d.numbered([("decimal", "%1.", "tab")])
    d.body("""
为建立全区地下管线数据库，避免施工挖断管线，我局正在开展地下管线普查。现商请贵单位提供以下资料：
1> 截至2023年6月底的管线竣工图，格式为DWG或者SHP；
1> 管线权属、管径、材质、埋深和建成年代；
1> 正在建设和年内计划建设的管线工程清单。
请于7月20日前反馈，电子版发送至[mail:pipes@example.com]。我局对所提供的资料仅用于普查，并按照保
 密规定妥善保管。
请予支持为盼。
""")
    d.note("资料反馈表")
    d.sign("示例区自然资源局", day="2023-07-03", form="right", written="padded")
    d.annex("附件：", "资料反馈表")
    d.table("""
单位名称||联系部门|
管线类别|长度（公里）|资料格式|备注
给水|||
供热|||
""")
    return d


def clinic() -> Office:
    """A reply letter with openness on request, signed by an office in one line with tabs."""
    look = Look(indent="none", split=True, footer="simple", body="宋体", size=15)
    d = Office("复函/示卫健函20240312.docx", "letter", look)
    d.red_line("shape")
    d.number("示卫健函〔2024〕8号", "right")
    d.title("关于社区卫生服务站选址意见的复函", font="黑体")
    d.to("示例街道办事处：")
    d.body("""
你街道《关于东苑社区卫生服务站选址的函》收悉。经现场查看，现答复如下：
（1）拟选房屋建筑面积260平方米，临街、底层，满足设置标准。
（2）请在装修方案中增加无障碍坡道，诊室与候诊区之间应当设置实体隔断，医疗废物暂存间应当单独设置
 出入口。
（3）房屋租赁期限不宜少于五年。
装修方案确定后，请报我局审核。审核时限为5个工作日。
专此函复。
""")
    d.sign("示例区卫生健康局", day="2024-03-12", form="blanks")
    d.opened("（此件依申请公开）", "依申请公开")
    return d


ALL = [parking, village, pipes, clinic]
