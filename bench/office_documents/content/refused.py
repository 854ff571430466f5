"""Documents that must not be published as they are."""

from __future__ import annotations

from office_documents.inline import Look
from office_documents.office import Office


def changed_text() -> Office:
    """Insertions and deletions in the text."""
    look = Look(split=True)
    d = Office("街道/关于做好积雪清扫工作的通知.docx", "policy", look, "tracked-changes")
    d.head("示例街道办事处文件", size=40)
    d.number("示街办〔2023〕68号")
    d.red_line("border")
    d.title("关于做好积雪清扫工作的通知")
    d.to("各社区居委会，各沿街单位：")
    d.body("""
为保障冬季雪天出行安全，现将积雪清扫有关事项通知如下：
一、沿街单位负责门前至路缘石范围的清扫，雪停后[del:6][ins:4]小时内清扫完毕。
二、背街小巷由社区组织清扫，街道提供铁锹、融雪剂等物资。[ins:融雪剂不得撒入绿化带。]
三、对行动不便的老年人家庭，由志愿者上门帮助清扫。
四、街道在示例路、文化街各设一处物资存放点，单位和居民可以就近领取，用后归还。
请各社区于12月10日前将清扫责任表报街道城建办。
""")
    d.sign("示例街道办事处", day="2023-12-01")
    return d


def changed_cell() -> Office:
    """One insertion, and that in a cell of a table."""
    look = Look(styles="own", footer="page")
    d = Office("公告/窗口服务时间公告.docx", "announcement", look, "tracked-changes")
    d.title("示例区行政审批服务局", "关于调整窗口服务时间的公告")
    d.body("""
为方便企业和群众办事，自2024年6月1日起，区政务服务大厅部分窗口延长服务时间，具体安排见下表：
""")
    d.table("""
窗口|工作日|周六
企业登记|9:00—17:30|9:00—12:00
不动产登记|9:00—17:30|[ins:9:00—12:00]
社会保险|9:00—17:30|不开放
""")
    d.body("""
周六办理的事项不含现金缴费。需要现场勘验的，由窗口与申请人另行约定时间。
周六值班窗口实行轮岗，每个窗口至少安排2名工作人员；自助服务区每日8时至21时开放，可以办理证照打印
 、缴费查询等32个事项。
法定节假日不适用上述安排，以节前公告为准。
特此公告。
""")
    d.sign("示例区行政审批服务局", day="2024-05-20")
    return d


def struck_out() -> Office:
    """Only a deletion, at the end of a letter."""
    look = Look(indent="spaces", body="仿宋", footer="")
    d = Office("复函/示农函〔2022〕30号.docx", "letter", look, "tracked-changes")
    d.number("示农函〔2022〕30号", "right")
    d.title("关于借用培训教室的复函")
    d.to("区农业技术推广中心：")
    d.body("""
你中心《关于借用培训教室举办果树修剪培训班的函》收悉。经研究，答复如下：
一、同意你中心于2022年3月8日至10日借用我局二楼培训教室，可容纳60人。
二、请于培训前一日下午到局办公室领取钥匙，自行调试投影、音响设备。
三、培训期间注意用电安全，结束后打扫卫生，关好门窗。[del:如有损坏，照价赔偿。]
四、培训使用的修剪工具由你中心自行准备，统一编号发放和回收，避免遗失伤人。
五、参训人员车辆请停放在局南侧停车场，不得占用消防通道。
特此函复。
""")
    d.sign("示例区农业农村局", day="2022-03-01", written="hanzi")
    return d


def remarks() -> Office:
    """Comments of a reader in an interpretation."""
    look = Look(styles="word", footer="simple")
    d = Office("解读/高龄津贴政策解读.docx", "interpretation", look, "comments")
    d.title("《示例区高龄津贴发放办法》解读")
    d.body("""
# 一、制定背景
本区80周岁以上老年人约9600人。[cmt:原办法|请核对原办法的名称。]实施五年来，发放标准和申领方式需
 要完善。
# 二、主要变化
## （一）提高标准。
80至89周岁每人每月由50元提高到80元，90至99周岁由100元提高到160元，100周岁以上由300元提高到500元
 。
## （二）免申即享。
通过数据比对主动核实年龄和户籍，老年人无需提交申请，有异议的可以到社区核对。
# 三、发放方式
津贴于每月15日前发放至社会保障卡。老年人去世或者户籍迁出的，自次月起停发。
""")
    return d


def remark_reply() -> Office:
    """One comment in a reply."""
    look = Look(split=True)
    d = Office("建议提案答复/第36号建议答复.docx", "reply", look, "comments")
    d.head("示例区卫生健康局", size=36)
    d.number("示卫健建复〔2022〕9号", "left", "（略）")
    d.red_line("border")
    d.title("对区三届人大一次会议第36号建议的答复")
    d.to("张某某代表：", "张某某代表")
    d.body("""
您提出的《关于加强村卫生室药品配备的建议》收悉，现答复如下：
一、药品品种。自2022年7月起，村卫生室基本药物品种由[cmt:80种增加到120种|数字待药政科确认]，重点
 增加高血压、糖尿病用药。
二、药品配送。实行“每周一配”，偏远村由乡镇卫生院代为配送。
三、用药指导。每个村卫生室每年至少接受两次培训，由区医院药师现场指导。
四、信息公示。各村卫生室应当在门口公示药品目录、价格和缺药登记方式，对登记的缺药品种，7日内答复
 能否配送。
感谢您对卫生健康工作的支持。
""")
    d.sign("示例区卫生健康局", day="2022-06-30")
    d.opened("（此件公开发布）", "主动公开")
    return d


def secret() -> Office:
    """A degree of secrecy with its term in the corner."""
    look = Look(head="方正小标宋_GBK")
    d = Office("政府办/示政办〔2022〕3号.docx", "policy", look, "secret")
    d.mark("000007")
    d.mark("机密★1年")
    d.mark("加急")
    d.head("示例区人民政府办公室文件", size=38)
    d.number("示政办〔2022〕3号")
    d.red_line("shape")
    d.title("示例区人民政府办公室", "关于做好应急物资储备库调整工作的通知")
    d.to("区政府有关部门：")
    d.body("""
为优化应急物资布局，经研究，决定对应急物资储备库进行调整，有关事项通知如下：
一、将原有三处储备点合并为两处，由牵头部门统一管理，合并工作于2022年4月底前完成。
二、各有关部门要对现有物资进行清点，逐件登记造册，过期、损坏的及时更新，做到账物相符。
三、建立每日检查、每月盘点、每季度轮换制度，确保随时能够调用。
四、参与调整工作的人员应当遵守保密规定，不得擅自对外提供有关信息。
""")
    d.sign("示例区人民政府办公室", day="2022-02-22", form="seal", written="hanzi")
    d.imprint("示例区人民政府办公室", "2022-02-23", form="tab")
    return d


def internal() -> Office:
    """Minutes that are marked as internal."""
    look = Look(indent="chars", body="仿宋", footer="dash")
    d = Office("会议纪要/办公会议纪要（2023）8.docx", "minutes", look, "secret")
    d.mark("内部资料　注意保存")
    d.head("示例区市场监督管理局\n办公会议纪要", size=30)
    d.number("〔2023〕8号")
    d.red_line("border")
    d.issued_by("示例区市场监督管理局")
    d.title("关于研究计量器具检定工作的会议纪要", font="黑体")
    d.body("""
2023年4月12日上午，区市场监督管理局召开办公会议，研究集贸市场计量器具检定工作。纪要如下：
一、会议听取了计量科的汇报。全区9个集贸市场共有在用电子秤1460台，去年检定率为93%。
二、会议决定，5月至6月开展集中检定，对检定不合格的电子秤张贴停用标志，督促经营者限期更换。
三、会议强调，检定不收取费用，人员着装、证件齐全，检定结果当场告知。
四、设备购置按照政府采购程序办理，由财务科负责。
""")
    d.imprint("示例区市场监督管理局办公室", "2023-04-13", "局机关各科室。", "table")
    return d


def closed() -> Office:
    """A notice that says of itself that it is not public."""
    look = Look(split=True, indent="spaces")
    d = Office("示财库〔2022〕15号.docx", "policy", look, "not-public")
    d.head("示例区财政局文件", "box", 42)
    d.number("示财库〔2022〕15号")
    d.red_line("old")
    d.title("示例区财政局关于清理", "预算单位银行账户的通知", soft=True)
    d.to("区级各预算单位：")
    d.body("""
为加强预算单位银行账户管理，决定开展账户清理工作，现通知如下：
（一）清理范围为各单位开立的全部银行账户，包括基本存款账户、专用存款账户和一般存款账户。
（二）一年以上未发生收付业务的账户应当撤销，账户余额按照规定缴回。
（三）同类账户只保留一个，确需保留多个的，应当书面说明理由。
（四）各单位于2022年8月15日前报送账户清理情况表，逾期未报的，暂停办理用款业务。
""")
    d.note("账户清理情况表")
    d.sign("示例区财政局", day="2022-07-18")
    d.opened("（此件不公开）", "不予公开")
    d.imprint("示例区财政局办公室", "2022-07-18", form="lines")
    return d


def hidden() -> Office:
    """Hidden text inside a paragraph."""
    look = Look(footer="page", chinese_ids=True)
    d = Office("公告/农贸市场改造公示.docx", "announcement", look, "hidden")
    d.title("示例区市场监督管理局", "关于东苑农贸市场改造方案的公示")
    d.body("""
为改善购物环境，拟对东苑农贸市场进行改造，现将改造方案公示如下：
一、改造内容：地面防滑、排水管道、照明线路、摊位台面和公共卫生间。
二、改造时间：2023年8月1日至9月30日，分两区施工，不停业。
三、资金来源：市场开办单位自筹，区级补助40万元。[hide:（补助数额待财政局核定）]
四、公示时间：2023年7月10日至7月16日。公示期内如有意见，请向示例区市场监督管理局市场科书面反映，
 地址为示例区文化街8号。
""")
    d.sign("示例区市场监督管理局", day="2023-07-07")
    return d


ALL = [
    changed_text,
    changed_cell,
    struck_out,
    remarks,
    remark_reply,
    secret,
    internal,
    closed,
    hidden,
]
