"""Why a household has no cadre, and what would be needed."""

_FIX_ZH, _FIX_EN = "所需条件（未经验算）：", "What would be needed (not verified): "

TEXTS: dict[str, tuple[str, str]] = {
    # the reason in a few words
    "reason_no_cadre_serves": ("无职级可到该村", "no rank serves the village"),
    "reason_beyond_reach": ("超出距离上限", "beyond the distance limit"),
    "reason_no_way": ("无路可达", "no known way"),
    "reason_locked_out": ("因锁定不得结对", "locked out"),
    "reason_all_full": ("名额已满", "all places taken"),
    "reason_max_villages": ("干部帮扶村数已满", "cadres at their limit of villages"),
    "reason_pairing": ("干部挂钩他村", "cadres hook other villages"),
    "reason_place_left": ("尚有名额", "a place is left"),
    # the reason in a sentence
    "no_cadre_serves": (
        "没有一名可用的干部按职级可以到“{village}”帮扶",
        "no available cadre's rank may serve “{village}”",
    ),
    "beyond_reach": (
        "按职级可到“{village}”帮扶的干部有{count}名，其中{far}名距本户超过距离上限"
        "（另有{no_way}名无路可达、{locked}名因锁定不得结对）；最近的是{name}（{cadre_id}），相距{km}公里",
        "{count} cadres may serve “{village}” by rank, but {far} live beyond the distance limit "
        "({no_way} more have no known way, {locked} are locked out); the nearest is {name} ({cadre_id}), {km} km away",
    ),
    "no_way": (
        "按职级可到“{village}”帮扶的干部有{count}名，其中{no_way}名没有到本户或该村的往返路程数据"
        "（另有{far}名超过距离上限、{locked}名因锁定不得结对）",
        "{count} cadres may serve “{village}” by rank, but {no_way} have no known way there and back "
        "({far} more live beyond the distance limit, {locked} are locked out)",
    ),
    "locked_out": (
        "按职级可到“{village}”帮扶的干部有{count}名，其中{locked}名因锁定不得与本户结对"
        "（另有{far}名超过距离上限、{no_way}名无路可达）",
        "{count} cadres may serve “{village}” by rank, but {locked} are locked out "
        "({far} more live beyond the distance limit, {no_way} have no known way)",
    ),
    "all_full": (
        "可帮扶本户的干部有{count}名、共{places}个名额，均已安排给：困难程度更高的{higher}户、相同的{equal}户、较低的{lower}户",
        "{count} cadres may serve this household, and all their {places} places are taken: "
        "by {higher} households of higher need, {equal} of equal need, {lower} of lower need",
    ),
    "max_villages": (
        "可帮扶本户的干部有{count}名：{full}名名额已满；{stretched}名尚有名额，但已在{most}个村帮扶（每人至多{most}个村）；"
        "{elsewhere}名尚有名额，但挂钩在他村",
        "{count} cadres may serve this household: {full} are full; {stretched} have places left but already serve "
        "{most} villages, the most allowed; {elsewhere} have places left but are bound to other villages",
    ),
    "pairing": (
        "可帮扶本户的干部有{count}名：{full}名名额已满；{elsewhere}名尚有名额，但挂钩（或随本单位领导挂钩）在他村；"
        "{stretched}名尚有名额，但已在{most}个村帮扶",
        "{count} cadres may serve this household: {full} are full; {elsewhere} have places left but hook other villages, "
        "or follow their unit's leader there; {stretched} have places left but already serve {most} villages",
    ),
    "place_left": (
        "{name}（{cadre_id}）尚有名额，也可以帮扶本户；本方案没有这样安排（目标次序不以 coverage 为先，或求解未到最优）",
        "{name} ({cadre_id}) has a place left and may serve this household; the plan does not use it "
        "(coverage is not the first objective, or the search stopped before the optimum)",
    ),
    # what would be needed
    "fix_one_more_place": (
        _FIX_ZH + "多一个名额，如离该村最近的{rank}{name}（{cadre_id}）由{quota}户增至{more}户",
        _FIX_EN
        + "one more place, e.g. {more} instead of {quota} for {name} ({cadre_id}, {rank}), who is nearest to the village",
    ),
    "fix_place_and_village": (
        _FIX_ZH + "{rank}{name}（{cadre_id}）由{quota}户增至{more}户，并允许其多到一个村",
        _FIX_EN
        + "{more} places instead of {quota} for {name} ({cadre_id}, {rank}), and leave to serve one more village",
    ),
    "fix_one_more_village": (
        _FIX_ZH + "{rank}{name}（{cadre_id}）尚有名额，允许其由{served}个村增至{more}个村",
        _FIX_EN
        + "leave for {name} ({cadre_id}, {rank}), who has a place left, to serve {more} villages instead of {served}",
    ),
    "fix_other_cadre": (
        _FIX_ZH + "另有一名可到“{village}”帮扶、尚有名额的干部",
        _FIX_EN + "another cadre with a place left who may serve “{village}”",
    ),
    "fix_wider": (
        _FIX_ZH
        + "距离上限（max_km）放宽到{km}公里，即可由尚有名额的{rank}{name}（{cadre_id}）帮扶",
        _FIX_EN
        + "max_km of {km} km, which reaches {name} ({cadre_id}, {rank}), who has a place left",
    ),
    "fix_wider_and_place": (
        _FIX_ZH
        + "距离上限（max_km）放宽到{km}公里，并为{rank}{name}（{cadre_id}）增加名额或允许其到该村",
        _FIX_EN
        + "max_km of {km} km, and a place (or leave to come to the village) for {name} ({cadre_id}, {rank})",
    ),
    "fix_way": (
        _FIX_ZH + "补充干部到“{village}”的距离或道路数据",
        _FIX_EN + "distances or roads that lead to “{village}”",
    ),
    "fix_unlock": (
        _FIX_ZH + "解除与本户有关的锁定（{locked}名干部）",
        _FIX_EN + "drop the locks about this household ({locked} cadres)",
    ),
    "fix_take_place": (
        _FIX_ZH + "把{rank}{name}（{cadre_id}）的空余名额安排给本户，或延长求解时间",
        _FIX_EN
        + "give this household the place left with {name} ({cadre_id}, {rank}), or allow more time to solve",
    ),
    "project_no_point": (
        "没有一个有名额的项目与该户之间的距离是已知的。",
        "No project with places lies at a known distance from this household.",
    ),
    "project_no_labour": (
        "能到的项目都需要劳动力，而该户没有劳动力。",
        "Every project within reach needs labour; this household has none.",
    ),
    "project_labour_unknown": (
        "能到的项目都需要劳动力，而该户的劳动力数不明，请核实。",
        "Every project within reach needs labour; how much this household has is unknown: please check.",
    ),
    "project_places_taken": (
        "可参加的{count}个项目共{places}个名额，已全部安排给同样困难或更困难的户，或路程合计更短的户。",
        "The {count} projects open to this household have {places} places, all taken by households as needy or needier whose ways are shorter taken together.",
    ),
    "project_project_left": (
        "可参加的{count}个项目（共{places}个名额）中还有空余名额。",
        "Of the {count} projects open to this household ({places} places in all) one has a place left.",
    ),
}
