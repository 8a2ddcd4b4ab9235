"""What is said about a plan read back from disk."""

TEXTS: dict[str, tuple[str, str]] = {
    "no_such_plan": ("找不到方案“{path}”。", "There is no plan at “{path}”."),
    "no_plan_here": (
        "文件夹“{folder}”里没有方案（assignments.csv 或 plan.xlsx）。",
        "The folder “{folder}” holds no plan (assignments.csv or plan.xlsx).",
    ),
    "unreadable": ("无法读取该文件（{why}）。", "This file cannot be read ({why})."),
    "no_assignments": (
        "没有找到方案表：需要同时有“户码”（或建档立卡号、household_id）和“干部编号”（或 cadre_id）两列的工作表。",
        "No table of a plan was found: a sheet needs a column of household ids (户码, household_id) and one of cadre ids (干部编号, cadre_id).",
    ),
    "other_case": (
        "这不是本数据的方案：{plan}中的{count}户，农户名册只有{known}户（方案中如{example}，名册中如{own}）。请检查数据文件夹与方案是否配套。",
        "This plan belongs to another case: of the {count} households in {plan} the register knows {known} (in the plan e.g. {example}, in the register e.g. {own}). Check that case and plan belong together.",
    ),
    "village_differs": (
        "{head}户（{household_id}）在农户名册中属于{village}，与此处不同；请改正此处，户已搬迁的请用 replan 修订方案。",
        "The register has the household of {head} ({household_id}) in {village}, not here. Mend this cell; if the household has moved, use replan.",
    ),
    "unknown_household": ("农户名册中没有这个户码。", "No such household in the roster."),
    "unknown_household_near": (
        "农户名册中没有这个户码；是否为{near}？",
        "No such household in the roster; did you mean {near}?",
    ),
    "unknown_cadre": (
        "干部名册中没有这个编号；应填干部编号，清空表示未落实。",
        "No such cadre in the roster; enter a cadre id, or leave the cell empty for uncovered.",
    ),
    "unknown_cadre_near": (
        "干部名册中没有这个编号；是否为{near}？",
        "No such cadre in the roster; did you mean {near}?",
    ),
    "unknown_village": ("村名册中没有这个村编号。", "No such village in the roster."),
    "unknown_village_near": (
        "村名册中没有这个村编号；是否为{near}？",
        "No such village in the roster; did you mean {near}?",
    ),
    "unknown_project": ("项目表中没有这个项目编号。", "No such project in the list of projects."),
    "unknown_project_near": (
        "项目表中没有这个项目编号；是否为{near}？",
        "No such project in the list of projects; did you mean {near}?",
    ),
    "no_past": (
        "这不是结对历史表：应有 household_id、cadre_id、since、until、reason 五列（UTF-8）。",
        "This is no history of pairs: it has the columns household_id, cadre_id, since, until, reason, in UTF-8.",
    ),
    "not_as_written": (
        "无法得知方案原来的内容：请把工作簿放在生成它的结果文件夹中，或使用未删除隐藏表的原工作簿。",
        "Nothing tells how this plan was written: leave the file in the folder where it was made, or use the workbook with its hidden sheet.",
    ),
    "edited": ("手工调整（原为{before}）", "edited by hand (was {before})"),
    "edited_new": ("手工调整（原未落实）", "edited by hand (had nobody)"),
    "edited_away": ("手工取消（原为{before}）", "taken away by hand (was {before})"),
    "edits_impossible": (
        "手工调整与规则或其他锁定相抵触，照此无法编制方案；请改动下列各处：",
        "No plan can follow these edits: they contradict the rules or other locks. Change these:",
    ),
    "edit_contradicts": (
        "这处手工调整不能与下列各项同时成立，放宽或去掉其中任何一项即可：{rules}",
        "This edit cannot hold together with the following; give up or relax any one of them: {rules}",
    ),
    "edit_at": ("第{row}行的手工调整：{rule}", "the edit in row {row}: {rule}"),
    "leader_is_fixed": (
        "干部{cadre_id}的挂钩村在干部名册中定为{village}，不能手工改为{other}；如需改变请修改名册。",
        "The roster fixes the village of {cadre_id} as {village}: it cannot be edited to {other}. Change the roster.",
    ),
    "departed_cadre": (
        "干部名册中已没有这个编号，按已离任处理。",
        "The roster no longer has this cadre, who is taken to have left.",
    ),
    "departed_household": (
        "农户名册中已没有这个户码，按已离开处理。",
        "The register no longer has this household, which is taken to have left.",
    ),
    "no_household": (
        "这一行有干部编号而没有户码，不知是哪一户。",
        "This row names a cadre but no household.",
    ),
    "row_twice": (
        "{head}户（{household_id}）在第{earlier}行已经出现，内容不冲突，按一行计。",
        "The household of {head} ({household_id}) stands in row {earlier} already; the rows agree and count once.",
    ),
    "row_twice_differs": (
        "{head}户（{household_id}）在第{earlier}行已经出现，此处内容不同：以第{earlier}行的{kept}为准，本行的{dropped}不计。请删去一行。",
        "The household of {head} ({household_id}) stands in row {earlier} already, with {kept}: that counts, {dropped} in this row does not. Delete one.",
    ),
    "household_twice": (
        "{head}户（{household_id}）出现两次，帮扶人不同：第{earlier}行为{earlier_cadre}，本行为{cadre_id}。请删去一行。",
        "The household of {head} ({household_id}) stands here twice with different cadres: {earlier_cadre} in row {earlier}, {cadre_id} in this row. Delete one.",
    ),
    "row_gone": (
        "计划内的{head}户（{household_id}）既不在方案中，也不在未落实名单中，可能被误删；按未落实计。",
        "The planned household of {head} ({household_id}) is neither in the plan nor among the uncovered: was its row deleted? It counts as uncovered.",
    ),
    "rows_gone": (
        "另有{count}户计划内农户既不在方案中，也不在未落实名单中；按未落实计。",
        "{count} more planned households are neither in the plan nor among the uncovered; they count as uncovered.",
    ),
    "not_named": (
        "有{count}户计划内农户不在方案中；方案没有未落实名单，无法分辨是未落实还是被误删，均按未落实计。",
        "{count} planned households are not in the plan; it has no list of the uncovered, so rows deleted by mistake cannot be told apart. All count as uncovered.",
    ),
    "pairings_inferred": (
        "方案中没有挂钩表；已从名册和结对户推断出{count}名干部的挂钩村。",
        "The plan has no table of pairings; those of {count} cadres were inferred from the roster and their households.",
    ),
    "pairing_guessed": (
        "{name}（{cadre_id}）没有结对户，挂钩村无从得知；暂按{village}核对。",
        "{name} ({cadre_id}) has no households to tell the village paired with; {village} is assumed for the check.",
    ),
}
