"""Sentences about facts and policy that do not fit together."""

TEXTS: dict[str, tuple[str, str]] = {
    # people
    "unknown_rank_near": (
        "政策里没有职级“{rank}”，是否应为“{nearest}”？涉及{count}人：{who}。可用的职级：{known}",
        "the policy has no rank “{rank}”, did you mean “{nearest}”? Concerns {count}: {who}. Its ranks: {known}",
    ),
    "unknown_rank": (
        "政策里没有职级“{rank}”，涉及{count}人：{who}。请改为下列之一，或在政策文件里增加这一职级：{known}",
        "the policy has no rank “{rank}”, concerns {count}: {who}. Use one of these, or add the rank to the policy: {known}",
    ),
    "rank_nobody": (
        "干部名册里没有人是职级“{rank}”",
        "nobody in the roster of cadres has the rank “{rank}”",
    ),
    "home_missing": (
        "职级“{rank}”只帮扶本村，但有{count}人没有填写所在村（village）：{who}",
        "rank “{rank}” serves the home village only, but {count} have no village filled in: {who}",
    ),
    "unit_nowhere": (
        "单位“{unit}”没有包村，也没有挂钩村的领导，该单位{count}人无处可帮：{who}。请在村表的 unit 列填写包村部门",
        "unit “{unit}” has no village of its own and no leader who hooks one, so its {count} staff can help nobody: {who}. "
        "Fill in the column unit of the villages",
    ),
    "unit_blank": (
        "有{count}人按单位包村，但没有填写单位（unit），无处可帮：{who}",
        "{count} serve their unit's village but have no unit filled in and can help nobody: {who}",
    ),
    "last_year_unknown": (
        "有{count}户上年的帮扶人已不在干部名册里，原结对不再延续：{who}",
        "last year's helpers of {count} households are no longer in the roster, those pairs are released: {who}",
    ),
    "last_year_unavailable": (
        "有{count}户上年的帮扶人今年不能帮扶（available 为否），原结对不再延续：{who}",
        "last year's helpers of {count} households are not available this year, those pairs are released: {who}",
    ),
    # places
    "village_unserved": (
        "有{count}个村没有任何干部可以帮扶，涉及{households}户：{villages}。请核对各职级的 serves 和名额",
        "{count} villages with {households} households may be served by no cadre at all: {villages}. "
        "Check what the ranks serve, and their quotas",
    ),
    "village_beyond_reach": (
        "有{count}个村超出所有干部的距离上限（max_km）或无路可达，涉及{households}户：{villages}",
        "{count} villages with {households} households lie beyond every cadre's max_km, or no way leads there: {villages}",
    ),
    # pairings
    "nothing_to_hook": (
        "职级“{rank}”要挂钩经济薄弱村，但没有一个村标为薄弱村（weak）",
        "rank “{rank}” is to hook weak villages, but no village is marked weak",
    ),
    "fixed_not_hookable": (
        "{who}（{rank}）固定挂钩“{village}”，但该村不在可挂钩的村之列：{villages}。请改正所在村，或留空由系统安排",
        "{who} ({rank}) is fixed to “{village}”, which is none of the villages to be hooked: {villages}. "
        "Correct the village, or leave it blank to have it decided",
    ),
    "pairing_nobody": (
        "职级“{rank}”每村至少要有{least}人挂钩，却没有一个可用的干部；涉及{count}个村：{villages}",
        "each village needs at least {least} of rank “{rank}”, but nobody of it is available; {count} villages: {villages}",
    ),
    "pairing_too_few": (
        "职级“{rank}”每村至少要有{least}人挂钩，{count}个村共需{need}人，可用的只有{have}人：{villages}。"
        "请补充干部，或降低 per_village 的最少人数",
        "each village needs at least {least} of rank “{rank}”: {count} villages need {need}, only {have} are available: "
        "{villages}. Add cadres, or lower the least of per_village",
    ),
    "pairing_too_many": (
        "职级“{rank}”每村至多{most}人挂钩，{count}个村最多容纳{room}人，却有{have}人都要挂钩：{villages}。"
        "请提高 per_village 的最多人数，或把多出的人改为其他职级",
        "each village takes at most {most} of rank “{rank}”: {count} villages take {room}, but {have} have to hook one: "
        "{villages}. Raise the most of per_village, or give some another rank",
    ),
    "pairing_fixed_too_many": (
        "“{village}”已固定{held}名“{rank}”挂钩（{who}），超过每村至多{most}人",
        "{held} of rank “{rank}” are fixed to “{village}” ({who}), more than the {most} it may take",
    ),
    "pairing_fixed_too_few": (
        "职级“{rank}”每村至少要有{least}人挂钩：除去已固定的，这些村还缺{missing}人，而可安排的只剩{free}人：{villages}",
        "each village needs at least {least} of rank “{rank}”: beside those already fixed, these villages lack {missing}, "
        "but only {free} are free: {villages}",
    ),
    "pairing_no_room": (
        "职级“{rank}”每村至多{most}人挂钩：除去已固定的，各村还能容纳{room}人，而待安排的有{free}人",
        "each village takes at most {most} of rank “{rank}”: beside those already fixed there is room for {room}, "
        "but {free} still have to hook one",
    ),
    # locks
    "lock_not_planned": (
        "有{count}户被锁定了帮扶人，但不在今年的计划内，锁定不起作用：{households}",
        "{count} households have a must lock but are not in this year's plan, the locks say nothing: {households}",
    ),
    "lock_unavailable": (
        "户 {household} 锁定由 {who} 帮扶，但该干部今年不能帮扶（available 为否）。请删除这条锁定，或改派他人",
        "household {household} is locked to {who}, who is not available. Drop the lock, or lock somebody else",
    ),
    "lock_two_cadres": (
        "户 {household} 同时锁定给几名帮扶责任人：{who}。每户只能有一名，请只留一条",
        "household {household} is locked to several principal helpers: {who}. It can have one, keep one lock",
    ),
    "lock_must_never": (
        "户 {household} 与 {who} 既锁定必须结对，又锁定不得结对，请只留一条",
        "household {household} and {who} are locked both as must and as never, keep one",
    ),
    "lock_no_place": (
        "户 {household} 锁定由 {who} 帮扶，但该干部的户数上限是 0",
        "household {household} is locked to {who}, whose quota is 0",
    ),
    "lock_over_quota": (
        "{who} 必须帮扶{count}户（锁定{locks}户，上年延续{kept}户），超过其户数上限{quota}：{households}",
        "{who} must have {count} households ({locks} locked, {kept} kept from last year), more than the quota of {quota}: {households}",
    ),
    "lock_out_of_scope": (
        "户 {household} 在“{village}”，锁定由 {who}（{rank}）帮扶，但按政策此人只能到：{scope}",
        "household {household} in “{village}” is locked to {who} ({rank}), who by the policy may serve only: {scope}",
    ),
    "lock_too_far": (
        "户 {household} 锁定由 {who} 帮扶，但相距{km}公里，超过上限{limit}公里",
        "household {household} is locked to {who}, {km} km away, beyond the limit of {limit} km",
    ),
    "lock_no_way": (
        "户 {household} 锁定由 {who} 帮扶，但此人无路可往返“{village}”（没有距离数据）",
        "household {household} is locked to {who}, who has no known way to “{village}” and back",
    ),
    "lock_over_villages": (
        "{who} 必须帮扶的户（锁定{locks}户，上年延续{kept}户）分在{villages}，超过每人至多{most}个村",
        "the households {who} must have ({locks} locked, {kept} kept from last year) lie in {villages}, "
        "more than the {most} villages a cadre may serve",
    ),
    "lock_two_hooked": (
        "{who} 只能挂钩一个村，但必须帮扶的户（锁定{locks}户，上年延续{kept}户）分在{villages}",
        "{who} hooks one village only, but the households to be served ({locks} locked, {kept} kept from last year) lie in {villages}",
    ),
    "lock_against_head": (
        "户 {household} 必须由 {who} 帮扶，{unit}的领导 {head} 就要挂钩“{village}”，但因 {by} 已定为“{other}”",
        "household {household} must have {who}, so {head}, who leads {unit}, would have to hook “{village}”, "
        "but {by} settles “{other}”",
    ),
    "project_no_places": (
        "{count}个项目没有填写名额，不安排农户：{who}。请填写可安排的户数。",
        "{count} projects name no places and are given no household: {who}. Say how many households each takes.",
    ),
    "project_nowhere": (
        "{count}个项目没有坐标，所在村也没有坐标，无法计算距离，不安排农户：{who}。",
        "{count} projects have no point, nor has their village, so no distance is known and they are given no household: {who}.",
    ),
    "labour_unknown": (
        "{count}户计划内农户的劳动力数不明，不安排到需要劳动力的项目：{who}。",
        "{count} planned households have an unknown number of labourers and are kept out of projects that need labour: {who}.",
    ),
}
