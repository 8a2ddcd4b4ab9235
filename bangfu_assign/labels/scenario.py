"""Words about scenarios: their file, how each ended, and the comparison."""

TEXTS: dict[str, tuple[str, str]] = {
    # the file
    "no_file": (
        "找不到情景文件，请核对路径",
        "the scenarios file does not exist: check the path",
    ),
    "unreadable": (
        "情景文件打不开（是文件夹，或没有读取权限）",
        "the scenarios file cannot be opened (it is a folder, or reading is not permitted)",
    ),
    "too_big": (
        "情景文件超过 {limit_kb} KB，请核对文件是否选对",
        "the file is larger than {limit_kb} KB and cannot be a list of scenarios: check that it is the right one",
    ),
    "no_text_file": (
        "不是文本文件。情景文件应是用记事本可编辑的 TOML 文本，以 UTF-8 保存",
        "not a text file: scenarios are TOML text, editable in any editor, saved as UTF-8",
    ),
    "none": (
        "没有写任何情景；每个情景写一段 [[scenario]]，至少要有 name",
        "there is no scenario; write a [[scenario]] for each, with at least a name",
    ),
    "not_array": (
        "情景应写成双方括号 [[scenario]]，每个情景一段",
        "scenarios are written with double brackets, one [[scenario]] for each",
    ),
    "not_inline_table": (
        "应写成花括号里的“键 = 值”，如：{example}；读到的是 {value}",
        "must be keys and values in braces, for example {example}; found {value}",
    ),
    "name_too_long": (
        "名称最长 {most} 个字；说明文字请写在 note 里",
        "a name has at most {most} characters; explanations go into note",
    ),
    "name_twice": (
        "名称“{name}”用了两次，请改其中一个",
        "the name “{name}” is used twice; change one of them",
    ),
    "base_changed": (
        "“base”专指现行政策，不能改动；请给这个情景另取名称",
        "“base” is the policy as it is and changes nothing; give this scenario another name",
    ),
    "unknown_base": (
        "没有名为“{name}”的情景可作基础；已有：{known}",
        "there is no scenario “{name}” to build on; there are: {known}",
    ),
    "unknown_base_near": (
        "没有名为“{name}”的情景可作基础，是否应为“{near}”？",
        "there is no scenario “{name}” to build on; did you mean “{near}”?",
    ),
    "base_circle": (
        "情景互为基础，成了循环：{names}",
        "the scenarios build on each other in a circle: {names}",
    ),
    "too_many": (
        "共有 {count} 个方案，最多 {most} 个；请减少 sweep 里的取值，或分成几个文件",
        "{count} variants in all, at most {most}: sweep fewer values, or use several files",
    ),
    "unknown_swept": (
        "sweep 里不能列举“{key}”；可以列举：{known}",
        "sweep cannot vary “{key}”; it can vary: {known}",
    ),
    "unknown_swept_near": (
        "sweep 里不能列举“{key}”，是否应为“{nearest}”？",
        "sweep cannot vary “{key}”; did you mean “{nearest}”?",
    ),
    "no_values": (
        "sweep 里要列出几个取值，如：{example}",
        "sweep needs a list of values, for example {example}",
    ),
    "unknown_rank": (
        "政策里没有“{name}”这个职级；已有：{known}",
        "the policy has no rank “{name}”; it has: {known}",
    ),
    "unknown_rank_near": (
        "政策里没有“{name}”这个职级，是否应为“{near}”？",
        "the policy has no rank “{name}”; did you mean “{near}”?",
    ),
    "unknown_cadre": ("花名册里没有编号“{name}”的干部", "no cadre has the id “{name}”"),
    "unknown_cadre_near": (
        "花名册里没有编号“{name}”的干部，是否应为“{near}”？",
        "no cadre has the id “{name}”; did you mean “{near}”?",
    ),
    "unknown_household": ("没有户码“{name}”的农户", "no household has the id “{name}”"),
    "unknown_household_near": (
        "没有户码“{name}”的农户，是否应为“{near}”？",
        "no household has the id “{name}”; did you mean “{near}”?",
    ),
    "unknown_village": (
        "没有编号或名称为“{name}”的村",
        "no village has the id or name “{name}”",
    ),
    "unknown_village_near": (
        "没有编号或名称为“{name}”的村，是否应为“{near}”？",
        "no village has the id or name “{name}”; did you mean “{near}”?",
    ),
    "same_village_name": (
        "有几个村都叫“{name}”，请写村编号：{ids}",
        "several villages are called “{name}”; write an id: {ids}",
    ),
    "extra_without_home": (
        "“{rank}”只帮扶本村农户，新增人员要写 village",
        "“{rank}” serves the home village only: say which with village",
    ),
    "already_principal": (
        "“{name}”本来就可以作帮扶责任人，不必写入 admit",
        "“{name}” can be a principal helper already; leave it out of admit",
    ),
    "no_such_lock": (
        "锁定表里没有农户 {household_id} 与干部 {cadre} 这一条，无从取消",
        "there is no lock of household {household_id} and cadre {cadre} to remove",
    ),
    "new_cadre": ("新增{rank}{number}", "new {rank} {number}"),
    "nothing_to_compare": ("没有要比较的方案", "there is nothing to compare"),
    "no_plan_at_all": ("没有一个方案可写", "no variant has a plan to write"),
    "no_such_base": (
        "没有名为“{name}”的方案可作比较基准；已有：{known}",
        "there is no variant “{name}” to compare with; there are: {known}",
    ),
}
