"""Answers of the command ``explain``: why this cadre, why nobody, what another one would cost."""

TEXTS: dict[str, tuple[str, str]] = {
    # a household
    "household": (
        "{head}户（{household_id}），{village}",
        "Household {head} ({household_id}), {village}",
    ),
    "not_planned": (
        "本户不在年度计划内，不安排帮扶责任人。",
        "The household is not in this year's plan, so it has no cadre.",
    ),
    "has": (
        "帮扶责任人：{name}（{cadre_id}），{rank}{office}，已帮扶{load}户，限额{quota}户。",
        "Helper: {name} ({cadre_id}), {rank}{office}, {load} households of {quota} places.",
    ),
    "office": ("，{office}", ", {office}"),
    "has_nobody": ("没有帮扶责任人。", "It has no helper."),
    "for_it": ("结对依据：", "What spoke for the pair:"),
    "need_1": ("需求等级1（一般）。", "Need 1 (of 3, the least)."),
    "need_2": ("需求等级2（困难）。", "Need 2 (of 3)."),
    "need_3": ("需求等级3（最困难）。", "Need 3 (of 3, the neediest)."),
    "kept": (
        "上年即由{name}帮扶，续帮（不脱贫不脱钩）。",
        "{name} helped last year too and stays.",
    ),
    "changed": (
        "上年由{name}（{cadre_id}）帮扶；按规则本可续帮，本方案作了调整（不脱钩一项的损失已计入）。",
        "Last year it was {name} ({cadre_id}), who could have stayed; the plan changes this "
        "(counted in continuity).",
    ),
    "last_not_owed": (
        "上年由{name}（{cadre_id}）帮扶；今年按规则不能或不必续帮。",
        "Last year it was {name} ({cadre_id}), who cannot stay this year, or need not.",
    ),
    "last_gone": (
        "上年的帮扶人（{cadre_id}）已不在名册。",
        "Last year's helper ({cadre_id}) has left the roster.",
    ),
    "no_last": ("没有上年的帮扶人。", "It had no helper last year."),
    "distance": (
        "单程{km}公里，在可帮扶本户的{count}名干部中由近到远第{place}。",
        "{km} km one way: number {place} by distance of the {count} cadres who may serve it.",
    ),
    "village_any": (
        "{name}可到任何村；在{village}帮扶{there}户，共涉及{villages}个村。",
        "{name} may serve any village: {there} households in {village}, {villages} villages in all.",
    ),
    "village_home": (
        "{name}在本村（{village}）帮扶{there}户。",
        "{name} serves the home village {village}: {there} households.",
    ),
    "village_paired": (
        "{name}挂钩{village}，帮扶的户都在该村（{there}户）。",
        "{name} hooks {village}, and all households of the pairing lie there ({there}).",
    ),
    "village_unit": (
        "{name}随本单位在{village}帮扶{there}户。",
        "{name} follows the unit to {village}: {there} households.",
    ),
    "why_nobody": ("原因：{explanation}。", "Why: {explanation}."),
    "beyond": (
        "本户不属于任何一处名额缺口：{words}",
        "The household belongs to no set short of places: {words}",
    ),
    # alternatives
    "alternatives": (
        "改由他人帮扶（最多列{count}名）：",
        "Other cadres (the best {count}):",
    ),
    "no_alternatives": (
        "没有其他干部可以帮扶本户。",
        "Nobody else may serve this household.",
    ),
    "limits": (
        "“至少”是有效下限：不需重新求解，任何让此人帮扶本户的方案，按目标次序都不会比它更好，实际代价可能更大。"
        "“至多”是只作一次简单调整就能达到的数值，重新求解只会更好。“+”为变差，“−”为变好，“=”不变，“?”没有结论。"
        "“至少”一行出现“−”，是因为本方案该项尚未证明最优，有没有这一对都可能更好，并非换人的好处。"
        "用 --exact 重新求解，得到准确的代价。",
        "“At least” is a valid lower bound, found without solving: taken in order, no plan with this pair is "
        "better, and the true cost may be higher. “At most” is reached by one simple change; solving anew "
        "can only be better. “+” is worse, “−” better, “=” the same, “?” says nothing. A “−” beside “at least” only "
        "says that this plan is not proven best there, with or without the pair. --exact solves anew.",
    ),
    "not_proven_here": (
        "注意：方案旁没有相符的 summary.json，下限只按名额推算，比求解时证明的弱。",
        "Note: there is no summary.json that fits this plan, so the lower bounds only count places and "
        "are weaker than what a solve proves.",
    ),
    "cadre": ("干部", "Cadre"),
    "km": ("单程（公里）", "One way (km)"),
    "load": ("户数/限额", "Load/quota"),
    "limit": ("界限", "Limit"),
    "at_least": ("至少", "at least"),
    "at_most": ("至多", "at most"),
    "exactly": ("准确", "exact"),
    "how": ("怎样调整", "How"),
    "how_free": ("有空余名额", "has a place left"),
    "how_swap": ("与{household_id}对调", "trades with {household_id}"),
    "how_instead": ("顶替{household_id}（该户落空）", "in place of {household_id}, left uncovered"),
    "how_none": ("不能简单调整", "no simple change"),
    "exact_title": ("锁定后重新求解：", "Solved anew with the pair forced:"),
    "exact_proven": ("各项已证明最优", "proven optimal"),
    "exact_open": ("部分目标未证明最优", "not all proven optimal"),
    "exact_no_plan": (
        "没有一个方案能让{cadre_id}帮扶本户",
        "no plan gives {cadre_id} this household",
    ),
    "exact_no_time": ("限时内没有得到方案", "no plan was found in time"),
    "forced_reason": ("explain --exact 试算", "explain --exact"),
    # a pair
    "pair_is": ("本户的帮扶责任人就是{name}（{cadre_id}）。", "{name} ({cadre_id}) is its helper."),
    "pair_not_here": (
        "按现在的挂钩安排，{name}（{cadre_id}）不到该村；要让其帮扶本户，须先改动挂钩。",
        "With the leadership pairings as decided {name} ({cadre_id}) does not come to this village; "
        "a pairing would have to change first.",
    ),
    "pair_forbidden": (
        "{name}（{cadre_id}）不能帮扶本户：",
        "{name} ({cadre_id}) may not serve this household:",
    ),
    "pair_allowed": (
        "规则允许{name}（{cadre_id}）帮扶本户，代价如下。",
        "The rules allow {name} ({cadre_id}); what it would cost:",
    ),
    "never_hooked": (
        "{name}（{cadre_id}）只能到挂钩的村帮扶，可挂钩的村是 {allowed}，不包括 {village}",
        "{name} ({cadre_id}) serves only where hooked, which can be {allowed}, never {village}",
    ),
    "locked_apart": (
        "锁定：{head}户（{household_id}）不得由{name}（{cadre_id}）帮扶；理由：{reason}",
        "a lock keeps household {head} ({household_id}) from {name} ({cadre_id}); reason: {reason}",
    ),
    "locked_elsewhere": (
        "锁定：{head}户（{household_id}）必须由{name}（{cadre_id}）帮扶；理由：{reason}",
        "a lock gives household {head} ({household_id}) to {name} ({cadre_id}); reason: {reason}",
    ),
    "must_stay": (
        "政策规定不脱贫不脱钩：{head}户（{household_id}）须由上年的{name}（{cadre_id}）继续帮扶",
        "the policy keeps household {head} ({household_id}) with last year's {name} ({cadre_id})",
    ),
    "forbidden_no_place": (
        "{name}（{cadre_id}）的限额为0户",
        "{name} ({cadre_id}) has a quota of 0",
    ),
    # a cadre
    "cadre_title": ("{name}（{cadre_id}），{rank}{office}", "{name} ({cadre_id}), {rank}{office}"),
    "places": (
        "帮扶{load}户，限额{quota}户，空余{free}户。",
        "{load} households of {quota} places, {free} left.",
    ),
    "hooks": ("挂钩村：{village}。", "Hooks {village}."),
    "round": (
        "进村一圈{round_km}公里，入户合计{walk_km}公里。",
        "Round {round_km} km, walks {walk_km} km.",
    ),
    "serves": ("{village}：{count}户（{names}）", "{village}: {count} ({names})"),
    "one_home": ("{head} {household_id}{kept}", "{head} {household_id}{kept}"),
    "one_kept": ("，续帮", ", kept"),
    "why_not_more": ("不能再多的原因：{why}", "Why not more: {why}"),
    "more_full": ("名额已用满。", "all places are taken."),
    "more_unavailable": ("暂不可用。", "not available."),
    "more_co_helper": (
        "属协助帮扶力量，不能担任帮扶责任人。",
        "a co-helper, never the party cadre.",
    ),
    "more_unknown_rank": ("职级不在政策文件中。", "the policy does not know the rank."),
    "more_nobody": (
        "按规则没有其可以帮扶的计划户。",
        "the rules allow no planned household.",
    ),
    "more_all_covered": (
        "按规则可帮扶{count}户，均已落实。",
        "all {count} households the rules allow are covered.",
    ),
    "more_villages": (
        "可帮扶的未落实户有{count}户，但都在其他村，而其已到{villages}个村（至多{most}个）。",
        "{count} uncovered households are allowed, but in other villages, and the cadre serves "
        "{villages} already ({most} at most).",
    ),
    "more_possible": (
        "还可以帮扶未落实的{count}户，如{household_id}；本方案没有这样安排（目标次序不以 coverage 为先，或求解未到最优）。",
        "{count} uncovered households could still be taken, e.g. {household_id}; the plan does not do so "
        "(coverage is not the first objective, or the search stopped before the optimum).",
    ),
    # mistakes
    "unknown_id": (
        "{id} 既不是户码也不是干部编号",
        "{id} is the id of no household and no cadre",
    ),
    "unknown_id_near": (
        "{id} 既不是户码也不是干部编号，是否想写 {near}？",
        "{id} is the id of no household and no cadre; did you mean {near}?",
    ),
    "unknown_cadre": ("{id} 不是干部编号", "{id} is the id of no cadre"),
    "unknown_cadre_near": (
        "{id} 不是干部编号，是否想写 {near}？",
        "{id} is the id of no cadre; did you mean {near}?",
    ),
    "only_households": (
        "--with 和 --exact 只用于户，{id} 是干部编号",
        "--with and --exact are about a household; {id} is a cadre",
    ),
}
