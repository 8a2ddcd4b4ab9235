"""Words of the figures."""

TEXTS: dict[str, tuple[str, str]] = {
    # Town map
    "map_title": ("{area}{year}结对帮扶分布图", "Paired assistance in {area}{year}"),
    "map_area": ("全域", "the area"),
    "year": ("{year}年", ", {year}"),
    "map_counts": (
        "计划内{households}户，已落实{covered}户（{share}％），未落实{uncovered}户；"
        "{villages}个村，{cadres}名干部结对",
        "{households} households planned: {covered} covered ({share} %), {uncovered} uncovered; "
        "{villages} villages, {cadres} cadres with households",
    ),
    "key_size": ("计划内户数（面积）", "Planned households (area)"),
    "key_households": ("{n}户", "{n} households"),
    "key_coverage": ("落实比例（颜色）", "Share covered (colour)"),
    "coverage_4": ("全部落实", "all covered"),
    "coverage_3": ("90％以上", "90 % and more"),
    "coverage_2": ("75％～90％", "75 % to 90 %"),
    "coverage_1": ("50％～75％", "50 % to 75 %"),
    "coverage_0": ("不足50％", "under 50 %"),
    "key_places": ("村与驻地", "Villages and bases"),
    "key_village": ("行政村", "village"),
    "key_weak": ("经济薄弱村", "weak village"),
    "key_uncovered": ("−3　未落实3户", "−3  three uncovered"),
    "key_seat": ("乡镇驻地", "town seat"),
    "key_base": ("其他干部驻点", "other bases of cadres"),
    "key_rounds": ("走访路线（粗细＝干部人数）", "Rounds (width: cadres)"),
    "key_from_seat": ("驻地出发，{n}人", "from the seat, {n}"),
    "key_between": ("其他路段，{n}人", "other stretches, {n}"),
    "key_project": ("扶贫项目", "project"),
    "key_far_base": ("图外驻点方向", "towards a base off the map"),
    "key_pairing": ("领导挂钩", "leader paired with village"),
    "leaders": ("挂钩：{names}", "paired: {names}"),
    "more": ("等{n}人", " (of {n})"),
    "metres": ("{n}米", "{n} m"),
    "kilometres": ("{n}公里", "{n} km"),
    "north": ("北", "N"),
    "no_points": (
        "{n}个村没有坐标，列在图的下方。",
        "{n} villages have no coordinates and stand below the map.",
    ),
    "no_points_at_all": (
        "各村没有坐标，按编号排列，不表示位置。",
        "No village has coordinates: they are listed by number, not by place.",
    ),
    "left_out": (
        "另有{n}个村名因空间不足未标注。",
        "{n} village names are left out for lack of room.",
    ),
    "internal": ("内部资料，不得公开。", "Internal: not for publication."),
    # Village sheet
    "village_title": ("{village}{year}结对帮扶图", "Paired assistance in {village}{year}"),
    "village_weak": ("（经济薄弱村）", " (weak village)"),
    "village_counts": (
        "计划内{households}户{persons}人：已落实{covered}户（沿用{kept}户），未落实{uncovered}户；"
        "帮扶责任人{helpers}名",
        "{households} households planned, {persons} persons: {covered} covered ({kept} kept from last year), "
        "{uncovered} uncovered; {helpers} helpers",
    ),
    "village_empty": ("本村没有计划内农户。", "No household of this village is in the plan."),
    "column_helpers": (
        "帮扶责任人（职级，本村/共结对/名额）",
        "Helper (rank, here / in all / quota)",
    ),
    "column_households": ("农户（人口，组，户码）", "Household (persons, group, number)"),
    "column_layers": ("协助帮扶·项目", "Co-helper · project"),
    "persons": ("{n}人", "{n} p."),
    "not_covered": ("未落实", "uncovered"),
    "line_kept": ("沿用去年结对", "kept from last year"),
    "line_new": ("新结对", "new pair"),
    "hooks": ("挂钩本村", "paired here"),
    "need_3": ("最困难", "neediest"),
    "need_2": ("困难", "needy"),
    "need_1": ("一般", "less needy"),
    # Errors
    "unknown_village": (
        "没有编号或名称为“{village}”的村。",
        "There is no village with the id or name “{village}”.",
    ),
    "unknown_village_near": (
        "没有编号或名称为“{village}”的村，是不是“{near}”？",
        "There is no village with the id or name “{village}”; did you mean “{near}”?",
    ),
    "same_name": (
        "有{n}个村叫“{village}”，请用村编号：{ids}。",
        "{n} villages are called “{village}”; use an id: {ids}.",
    ),
}
