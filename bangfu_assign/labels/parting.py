"""Why a household and a cadre are a pair no more, and what has changed."""

TEXTS: dict[str, tuple[str, str]] = {
    # why a pair does not go on, in a few words
    "word_household_gone": ("农户已不在册", "household left the register"),
    "word_not_planned": ("未列入本年度计划", "not in this year's plan"),
    "word_lifted": ("已达标脱贫", "lifted"),
    "word_cadre_gone": ("干部已离任", "cadre left the roster"),
    "word_not_principal": ("职级不能任帮扶责任人", "rank only helps along"),
    "word_cadre_away": ("干部不参加帮扶", "cadre not available"),
    "word_no_place": ("干部没有名额", "cadre has no place"),
    "word_locked_to_other": ("锁定给他人", "locked to another cadre"),
    "word_locked_away": ("锁定不得结对", "locked apart"),
    "word_out_of_scope": ("不在帮扶范围", "outside the rank's villages"),
    "word_no_way": ("无路可达", "no known way"),
    "word_too_far": ("超出距离上限", "beyond the distance limit"),
    "word_hooked_elsewhere": ("挂钩他村", "hooks another village"),
    "word_gave_way": ("名额让给他户", "gave way to others"),
    "word_over_quota": ("名额不足", "too few places"),
    "word_max_villages": ("帮扶村数已满", "at the limit of villages"),
    "word_rearranged": ("目标次序所致", "order of the objectives"),
    "word_new_household": ("新列入户", "new household"),
    "word_now_covered": ("新落实户", "covered now"),
    "word_still_uncovered": ("新列入未落实", "new, uncovered"),
    # the same in a sentence
    "household_gone": ("该户已不在农户名册中", "the household has left the register"),
    "not_planned": ("该户未列入本年度计划", "the household is not in this year's plan"),
    "lifted": (
        "该户人均收入已达到脱贫标准，可以脱钩",
        "the household has reached the income standard and is released",
    ),
    "cadre_gone": ("{who}已不在干部名册中", "{who} has left the roster of cadres"),
    "not_principal": (
        "{who}的职级“{rank}”不能担任帮扶责任人",
        "{who} is of rank “{rank}”, which cannot be a principal helper",
    ),
    "cadre_away": ("{who}已不参加帮扶", "{who} is not available any more"),
    "no_place": ("{who}的名额为0", "{who} has a quota of 0"),
    "locked_to_other": (
        "按锁定要求，该户须由{other}帮扶（原因：{why}）",
        "a lock gives the household to {other} (reason: {why})",
    ),
    "locked_away": (
        "按锁定要求，该户不得由{who}帮扶（原因：{why}）",
        "a lock keeps the household from {who} (reason: {why})",
    ),
    "out_of_scope": (
        "该户在{village}，{who}的职级不能到该村帮扶",
        "the household lies in {village}, where the rank of {who} may not serve",
    ),
    "no_way": (
        "{who}到该户没有往返路程数据",
        "no way there and back is known for {who}",
    ),
    "too_far": (
        "该户距{who}{km}公里，超过上限{limit}公里",
        "the household lies {km} km from {who}, beyond the limit of {limit} km",
    ),
    "hooked_elsewhere": (
        "{who}本方案挂钩（或随本单位领导挂钩）{villages}，不再到{village}",
        "{who} now hooks {villages} (or follows the unit's leader there), no longer {village}",
    ),
    "gave_way": (
        "{who}的{quota}个名额已满，其中{count}个给了：{households}",
        "the {quota} places of {who} are taken, {count} of them by {households}",
    ),
    "over_quota": (
        "{who}只有{quota}个名额，均由原帮扶的其他户续用",
        "{who} has {quota} places only, all kept by others helped before",
    ),
    "max_villages": (
        "{who}已在{villages}帮扶，每人至多{most}个村",
        "{who} serves {villages} already; the limit is {most} villages",
    ),
    "rearranged": (
        "为使次序在前的目标更优而调整（或求解未到最优）",
        "an objective that comes first is better this way (or the search stopped early)",
    ),
    "person": ("{name}（{id}）", "{name} ({id})"),
    # what has changed, for whom, why
    "moved": (
        "{head}户（{household_id}）：{old} → {new}。{why}。",
        "{head} ({household_id}): {old} → {new}; {why}.",
    ),
    "ended": (
        "{head}户（{household_id}）：{old} → 未落实。{why}。",
        "{head} ({household_id}): {old} → nobody; {why}.",
    ),
    "released": (
        "{head}户（{household_id}）：与{old}结束结对。{why}。",
        "{head} ({household_id}): no longer paired with {old}; {why}.",
    ),
    "new_household": (
        "{head}户（{household_id}）：新列入，由{new}帮扶。",
        "{head} ({household_id}): new, helped by {new}.",
    ),
    "now_covered": (
        "{head}户（{household_id}）：原未落实，现由{new}帮扶。",
        "{head} ({household_id}): had nobody, now helped by {new}.",
    ),
    "still_uncovered": (
        "{head}户（{household_id}）：新列入，尚未落实。",
        "{head} ({household_id}): new, not covered yet.",
    ),
    "pairing_moved": (
        "{who}的挂钩村：{old} → {new}。",
        "{who} hooks another village: {old} → {new}.",
    ),
    "pairing_new": ("{who}新挂钩{new}。", "{who} now hooks {new}."),
    "pairing_ended": ("{who}不再挂钩{old}。", "{who} no longer hooks {old}."),
    # history
    "year_over": ("上年结对，本年度未续", "last year's pair, not continued this year"),
}
