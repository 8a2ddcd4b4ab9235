"""Words of ``report.html`` that stand on it from the start; those of its script: `page_script`."""

TEXTS: dict[str, tuple[str, str]] = {
    "internal": (
        "内部资料：含户主和干部姓名，仅供本单位工作使用，不得公示、转发或上网。",
        "Internal: names of households and cadres. Not for publication, not to be passed on.",
    ),
    "public": (
        "本页只列公示规定的内容，不含身份证号、电话、致贫原因和收入。",
        "This page holds only what a public notice may hold.",
    ),
    "skip": ("跳到正文", "Skip to the content"),
    "sections": ("本页目录", "On this page"),
    "no_script": (
        "浏览器不允许本页运行脚本，地图、查询和名单无法显示；以下汇总完整。名单请看同一文件夹中的 plan.xlsx。",
        "The browser does not let this page run its script: map, search and lists are missing, the "
        "summary is whole. The lists are also in plan.xlsx beside this file.",
    ),
    "no_script_public": (
        "浏览器不允许本页运行脚本或版本过旧，名单无法显示；请换用较新的浏览器打开。",
        "This browser runs no script or is too old for the list: open the page with a newer one.",
    ),
    "too_old": (
        "浏览器版本过旧，地图、查询和名单无法显示；请换用较新的浏览器（如 Edge、Chrome、Firefox，"
        "或 360 浏览器的“极速模式”）打开。",
        "This browser is too old for the map, the search and the lists: open the page with a newer "
        "one (Edge, Chrome, Firefox).",
    ),
    "print": ("打印", "Print"),
    "print_all": ("打印时附全部名单", "Print all lists, too"),
    "print_all_hint": (
        "不勾选只打印汇总和各村情况；勾选后另印全部户、干部等名单（共约 {rows} 行）。",
        "Otherwise the summary and the villages are printed; with it all lists (about {rows} rows).",
    ),
    # Sections
    "s_summary": ("概况", "Summary"),
    "s_breaches": ("不符合规则之处", "Broken rules"),
    "s_targets": ("年度指标与脱贫标准", "Targets and standards"),
    "s_objectives": ("各项目标", "Objectives"),
    "s_shortage": ("缺口与解决办法", "Shortage and what would help"),
    "s_placements": ("三落实", "Three placements"),
    "s_visits": ("走访", "Visits"),
    "s_map": ("地图与查询", "Map and search"),
    "s_lists": ("名单", "Lists"),
    # A plan that breaks rules
    "broken_plan": (
        "本方案不符合规则，不能照此执行",
        "This plan breaks rules and must not be carried out as it is",
    ),
    "broken_count": (
        "共有 {count} 处不符合规则，逐条列在下面。改正后请重新核对（verify）并重新生成本页。",
        "Rules are broken in {count} places, all listed below. Correct them, run verify, and make "
        "this page anew.",
    ),
    "broken_note": (
        "方案不符合规则时不推算缺口原因和解决办法。",
        "Why households stay uncovered is not worked out for a plan that breaks rules.",
    ),
    "remarks": ("读取方案时的提示", "Remarks on the plan as read"),
    "level": ("程度", "Level"),
    "where": ("位置", "Place"),
    "what": ("问题", "What is wrong"),
    # Objectives
    "weak_villages": ("经济薄弱村", "Weak villages"),
    "gap_title": ("怎样看“差距”", "What a gap is"),
    "gap_1": (
        "各项目标按先后次序取舍：前一项不变差的前提下，才考虑后一项。每项都是越小越好。",
        "Objectives are taken in strict order: a later one counts only where the earlier ones are no "
        "worse. Each is better the smaller it is.",
    ),
    "gap_2": (
        "“理论下限”是任何符合规则的方案都不可能低于的数（以前面各项同样好为前提）。"
        "方案值等于下限，即已证明没有更好的方案。",
        "The bound is what no plan under the rules can go below, being as good in all earlier "
        "objectives. A value equal to its bound is proven: nothing better exists.",
    ),
    "gap_3": (
        "差距＝（方案值－下限）÷方案值，是最多还可能改进的比例，不等于一定还能改进。",
        "The gap is (value − bound) / value: the most that could still be gained, not a promise that "
        "it can.",
    ),
    "unproven_plan": (
        "本方案没有随附求解证明（如经手工修改），目标只有方案值，没有下限。",
        "Nothing is proven about this plan (it may have been edited by hand): values without bounds.",
    ),
    "no_bound": ("未证明", "not proven"),
    # Shortage
    "no_shortage": (
        "计划内各户均已落实帮扶责任人，没有缺口。",
        "Every planned household has a party cadre: nothing is short.",
    ),
    "shortage_unknown": (
        "有 {count} 户未落实，本方案未推算原因。",
        "{count} households are uncovered; the reasons were not worked out for this plan.",
    ),
    # Visits
    "visits_there": (
        "走访登记的核对结果见：",
        "The check of the visit register:",
    ),
    # Map
    "find": ("查询户主、户码、干部或村", "Find a household, cadre or village"),
    "find_hint": (
        "输入姓名、编号或村名的一部分，用上下键选择，回车打开",
        "Type part of a name or id, choose with the arrow keys, open with Enter",
    ),
    "pick_village": ("选择村", "Choose a village"),
    "map": ("全镇地图", "Map of the town"),
    "map_help": (
        "地图可用键盘操作：方向键在村之间移动，回车打开，加号、减号缩放，0 还原。",
        "With the keyboard: arrow keys move between villages, Enter opens, + and − zoom, 0 resets.",
    ),
    "all_rounds": ("显示全部进村路线", "Show every round"),
    "zoom_in": ("放大", "Zoom in"),
    "zoom_out": ("缩小", "Zoom out"),
    "zoom_reset": ("全图", "Whole map"),
    "straight": (
        "连线只表示往返次序，不是实际道路；大小表示计划户数，颜色越深落实率越高。",
        "Lines show the order of a round, not roads. Size: planned households; darker: better covered.",
    ),
    "key_village": ("村（颜色为落实率）", "village (colour: share covered)"),
    "key_weak": ("经济薄弱村", "weak village"),
    "key_missing": ("未落实户数", "uncovered households"),
    "key_base": ("干部驻地", "cadre's base"),
    "key_seat": ("镇驻地", "seat of the town"),
    "key_project": ("帮扶项目", "project"),
    "key_home": ("已落实户", "household with a cadre"),
    "key_home_without": ("未落实户", "uncovered household"),
    "details": ("详细情况", "Details"),
    "nothing_picked": (
        "在地图上点选一个村，或在上面查询户主、干部，这里显示详细情况。",
        "Pick a village on the map, or find a household or cadre above; the details stand here.",
    ),
    # Foot
    "made_by": ("由 bangfu-assign {version} 生成", "Made by bangfu-assign {version}"),
    "offline": (
        "本页是单个文件，不连接网络，可用 U 盘拷贝。",
        "This page is one file and never uses the network.",
    ),
    "inputs": ("依据的数据文件（SHA-256 前 12 位）", "Made from (SHA-256, first 12 digits)"),
}
