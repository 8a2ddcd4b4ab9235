"""Sentences about the policy file."""

TEXTS: dict[str, tuple[str, str]] = {
    # the file
    "no_file": (
        "找不到政策文件。请在案例文件夹里放一份 policy.toml，或用 --policy 指明文件",
        "the policy file does not exist: put a policy.toml into the case folder, or name one with --policy",
    ),
    "unreadable": (
        "政策文件打不开（是文件夹，或没有读取权限）",
        "the policy file cannot be opened (it is a folder, or reading is not permitted)",
    ),
    "too_big": (
        "政策文件超过 {limit_kb} KB，不像政策文件，请核对文件是否选对",
        "the file is larger than {limit_kb} KB and cannot be a policy: check that it is the right one",
    ),
    "no_text_file": (
        "不是文本文件。政策文件应是用记事本可编辑的 TOML 文本，以 UTF-8 保存",
        "not a text file: a policy is TOML text, editable in any editor, saved as UTF-8",
    ),
    "not_utf8": (
        "文件编码是 {encoding}，已按此读取；建议另存为 UTF-8",
        "the file is encoded as {encoding} and was read so; better save it as UTF-8",
    ),
    # syntax
    "syntax": (
        "不符合 TOML 写法，无法读取（数字过长或括号嵌套过深）",
        "not valid TOML and cannot be read (a number far too long, or brackets nested far too deep)",
    ),
    "syntax_wide": (
        "第{line}行第{column}列附近有中文标点“{char}”，应改用英文半角“{right}”",
        "line {line}, near column {column}: the full-width character “{char}” must be “{right}”",
    ),
    "syntax_twice": (
        "第{line}行：同一个键或同一张表写了两次，请只留一处（多个职级各写一个 [[rank]]）",
        "line {line}: a key or table stands twice, keep one (several ranks: one [[rank]] each)",
    ),
    "syntax_string": (
        '第{line}行第{column}列：文字没有用英文双引号括好，应写成如 label = "办事员"',
        'line {line}, column {column}: text must stand between double quotes, as in label = "办事员"',
    ),
    "syntax_value": (
        "第{line}行第{column}列：无法识别等号后的值。文字要加英文双引号，小数写作 1.3，是/否写作 true/false",
        "line {line}, column {column}: the value is not understood: quote text, write decimals as 1.3, "
        "yes and no as true and false",
    ),
    "syntax_bracket": (
        "第{line}行：方括号或花括号没有配对",
        "line {line}: a bracket or brace is not closed",
    ),
    "syntax_key": (
        "第{line}行第{column}列：应写成“键 = 值”，键名用英文字母，如 quota = 3",
        "line {line}, column {column}: write key = value with the key in Latin letters, as in quota = 3",
    ),
    "syntax_line_end": (
        "第{line}行第{column}列：值后面有多余的内容；每行只写一个“键 = 值”，说明文字前加 #",
        "line {line}, column {column}: something follows the value; one key = value a line, comments after #",
    ),
    "syntax_other": (
        "第{line}行第{column}列不符合 TOML 写法",
        "line {line}, column {column} is not valid TOML",
    ),
    # keys
    "unknown_key_near": (
        "没有“{key}”这个键，是否应为“{nearest}”？",
        "there is no key “{key}”; did you mean “{nearest}”?",
    ),
    "unknown_key_elsewhere": (
        "没有“{key}”这个键，是否应为 {home} 里的“{nearest}”？",
        "there is no key “{key}”; did you mean “{nearest}”, which belongs in {home}?",
    ),
    "unknown_key": (
        "没有“{key}”这个键；{table} 里可用的键有：{known}",
        "there is no key “{key}”; {table} may hold: {known}",
    ),
    "unknown_top_key": (
        "没有“{key}”这个键；键要写在这些表的下面：{known}",
        "there is no key “{key}”; keys stand below one of the tables {known}",
    ),
    "misplaced_key": (
        "“{key}”写错了地方，应放在 {home} 下面",
        "“{key}” stands in the wrong place: it belongs in {home}",
    ),
    "unknown_table_near": (
        "没有 [{key}] 这张表，是否应为 {nearest}？",
        "there is no table [{key}]; did you mean {nearest}?",
    ),
    "unknown_table": (
        "没有 [{key}] 这张表；可用的表有：{known}",
        "there is no table [{key}]; there may be: {known}",
    ),
    "missing_key": (
        "缺少“{key}”，应写如：{example}",
        "“{key}” is missing; write for example: {example}",
    ),
    "missing_rank": (
        "没有写任何职级；每个职级写一段 [[rank]]，至少要有 name 和 quota",
        "there is no rank; write a [[rank]] for each, with at least name and quota",
    ),
    "no_rank": (
        "职级是空的；每个职级写一段 [[rank]]，至少要有 name 和 quota",
        "the ranks are empty; write a [[rank]] for each, with at least name and quota",
    ),
    "rank_not_array": (
        "职级应写成双方括号 [[rank]]，每个职级一段",
        "ranks are written with double brackets, one [[rank]] for each",
    ),
    # values
    "not_whole": (
        "应为整数，如：{example}；读到的是 {value}",
        "must be a whole number, for example {example}; found {value}",
    ),
    "not_number": (
        "应为数字，不加引号，如：{example}；读到的是 {value}",
        "must be a number without quotes, for example {example}; found {value}",
    ),
    "not_finite": (
        "应为有限的数字，如：{example}；不设限制就删去这一行",
        "must be a finite number, for example {example}; for no limit leave the line out",
    ),
    "not_flag": (
        "应为 true（是）或 false（否），不加引号；读到的是 {value}",
        "must be true or false without quotes; found {value}",
    ),
    "not_text": (
        "应为文字，加英文双引号，如：{example}；读到的是 {value}",
        "must be text in double quotes, for example {example}; found {value}",
    ),
    "empty_text": (
        "不能为空，应写如：{example}",
        "must not be empty; write for example: {example}",
    ),
    "not_list": (
        "应为方括号里的列表，如：{example}；读到的是 {value}",
        "must be a list in brackets, for example {example}; found {value}",
    ),
    "not_table": (
        "应为一张表，写作 {example}，各键写在它下面；读到的是 {value}",
        "must be a table, written {example} with its keys below; found {value}",
    ),
    "not_a_choice": (
        "只能取其中之一：{choices}；读到的是 {value}",
        "must be one of {choices}; found {value}",
    ),
    "not_a_choice_near": (
        "只能取其中之一：{choices}；读到的是 {value}，是否应为“{nearest}”？",
        "must be one of {choices}; found {value}, did you mean “{nearest}”?",
    ),
    "not_above": ("应大于 {limit}；读到的是 {value}", "must be above {limit}; found {value}"),
    "too_small": ("不能小于 {limit}；读到的是 {value}", "must be at least {limit}; found {value}"),
    "too_large": ("不能大于 {limit}；读到的是 {value}", "must be at most {limit}; found {value}"),
    "seat_not_two_numbers": (
        "驻地应为两个数字 [经度, 纬度]，如：{example}；读到的是 {value}",
        "the seat must be two numbers [lon, lat], for example {example}; found {value}",
    ),
    "seat_swapped": (
        "驻地的顺序是 seat = [经度, 纬度]，这里像是写反了，应为：{right}",
        "the order is seat = [lon, lat]; these look swapped, write: {right}",
    ),
    "seat_off_earth": (
        "驻地超出范围：seat = [经度, 纬度]，经度 -180 至 180，纬度 -90 至 90；读到的是 {value}",
        "the seat is off the map: seat = [lon, lat] with lon -180 to 180 and lat -90 to 90; found {value}",
    ),
    "per_village_not_two": (
        "应为两个整数 [最少人数, 最多人数]，如：{example}；读到的是 {value}",
        "must be two whole numbers [least, most], for example {example}; found {value}",
    ),
    "not_day": (
        "应为日期，如：{example}；读到的是 {value}",
        "must be a day, for example {example}; found {value}",
    ),
    "text_too_long": (
        "文字太长（上限 {max_length} 字），公示栏里放不下",
        "the text is too long for a notice board (at most {max_length} characters)",
    ),
    "notice_days": (
        "公示的截止日期（end）应不早于开始日期（start），且两者都要写；长期公示则两者都不写",
        "the last day of a notice (end) needs a first day (start) not after it; leave out both for a "
        "long-term notice",
    ),
    "notice_columns": (
        "公示表的 columns 必须有 head_name（户主姓名）和 helper（帮扶责任人），且每列只写一次",
        "the notice's columns must hold head_name and helper, each column once",
    ),
    "other": ("取值不对（{why}）；读到的是 {value}", "is not valid ({why}); found {value}"),
    # contradictions
    "per_village_upside_down": (
        "最少 {least} 人大于最多 {most} 人；应写成 per_village = [最少, 最多]",
        "the least, {least}, is above the most, {most}; write per_village = [least, most]",
    ),
    "pairing_without_paired": (
        'pairs_with 和 per_village 只用于挂钩村的职级；要挂钩就写 serves = "paired"，否则删去这两项',
        'pairs_with and per_village are for ranks that hook villages: write serves = "paired", '
        "or leave them out",
    ),
    "quota_zero_with_minimum": (
        "户数上限 quota 为 0，却要求每村至少有一人挂钩：请提高 quota，或把 per_village 的最少人数改为 0",
        "quota is 0, yet each village needs at least one of this rank: raise quota, "
        "or set the least of per_village to 0",
    ),
    "no_objective": (
        "order 是空的；删去这一行即采用默认次序：{example}",
        "order is empty; leave the line out for the default: {example}",
    ),
    "objective_twice": (
        "order 里重复了：{names}；每个目标只写一次",
        "order repeats {names}; each objective stands once",
    ),
    "rank_twice": (
        "名称“{word}”已被第{first}个职级使用；name 和 label 都不能与别的职级相同",
        "“{word}” is already used by rank number {first}; names and labels must differ between ranks",
    ),
    # warnings
    "no_coverage": (
        "目标次序里没有 coverage（帮扶到户）：户数再多也可能不安排",
        "the order leaves out coverage: households may stay without help although places are free",
    ),
    "coverage_not_first": (
        "coverage（帮扶到户）不在首位，{first} 排在前面：可能因此有户得不到帮扶",
        "coverage is not first, {first} goes before it: households may stay without help for its sake",
    ),
    "walk_before_travel": (
        "walk（村内路程）排在 travel（往返路程）之前：为少走村内的路，可能多跑村外的路",
        "walk goes before travel: short walks inside villages may be bought with long trips to them",
    ),
    "no_principal_rank": (
        "没有一个职级既是帮扶责任人（principal）又有户数（quota 大于 0）：所有户都将无人帮扶",
        "no rank is principal with a quota above 0: every household will stay without a helper",
    ),
    "km_like_metres": (
        "{km} 公里远得不像一个乡镇；单位是公里，若本意是米，应写 {right}",
        "{km} km is far for a town; the unit is kilometres, if metres were meant write {right}",
    ),
    "seat_maybe_swapped": (
        "驻地不在中国境内，像是经纬度写反了；顺序是 [经度, 纬度]：{right}",
        "the seat lies outside China and looks swapped; the order is [lon, lat]: {right}",
    ),
}
