"""Why households stay uncovered, set by set, and what was shown to cover them."""

TEXTS: dict[str, tuple[str, str]] = {
    # the sheet, and the block of the summary
    "title": ("缺口说明", "The shortage, set by set"),
    "none": (
        "计划内各户均已落实，没有缺口。",
        "Every planned household is covered; there is no shortage.",
    ),
    "total": (
        "未落实{uncovered}户，其中{deficit}户是名额硬缺口（在现有挂钩安排下，无论怎样调配都无法落实），分为以下{sets}处。",
        "{uncovered} households are uncovered; {deficit} of them are short of places under any plan "
        "with these leadership pairings (sets: {sets}).",
    ),
    "total_none": (
        "未落实{uncovered}户；在现有挂钩安排下，名额本身并无缺口。",
        "{uncovered} households are uncovered; with these leadership pairings the places themselves suffice.",
    ),
    "set": (
        "缺口{number}：{villages}共{households}户，按规则只能由{cadres}名干部帮扶（{ranks}），"
        "共有{places}个名额，差{deficit}个。方案中其中{uncovered}户未落实{where}。",
        "Set {number}: {households} households of {villages} can only be served by {cadres} cadres "
        "({ranks}), who have {places} places: {deficit} short. "
        "The plan leaves {uncovered} of them uncovered{where}.",
    ),
    "set_nobody": (
        "缺口{number}：{villages}共{households}户，按规则没有一名干部可以帮扶，差{deficit}个名额。",
        "Set {number}: nobody may serve the {households} households of {villages}: {deficit} places short.",
    ),
    "villages": ("{names}", "{names}"),
    "villages_more": ("{names}等{count}个村", "{names} and others ({count} villages)"),
    "village_lacking": ("{village}{count}户", "{village} {count}"),
    "where": ("（{lacking}）", " ({lacking})"),
    "where_more": ("（{lacking}等）", " ({lacking}, …)"),
    "rank": ("{rank}{cadres}名{places}个名额", "{cadres} {rank} with {places} places"),
    "and": ("、", ", "),
    "beyond_max_villages": (
        "另有{beyond}户：名额够用，但每名干部至多到{most}个村，已证明安排不下。",
        "{beyond} more: there are places enough, but each cadre serves {most} villages at most; "
        "it is proven that no plan does better.",
    ),
    "beyond_open": (
        "另有{beyond}户：名额够用，未落实是因为每名干部至多到{most}个村，或方案还可以改进"
        "（目标次序不以 coverage 为先，或求解未到最优）。",
        "{beyond} more: there are places enough; either each cadre's limit of {most} villages is in the way, or the "
        "plan can be improved (coverage is not the first objective, or the search stopped before the optimum).",
    ),
    # what would help
    "fixes": (
        "可行的解决办法（最省的在前，均已验算）：",
        "What would help, cheapest first, each verified:",
    ),
    "no_fix": (
        "没有找到单靠一项调整就能见效的办法。",
        "No single change was found that helps.",
    ),
    "fix_line": (
        "{change}：可多落实{gain}户{clears}（已验算）",
        "{change}: covers {gain} more{clears} (verified)",
    ),
    "clears": ("，这处缺口全部解决", ", all of this set"),
    "fix_radius": ("距离上限（max_km）放宽到{km}公里", "max_km of {km} km"),
    "fix_radius_rank": (
        "{rank}的距离上限（max_km）放宽到{km}公里",
        "max_km of {km} km for {rank}",
    ),
    "fix_places": (
        "为{cadres}名干部共增加{places}个名额（{names}）",
        "{places} more places with {cadres} cadres ({names})",
    ),
    "fix_places_rank": (
        "为{rank}中的{cadres}名共增加{places}个名额（{names}）",
        "{places} more places with {cadres} {rank} ({names})",
    ),
    "fix_rank_quota": (
        "{rank}（{cadres}名）的限额由每人{before}户提高到{quota}户",
        "a quota of {quota} instead of {before} for {rank} ({cadres} cadres)",
    ),
    "fix_co_helper": (
        "允许{rank}（{cadres}名）担任帮扶责任人",
        "{rank} ({cadres}) admitted as party cadres",
    ),
    "fix_new_cadres": (
        "增派{rank}{count}名到{in_villages}个村（{names}）",
        "{count} more {rank} in {in_villages} villages ({names})",
    ),
    "fix_max_villages": (
        "每名干部的村数上限（max_villages）由{before}个放宽到{most}个",
        "max_villages of {most} instead of {before}",
    ),
    "names_more": ("如{names}等", "e.g. {names}, …"),
    # the cell of a household
    "cell": (
        "缺口{number}（{households}户差{deficit}个名额）：{fix}",
        "Set {number} ({households} households, {deficit} places short): {fix}",
    ),
    # what the check says of a claim that does not hold
    "hall_not_planned": (
        "户 {household_id} 不在年度计划内",
        "household {household_id} is not in this year's plan",
    ),
    "hall_cadre_missing": (
        "干部 {cadre_id} 也可以帮扶其中的户，却没有列入",
        "cadre {cadre_id} may serve some of them too, but is not in the list",
    ),
    "hall_cadre_too_many": (
        "干部 {cadre_id} 不能帮扶其中任何一户，却列入了",
        "cadre {cadre_id} may serve none of them, but is in the list",
    ),
    "hall_places": (
        "这些干部共有 {places} 个名额，不是 {claimed} 个",
        "these cadres have {places} places, not {claimed}",
    ),
    "hall_enough": (
        "这些干部有 {places} 个名额，足够 {households} 户",
        "these cadres have {places} places, enough for the {households} households",
    ),
    # columns of the sheet
    "number": ("缺口", "Set"),
    "households": ("户数", "Households"),
    "cadres": ("可帮扶干部", "Cadres"),
    "places": ("名额", "Places"),
    "deficit": ("缺额", "Short"),
    "uncovered": ("未落实户", "Uncovered"),
    "village": ("村", "Village"),
    "rank_name": ("职级", "Rank"),
    "change": ("解决办法", "What would help"),
    "gain": ("可多落实（户）", "Covers more"),
    "added": ("新增名额", "Places added"),
    "all_of_it": ("是否全部解决", "All of it"),
    "by_village": ("按村", "By village"),
    "by_rank": ("按职级", "By rank"),
}
