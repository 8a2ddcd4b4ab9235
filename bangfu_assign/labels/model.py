"""What the model says when there is no plan."""

TEXTS: dict[str, tuple[str, str]] = {
    "no_plan": (
        "没有任何方案能同时满足全部规则",
        "no plan keeps all the rules at once",
    ),
    "no_plan_in_time": (
        "在时间限制内没有找到方案；请用 --time-limit 放宽时限再试",
        "no plan was found within the time limit; try again with a larger --time-limit",
    ),
}
