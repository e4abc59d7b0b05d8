"""What a note under a table, or a remark beside its rows, says that may change its figures."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from analytics.ingest.sheets import lines, offices
from analytics.ingest.sheets.lines import GONE

_JOIN: Final = r"(?:、|和|及|以及|与|,|\+)"
_NEXT: Final = re.compile(r"(?<=[。;])\(?\d{1,2}[.、)](?!\d)")
_EVERY_LEVEL: Final = rf"(?:助理社会工作师|助理社工师|助理|初级){_JOIN}(?:社会工作师|社工师|中级社会工作师|中级社工师|中级){_JOIN}(?:高级社会工作师|高级社工师|高级)(?:[三3]个?(?:级别|等级))?(?:的?(?:人数|持证人数))?"
# A remark that is the rest of a number beside it, or voids it.
_BOUND: Final = re.compile("(?:余|多|近|超过?|约|以上|以下|左右|上下)[人个名]?|(?:数据|数字)?已?(?:无效|作废)。?")
# Where figures come from: offices, systems and forms, of whatever places, and nobody of whom they might be a part.
_OFFICES: Final = (
    r"(?:全国|各|地|[省市县区州盟旗]|[()、和及与]|有关|相关|业务|主管|基层|下级|级|乡镇|街道|镇街|民政|社会工作|党委|组织|统计|人社|人力资源|社会?保障|人事考试|职业|资格|考试|厅|局|部|处|科|委|中心|院|网站?"
    r"|部门|单位|(?:信息|管理|业务|登记|统计|直报|填报|上报){1,4}(?:系统|平台)|信息|管理|调查|年度|月度|季度|年报|季报|月报|快报|年鉴|公报|台账|报表|制度|《|》|\(|\)|数据|资料|情况){0,40}"
)
_FROM: Final = (
    r"(?:(?:以上|上述|本表|表中|表内)?的?(?:数据|资料|数字|情况|信息)?均?(?:来源于?|来自于?|取自|源自|由|根据|依据|按照?|来源为)|本报?表(?:根据|依据|按))(?::)?"
    rf"{_OFFICES}(?:(?:逐级|统一|自行|自动|集中)?(?:上报|报送|填报|提供|汇总|整理|生成|形成|编制|填写|审核|导出|提取)[、,并]?)*而?成?(?=[,。;]|$)"
    rf"|(?:数据|资料)由[\u4e00-\u9fff]{{0,8}}(?:{offices.BUREAUS})提供(?=[,。;]|$)"
)
# Of a note: what never changes a figure above it.
_HARMLESS: Final = re.compile(
    r"^(?:备注|说明|附注|注释|注\d?|\(注\d?\)|附|\*)?:?"
    r"|(?:此|本|该)报?表由(?![^,。;]*(?:部分|[含除仅未估抽推]))[^,。;]*|(?:此|本|该)表一式[^,。;]*(?:,(?:一份|各)[^,。;]*)*|以[^,。;为]{1,6}为准|以上(?:数据)?(?:均?为)?|不含空白[^,。;]{0,4}"
    rf"|{_FROM}"
    r"|(?:由于|因)?(?:数字|数据|小数)?四舍五入(?:的?原因|关系)?,?(?:表中|部分|个别|各)?(?:合计|总计|总数|各项|分项|分项之和|比例|百分比)*(?:数|数据)?[与和]?(?:合计|总计|总数|各项|分项|明细)*(?:相加|之和|加总)?(?:数|数据)?(?:可能|或)?(?:存在|有|略有)?(?:不等|不符|不一致|不完全相等|误差|出入|差异|偏差)"
    rf"|(?:含|包括|包含|=){_EVERY_LEVEL}"
    r"|(?<=率)=[\u4e00-\u9fff()]{2,16}[/÷][\u4e00-\u9fff()]{2,16}[x×*]100%?"
    r"|(?:数据|内容|情况)?(?:真实|准确|完整|无误|属实)[、,]?|请[^,。;]*"
    r"|[\"“”'‘’「」]?(?:-|/|…|空白|空格|空|\.\.\.)[\"“”'‘’」]?(?:处|项|者|号)?(?:表示|代表|指|为|即)(?:该项)?(?:(?:当年|该年|当期|当时|本期)?未(?:统计|开展|调查|报)|无|没有|暂无|未掌握|不掌握|未上报|未填报|未报送|缺)?(?:此项|该项|相关|可用)?(?:数据|数字|资料|统计|数)?(?:不详|空缺|缺失|缺)?"
    r"|(?:审核|逻辑|平衡|校验|勾稽|钩稽)(?:关系|公式):?[\d第行列栏()=<>≥≤+*/、,;.-]*"
    r"|(?:(?:19|20)\d{2}年)?(?:因|受)疫情(?:防控)?(?:影响|原因),?(?:[^,。;\d不未含]{0,10}考试)(?:延期|推迟|顺延)(?:举行|进行)?(?=[,。;]|$)"
    r"|(?:各[省市州县区]*)?(?:上报)?(?:数据)?(?:均?已|经|均?已经)(?:审核|核对|核实|核)(?:无误|确认)?(?=[,。;]|$)|无|略"
)
_OF_TOTALS: Final = re.compile(r"(?:总计|合计|小计|总数)(?:数)?(?:行|栏)?(?:不?含|不?包括)[^,。;]*")
_CHANGING: Final = re.compile(
    r"\d|[年月旬]|季度|[万千百亿]|含|包括|包含|不计|除|剔|扣|仅|只|限|指|截|止|累计|至今|以来|[估预]|约|左右|大概|大致|初步|暂|目标|计划|拟|作废|无效|已废|停用|取消|概数|存疑|疑|核|未"
    r"|[为是系]新增|逾|接近|将近|许$|^ *起$|至少|最多|近似|取整|整数|粗|待定|待确认|试算|虚[报高]|废弃|停报|抽样|历史数据|供参考|不|无法|口径|范围|部分|其中|合计|重复|另|调整|误|推算|测算|折算|换算|同期|往|去年|系统|单位|女|男|党员|岁|以下|口头|约|缺|漏|补|误差|修正|更正|变更|撤|并入|划|代管|合并"
    r"|省|市|县|区|州|盟|旗|镇|乡|街道|社区|村|助理|初级|中级|高级|师|者|人员|身份|机关|企业|事业|学校|医"
)
# What is told, because it says what was counted, and is what the program takes the figures for anyway.
_TAKEN: Final = re.compile(
    r"(?:含|包括|包含)(?:线上|线下|网络|网上|集中|面授|远程|培训|和|及|与|、)+(?=[,。;]|$)"
    r"|(?:统计)?(?:口径|范围)(?:与|同|和)(?:上年度?|去年|往年|上期|以前年度)(?:保持)?(?:一致|相同)|(?:统计)?口径(?:详?见|参见)[^,。;]*"
    r"|(?:社会工作者|持证[^,。;]{0,6}?)[“”\"]*指(?:依法|已)?(?:取得|持有|获得)(?:全国)?(?:助理)?社会工作者?(?:职业)?(?:资格|水平)(?:考试)?(?:合格)?证书?的?(?:人员|人|者)?(?=[,。;]|$)"
    r"|社工站[^,。;]{0,2}?[“”\"]*指(?:乡镇|\(街道\)|街道|、|和|及)*(?:社会工作|社工)(?:服务)?站(?=[,。;]|$)"
    r"|(?:合格|通过)人数[为是指](?:当年|本年)?(?:全部|所有)科目(?:均)?(?:合格|通过)的?(?:人数|人员)?"
    r"|增[长减幅]+率?(?:为|是|指)?(?:比|较|与|同)(?:上年|去年)(?:同期)?(?:相比)?(?:的?增[长减幅]+)?(?:幅度|百分比|率)?"
    r"|(?:排名|排序|按|以)[^,。;含除仅未估]{0,12}(?:排列|排序|排名|由高到低|由低到高|不分先后)(?:由高到低|由低到高)?|[^,。;含除仅未估]{0,10}解释权[^,。;]*|如有(?:疑问|问题|异议)[^,。;]*|本表按[年季月]度?(?:填报|统计|报送)|保留[一二两三1-3]位小数"
)


def read(text: str, *, unit: bool = True) -> tuple[str, bool]:
    """What a note says beyond what is known to change nothing, and whether it may change what the figures are.

    ``unit`` says that a unit in it has been read already, as around a table but not beside a row.
    """
    return _read(lines.written(text), unit=unit)


@lru_cache(maxsize=16_384)
def _read(word: str, *, unit: bool) -> tuple[str, bool]:
    if lines.is_day(word) or lines.is_made(word):
        return "", False
    if _BOUND.fullmatch(word):
        return word, True
    word = re.sub(r"^(?:报表说明|填表说明|备注|说明|附注|注释|注\d?|\(注\d?\))?:?(?:\(?\d{1,2}[.、)](?!\d))?", "", word)
    word = _NEXT.sub("", word)
    word = _OF_TOTALS.sub("总", lines.FORM.sub(GONE, lines.UNIT.sub(lines.read_unit, word) if unit else word))
    word = _HARMLESS.sub(GONE, word)
    left = "".join(lines.HAN.findall(word))
    return left, bool(left and _CHANGING.search(_TAKEN.sub(GONE, word)))
