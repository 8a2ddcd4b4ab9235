# ruff: noqa: E501  (word lists: a Chinese character counts as two)
"""Headers that mean a column: what registers, exports and town offices write above it.

All words stand in the form of `headers.header_key`: simplified, lower case, without blanks, units
in brackets, years and punctuation. A *weak* word names the column only if no strong one is there:
姓名 is the head's name unless 户主姓名 stands beside it. Sources: DOMAIN.md §3.
"""

from __future__ import annotations

from bangfu_assign.facts.schema import Column, Kind


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_HOUSEHOLD_ID = "户码 农户编码 农户编号 户编号 户编码 建档立卡号 建档立卡编号 贫困户编号 家庭编号 扶贫编号 低收入户编号"
_CADRE_ID = (
    "干部编号 帮扶人编号 帮扶责任人编号 帮扶干部编号 干部编码 干部代码 人员编号 工号 责任人编号"
)
_VILLAGE_CODE = "村码 村编码 村编号 村代码 行政村代码 行政村编码 行政村编号 行政村码"
_VILLAGE_NAME = (
    "村 村名 村名称 行政村 行政村名称 所在村 所在行政村 村居 村委会 村庄 所属村 所属行政村 户籍村"
)
_GROUP = "组 组名 组别 小组 村民小组 村组 所在组 小组名称 组名称 所在小组"
_HAMLET = "自然村 自然村名称 自然庄"
_LON = "经度 东经 lng long longitude"
_LAT = "纬度 北纬 latitude"

STRONG: dict[str, dict[str, str]] = {
    "households": {
        "household_id": _HOUSEHOLD_ID,
        "head_name": "户主 户名 户主姓名 户主名 户主名称 农户姓名 贫困户姓名 低收入户姓名",
        "village": _VILLAGE_CODE,
        "persons": "人口 人数 家庭人口 家庭人口数 家庭人数 人口数 户人口 户人口数 家庭成员数 总人口",
        "group": _GROUP,
        "labourers": "劳力 劳动力 劳力数 劳动力数 劳动力人数 家庭劳动力 家庭劳动力数 劳动力人口",
        "income_yuan": "人均纯收入 家庭人均纯收入 年人均纯收入 家庭年人均纯收入 人均收入 年人均收入 "
        "家庭人均收入 人均可支配收入 家庭人均可支配收入 农民人均纯收入 人均年收入 人均年纯收入",
        "category": "农户属性 户属性 户类型 农户类型 贫困户类型 贫困户属性 贫困类型 属性",
        "cause": "贫困原因 致贫原因 致贫原因1 主要致贫原因 主要贫困原因 致贫主要原因 贫困主要原因",
        "need": "困难程度 贫困程度 需求程度 帮扶需求 需求等级 困难等级 贫困等级",
        "planned": "脱贫计划 年度脱贫计划 列入计划 列入年度计划 是否列入计划 是否列入年度计划 计划脱贫 "
        "列入脱贫计划 列入年度脱贫计划 是否列入脱贫计划 是否列入年度脱贫计划 是否计划脱贫",
        "trained": "培训 培训人数 培训任务 劳动力培训 劳动力培训人数 参加培训人数",
        "transferred": "转移 转移人数 转移就业 转移就业人数 劳动力转移 劳动力转移人数 转移劳动力 转移任务",
        "loan_10k_yuan": "小额贷款 扶贫小额贷款 贷款 贷款额 贷款金额 小额贷款金额 扶贫小额贷款金额 小额信贷",
        "lon": _LON,
        "lat": _LAT,
        "id_number": "户主身份证号 户主身份证号码 户主身份证 户主证件号码 户主证件号",
        "phone": "户联系电话 户主电话 户主联系电话 户主手机 户主手机号 农户电话 农户联系电话 家庭电话",
    },
    "cadres": {
        "cadre_id": _CADRE_ID,
        "name": "帮扶人 帮扶人姓名 挂钩帮扶人 帮扶责任人 帮扶责任人姓名 结对帮扶责任人 结对帮扶人 包户干部 "
        "干部姓名 帮扶干部 帮扶干部姓名 责任人姓名 责任人",
        "rank": "职级 级别 职务级别 行政级别 人员类别 干部类别 干部类型 职级名称",
        "unit": "单位 单位名称 工作单位 帮扶单位 所在单位 所属单位 帮扶人单位 帮扶责任人单位",
        "position": "职务 单位职务 单位及职务 职位 帮扶人职务 帮扶人单位职务 帮扶责任人职务 现任职务 "
        "帮扶人单位及职务 帮扶责任人单位职务 帮扶责任人单位及职务",
        "phone": "帮扶人电话 帮扶人手机号 帮扶人手机 帮扶责任人电话 帮扶人联系电话 帮扶责任人联系电话 干部电话 "
        "帮扶责任人手机 帮扶责任人手机号 帮扶责任人手机号码",
        "village": _VILLAGE_CODE + " 挂钩村 联系村 帮扶村 驻村 包村 挂钩帮扶村 结对村",
        "lon": _LON,
        "lat": _LAT,
        "quota": "名额 限额 帮扶名额 结对名额 帮扶户数 结对户数 应帮扶户数 最多户数 可帮扶户数",
        "available": "在岗 是否在岗 可用 是否可用 能否帮扶 是否参加帮扶 是否参加 可否帮扶",
    },
    "villages": {
        "village_id": _VILLAGE_CODE + " 统计用区划代码 区划代码 行政区划代码 villagecode",
        "name": _VILLAGE_NAME,
        "lon": _LON,
        "lat": _LAT,
        "weak": "经济薄弱村 是否经济薄弱村 薄弱村 是否薄弱村 省定经济薄弱村 是否省定经济薄弱村",
        "town": "乡镇 镇 乡 乡镇名称 所属乡镇 所在乡镇 镇街 乡镇街道 乡镇街",
        "unit": "包村部门 包村单位 挂钩单位 挂钩部门 帮扶单位 后方单位 包村部门单位",
        "collective_income_10k_yuan": "集体收入 村集体收入 集体经营性收入 村集体经营性收入 年集体经营性收入 "
        "村年集体经营性收入 集体经济收入 村集体经济收入 村级集体收入",
    },
    "groups": {
        "village": _VILLAGE_CODE,
        "group": _GROUP,
        "lon": _LON,
        "lat": _LAT,
    },
    "pairs": {
        "household_id": _HOUSEHOLD_ID,
        "cadre_id": _CADRE_ID,
        "since": "开始日期 起始日期 结对日期 开始时间 起始时间 结对时间 帮扶开始时间 帮扶开始日期 自",
        "until": "结束日期 终止日期 截止日期 脱钩日期 结束时间 终止时间 截止时间 帮扶结束时间 帮扶结束日期 至",
        "reason": "原因 理由 事由 变更原因 更换原因 调整原因",
    },
    "locks": {
        "household_id": _HOUSEHOLD_ID,
        "cadre_id": _CADRE_ID,
        "kind": "类型 类别 种类 性质 方式 锁定类型 要求",
        "reason": "原因 理由 事由 说明",
    },
    "projects": {
        "project_id": "项目编号 项目编码 项目代码 项目码",
        "name": "项目 项目名称 项目名",
        "village": _VILLAGE_CODE,
        "lon": _LON,
        "lat": _LAT,
        "places": "名额 岗位 岗位数 用工名额 用工数 带动户数 可安置户数 容量 可带动户数",
        "needs_labour": "需要劳动力 需劳动力 是否需要劳动力 是否需劳动力 需要劳力",
    },
    "distances": {
        "cadre_id": _CADRE_ID,
        "village_id": _VILLAGE_CODE,
        "metres": "米 距离 路程 里程 单程 单程距离 meters distance distancem",
    },
    "visits": {
        "household_id": _HOUSEHOLD_ID,
        "head_name": "户主 户名 户主姓名 户主名 户主名称 农户姓名 贫困户姓名 低收入户姓名 帮扶对象 帮扶对象姓名 "
        "帮扶户 走访户 走访对象 联系户 联系对象 结对户 被帮扶户 被帮扶人",
        "village": _VILLAGE_CODE,
        "date": "日期 走访日期 联系日期 走访时间 联系时间 帮扶日期 帮扶时间 入户日期 入户时间 活动日期 活动时间 "
        "visitdate",
        "form": "方式 走访方式 帮扶方式 形式 走访形式 联系形式 帮扶形式 入户方式",
        "content": "内容 内容及措施落实 内容及落实措施 走访内容 帮扶内容 联系内容 工作内容 内容及措施 措施落实 落实措施 "
        "帮扶措施 主要内容 走访情况 帮扶情况 帮扶内容及措施落实 走访内容及措施落实 活动内容",
        "cadre_id": _CADRE_ID,
        "helper": "帮扶责任人 帮扶责任人姓名 帮扶人 帮扶人姓名 挂钩帮扶人 结对帮扶责任人 结对帮扶人 帮扶干部 走访人 "
        "走访人员 走访干部 联系人 联系干部 入户干部 包户干部 责任人 责任人姓名 干部姓名 visitor cadre",
        "helper_signed": "帮扶责任人签字 帮扶人签字 责任人签字 干部签字 帮扶干部签字 走访人签字 帮扶责任人签名 帮扶人签名 "
        "责任人签名 干部签名 帮扶干部签名 走访人签名 走访干部签字 signedbyhelper cadresigned",
        "household_signed": "帮扶对象签字 户主签字 农户签字 贫困户签字 帮扶户签字 对象签字 帮扶对象签名 户主签名 农户签名 "
        "贫困户签名 帮扶户签名 被帮扶人签字 低收入户签字 低收入户签名 群众签字 signedbyhousehold",
    },
    "road_nodes": {"id": "节点 节点编号 编号 osmid nodeid", "lon": _LON + " x", "lat": _LAT + " y"},
    "road_edges": {
        "u": "起点 起点编号 起节点 from source",
        "v": "终点 终点编号 止节点 to target",
        "length_m": "长度 length 路长 距离 lengthm",
        "oneway": "单行 单向 是否单行 单行线 是否单向",
    },
}

WEAK: dict[str, dict[str, str]] = {
    "households": {
        "head_name": "姓名 名字 name",
        "village": _VILLAGE_NAME + " villageid",
        "group": _HAMLET,
        "household_id": "编号 档案号 id",
        "id_number": "身份证号 身份证号码 身份证 证件号码 证件号 公民身份号码",
        "phone": "联系电话 电话 电话号码 手机 手机号 手机号码 联系方式 联系号码",
        "category": "类别",
        "need": "需求",
        "planned": "计划",
    },
    "cadres": {
        "cadre_id": "编号 编码 id",
        "name": "姓名 名字",
        "rank": "身份 类别",
        "phone": "联系电话 电话 电话号码 手机 手机号 手机号码 联系方式 联系号码",
        "village": _VILLAGE_NAME + " villageid",
    },
    "villages": {"village_id": "编码 代码 编号 id", "name": "名称", "unit": "单位 部门"},
    "groups": {"village": _VILLAGE_NAME + " villageid", "group": _HAMLET + " 名称 name"},
    "pairs": {"household_id": "household", "cadre_id": "cadre helper"},
    "locks": {"reason": "备注", "household_id": "household", "cadre_id": "cadre helper"},
    "projects": {
        "project_id": "编号 编码 id",
        "name": "名称",
        "village": _VILLAGE_NAME + " villageid",
    },
    "visits": {
        "household_id": "编号 id household",
        "head_name": "姓名 名字 name",
        "village": _VILLAGE_NAME + " villageid",
        "date": "时间 day",
        "form": "联系方式 how",
        "helper_signed": "签字 签名",
        "content": "措施 事项 what",
    },
    "distances": {"village_id": _VILLAGE_NAME + " village", "cadre_id": "cadre"},
}

EXTRAS: dict[str, tuple[tuple[Column, str], ...]] = {
    "households": (
        (Column("_town", Kind.TEXT), "乡 镇 乡镇 乡镇名称 所属乡镇 所在乡镇 town"),
        (Column("_relation", Kind.TEXT), "与户主关系 和户主关系 户主关系 家庭关系"),
        (Column("_skill", Kind.TEXT), "劳动技能 劳动能力 劳动力类型"),
        (Column("_person_id", Kind.ID), "人编号 人员编号 个人编号"),
    ),
    "cadres": ((Column("_town", Kind.TEXT), "乡 镇 乡镇 乡镇名称 所属乡镇 town"),),
    "groups": ((Column("_town", Kind.TEXT), "乡 镇 乡镇 乡镇名称 所属乡镇 town"),),
    "visits": (
        (Column("_town", Kind.TEXT), "乡 镇 乡镇 乡镇名称 所属乡镇 town"),
        (Column("_group", Kind.TEXT), _GROUP + " group"),
        (
            Column("_unit", Kind.TEXT),
            "单位 单位职务 单位及职务 帮扶单位 帮扶人单位 帮扶人单位职务 所在单位",
        ),
        (Column("_position", Kind.TEXT), "职务 职级 帮扶人职务"),
        (Column("_phone", Kind.TEXT), "电话 联系电话 手机 手机号 手机号码 户主电话 户主联系电话"),
        (Column("_helper_phone", Kind.TEXT), "帮扶人电话 帮扶责任人电话 帮扶人联系电话 干部电话"),
    ),
}
"""Columns that are read to understand the table, and do not stay in it."""

OTHER_SIDE: dict[str, str] = {
    "households": STRONG["cadres"]["name"] + " " + STRONG["cadres"]["unit"] + " "
    + STRONG["cadres"]["position"] + " " + STRONG["cadres"]["phone"] + " 帮扶人手机号码 职务级别",
    "cadres": STRONG["households"]["head_name"] + " " + STRONG["households"]["phone"] + " "
    + STRONG["households"]["household_id"] + " 户主身份证号码 户主身份证号 户主身份证",
}  # fmt: skip
"""Headers of the helper in a household roster, and of the household in a cadre roster."""

OTHER_PHONE: dict[str, str] = {
    "households": STRONG["cadres"]["phone"] + " 帮扶人手机号码",
    "cadres": STRONG["households"]["phone"],
}

BARE_PHONE = _words(WEAK["households"]["phone"])
"""A phone's header that does not say whose it is."""

KNOWN_UNUSED = _words(
    "序号 序 no 编次 备注 说明 附注 remark remarks note notes 性别 民族 年龄 出生日期 出生年月",
    "文化程度 学历 政治面貌 健康状况 承包耕地面积 耕地面积 承包面积 耕地 住房面积 房屋面积",
    "省 市 县 县区 区县 区 地市 县市区 开户银行 银行账号 银行卡号 开户行 人编号 单位类型 隶属关系",
    "是否第一书记 是否驻村队员 脱贫年度 年度 年份 致贫原因2 致贫原因3 其他致贫原因 务工情况",
    "务工时间 在校生状况 是否军烈属 身份证号 身份证号码 证件号码 证件类型 地址 住址 家庭住址",
    "household cadre name english osmid key highway ref lanes maxspeed bridge tunnel width",
    "junction access geometry reversed streetcount",
)
"""Headers of real registers that this tool has no use for, passed over in silence."""
