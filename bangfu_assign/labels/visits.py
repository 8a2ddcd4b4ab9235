"""Words about the register of visits: what can be wrong with it, and what it shows."""

TEXTS: dict[str, tuple[str, str]] = {
    # the file
    "no_register": (
        "找不到走访登记表“{path}”，或无法读取",
        "there is no register of visits at “{path}”, or it cannot be read",
    ),
    "no_helper_signed": (
        "没有“帮扶责任人签字”一列，帮扶人是否签字无法核对",
        "has no column of the helper's signature, which cannot be checked",
    ),
    "no_household_signed": (
        "没有“帮扶对象签字”一列，农户是否签字无法核对",
        "has no column of the household's signature, which cannot be checked",
    ),
    # the months
    "not_a_month": ("“{month}”不是月份；请写成 2012-06", "“{month}” is no month; write 2012-06"),
    "month_outside_year": (
        "{month} 不在方案年度 {year} 年内",
        "{month} is outside the plan's year {year}",
    ),
    "months_upside_down": (
        "起始月 {since} 晚于截止月 {until}",
        "the first month {since} is after the last, {until}",
    ),
    "no_year_at_all": (
        "政策文件没有写年度（[plan] year），登记表里也没有可用的日期",
        "the policy names no year ([plan] year), and the register has no date to tell it",
    ),
    "year_of_register": (
        "政策文件没有写年度（[plan] year），按登记表中最多的 {year} 年核对",
        "the policy names no year ([plan] year); {year}, in which most entries are, was taken",
    ),
    # which household
    "no_household": ("没有写户码或户主，不知是哪一户", "names no household"),
    "household_of_row_above": (
        "没有写户码和户主，按上一行的农户计，请核对",
        "names no household; it was taken to be that of the row above, check it",
    ),
    "unknown_household": ("农户名册中没有这个户码", "no such household in the roster"),
    "unknown_household_near": (
        "农户名册中没有这个户码；是否应为“{near}”？",
        "no such household in the roster; did you mean “{near}”?",
    ),
    "unknown_head": (
        "农户名册中没有这位户主（或不在所写的村）",
        "no household in the roster has this head (or not in the village given)",
    ),
    "head_ambiguous": (
        "有多户的户主叫这个名字，请填户码：{ids}",
        "several households have a head of this name; give the id: {ids}",
    ),
    "found_by_head": (
        "没有户码，按户主姓名找到 {now}",
        "has no id; found by the head's name: {now}",
    ),
    "head_differs": (
        "户主姓名与名册不符（名册为 {known}），按户码计，请核对",
        "the head's name differs from the roster's ({known}); the id counts, check it",
    ),
    "not_planned": (
        "该户不在年度计划内，不计入",
        "this household is not in the year's plan; the visit does not count",
    ),
    "uncovered": (
        "方案中该户没有帮扶责任人，不计入",
        "the plan gives this household no helper; the visit does not count",
    ),
    # when
    "no_year": (
        "日期没有写年份，政策文件也没有写年度",
        "neither the date nor the policy names a year",
    ),
    "no_such_day": ("没有这一天", "there is no such day"),
    "year_added": ("日期没有写年份，按方案年度计为 {now}", "the date has no year; taken as {now}"),
    "outside_year": (
        "不在方案年度 {year} 年内，不计入",
        "outside the plan's year {year}; does not count",
    ),
    "in_the_future": (
        "是将来的日期（今天是 {today}），不计入",
        "lies in the future (today is {today}); does not count",
    ),
    "only_month": ("只写到月，没有写日", "gives the month but not the day"),
    "same_day_twice": (
        "同一人同一天走访同一户已在第{other}行登记，只计一次",
        "the same visitor, household and day stand in row {other}; counted once",
    ),
    "before_pair": (
        "早于结对日期 {since}（帮扶责任人 {helper}，{cadre_id}），不算本人走访",
        "before the pair began on {since} (helper {helper}, {cadre_id}); not a visit of the helper",
    ),
    # by whom
    "by_co_helper": (
        "由协助帮扶人走访，不能代替帮扶责任人 {helper}（{cadre_id}）",
        "made by the co-helper, who does not stand in for the helper {helper} ({cadre_id})",
    ),
    "by_former_helper": (
        "由当时不在任的帮扶人走访，当时的帮扶责任人是 {helper}（{cadre_id}）",
        "made by a helper who was not in charge then; the helper was {helper} ({cadre_id})",
    ),
    "by_other_cadre": (
        "走访人不是该户的帮扶责任人 {helper}（{cadre_id}）",
        "not made by the household's helper {helper} ({cadre_id})",
    ),
    "by_namesake": (
        "走访人与多名干部同名，且都不是该户的帮扶责任人 {helper}（{cadre_id}）；请填干部编号",
        "several cadres have the visitor's name, none is the household's helper {helper} "
        "({cadre_id}); give the cadre's id",
    ),
    "by_unknown": (
        "干部名册中没有此走访人；该户的帮扶责任人是 {helper}（{cadre_id}）",
        "no such cadre in the roster; the household's helper is {helper} ({cadre_id})",
    ),
    "by_unknown_near": (
        "干部名册中没有此走访人，是否应为“{near}”？该户的帮扶责任人是 {helper}（{cadre_id}）",
        "no such cadre in the roster, did you mean “{near}”? The household's helper is {helper} "
        "({cadre_id})",
    ),
    # signed
    "unsigned_helper": ("帮扶责任人没有签字", "the helper has not signed"),
    "unsigned_household": ("帮扶对象没有签字", "the household has not signed"),
    "unsigned_both": ("双方都没有签字", "neither side has signed"),
    "signed_by_proxy": ("由他人代签，按未签字计", "signed by proxy, which counts as not signed"),
    "signed_by_another": (
        "帮扶责任人签字栏写的不是 {helper}（{cadre_id}）",
        "the helper's place of signature holds another name than {helper} ({cadre_id})",
    ),
    "no_content": ("没有写内容及措施落实", "does not say what was done"),
    # what it shows
    "title": ("{plan}走访联系核查", "{plan}: check of the visits"),
    "span": ("{since} 至 {until}", "{since} to {until}"),
    "rows": ("登记表行数", "rows of the register"),
    "counted": ("计入的走访（次）", "visits that count"),
    "households": ("有帮扶责任人的户数", "households with a helper"),
    "uncovered_households": ("计划内没有帮扶责任人的户数", "planned households without one"),
    "due": ("应联系户次（每户每月）", "due: one contact a household and month"),
    "contacted": ("已联系", "contacted"),
    "signed": ("其中双方签字", "of them signed by both"),
    "missed": ("未联系", "missed"),
    "share": ("联系率", "share"),
    "never": ("一次也未联系的户数", "households never contacted"),
    "instead": (
        "未联系户次中，只有协助帮扶人到过 {co_helper}，只有他人到过 {other}，无人到过 {none}",
        "of those missed, only the co-helper came in {co_helper}, only others in {other}, nobody "
        "in {none}",
    ),
    "month": ("月份", "month"),
    "due_short": ("应联系", "due"),
    "all_months": ("合计", "in all"),
    "worst_villages": ("联系率最低的村", "Villages with the lowest share"),
    "worst_cadres": ("未联系户次最多的帮扶责任人", "Helpers who missed most"),
    "kinds": ("登记表的问题", "What is odd about the register"),
    "kind": ("问题", "what"),
    "times": ("处数", "times"),
    "first": ("第一处", "first at"),
    "nothing_odd": ("登记表没有问题。", "Nothing is odd about the register."),
    "nobody_due": ("这几个月没有应联系的户。", "Nobody was due in these months."),
    # the workbook
    "sheet_summary": ("汇总", "Summary"),
    "sheet_grid": ("按户按月", "By month"),
    "sheet_cadres": ("按帮扶责任人", "By helper"),
    "sheet_villages": ("按村", "By village"),
    "sheet_problems": ("登记表问题", "Problems"),
    "row": ("行", "Row"),
    "file": ("文件", "File"),
    "value": ("原值", "Value"),
    "severity": ("级别", "Level"),
    "problem": ("问题", "Problem"),
    "month_01": ("1月", "Jan"),
    "month_02": ("2月", "Feb"),
    "month_03": ("3月", "Mar"),
    "month_04": ("4月", "Apr"),
    "month_05": ("5月", "May"),
    "month_06": ("6月", "Jun"),
    "month_07": ("7月", "Jul"),
    "month_08": ("8月", "Aug"),
    "month_09": ("9月", "Sep"),
    "month_10": ("10月", "Oct"),
    "month_11": ("11月", "Nov"),
    "month_12": ("12月", "Dec"),
    "mark_signed": ("√", "√"),
    "mark_unsigned": ("△", "△"),
    "mark_co_helper": ("协", "co"),
    "mark_other": ("他", "oth"),
    "mark_none": ("×", "×"),
    "mark_not_due": ("—", "—"),
    "legend": (
        "√ 已联系并双方签字；△ 已联系，签字不全；协 只有协助帮扶人到过；他 只有他人到过；× 无人联系；— 当月不要求",
        "√ contacted and signed by both; △ contacted, a signature missing; co: only the co-helper "
        "came; oth: only others came; × nobody came; — not due",
    ),
    "households_short": ("户数", "Households"),
    "missed_months": ("未联系月数", "Months missed"),
    # the figure
    "figure_title": ("{area}{year}年走访联系情况", "Monthly contact in {area}, {year}"),
    "figure_counts": (
        "{since} 至 {until}：应联系{due}户次，已联系{contacted}户次（{share}％），双方签字{signed}户次；"
        "一次也未联系{never}户",
        "{since} to {until}: {due} contacts due, {contacted} made ({share} %), {signed} signed by "
        "both; {never} households never contacted",
    ),
    "figure_note": (
        "格中为当月帮扶责任人已联系的户占应联系户的百分比（舍去小数）；空格表示未核查或当月无应联系户。内部资料，不得公开。",
        "Each cell: per cent (rounded down) of the households due that month that their helper "
        "contacted; blank: not checked or nobody due. Internal: not for publication.",
    ),
    "figure_village": ("村（户数）", "village (households)"),
    "figure_all": ("合计", "in all"),
    "figure_town": ("全部", "all"),
    "class_4": ("100％", "100 %"),
    "class_3": ("90～99％", "90–99 %"),
    "class_2": ("75～89％", "75–89 %"),
    "class_1": ("50～74％", "50–74 %"),
    "class_0": ("不足50％", "under 50 %"),
    "and_more": ("……另有 {count} 行", "… and {count} more rows"),
}
