"""Documents that must not go out, with innocent names, and some that only look like them."""

from __future__ import annotations

from office_documents.habits import Bureau
from office_documents.inline import Look


def library() -> Bureau:
    """A sentence was moved, and the change is still open; nothing else is marked."""
    look = Look(indent="spaces", body="仿宋", footer="page")
    d = Bureau("图书馆/延时开放公告.docx", "announcement", look, "tracked-changes", wps=True)
    d.title("示例区图书馆关于延长夏季开放时间的公告")
    d.body("""
为满足读者暑期阅读需求，示例区图书馆自2023年7月1日起延长开放时间，现公告如下：
一、成人阅览室开放至21时30分，少儿阅览室开放至20时，周一照常闭馆整理图书。
""")
    d.moved("二、自习座位实行网上预约，每个账户每日可以预约一次，离座超过30分钟自动释放。", "to")
    d.body("""
三、馆内全天供应饮用水，二楼设有简餐区，请勿将食物带入阅览区。
四、闭馆前15分钟停止借还，自助还书机24小时可用。
""")
    d.moved("自习座位实行网上预约，每个账户每日可以预约一次，离座超过30分钟自动释放。", "from")
    d.body("延时开放至8月31日结束，9月1日起恢复原开放时间。")
    d.sign("示例区图书馆", day="2023-06-25")
    return d


def pests() -> Bureau:
    """One remark in a cell of a table, in a paper that is otherwise final."""
    look = Look(styles="own", split=True, footer="dash", head="方正小标宋_GBK")
    d = Bureau("林业局/示林〔2024〕11号.docx", "policy", look, "comments")
    d.head("示例区林业局文件", size=42)
    d.number("示林〔2024〕11号")
    d.red_line("border")
    d.title("示例区林业局关于做好", "美国白蛾秋季防治工作的通知", soft=True)
    d.to("各镇林业站，各国有林场：", "各镇林业站", "各国有林场")
    d.body("""
秋季是美国白蛾集中化蛹时期，为降低越冬虫口基数，现将防治任务安排如下：
""")
    table = d.table("""
防治区域|任务面积（亩）|完成时限
东苑镇|1260|10月10日
北河镇|980|10月10日
国有林场|2300|10月20日
""")
    d.remark(table.cell(2, 1), "与上报面积不一致，请林业站再核。")
    d.body("""
各单位要做好作业记录，药剂包装物统一回收，不得丢弃在林间和水边。
防治结束后5日内报送总结和影像资料。
""")
    d.sign("示例区林业局", day="2024-09-02", form="seal")
    d.opened("此件主动公开", "主动公开")
    d.printed("示例区林业局办公室", "2024-09-02", "day")
    return d


def heating() -> Bureau:
    """A paragraph in a style that hides it: what the clerk noted for the printing."""
    look = Look(indent="chars", body="仿宋_GB2312", footer="simple", styles="word")
    d = Bureau("供热/2022年采暖季开栓公告.docx", "announcement", look, "hidden")
    d.title("示例区住房和城乡建设局", "关于2022—2023年采暖季供热时间的公告")
    d.body("""
现将2022—2023年采暖季供热有关事项公告如下：
# 一、供热时间
2022年11月10日零时起正式供热，2023年3月20日24时停止供热。
# 二、注水打压
10月20日至10月31日进行管网注水打压，请家中留人，发现漏水及时关闭入户阀门。
""")
    d.hidden_style("拟稿说明：供热时间以热力公司十月例会确定的为准，发布前再核一次。")
    d.body("""
# 三、室温标准
供热期间，居民卧室、起居室温度不低于18℃。
特此公告。
""")
    d.sign("示例区住房和城乡建设局", day="2022-10-12", written="spaced")
    return d


def stocks() -> Bureau:
    """The degree of secrecy stands in a cell of the template's head table."""
    look = Look(styles="own", footer="page", chinese_ids=True)
    d = Bureau("粮食/关于调整轮换计划的通知.docx", "policy", look, "secret")
    d.head_form("示例区发展和改革局文件", "示发改粮〔2021〕6号", corner="秘密★3年")
    d.title("示例区发展和改革局", "关于调整年度轮换计划的通知")
    d.to("区粮食储备库：")
    d.body("""
根据年度工作安排，对轮换计划作如下调整：
一、将第三季度的轮换任务提前到6月底前完成，仓房腾空后进行熏蒸和检修。
二、出入库应当逐车检斤、逐批检验，单据保存不少于五年。
三、本通知由专人保管，阅后退回，不得复印、拍照。
""")
    d.sign("示例区发展和改革局", day="2021-04-19", form="seal", written="hanzi")
    d.printed("示例区发展和改革局办公室", "2021-04-19", "date first")
    return d


def lease() -> Bureau:
    """A letter that is public only on request, as the last words of the options say."""
    look = Look(indent="spaces", split=True, body="仿宋", footer="")
    d = Bureau("函/示机管函〔2023〕2号（房屋调配）.docx", "letter", look, "not-public", wps=True)
    d.head("示例区机关事务服务中心", size=36)
    d.red_line("double")
    d.number("示机管函〔2023〕2号", "right")
    d.title("示例区机关事务服务中心", "关于调配业务用房的复函")
    d.to("区气象服务站：")
    d.body("""
你站《关于申请调配业务用房的函》（示气函〔2023〕1号）收悉。经研究，函复如下：
一、同意将文化街22号院二层4间房屋（建筑面积118平方米）调配给你站使用，用于设备存放和值班。
二、你站应当在30日内办理交接手续，水、电、暖费用自接收之日起自行承担。
三、房屋不得转借、出租，改变用途的应当事先征得我中心同意。
""")
    d.sign("示例区机关事务服务中心", day="2023-02-13", zero="○", written="hanzi")
    d.opened("信息公开选项：依申请公开", "依申请公开")
    d.printed("示例区机关事务服务中心综合科", "2023-02-14", "office")
    return d


def opened_files() -> Bureau:
    """Fine: a text about degrees of secrecy that have ended; itself open."""
    look = Look(styles="word", footer="dash", split=True)
    d = Bureau("档案馆/原“秘密”档案开放目录公告.docx", "catalogue", look)
    d.opened_above("信息公开选项：主动公开", "主动公开", "left")
    d.title("示例区档案馆", "2023年度新开放档案目录")
    d.body("""
本目录收录经鉴定可以开放的档案4个全宗、318卷。部分案卷封面印有“秘密”“机密★10年”字样，保密期限均
 已届满并已解密，利用时以本目录为准。涉及个人隐私、依法不予公开的案卷未列入本目录。
""")
    d.table("""
全宗名称|起止年度|卷数|原标注|开放意见
示例区水利管理所|1978—1990|96|无|开放
示例区第一砖瓦厂|1965—1988|120|内部|开放
示例区粮油加工厂|1970—1991|72|秘密|已解密，开放
示例区测绘队|1982—1993|30|机密|^
合计|<|318|—|—
""")
    d.body("""
利用者可凭有效证件到示例路9号查阅。复制件不得用于商业用途。
""")
    d.sign("示例区档案馆", day="2023-12-18")
    return d


def taxis() -> Bureau:
    """Fine: the switch for tracking is on, but nothing was changed; the draft names deletions."""
    look = Look(styles="own", indent="chars", footer="page", new_page="section")
    d = Bureau("征求意见/候客站点细则（修订稿）_批注已清.docx", "consultation", look, wps=True)
    d.setting("<w:trackRevisions/>")
    d.title("关于公开征求《示例区出租汽车候客站点", "管理细则（修订稿）》意见的通知", soft=True)
    d.to("各有关单位、社会公众：")
    d.body("""
示例区交通运输局对《示例区出租汽车候客站点管理细则》进行了修订，现将修订稿予以公布，征求社会各界意
 见。征求意见时间为2024年7月8日至2024年8月7日。
有关意见请发送至[mail:jiaotong@example.net]，或者寄至示例区北河路7号交通运输局运输科。
修订的主要内容：
（一）删除第六条关于站点收费的规定；
（二）增加夜间候客站点照明的要求；
（三）将“应当即停即走”修改为“停留时间不超过10分钟”。
""")
    d.note_line("示例区出租汽车候客站点管理细则（修订稿）")
    d.sign("示例区交通运输局", day="2024-07-05", form="right")
    d.annex("附　件", "示例区出租汽车候客站点管理细则", "（修订稿）")
    d.body("""
= 第一章　总　则
第一条　为了规范出租汽车候客秩序，方便群众乘车，制定本细则。
第二条　本细则所称候客站点，是指设有标志标线、供出租汽车停靠候客的区域。
= 第二章　站点管理
第三条　候客站点应当设在医院、车站、商场等客流集中的地方，距公交站点不少于30米。
第四条　夜间使用的候客站点应当设置照明。
第五条　车辆在站点停留时间不超过10分钟，按顺序上客。
= 第三章　附　则
第六条　本细则自公布之日起施行。
""")
    return d


def garden() -> Bureau:
    """Fine: a name that sounds secret, runs that say they are not hidden, an empty hidden mark."""
    look = Look(indent="chars", body="仿宋", footer="simple", chinese_ids=True)
    d = Bureau("内部通道/“秘密花园”停用整修.docx", "reply", look)
    d.line("公开属性：主动公开　　　　　　　　　　办理结果：B", d.face("黑体", 14), "left")
    d.fields["openness"] = "主动公开"
    d.head("示例区城市管理局", size=40)
    d.red_line("shape")
    d.number("示城管提复〔2022〕14号", "left")
    d.title("关于区政协三届一次会议第58号提案的答复")
    d.to("××委员：", "××委员")
    d.body("""
您提出的《关于尽快开放文化公园“秘密花园”的提案》收悉，经研究，答复如下：
“秘密花园”为文化公园内的儿童活动区，因木栈道腐朽于2021年11月停用。
""")
    d.shown_anyway(
        "停用不是封闭保密，而是为了安全。我局已完成整修设计，计划更换栈道260米、增设围栏85米。"
    )
    d.body("""
一、整修工期为2022年5月至7月，所需资金46万元已经落实。
二、施工期间开放内部通道，市民可以从北门进入公园。
三、整修完成后，实行预约入园，每日限300人。
感谢您对城市管理工作的支持。
""")
    d.sign("示例区城市管理局", day="2022-04-27", written="hanzi", zero="○")
    d.beside_text("联系单位：园林科　　联系人：（略）")
    d.beside_text("抄送：区政协提案办公室，区政府办公室。", size=14)
    d.fields["copies_to"] = ["区政协提案办公室", "区政府办公室"]
    return d


ALL = [library, pests, heating, stocks, lease, opened_files, taxis, garden]
