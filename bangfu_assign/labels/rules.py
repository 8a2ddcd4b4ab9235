"""What the check of a plan says about broken rules."""

TEXTS: dict[str, tuple[str, str]] = {
    "unknown_household": (
        "方案中的户码“{household_id}”不在农户名册中。",
        "The plan names household “{household_id}”, which is not in the roster.",
    ),
    "unknown_cadre": (
        "户码“{household_id}”的帮扶干部编号“{cadre_id}”不在干部名册中。",
        "Household “{household_id}” is given cadre “{cadre_id}”, who is not in the roster.",
    ),
    "unknown_leader": (
        "挂钩表中的干部编号“{cadre_id}”（挂钩村“{village_id}”）不在干部名册中。",
        "The pairings name cadre “{cadre_id}” (village “{village_id}”), who is not in the roster.",
    ),
    "unknown_village": (
        "挂钩表中干部“{cadre_id}”的村“{village_id}”不在村名册中。",
        "Cadre “{cadre_id}” is paired with village “{village_id}”, which is not in the roster.",
    ),
    "other_village": (
        "{head}户（{household_id}）在方案中写作{written}，名册中为{village}。",
        "The household of {head} ({household_id}) is written down in {written}; "
        "the roster has it in {village}.",
    ),
    "not_planned": (
        "{head}户（{household_id}）未列入本年度计划，却安排了干部{cadre_id}。",
        "The household of {head} ({household_id}) is not in this year's plan but is given "
        "cadre {cadre_id}.",
    ),
    "several_helpers": (
        "{head}户（{household_id}）安排了不止一名帮扶责任人：{cadres}。每户只能有一名。",
        "The household of {head} ({household_id}) is given more than one principal helper: "
        "{cadres}. It may have one.",
    ),
    "unknown_rank": (
        "{name}（{cadre_id}）的职级不在政策文件中，不能担任帮扶责任人（现有{load}户）。",
        "The policy does not know the rank of {name} ({cadre_id}), who therefore cannot be a "
        "principal helper (has {load} households).",
    ),
    "not_principal": (
        "{name}（{cadre_id}）的职级“{rank}”只能协助帮扶，不能担任帮扶责任人（现有{load}户）。",
        "{name} ({cadre_id}) is of rank “{rank}”, which only helps along and cannot be a "
        "principal helper (has {load} households).",
    ),
    "not_available": (
        "{name}（{cadre_id}）本年度不参加帮扶，却安排了{load}户。",
        "{name} ({cadre_id}) is not available but has {load} households.",
    ),
    "over_quota": (
        "{name}（{cadre_id}）安排了{load}户，超过其名额{quota}户。",
        "{name} ({cadre_id}) has {load} households, more than the quota of {quota}.",
    ),
    "not_home_village": (
        "{head}户（{household_id}）在{village}，{name}（{cadre_id}）只能帮扶本村：{allowed}。",
        "The household of {head} ({household_id}) lies in {village}; {name} ({cadre_id}) serves "
        "the home village only: {allowed}.",
    ),
    "not_paired_village": (
        "{head}户（{household_id}）在{village}，{name}（{cadre_id}）的结对户应在其挂钩村：{allowed}。",
        "The household of {head} ({household_id}) lies in {village}; the households of {name} "
        "({cadre_id}) must lie in the village paired with: {allowed}.",
    ),
    "not_leaders_village": (
        "{head}户（{household_id}）在{village}，{name}（{cadre_id}）应随本单位领导到其挂钩村：{allowed}。",
        "The household of {head} ({household_id}) lies in {village}; {name} ({cadre_id}) follows "
        "the unit's leader to: {allowed}.",
    ),
    "not_unit_village": (
        "{head}户（{household_id}）在{village}，{name}（{cadre_id}）只能帮扶本单位包村：{allowed}。",
        "The household of {head} ({household_id}) lies in {village}; {name} ({cadre_id}) serves "
        "the unit's own village only: {allowed}.",
    ),
    "leader_without_village": (
        "{rank}{name}（{cadre_id}）没有挂钩村；每人须挂钩一个村。",
        "{name} ({cadre_id}, {rank}) is paired with no village; each must have exactly one.",
    ),
    "leader_with_villages": (
        "{rank}{name}（{cadre_id}）挂钩了不止一个村：{villages}；每人只能挂钩一个村。",
        "{name} ({cadre_id}, {rank}) is paired with several villages: {villages}; each must have "
        "exactly one.",
    ),
    "pairing_of_other": (
        "{name}（{cadre_id}，{rank}）不应有挂钩村：其职级不挂钩，或本年度不参加帮扶。",
        "{name} ({cadre_id}, {rank}) is paired with a village although the rank is not paired "
        "with villages, or the cadre is not available.",
    ),
    "pairing_not_weak": (
        "{rank}{name}（{cadre_id}）挂钩{village}，但该村不是经济薄弱村。",
        "{name} ({cadre_id}, {rank}) is paired with {village}, which is not a weak village.",
    ),
    "pairing_not_fixed": (
        "{rank}{name}（{cadre_id}）挂钩{village}，名册中已定为{fixed}。",
        "{name} ({cadre_id}, {rank}) is paired with {village}; the roster fixes {fixed}.",
    ),
    "village_short": (
        "{village}有{count}名{rank}挂钩，至少应有{least}名。",
        "{village} is paired with {count} of rank {rank}; it needs at least {least}.",
    ),
    "village_full": (
        "{village}有{count}名{rank}挂钩，最多只能有{most}名。",
        "{village} is paired with {count} of rank {rank}; it may have at most {most}.",
    ),
    "no_way": (
        "{name}（{cadre_id}）与{head}户（{household_id}）之间没有可以往返的道路或距离。",
        "There is no known way there and back between {name} ({cadre_id}) and the household of "
        "{head} ({household_id}).",
    ),
    "too_far": (
        "{head}户（{household_id}）距{name}（{cadre_id}）{km}公里，超过上限{max_km}公里。",
        "The household of {head} ({household_id}) lies {km} km from {name} ({cadre_id}); "
        "the limit is {max_km} km.",
    ),
    "too_many_villages": (
        "{name}（{cadre_id}）的结对户分布在{count}个村（{villages}），最多{most}个村。",
        "{name} ({cadre_id}) has households in {count} villages ({villages}); the limit is {most}.",
    ),
    "must_broken": (
        "按锁定要求，{head}户（{household_id}）必须由{name}（{cadre_id}）帮扶，方案中不是。原因：{reason}",
        "A lock says {head} ({household_id}) must have {name} ({cadre_id}); the plan says "
        "otherwise. Reason: {reason}",
    ),
    "never_broken": (
        "按锁定要求，{head}户（{household_id}）不得由{name}（{cadre_id}）帮扶。原因：{reason}",
        "A lock says {head} ({household_id}) must never have {name} ({cadre_id}). Reason: {reason}",
    ),
    "cadre_lost": (
        "{head}户（{household_id}）尚未脱贫，去年的帮扶责任人{name}（{cadre_id}）仍可帮扶，不得更换。",
        "The household of {head} ({household_id}) is not lifted yet and must keep last year's "
        "helper {name} ({cadre_id}).",
    ),
    "unknown_co_helper": (
        "户码“{household_id}”的协助帮扶人编号“{cadre_id}”不在干部名册中。",
        "Household “{household_id}” is given co-helper “{cadre_id}”, who is not in the roster.",
    ),
    "not_co_helper": (
        "{name}（{cadre_id}）的职级“{rank}”不属于协助帮扶力量，不能列为户码“{household_id}”的协助帮扶人。",
        "{name} ({cadre_id}) is of rank “{rank}”, which is not one of co-helpers, and cannot be the "
        "co-helper of household “{household_id}”.",
    ),
    "co_helper_not_available": (
        "{name}（{cadre_id}）本年度不参加帮扶，却列为户码“{household_id}”的协助帮扶人。",
        "{name} ({cadre_id}) is not available but is the co-helper of household “{household_id}”.",
    ),
    "not_planned_co_helper": (
        "{head}户（{household_id}）未列入本年度计划，却安排了协助帮扶人{cadre_id}。",
        "The household of {head} ({household_id}) is not in this year's plan but is given "
        "co-helper {cadre_id}.",
    ),
    "several_co_helpers": (
        "{head}户（{household_id}）安排了不止一名协助帮扶人：{cadres}。每户只能有一名。",
        "The household of {head} ({household_id}) is given more than one co-helper: {cadres}. "
        "It may have one.",
    ),
    "unknown_project": (
        "户码“{household_id}”的项目编号“{project_id}”不在项目表中。",
        "Household “{household_id}” is given project “{project_id}”, which is not in the list.",
    ),
    "not_planned_project": (
        "{head}户（{household_id}）未列入本年度计划，却安排了项目“{name}”（{project_id}）。",
        "The household of {head} ({household_id}) is not in this year's plan but is given project "
        "“{name}” ({project_id}).",
    ),
    "no_way_to_project": (
        "{head}户（{household_id}）与项目“{name}”（{project_id}）之间没有已知的道路或距离。",
        "There is no known way from the household of {head} ({household_id}) to project “{name}” "
        "({project_id}).",
    ),
    "no_labour": (
        "项目“{name}”（{project_id}）需要劳动力，而{head}户（{household_id}）没有劳动力或劳动力数不明。",
        "Project “{name}” ({project_id}) needs labour; the household of {head} ({household_id}) "
        "has none, or nobody knows of any.",
    ),
    "several_projects": (
        "{head}户（{household_id}）安排了不止一个项目：{projects}。每户只能有一个。",
        "The household of {head} ({household_id}) is given more than one project: {projects}. "
        "It may have one.",
    ),
    "over_places": (
        "项目“{name}”（{project_id}）安排了{count}户，超过其名额{places}户。",
        "Project “{name}” ({project_id}) is given {count} households, more than its {places} places.",
    ),
    "round_too_long": (
        "有干部的走访路线多达{stops}处，无法在限时内证明最短路程；请降低名额。",
        "A cadre's round has {stops} stops: its shortest length could not be proven in time; "
        "lower the quota.",
    ),
}
