"""What can be wrong with, or was repaired in, a case's files."""

from bangfu_assign.labels._facts_cells import CELLS

TEXTS: dict[str, tuple[str, str]] = {
    **CELLS,
    # the folder and its files
    "no_folder": (
        "找不到该案例文件夹，或无法读取",
        "there is no such case folder, or it cannot be read",
    ),
    "no_table": (
        "缺少必需的表“{table}”：请提供 {table}.csv、{table}.xlsx 或 {table}.xls",
        "the required table “{table}” is missing: provide {table}.csv, {table}.xlsx or {table}.xls",
    ),
    "two_files": (
        "同一张表有多个文件（{others}），请只保留一个",
        "one table has several files ({others}); keep one of them",
    ),
    "file_name_near": (
        "该文件不会被读取；文件名是否应为“{near}”？",
        "this file is not read; should its name be “{near}”?",
    ),
    "wrong_suffix": (
        "不支持这种文件格式，未读取；请另存为 .xlsx 或 .csv",
        "this kind of file is not read; save it as .xlsx or .csv",
    ),
    "file_empty": ("文件是空的", "the file is empty"),
    "file_unreadable": ("无法打开该文件", "the file cannot be opened"),
    "file_too_large": (
        "文件超过 {limit_mb} MB，拒绝读取",
        "the file is larger than {limit_mb} MB and is not read",
    ),
    "zip_bomb": (
        "压缩内容异常庞大，疑似恶意文件，拒绝读取",
        "its compressed content is absurdly large; the file looks hostile and is not read",
    ),
    "sheet_too_large": (
        "工作表的行列数过大（可能在很远处有误填的单元格），拒绝读取；最多 {rows} 行、300 列",
        "the sheet has too many rows and columns (perhaps a stray cell far out) and is not read; "
        "at most {rows} rows and 300 columns",
    ),
    "workbook_broken": (
        "工作簿已损坏，无法读取；请用 Excel 打开后另存一份",
        "the workbook is damaged and cannot be read; open it in Excel and save it anew",
    ),
    "encrypted": (
        "工作簿设有密码；请取消密码后另存",
        "the workbook is protected by a password; save it without one",
    ),
    "not_a_workbook": (
        "扩展名是 Excel，内容却不是（可能是网页或文本）；请用 Excel 打开后另存为 .xlsx",
        "the name says Excel but the content does not (perhaps a web page or text); open it in "
        "Excel and save it as .xlsx",
    ),
    "not_a_table": (
        "既不是 Excel 工作簿，也不是 .csv 文件，无法读取；请另存为 .xlsx 或 .csv",
        "is neither an Excel workbook nor a .csv file and cannot be read; save it as .xlsx or .csv",
    ),
    "workbook_named_csv": (
        "扩展名是 .csv，内容却是 Excel 工作簿；已按工作簿读取",
        "the name says .csv but the content is an Excel workbook; it was read as one",
    ),
    "hidden_sheet": ("隐藏的工作表未读取", "a hidden sheet was not read"),
    "sheet_ignored": (
        "该工作表的表头与本表不符，未读取",
        "this sheet's header does not fit the table; it was not read",
    ),
    "sheets_joined": (
        "多个工作表已合并读取：{sheets}",
        "several sheets were read as one table: {sheets}",
    ),
    "excel_error": (
        "单元格 {cell} 是 Excel 错误值（如 #N/A、#REF!）；请填入正确的值",
        "cell {cell} holds an Excel error (such as #N/A or #REF!); enter the right value",
    ),
    "formula_without_value": (
        "单元格 {cell} 的公式没有计算结果；请用 Excel 打开、重算并保存",
        "cell {cell} holds a formula that was never calculated; open the file in Excel and save it",
    ),
    "binary": (
        "文件里有二进制内容，不是文本表格",
        "the file holds binary data; it is no table in text form",
    ),
    "unknown_encoding": (
        "文字编码既不是 UTF-8 也不是 GB18030；请另存为“CSV UTF-8”",
        "the text is neither UTF-8 nor GB18030; save it as “CSV UTF-8”",
    ),
    "encoding": ("已按 {encoding} 编码读取", "read as {encoding}"),
    "csv_broken": (
        "引号不配对（文件第{line}行附近），无法分列",
        "a quotation mark has no partner (near line {line} of the file); columns cannot be told apart",
    ),
    # headers
    "no_header": (
        "前 20 行里找不到表头；至少应有：{expected}",
        "no header was found in the first 20 rows; it should have at least: {expected}",
    ),
    "no_rows": ("表头下没有任何数据", "there are no rows below the header"),
    "column_missing": ("缺少必需的列 {wanted}", "the required column is missing: {wanted}"),
    "header_twice": (
        "与“{first}”是同一列（{wanted}），请只保留一列",
        "means the same column as “{first}” ({wanted}); keep one of them",
    ),
    "header_unknown": ("不认识的表头，该列未读取", "unknown header; the column is not read"),
    "header_unknown_near": (
        "不认识的表头，该列未读取；是否应为 {near}？",
        "unknown header, the column is not read; did you mean {near}?",
    ),
    "header_passed_over": (
        "已采用“{used}”列，该列未读取",
        "the column “{used}” was used; this one is not read",
    ),
    "phone_of_other_side": (
        "按位置判断，此电话列属于另一方（户主或帮扶人），未读取",
        "by its position this phone column belongs to the other side (household or helper); not read",
    ),
    "helper_column_filled": (
        "该列属于另一方，已填 {cells} 格，未读入；往年结对请放在 pairs 表",
        "belongs to the other side; its {cells} filled cells were not taken over; put last year's "
        "pairs into the table pairs",
    ),
    "unit_in_header": (
        "表头的单位与 {wanted} 不同，数值已乘以 {factor}",
        "the header's unit differs from that of {wanted}; numbers were multiplied by {factor}",
    ),
    # rows
    "title_row": ("表头上方的标题行已跳过", "a title row above the header was skipped"),
    "blank_row": ("空行已跳过", "a blank row was skipped"),
    "repeated_header": ("重复的表头已跳过", "a repeated header was skipped"),
    "total_row": ("合计、小计行已跳过", "a row of totals was skipped"),
    "note_row": ("说明文字行已跳过", "a row with a note was skipped"),
    "row_too_long": (
        "有 {cells} 格，表头只有 {width} 格；可能是单元格里的逗号没有加引号，造成错位",
        "has {cells} cells but the header only {width}; perhaps a comma inside a cell was not "
        "quoted and has shifted the rest",
    ),
    "merged_cells": (
        "合并单元格已按左上角的值填满",
        "merged cells were filled from their top-left cell",
    ),
    # registers
    "category_from_code": (
        "农户属性代码已换成文字",
        "the register's category code was put into words",
    ),
    "cause_from_code": (
        "贫困原因代码已换成文字",
        "the register's code for the cause was put into words",
    ),
    "category_code_unknown": (
        "农户属性代码应为 1、2 或 3",
        "the category code should be 1, 2 or 3",
    ),
    "cause_code_unknown": ("贫困原因代码应为 1 至 8", "the code for the cause should be 1 to 8"),
    "one_row_per_person": (
        "按“一人一行”格式读取：{people} 人合并为 {households} 户",
        "read as one row per person: {people} people in {households} households",
    ),
    "person_without_id": (
        "家庭成员行未填户编号，已沿用上一行",
        "this member's row has no household id; that of the row above was used",
    ),
    "no_head": ("该户没有“户主”一行", "no row of this household is its head (户主)"),
    "two_heads": ("该户有多个“户主”", "this household has more than one head (户主)"),
    "persons_contradict": (
        "该户“人数”为 {told}，实有 {rows} 行；采用“人数”，请核对",
        "the household is said to have {told} people but has {rows} rows; the former is used",
    ),
    "members_contradict": (
        "同一户各行的“{name}”不一致（{others}）",
        "the rows of one household differ in “{name}” ({others})",
    ),
    "person_twice": ("同一户内人编号重复", "the same person stands twice in a household"),
    # between rows and tables
    "id_twice": (
        "编号与第{other}行重复（{file_other}）",
        "the same id stands in row {other} ({file_other})",
    ),
    "row_twice": (
        "与第{other}行内容相同，只保留一行",
        "says the same as row {other}; one of them is kept",
    ),
    "row_contradicts": (
        "与第{other}行对同一对象的内容矛盾",
        "contradicts row {other}, which is about the same thing",
    ),
    "village_unknown": (
        "villages 表中没有这个村",
        "there is no such village in the table villages",
    ),
    "village_unknown_near": (
        "villages 表中没有这个村；是否应为“{near}”？",
        "there is no such village in the table villages; did you mean “{near}”?",
    ),
    "village_understood": ("已按“{now}”理解", "was understood as “{now}”"),
    "village_ambiguous": (
        "有多个同名的村，请改填村代码：{codes}",
        "several villages have this name; give the code instead: {codes}",
    ),
    "village_of_id_unknown": (
        "未填村，户码前 12 位也不是 villages 表中的村代码",
        "no village is given, and the id's first 12 digits are no village of the table villages",
    ),
    "village_of_id_unknown_near": (
        "未填村，户码前 12 位也不是 villages 表中的村代码；是否应为“{near}”？",
        "no village is given, and the id's first 12 digits are no village of the table villages; "
        "did you mean “{near}”?",
    ),
    "village_contradicts_id": (
        "与户码前 12 位（{implied} {name}）不符，采用所填的村，请核对",
        "differs from the id's first 12 digits ({implied} {name}); the village given is used, check it",
    ),
    "household_unknown": (
        "households 表中没有这一户",
        "there is no such household in the table households",
    ),
    "household_unknown_near": (
        "households 表中没有这一户；是否应为“{near}”？",
        "there is no such household in the table households; did you mean “{near}”?",
    ),
    "household_gone": (
        "往年结对中的这一户不在 households 表中，该行不用",
        "this household of earlier pairs is not in the table households; the row is not used",
    ),
    "cadre_unknown": ("cadres 表中没有这名干部", "there is no such cadre in the table cadres"),
    "cadre_unknown_near": (
        "cadres 表中没有这名干部；是否应为“{near}”？",
        "there is no such cadre in the table cadres; did you mean “{near}”?",
    ),
    "cadre_gone": (
        "往年的帮扶人不在今年的 cadres 表中",
        "this helper of earlier years is not in this year's table cadres",
    ),
    "node_unknown": (
        "road_nodes 表中没有这个节点",
        "there is no such node in the table road_nodes",
    ),
    "two_open_pairs": (
        "该户同时有多名尚未结束的帮扶人（{others}），请核对",
        "this household has several helpers that have not ended ({others}); check them",
    ),
    "dates_upside_down": (
        "结束日期早于开始日期（{since}）",
        "ends before it begins ({since})",
    ),
    "lock_kind": (
        "应为 must（必须）或 never（禁止）",
        "should be must (必须) or never (禁止)",
    ),
    "lock_kind_word": ("已按“{now}”理解", "was understood as “{now}”"),
    "lock_contradicts": (
        "与第{other}行矛盾：同一对既“必须”又“禁止”",
        "contradicts row {other}: the same pair is both must and never",
    ),
    "group_unused": ("没有农户属于该组", "no household belongs to this group"),
    "group_unknown": (
        "groups 表中该村没有这个组，坐标取村的坐标",
        "the table groups has no such group in this village; the village's point is used",
    ),
    "group_unknown_near": (
        "groups 表中该村没有这个组，坐标取村的坐标；是否应为“{near}”？",
        "the table groups has no such group in this village; the village's point is used; "
        "did you mean “{near}”?",
    ),
    "group_rewritten": (
        "按 groups 表的写法改为“{now}”",
        "written as in the table groups: “{now}”",
    ),
    "labourers_exceed": (
        "劳动力多于人口（{persons}），请核对",
        "there are more labourers than people ({persons}); check it",
    ),
    "workers_exceed": (
        "培训或转移人数多于人口（{persons}），请核对",
        "more people are trained or transferred than there are ({persons}); check it",
    ),
    "same_name": (
        "与第{other}行同名且同单位（或同村），请确认不是同一人",
        "has the same name and unit (or village) as row {other}; make sure they are two people",
    ),
    # places
    "half_a_point": (
        "经度、纬度只填了一个",
        "only one of longitude and latitude is given",
    ),
    "swapped": (
        "经度、纬度填反了：应为经度 {lon}、纬度 {lat}",
        "longitude and latitude are swapped: it should be lon {lon}, lat {lat}",
    ),
    "off_earth": (
        "经度应在 −180 至 180、纬度应在 −90 至 90 之间",
        "longitude must be from −180 to 180 and latitude from −90 to 90",
    ),
    "outside_china": (
        "坐标（{lon}，{lat}）不在中国境内，请核对",
        "the point ({lon}, {lat}) is not in China; check it",
    ),
    "zero_point": (
        "坐标为 (0, 0)；不知道坐标时请留空",
        "the point is (0, 0); leave it empty if it is not known",
    ),
    "far_point": (
        "距各点中心约 {km} 公里，请核对坐标",
        "lies about {km} km from the middle of all points; check it",
    ),
    "villages_without_point": (
        "有 {count_without} 个村没有坐标",
        "{count_without} villages have no coordinates",
    ),
    # roads
    "roads_twice": (
        "roads.graphml 与 road_nodes、road_edges 只能有其一",
        "there may be roads.graphml or road_nodes and road_edges, not both",
    ),
    "roads_half": (
        "road_nodes 与 road_edges 必须同时提供",
        "road_nodes and road_edges must both be there",
    ),
    "graphml_unsafe": (
        "GraphML 中含有 DOCTYPE 或实体声明，拒绝读取",
        "the GraphML declares a DOCTYPE or entities and is not read",
    ),
    "graphml_broken": (
        "不是可读的 GraphML（第{line}行附近）",
        "is no readable GraphML (near line {line})",
    ),
    "graphml_node": (
        "节点缺少数字坐标 x、y",
        "a node has no numeric coordinates x and y",
    ),
    "graphml_edge": (
        "道路缺少数字长度 length",
        "an edge has no numeric length",
    ),
    "graphml_projected": (
        "坐标不是经纬度（可能是投影坐标）；请以 WGS-84 经纬度导出",
        "the coordinates are not degrees (perhaps projected); export them as WGS-84 degrees",
    ),
    "graphml_empty": ("GraphML 中没有道路", "there are no roads in the GraphML"),
}
