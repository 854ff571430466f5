"""Notices and letters from templates of the offices."""

from __future__ import annotations

from office_documents.habits import Bureau
from office_documents.inline import Look


def saving() -> Bureau:
    """Head, number and line in one table, WPS, subject words, typist: an office's old template."""
    look = Look(styles="own", head="方正小标宋_GBK", footer="page")
    d = Bureau("水务局/节水载体(最终版).docx", "policy", look, wps=True)
    d.head_form("示例区水务局文件", "示水〔2021〕第7号")
    d.title("关于组织申报2021年度节水载体的通知")
    d.to_lines("各镇人民政府，示例街道办事处，各灌区管理所，", "区供水公司、各有关用水单位：")
    d.body("""
为提高用水效率，推动节水载体建设，决定组织开展2021年度节水载体申报工作。现将有关事项通知如下：
# 一、申报范围
年用水量1万立方米以上的企业、学校、医院、机关和居民小区。近两年有超计划用水记录的，不在申报范围之
 内。
# 二、申报条件
（一）管网漏损率低于8%，水表计量率达到100%；
（二）节水器具普及率达到100%，有专人管理用水台账；
（三）水重复利用率高于本行业用水定额的规定；
（四）有书面的节水制度，并在醒目位置张贴。
# 三、申报程序
申报单位对照评价标准自评，自评得分85分以上的，于6月30日前报送申报书一式三份。我局组织专家现场核查
 ，核查结果在区政府网站公示5个工作日。
# 四、奖补办法
通过评价的企业每家奖补3万元，其他单位每家奖补1万元，资金于年底前拨付。
（联系科室：水资源管理科）
""")
    d.note_line("节水载体申报书", "节水载体评价标准", end="。")
    d.sign("示例区水务局", day="2021-05-12", form="soft")
    d.opened("此件主动公开", "主动公开")
    d.beside_text("主题词：水利　节水　申报　通知")
    d.printed("示例区水务局办公室", "2021-05-13", "office", "区发展改革局，区财政局。")
    d.beside_text("打字：办公室　　校对：水资源管理科　　　　共印30份", size=12)
    return d


def archives() -> Bureau:
    """The head is a picture in the text; the attachments hang; options of openness."""
    look = Look(body="仿宋", indent="chars", footer="simple", split=True)
    d = Bureau("档案馆/关于做好婚姻登记档案移交工作的通知.docx", "policy", look)
    d.head_picture()
    d.number("示档发〔2023〕 5 号", "left")
    d.title("关于做好婚姻登记档案", "数字化成果移交工作的通知", soft=True, font="宋体")
    d.to("区民政局婚姻登记处，各镇档案室：", "区民政局婚姻登记处", "各镇档案室")
    d.numbered([("chineseCounting", "%1、", "nothing"), ("decimal", "%2.", "tab")])
    d.body("""
为方便群众查询利用，根据档案移交的有关规定，现就婚姻登记档案数字化成果移交事项通知如下：
1> 移交范围。1986年至2015年形成的婚姻登记档案目录数据、扫描图像及其说明文件。
1> 移交要求。
2> 图像分辨率不低于300 dpi，格式为双层PDF；
2> 目录数据逐条核对，错误率不高于0.3‰；
2> 移交光盘一式两套，一套封存，一套供查阅。
1> 移交时间。各单位于2023年9月15日至10月31日分批移交，具体日期由档案馆另行约定。
1> 查档服务。移交完成后，群众可以凭身份证件在档案馆查阅大厅查询，不收取费用。
移交过程中遇到的问题，请及时与档案馆接收科联系。
""")
    d.note_hanging(
        "示例区婚姻登记档案数字化成果移交清单（包括目录数据、扫描图像和说明文件三部分）",
        "示例区婚姻登记档案数字化成果检验登记表",
        "光盘标签样式",
        gap="\u3000",
    )
    d.sign("示例区档案馆", day="2023-08-22", written="hanzi")
    d.opened("信息公开选项：主动公开", "主动公开")
    d.annex(
        "附件1",
        "示例区婚姻登记档案数字化成果移交清单",
        "（包括目录数据、扫描图像和说明文件三部分）",
    )
    d.table(
        """
序号|年度|卷数|图像页数|目录条数
1|1986—1995||||
2|1996—2005||||
3|2006—2015||||
""".replace("||||", "|＿＿|＿＿|＿＿")
    )
    d.annex("附件2", "示例区婚姻登记档案数字化成果检验登记表")
    d.table("""
检验项目|检验结果|<
^|合格|不合格
图像清晰度|□|□
目录完整性|□|□
光盘可读性|□|□
检验单位|＿＿＿＿＿＿|<
""")
    d.annex("附件3", "光盘标签样式")
    d.body("""
标签内容依次为：全宗号、档案门类、起止年度、套别、制作单位和制作日期，字体为黑体，字号不小于小四号
 。
""")
    return d


def shade() -> Bureau:
    """A letter that asks offices for opinions, number at the right, attachment list by Word."""
    look = Look(indent="spaces", head="方正小标宋简体", footer="", styles="none")
    d = Bureau("函/征求《城市行道树管护办法》意见.docx", "letter", look, wps=True)
    d.head("示例区城市管理局", size=42)
    d.red_line("double")
    d.number("示城管函〔2024〕19号", "right")
    d.title("示例区城市管理局关于征求《示例区", "城市行道树管护办法（征求意见稿）》意见的函")
    d.to("区住房和城乡建设局、区交通运输局、区财政局，示例街道办事处：")
    d.body("""
为规范城市行道树的栽植、修剪和迁移，我局起草了《示例区城市行道树管护办法（征求意见稿）》，现征求
 你们意见。请于2024年4月26日前将书面意见（加盖公章）反馈我局园林科，逾期未反馈的，视为无意见。
请重点对以下内容提出意见：
1.道路新建、改建时行道树的保留比例；
2.修剪作业占用车道的审批时限；
3.迁移树木的补栽标准和费用承担。
感谢支持。
""")
    d.note_list("示例区城市行道树管护办法（征求意见稿）", "意见反馈表")
    d.sign("示例区城市管理局", day="2024-04-08", form="blanks", written="spaced")
    d.beside_text("（联系人：园林科工作人员；地址：示例区护城河路12号）")
    return d


def gas() -> Bureau:
    """Number without its last letter, no addressee, the line before the number, date first."""
    look = Look(styles="word", body="仿宋_GB2312", footer="dash", new_page="before")
    d = Bureau("街办通知/2022-餐饮燃气.docx", "policy", look)
    d.head("示例街道办事处", "spread", 44)
    d.red_line("typed")
    d.number("示街办发﹝2022﹞33", "right")
    d.title("示例街道办事处关于印发", "餐饮场所燃气安全排查方案的通知")
    d.body("""
《餐饮场所燃气安全排查方案》已经街道办事处办公会议通过，现予印发，请各社区、各办公室按照方案要求逐
 户排查、逐项登记，每周五上午报送进度。
""")
    d.sign("示例街道办事处", day="2022-09-05", written="padded")
    d.annex("", "餐饮场所燃气安全排查方案")
    d.body("""
## （一）排查对象
使用瓶装液化石油气、管道天然气的餐馆、食堂、小吃店，共计214户。
## （二）排查内容
1.是否安装可燃气体报警装置并保持通电；
2.气瓶间是否独立设置，是否存放杂物；
3.软管长度是否超过2米，有无穿墙、接头和老化。
## （三）时间安排
9月6日至9月20日入户排查，9月21日至9月30日复查整改。
""")
    d.opened("公开属性：主动公开", "主动公开")
    d.printed("示例街道综合办公室", "2022-09-06", "date first")
    return d


ALL = [saving, archives, shade, gas]
