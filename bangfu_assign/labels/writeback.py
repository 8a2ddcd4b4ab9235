"""Words about entering a plan into the register."""

TEXTS: dict[str, tuple[str, str]] = {
    # what cannot be done
    "no_register": (
        "找不到登记表“{path}”，或它不是文件",
        "there is no register at “{path}”, or it is no file",
    ),
    "own_result": (
        "“{path}”在结果文件夹内，回填会覆盖它；请指定原来的登记表，或换一个结果文件夹",
        "“{path}” lies in the folder of results and would be overwritten; name the original register, or another folder",
    ),
    "no_name": (
        "没有“帮扶人姓名”一列，无法回填",
        "has no column for the helper's name (帮扶人姓名), so nothing can be entered",
    ),
    "no_phone": (
        "没有“帮扶人电话”一列，无法回填",
        "has no column for the helper's phone (帮扶人电话), so nothing can be entered",
    ),
    "no_job": (
        "没有“帮扶人单位职务”一列（或“帮扶单位”和“帮扶人职务”两列），无法回填",
        "has no column for the helper's unit and position (帮扶人单位职务, or 帮扶单位 and 帮扶人职务)",
    ),
    "shared_formula": (
        "{cell} 的公式与不改动的单元格共用，覆盖会损坏它们；请先在 Excel 中把帮扶人三栏“复制、选择性粘贴为数值”",
        "the formula in {cell} also serves cells that stay as they are; first turn the helper's columns into values in Excel (copy, paste values)",
    ),
    "odd_workbook": (
        "文件内部结构不合规范，无法只改三栏；请用 Excel 或 WPS 另存为 .xlsx 后重试",
        "the file's inner structure is not what spreadsheet programs write; save it anew as .xlsx and try again",
    ),
    "odd_csv": (
        "文件无法按原样写回（编码或引号不合规范）；请另存为 .xlsx 或 UTF-8 的 .csv 后重试",
        "the file cannot be written back as it was (odd encoding or quotes); save it as .xlsx or UTF-8 .csv and try again",
    ),
    "not_as_before": (
        "核对未通过：重新读取回填后的文件，与原表的差别不止帮扶人三栏，未写出任何文件；请把登记表另存为 .xlsx 后重试",
        "check failed: read again, the file differs from the original in more than the helper's columns; nothing was written. Save the register anew as .xlsx and try again",
    ),
    # about rows
    "replaced": (
        "原填另有其人，已换为本方案的帮扶责任人",
        "named somebody else; now the plan's helper",
    ),
    "cleared": (
        "计划内、本方案无帮扶责任人：原填的帮扶人已清空",
        "planned, and without a helper in this plan: the former one was taken out",
    ),
    "uncovered": (
        "计划内、本方案无帮扶责任人：三栏空白",
        "planned, and without a helper in this plan: left blank",
    ),
    "not_planned": (
        "不在年度计划内：保持原样",
        "not in the year's plan: left as it was",
    ),
    "unknown": (
        "数据文件夹的农户名册中没有这个户码：保持原样",
        "not among the households of the case: left as it was",
    ),
    "unreadable": ("户码无法识别：保持原样", "the household id cannot be read: left as it was"),
    "twice": (
        "户码重复（已见于 {other_file} 第{other}行），两处同样处理",
        "the same household stands in {other_file} row {other}; both rows are treated alike",
    ),
    "absent": (
        "方案中有此户，登记表中没有：请补录",
        "in the plan but not in this register: add the household there",
    ),
    # about texts
    "shortened": (
        "超过登记系统字数，已按简称填写（{households} 户）",
        "too long for the register; written in short ({households} households)",
    ),
    "cut": (
        "超过登记系统字数，没有通行简称，已截断（{households} 户）；请在 policy.toml 的 [writeback] short 中给出简称",
        "too long for the register and cut off ({households} households); give a short form under [writeback] short in policy.toml",
    ),
    "phone_left_out": (
        "电话超过登记系统字数，未填写（{households} 户）",
        "the phone is too long for the register and was left out ({households} households)",
    ),
    "no_code": (
        "农户属性或贫困原因不是登记系统的代码，按原文填写",
        "category or cause has no code in the register; written as it stands",
    ),
    "head_long": (
        "户主姓名超过登记系统的10个字，按原文填写",
        "the head's name is longer than the register's 10 characters; written as it stands",
    ),
    # about the file
    "unmerged": (
        "合并单元格 {cells} 内帮扶人不再相同，已拆分",
        "the cells merged as {cells} no longer have one helper and were taken apart",
    ),
    "formula": ("{cell} 原为公式，已改为文字", "{cell} held a formula, now a text"),
    "not_in_gbk": (
        "“{characters}”不在 GBK 字库内，文件按 GB18030 保存；旧版程序可能显示不出",
        "“{characters}” is not in GBK; the file is GB18030 now, and old programs may not show it",
    ),
    "converted": (
        "旧版 .xls 不能原样修改，已转为 .xlsx：保留内容、格式、列宽、合并和冻结窗格；公式改为结果，图片、图表、批注、宏和条件格式不保留",
        "an old .xls cannot be changed in place and became .xlsx: contents, formats, widths, merges and frozen panes are kept; formulas became results; pictures, charts, remarks, macros and conditional formats are not kept",
    ),
    "sheet_without": (
        "该工作表没有帮扶人三栏，未改动",
        "this sheet has no columns for the helper and was left alone",
    ),
    "only_fresh": (
        "数据文件夹的农户表没有帮扶人三栏，只生成了14栏登记表；用 --register 指定要回填的文件",
        "the case's table of households has no columns for the helper: only the 14-column sheet was made; name a file to fill with --register",
    ),
    # the summary on the screen
    "fresh_written": ("14栏登记表：{path}", "14-column sheet: {path}"),
    "register_written": (
        "已回填：{path}（{filled} 行填有帮扶责任人；重新读取核对，其余内容与原表一致）",
        "filled in: {path} ({filled} rows name their helper; read again, all else is as it was)",
    ),
    "notes_written": ("逐条说明（{count} 条）：{path}", "notes ({count}): {path}"),
    "what": ("情况", "what"),
    "count": ("条数", "times"),
    "first": ("第一处", "first at"),
    "texts": ("超过登记系统字数的单位职务、姓名", "Texts too long for the register"),
    "full": ("原文", "in full"),
    "short": ("填写", "written"),
    "households": ("户数", "households"),
    "more": ("……另有 {count} 条，见 {path}", "… and {count} more in {path}"),
}
