"""Words of the charts: quota use, coverage, distances, pairings, the solve, changes, scenarios."""

TEXTS: dict[str, tuple[str, str]] = {
    # Quota use by rank
    "quota_title": ("{area}{year}各职级帮扶名额使用情况", "Places used by rank: {area}{year}"),
    "quota_counts": (
        "党员干部名额{places}个，已用{used}个（{share}％），空余{free}个",
        "{places} places of party cadres: {used} used ({share} %), {free} free",
    ),
    "quota_note": (
        "只计在岗人员；共同帮扶力量是第二帮扶人，不计入党员干部名额。",
        "Available people only. Co-helpers are second helpers and have no part in the cadres' places.",
    ),
    "principals": ("党员干部", "Party cadres"),
    "co_helpers": ("共同帮扶力量", "Co-helpers"),
    "used": ("已用（党员干部）", "used (cadres)"),
    "used_helping": ("已用（共同帮扶）", "used (co-helpers)"),
    "free": ("空余", "free"),
    "column_places": ("名额使用比例", "Share of the places"),
    "column_used": ("已用／名额", "used / places"),
    "column_share": ("比例", "share"),
    "column_cadres": ("人数", "people"),
    "column_idle": ("未安排人数", "without any"),
    # Coverage by village
    "coverage_title": ("{area}{year}各村帮扶落实情况", "Coverage by village: {area}{year}"),
    "coverage_counts": (
        "计划内{households}户，已落实{covered}户（{share}％）；未落实{uncovered}户："
        "最困难{need_3}户、困难{need_2}户、一般{need_1}户；{villages}个村中{full}个村全部落实",
        "{households} households planned, {covered} covered ({share} %), {uncovered} uncovered: "
        "{need_3} neediest, {need_2} needy, {need_1} less needy; {full} of {villages} villages in full",
    ),
    "coverage_note": (
        "按落实比例从低到高排列；条长为户数。",
        "The least covered village first; lengths are households.",
    ),
    "covered": ("已落实", "covered"),
    "left_3": ("未落实：最困难", "uncovered: neediest"),
    "left_2": ("未落实：困难", "uncovered: needy"),
    "left_1": ("未落实：一般", "uncovered: less needy"),
    "short_3": ("最困难", "neediest"),
    "short_2": ("困难", "needy"),
    "short_1": ("一般", "less"),
    "weak": ("经济薄弱村", "weak village"),
    "column_covered": ("落实／计划", "covered / all"),
    # Distances
    "distance_title": (
        "{area}{year}帮扶人到户距离（按职级）",
        "From the helper's base to the household, by rank: {area}{year}",
    ),
    "distance_counts": (
        "{n}对结对，单程：中位{median}公里，九成不超过{most}公里，最远{far}公里",
        "{n} pairs, one way: median {median} km, nine in ten up to {most} km, farthest {far} km",
    ),
    "distance_note": (
        "每点为一户；方框为中间一半，粗线为中位数，细线到九成处。{knee}公里以内为等距刻度，以外为对数刻度。",
        "A dot is a household; the box holds the middle half, the thick line is the median, the thin one ends "
        "at nine in ten. Even scale up to {knee} km, logarithmic beyond.",
    ),
    "distance_none": ("没有已知距离的结对。", "There are no pairs with a known distance."),
    "column_rank": ("职级", "Rank"),
    "column_pairs": ("户数", "households"),
    "column_median": ("中位", "median"),
    "column_most": ("九成", "90 %"),
    "column_far": ("最远", "farthest"),
    "axis_km": ("驻地到农户，单程公里", "Base to household, km one way"),
    # The solve over time
    "progress_title": ("{area}{year}求解过程", "The solve over time: {area}{year}"),
    "progress_counts": (
        "用时{seconds}秒；{proven}个目标已证明，共{all}个",
        "{seconds} s; {proven} of {all} objectives proven",
    ),
    "progress_note": (
        "同一目标可以分几次求解：先算户数，再定路线，最后定到户。",
        "An objective may be worked on several times: numbers first, then rounds, then households.",
    ),
    "progress_none": ("没有求解过程的记录。", "The solve left no record."),
    "incumbent": ("当前方案值", "best plan so far"),
    "bound": ("理论下限", "bound"),
    "final": ("最终方案值", "value of the plan"),
    "axis_seconds": ("秒", "seconds"),
    "lane_proven": ("已证明", "proven"),
    "lane_gap": ("差距{gap}", "gap {gap}"),
    # Leadership pairings
    "pairing_title": ("{area}{year}领导挂钩村情况", "Leaders and their villages: {area}{year}"),
    "pairing_counts": (
        "{villages}个村，{leaders}名领导挂钩；随行部门{units}个，部门干部{staff}名",
        "{villages} villages, {leaders} leaders paired; {units} units follow with {staff} staff",
    ),
    "pairing_none": ("没有挂钩的村。", "No village is paired."),
    "no_leader": ("尚无领导挂钩", "nobody paired"),
    "team": ("{unit}：{n}人", "{unit}: {n}"),
    "column_leader": (
        "挂钩领导（职级，单位，户数/名额）",
        "Leader (rank, unit, households / quota)",
    ),
    "column_village": ("村（落实/计划户数）", "Village (covered / planned)"),
    "column_team": ("随行的部门干部（户数/名额）", "Staff who follow (households / quota)"),
    # Changes from year to year
    "change_title": ("{area}{year}结对变化", "How the pairs changed: {area}{year}"),
    "change_counts": (
        "原有结对{before}户：沿用{kept}户，更换{changed}户，中断{lost}户，达标或退出{released}户；新落实{newly}户",
        "{before} households had a cadre: {kept} keep theirs, {changed} get another, {lost} are left without, "
        "{released} are lifted or left the plan; {newly} newly covered",
    ),
    "change_note": (
        "达标或退出：已达到收入标准而不再结对，或不在本年计划，或已不在名册。",
        "Lifted or left the plan: at the income standard and not paired any more, not planned this year, or gone from the register.",
    ),
    "before": ("原来", "Before"),
    "now": ("现在", "Now"),
    "had": ("已有帮扶人", "had a cadre"),
    "had_none": ("没有帮扶人", "had none"),
    "new_household": ("新增户", "new household"),
    "kept": ("沿用", "same cadre"),
    "changed": ("更换", "another cadre"),
    "newly": ("新落实", "newly covered"),
    "lost": ("中断", "left without"),
    "still_none": ("仍未落实", "still without"),
    "released": ("达标或退出", "lifted or left the plan"),
    "households": ("{n}户", "{n}"),
    # Scenarios
    "scenario_title": ("各情形比较", "Scenarios side by side"),
    "scenario_counts": (
        "共{n}个情形；差额相对于“{base}”",
        "{n} scenarios; differences from “{base}”",
    ),
    "scenario_note": (
        "条长为该列的相对大小；▼变小，▲变大，＝相同。",
        "Lengths compare within a column; ▼ smaller, ▲ larger, = the same.",
    ),
    "scenario_failed": ("无方案", "no plan"),
    "scenario": ("情形", "Scenario"),
    "front_title": ("取舍：{x}与{y}", "Trade-off: {x} against {y}"),
    "front_counts": (
        "{n}个情形，其中{best}个没有被其他情形全面超过",
        "{n} scenarios; {best} of them are not beaten in both respects",
    ),
    "front_note": (
        "实心：没有被超过；空心：另有情形两项都不差、至少一项更好。",
        "Filled: not beaten; hollow: another scenario is as good in both respects and better in one.",
    ),
    "front_best": ("没有被超过", "not beaten"),
    "front_beaten": ("被超过", "beaten"),
    "front_left_out": (
        "另有{n}个情形名因空间不足未标注。",
        "{n} names are left out for lack of room.",
    ),
    "in_km": ("{name}（公里）", "{name} (km)"),
    "covered_households": ("已落实户数", "households covered"),
    "uncovered_households": ("未落实户数", "households uncovered"),
}
