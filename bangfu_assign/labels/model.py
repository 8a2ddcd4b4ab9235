"""What the model says when there is no plan."""

TEXTS: dict[str, tuple[str, str]] = {
    "no_plan": (
        "没有任何方案能同时满足全部规则",
        "no plan keeps all the rules at once",
    ),
    "no_co_helpers": (
        "协助帮扶人的锁定要求与规则相互矛盾，没有任何安排能同时满足",
        "the locks on co-helpers contradict the rules: nothing keeps them all",
    ),
    "no_plan_in_time": (
        "在时间限制内没有找到方案；请用 --time-limit 放宽时限再试",
        "no plan was found within the time limit; try again with a larger --time-limit",
    ),
    # rules that cannot hold together
    "conflict": (
        "以下{count}条规则不能同时成立；放宽或去掉其中任何一条，这一矛盾即可解除",
        "these {count} rules cannot hold together; give up or relax any one of them and this contradiction is gone",
    ),
    "conflict_lock": (
        "锁定：“{village}”的 {household} 必须由 {who} 帮扶",
        "lock: {household} in “{village}” must have {who}",
    ),
    "conflict_kept": (
        "帮扶关系必须延续（continuity 为 hard）：“{village}”的 {household} 仍由上年的 {who} 帮扶",
        "pairs must be kept (continuity is hard): {household} in “{village}” keeps last year's {who}",
    ),
    "conflict_barred": (
        "{who} 按职级、户数上限、距离上限或不得结对的锁定，不能帮扶 {household}",
        "by rank, quota, limit of distance or a never lock, {who} may not have {household}",
    ),
    "conflict_quota": (
        "{who} 至多帮扶{quota}户",
        "{who} may have at most {quota} households",
    ),
    "conflict_max_villages": (
        "{who} 帮扶的户至多分布在{most}个村",
        "the households of {who} may lie in at most {most} villages",
    ),
    "conflict_one_village": (
        "{who}（{rank}）挂钩且只挂钩一个村，只帮扶该村的户",
        "{who} ({rank}) hooks exactly one village and has households there only",
    ),
    "conflict_fixed": (
        "{who} 固定挂钩“{village}”",
        "{who} is fixed to hook “{village}”",
    ),
    "conflict_least": (
        "“{village}”至少要有{number}名“{rank}”挂钩",
        "“{village}” needs at least {number} of rank “{rank}”",
    ),
    "conflict_most": (
        "“{village}”至多由{number}名“{rank}”挂钩",
        "“{village}” takes at most {number} of rank “{rank}”",
    ),
    "conflict_follow": (
        "{unit}的工作人员只帮扶本单位领导（{leaders}）挂钩的村",
        "staff of {unit} help only in the villages that its leaders hook ({leaders})",
    ),
}
