"""Words of the command line: help, progress and closing lines."""

TEXTS: dict[str, tuple[str, str]] = {
    # help
    "about": (
        "结对帮扶：决定哪位干部帮扶哪户，并给出证明。",
        "Decides which cadre helps which household, and proves it.",
    ),
    "about_check": ("检查数据，一次列出全部问题。", "Read the case and list every problem."),
    "about_solve": ("编制方案，核对后写入文件夹。", "Make, check and write the plan."),
    "about_replan": (
        "年中情况变化后，以最少的改动修订方案。",
        "Facts changed mid-year: the fewest changes.",
    ),
    "about_verify": ("用全部规则核对一份方案。", "Check any plan against every rule."),
    "about_report": (
        "生成可查询的网页 report.html、工作簿和图。",
        "Write the page report.html, the workbook and the figures.",
    ),
    "about_notice": (
        "生成帮扶责任人公示（每村一份、全镇一份），写入 OUT/public。",
        "Write the public notices, one per village and one of the town, into OUT/public.",
    ),
    "help_formats": ("要生成的格式，用逗号分开", "formats to write, with commas between"),
    "help_village": (
        "只生成这个村的（村名或村编码，可多次使用），其他村的保留",
        "only this village's (name or id, may be repeated); the others stay",
    ),
    "help_template": (
        "本单位的 Word 模板（.docx）；OUT 里的 notice_template.docx 可作起点",
        "the office's own Word template; notice_template.docx in OUT is a start",
    ),
    "about_visits": (
        "用走访登记表核对每月联系情况。",
        "Check the register of visits: who was not contacted when.",
    ),
    "about_cards": (
        "制作结对帮扶联系卡：每户一张，一式两联，按村成册。",
        "Make the contact cards: one a household, in two copies, a file per village.",
    ),
    "help_household": (
        "只制这一户的（户码，可重复），用于变更后重印",
        "only this household's (id; may be repeated), to print it anew after a change",
    ),
    "help_format": ("格式：pdf、docx 或 pdf,docx", "pdf, docx or pdf,docx"),
    "help_uncovered": (
        "没有帮扶责任人的户也制卡，帮扶责任人留空",
        "cards for households without a helper, too, the helper left blank",
    ),
    "about_writeback": (
        "把方案的帮扶人回填到登记表：14栏导入表，和本单位原表（只改帮扶人三栏）。",
        "Enter the helpers into the register: the 14-column sheet, and the office's own file.",
    ),
    "help_register": (
        "要回填的登记表（.xlsx、.csv、.xls），默认用数据文件夹的农户表",
        "register to fill in (.xlsx, .csv, .xls); the case's households table if not given",
    ),
    "about_explain": (
        "说明某户为何由此人帮扶或无人帮扶、换人的代价；或说明某干部的安排。ID 是户码或干部编号。",
        "Say why a household has this cadre or none, and what others cost. ID: household or cadre.",
    ),
    "about_compare": (
        "并排求解几个政策方案，比较得失。SCENARIOS 是情景文件（TOML）。",
        "Solve variants of the policy side by side. SCENARIOS: a TOML file.",
    ),
    "help_cores": (
        "同时求解几个方案，默认用全部核",
        "variants solved at once; all cores if not given",
    ),
    "help_time_limit_each": (
        "每个方案求解的秒数，按可复现的工作量计",
        "seconds of search for each variant, counted in reproducible work",
    ),
    "help_sensitivity": (
        "另算各职级增一个名额的效果（每个职级多解一次）",
        "also what one more place of each rank buys (one more solve per rank)",
    ),
    "help_with": (
        "只看由这名干部帮扶",
        "only what this cadre would cost, or which rule forbids it",
    ),
    "help_exact": ("锁定后重新求解，得到准确的代价", "solve anew with the pair forced"),
    "about_sample": ("生成一套虚构的示例数据。", "Write a synthetic case."),
    "arguments": (
        "CASE 是数据文件夹；PLAN 是结果文件夹、assignments.csv 或 plan.xlsx。",
        "CASE is the folder with the tables; PLAN an OUT folder, its assignments.csv or plan.xlsx.",
    ),
    "help_version": ("显示版本号。", "Show the version."),
    "help_policy": (
        "政策文件，默认用数据文件夹中的 policy.toml",
        "policy file; CASE/policy.toml if not given",
    ),
    "help_lang": ("语言：zh 中文，en 英文", "language: zh or en"),
    "help_out": ("结果文件夹", "folder for the results"),
    "help_out_problems": ("把问题写入此文件夹的 problems.csv", "write problems.csv there"),
    "help_out_visits": (
        "把明细表、工作簿和图写入此文件夹（可以是方案的文件夹）",
        "write tables, workbook and figure there (may be the plan's folder)",
    ),
    "help_since": ("从哪个月起核对，默认一月", "first month to check; January if not given"),
    "help_until": (
        "核对到哪个月，默认登记表中最后一个月",
        "last month to check; the last one in the register if not given",
    ),
    "help_previous": (
        "上年方案，用它代替 pairs 表",
        "last year's plan, in place of the pairs table",
    ),
    "help_lock_edits": (
        "手工改过的方案；改动处锁定，其余重新求解",
        "a plan edited by hand: edits are locked, the rest is solved anew",
    ),
    "help_date": (
        "改动生效日期，默认今天",
        "day from which the changes hold; today if not given",
    ),
    "help_time_limit": ("求解时限（秒）", "seconds for the search"),
    "help_deterministic_limit": (
        "可复现的求解时限（求解器单位）",
        "reproducible limit, in the solver's unit",
    ),
    "help_seed": ("随机种子", "seed"),
    "help_workers": ("并行线程数；1 可复现", "threads; 1 is reproducible"),
    "help_strict": ("有户未落实时返回代码 3", "exit code 3 if anybody is uncovered"),
    "help_figures": ("是否画图，默认画", "draw figures; the default"),
    "help_public": (
        "另写 public/report.html，只含公示规定的内容",
        "also write public/report.html, with what a public notice may hold",
    ),
    "help_towns": ("乡镇数", "number of towns"),
    "help_households": ("户数", "number of households"),
    # closing lines
    "report_written": ("报告：{path}（内部资料，不得外传）", "report: {path} (internal)"),
    "public_report_written": ("公开网页：{path}", "public page: {path}"),
    "report_of_broken_plan": (
        "方案不符合规则，只生成了说明问题的网页；改正后请重新运行。",
        "The plan breaks rules: only the page that says so was written. Correct it and run this again.",
    ),
    "help_help": ("显示本说明。", "Show this help."),
    "plan_breaks_rules": (
        "注意：方案不符合规则（见上），仍按原样制作；请先改正方案，再使用这些文件。",
        "Note: the plan breaks rules (see above). The files show it as it is; correct it before you use them.",
    ),
    "wrong_call": ("命令写法有误：{detail}", "Wrong call: {detail}"),
    "no_such_option": ("没有 {option} 这个选项", "there is no option {option}"),
    "did_you_mean": ("，是否想写 {options}？", ", did you mean {options}?"),
    "missing_parameter": ("缺少 {name}", "{name} is missing"),
    "bad_parameter": ("{name} 的值不对（{why}）", "the value of {name} is wrong ({why})"),
    "not_a_day": (
        "应为日历上有的一天，写成 2012-06-15",
        "a day of the calendar such as 2012-06-15",
    ),
    "no_such_command": (
        "没有 {command} 这个命令；可用的命令有 {commands}",
        "there is no command {command}; there are {commands}",
    ),
    "see_help": ("用法见：{command} --help", "See: {command} --help"),
    "stopped": ("已中断，没有写入任何文件。", "Stopped; nothing was written."),
    "unexpected": (
        "程序内部出错（{kind}），没有完成。请把这份日志交给维护人员：{log}",
        "The program failed ({kind}). Please hand this log to its maintainers: {log}",
    ),
    "unexpected_no_log": (
        "程序内部出错（{kind}），没有完成，日志也无处可写。",
        "The program failed ({kind}), and no log could be written.",
    ),
    "no_memory": ("内存不足，没有完成。", "Out of memory; not finished."),
    "file_trouble": (
        "文件无法读写：{path}（{reason}）。如正在 Excel 中打开，请先关闭。",
        "Cannot read or write {path} ({reason}). If Excel has it open, close it first.",
    ),
    "no_case": ("找不到数据文件夹 {path}", "there is no case folder {path}"),
    "case_is_a_file": (
        "{path} 是一个文件；CASE 应是存放各表的文件夹，例如 {folder}",
        "{path} is a file; CASE is the folder that holds the tables, such as {folder}",
    ),
    "out_is_case": (
        "{path} 就是数据文件夹，不能把结果写在原始表格中间；请另选一个文件夹，例如 {path}/check",
        "{path} is the case itself: results are not written among its tables; name another folder, such as {path}/check",
    ),
    # problems
    "level": ("级别", "level"),
    "place": ("位置", "place"),
    "cell": ("内容", "value"),
    "problem": ("问题与改法", "what is wrong, and what would be right"),
    "problem_count": (
        "错误 {errors} 处，提醒 {warnings} 处，已修正 {repairs} 处。",
        "{errors} errors, {warnings} warnings, {repairs} repairs.",
    ),
    "case_is_fine": (
        "数据可用：{households} 户，{cadres} 名干部，{villages} 个村。",
        "The case is usable: {households} households, {cadres} cadres, {villages} villages.",
    ),
    "see_check": ("{tally}详见 check 命令。", "{tally} `check` lists them."),
    "more_errors": ("……另有 {count} 处错误", "… and {count} more errors"),
    # progress
    "progress": (
        "{objective}：方案 {value}，下限 {bound}，差距 {gap}，{seconds} 秒",
        "{objective}: value {value}, bound {bound}, gap {gap}, {seconds} s",
    ),
    "starting": ("准备求解……", "Setting up…"),
    # results
    "uncovered_line": (
        "还有 {count} 户未落实帮扶责任人，原因见 uncovered.csv。",
        "{count} households have no helper yet; uncovered.csv says why.",
    ),
    "all_covered": ("每一户都有帮扶责任人。", "Every household has a helper."),
    "fewest_changes": (
        "自{day}起，改动 {count} 户（已证明不能更少）：",
        "From {day} on, {count} households get another cadre or none (proven the fewest):",
    ),
    "fewest_layer_changes": (
        "{layer}：改动 {count} 户（已证明最少）。",
        "{layer}: {count} households get another or none (proven the fewest).",
    ),
    "layer_changes": (
        "{layer}：改动 {count} 户。",
        "{layer}: {count} households get another or none.",
    ),
    "few_changes": (
        "自{day}起，改动 {count} 户（至少须改 {bound} 户）：",
        "From {day} on, {count} households get another cadre or none (at least {bound} must):",
    ),
    "more_changes": (
        "  ……另有 {count} 条，见 changes.csv。",
        "  … and {count} more in changes.csv.",
    ),
    "edits_locked": (
        "手工调整 {count} 处，已锁定并写入 locks.csv。",
        "{count} hand edits are locked and listed in locks.csv.",
    ),
    "rows_deleted": (
        "有 {count} 行被删除，未作改动处理：{households}",
        "{count} rows were deleted; that locks nothing: {households}",
    ),
    "projects_not_locked": (
        "有 {count} 户的项目编号被手工改动，项目无法锁定，未予采用，项目已重新安排：{households}",
        "The project of {count} households was edited by hand; projects cannot be locked, so this was not used and projects were placed anew: {households}",
    ),
    "workbook_edited": (
        "注意：本次用的是 assignments.csv；同一文件夹的 plan.xlsx 有 {count} 处手工改动未计入，如要计入请指明 plan.xlsx。",
        "Note: assignments.csv was used; {count} hand edits in plan.xlsx beside it are not in it. Name plan.xlsx to use those.",
    ),
    "written": ("结果在 {path}", "The results are in {path}"),
    "closing": (
        "用时 {seconds} 秒，内存最多 {memory} MB。",
        "{seconds} s, at most {memory} MB of memory.",
    ),
    "plan_is_valid": (
        "方案符合全部规则。",
        "The plan keeps every rule.",
    ),
    "plan_is_not_valid": ("方案不符合规则。", "The plan breaks rules."),
    "sample_written": ("示例数据在 {path}", "The case is in {path}"),
}
