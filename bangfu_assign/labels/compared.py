"""Words of a comparison of variants."""

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("{area}{year}年度结对帮扶方案比较", "{area} {year}: variants of the plan compared"),
    "title_of_area": ("{area}结对帮扶方案比较", "{area}: variants of the plan compared"),
    "title_plain": ("结对帮扶方案比较", "Variants of the plan compared"),
    "base_name": ("现行政策", "policy as it is"),
    "ending_optimal": ("已证明最优", "proven optimal"),
    "ending_feasible": ("可行，部分未证明", "feasible, not all proven"),
    "ending_impossible": ("无可行方案", "no plan"),
    "ending_wrong_facts": ("数据与政策不符", "facts do not fit"),
    "ending_overdue": ("超时中止", "ended: far over time"),
    "ending_crashed": ("求解进程中断", "its process died"),
    "ending_fault": ("程序出错", "program fault"),
    "ending_stopped": ("未求解（已中断）", "not solved (stopped)"),
    "crashed_killed": (
        "求解进程被系统结束，多半是内存不足；请减少 --cores 再试",
        "the system killed its process, most likely for want of memory: try fewer --cores",
    ),
    "crashed_other": (
        "求解进程意外退出（代码 {exit}）",
        "its process ended unexpectedly (code {exit})",
    ),
    "versus_better": ("更好", "better"),
    "versus_worse": ("更差", "worse"),
    "versus_same": ("相同", "same"),
    "versus_open": ("未判定", "not decided"),
    "versus_other": ("口径不同", "measured differently"),
    "is_better": ("{name} {before}→{after}（更好）", "{name} {before}→{after} (better)"),
    "is_worse": ("{name} {before}→{after}（更差）", "{name} {before}→{after} (worse)"),
    "is_open": (
        "{names}：差别在证明差距之内，未判定",
        "{names}: the difference is smaller than the gap, not decided",
    ),
    "is_other": ("{names}：口径不同，不比", "{names}: measured differently, not compared"),
    "is_same": ("各项目标都相同", "the same in every objective"),
    "is_unfinished": (
        "求解不充分：{name} {value}，可能低至 {bound}，请加长求解时间（--time-limit）再比",
        "search too short: {name} is {value}, may be as low as {bound}; compare again with a longer time limit (--time-limit)",
    ),
    "is_base": ("比较的基准", "what the others are compared with"),
    "is_same_as": ("与“{name}”是同一个问题", "the same problem as “{name}”"),
    "no_base": ("基准没有方案，无从比较", "the base has no plan to compare with"),
    "join": ("；", "; "),
    "list": ("、", ", "),
    # columns
    "scenario": ("方案", "variant"),
    "status": ("求解结果", "result"),
    "covered": ("已落实户", "covered"),
    "uncovered": ("未落实户", "uncovered"),
    "need_3": ("其中最困难", "neediest of them"),
    "need_2": ("困难", "needy"),
    "need_1": ("一般", "less needy"),
    "need": ("困难程度", "need"),
    "needs": ("未落实（最困难/困难/一般）", "uncovered (need 3/2/1)"),
    "places": ("干部名额", "places"),
    "kept": ("沿用上年", "kept from last year"),
    "travel_km": ("进村里程（公里）", "travel (km)"),
    "walk_km": ("入户里程（公里）", "walk (km)"),
    "gained": ("新落实户", "gain a cadre"),
    "lost": ("失去帮扶户", "lose theirs"),
    "moved": ("换人户", "change cadre"),
    "versus_base": ("与基准相比", "against the base"),
    "change": ("变化", "change"),
    "change_gained": ("新落实", "gains a cadre"),
    "change_lost": ("失去帮扶", "loses its cadre"),
    "change_moved": ("换人", "another cadre"),
    "base_cadre": ("基准的帮扶人", "cadre under the base"),
    "cadre": ("本方案的帮扶人", "cadre under the variant"),
    "planned": ("计划内户", "planned"),
    "wins_of": ("新落实/失去/换人", "gain/lose/change"),
    # sheets
    "sheet_overview": ("方案比较", "Overview"),
    "sheet_objectives": ("各项目标", "Objectives"),
    "sheet_households": ("逐户变化", "Households"),
    "sheet_villages": ("各村缺口", "Villages"),
    "sheet_sensitivity": ("增一个名额", "One more place"),
    "villages_note": (
        "各列是该方案下各村的未落实户数。",
        "Each column: households of the village that are uncovered under the variant.",
    ),
    # notes
    "note_bounds": (
        "每个方案求解 {seconds} 秒（按可复现的工作量计）。“更好”“更差”是已证明的：两个方案可能的最小值区间不相交；"
        "区间相交的一律写“未判定”，不能据此取舍。",
        "Each variant was searched for {seconds} s (counted in reproducible work). “Better” and “worse” are proven: the spans "
        "of what the best plan of each can be worth do not meet. Where they meet it says “not decided”; nothing follows from it.",
    ),
    "note_other": (
        "“口径不同”：困难程度、应沿用的结对、名额或里程的算法随方案而变，数值不能相比。",
        "“Measured differently”: need, the pairs that ought to stay, places or distances change with the variant, so the figures do not compare.",
    ),
    "note_moved": (
        "“换人户”不是必须更换的户数：同样好的方案有许多个，求解时没有要求少换人（要少换人，用 replan）。",
        "“Change cadre” is not how many must: many plans are equally good, and nothing asked for few changes (replan does).",
    ),
    "note_need": ("困难程度一律按基准的标准划分。", "Need is that of the base throughout."),
    "note_front": (
        "取舍前沿：在所解的方案中，没有别的方案在两项上都不差、一项更好。只比较已得到的方案，不代表理论上的极限。",
        "Trade-off front: no other variant solved is as good in both and better in one. It compares the plans found and is no bound on others.",
    ),
    "front_of": (
        "取舍前沿（{y}对{x}）：{names}",
        "Trade-off front ({y} against {x}): {names}",
    ),
    "none": ("无", "none"),
    # sensitivity
    "rank": ("职级", "rank"),
    "rank_cadres": ("可用人数", "cadres"),
    "one_cadre": ("增给谁", "whose"),
    "one_household": ("落实哪户", "covers"),
    "one_need": ("困难程度", "its need"),
    "added": ("每人增一个共增名额", "places, one more each"),
    "all_gained": ("多落实户", "more covered"),
    "all_coverage": ("落实帮扶（目标值）", "coverage objective"),
    "all_travel": ("进村里程变化（公里）", "travel (km)"),
    "all_versus": ("里程比较", "travel: verdict"),
    "no_one": ("不能多落实", "covers nobody more"),
    "sensitivity_note": (
        "“增一个名额”：只给该职级一名干部加一个名额，逐一试出能落实的最困难的一户，并按全部规则核对过。"
        "“每人增一个”：该职级户数上限加 1，重新求解所得（个人另有名额的不变）。",
        "“One place”: one more place with one cadre of the rank covers this household, the neediest that was found, checked against every rule. "
        "“One more each”: the rank's quota plus 1, solved anew (cadres with a quota of their own keep it).",
    ),
    "sensitivity_name": ("{rank}+1", "{rank}+1"),
    # trade-off
    "point_max_km": ("单程≤{km}公里", "within {km} km"),
    "point_pairs": ("只沿用{km}公里内的老结对", "last year's pairs within {km} km"),
    "point_no_pairs": ("不考虑老结对", "last year's pairs left aside"),
    "no_tradeoff": (
        "取舍只能在“coverage”或“continuity”与“travel”之间计算；给出的是 {first} 与 {second}",
        "a trade-off is between coverage or continuity and travel; found {first} and {second}",
    ),
    "too_few_points": (
        "至少要 {least} 个点；给出的是 {points}",
        "at least {least} points are needed; found {points}",
    ),
    # progress
    "progress": (
        "已完成 {done}/{total}，正在求解：{running}，{seconds} 秒",
        "{done} of {total} done; now: {running}; {seconds} s",
    ),
    "finished": ("[{done}/{total}] {name}：{result}", "[{done}/{total}] {name}: {result}"),
}
