"""Words of the workbook: sheets, headers, and how to edit it by hand."""

TEXTS: dict[str, tuple[str, str]] = {
    # Sheets. A plan edited by hand is read back from `households` and `pairings` by these names.
    "sheet_summary": ("汇总", "Summary"),
    "sheet_households": ("按村分户", "By village"),
    "sheet_cadres": ("按干部", "By cadre"),
    "sheet_uncovered": ("未落实", "Uncovered"),
    "sheet_shortage": ("缺口说明", "Shortage"),
    "sheet_pairings": ("挂钩", "Pairings"),
    "sheet_villages": ("各村情况", "Villages"),
    "sheet_broken": ("上年结对变动", "Ended pairs"),
    "sheet_changes": ("调整清单", "Changes"),
    "sheet_roster": ("干部名册", "Cadres"),
    "sheet_guide": ("说明", "Guide"),
    # Headers; those of ids are what the reader of an edited workbook looks for.
    "household_id": ("户码", "household_id"),
    "cadre_id": ("干部编号", "cadre_id"),
    "village_id": ("村编号", "village_id"),
    "co_helper_id": ("协助帮扶人编号", "co_helper_id"),
    "project_id": ("项目编号", "project_id"),
    "village": ("村", "Village"),
    "village_name": ("村名", "Village name"),
    "group": ("组", "Group"),
    "head_name": ("户主", "Head of household"),
    "persons": ("人口", "Persons"),
    "weight": ("需求等级", "Need"),
    "helper": ("帮扶人", "Helper"),
    "office": ("单位及职务", "Unit and position"),
    "kept": ("续帮", "Kept"),
    "reach_km": ("距离（公里）", "Distance (km)"),
    "as_planned": ("原定编号", "As planned"),
    "name": ("姓名", "Name"),
    "rank": ("职级", "Rank"),
    "quota": ("限额（户）", "Quota"),
    "load": ("结对户数", "Households"),
    "free": ("空余名额", "Free places"),
    "villages": ("涉及村数", "Villages"),
    "round_km": ("进村里程（公里）", "Round (km)"),
    "walk_km": ("入户里程（公里）", "Walk (km)"),
    "role": ("帮扶身份", "Role"),
    "role_principal": ("帮扶责任人", "party cadre"),
    "role_co_helper": ("协助帮扶", "co-helper"),
    "role_unavailable": ("暂不可用", "not available"),
    "hooked_village": ("挂钩村", "Paired village"),
    "last_cadre_id": ("上年干部编号", "Last year's cadre"),
    "old_cadre_id": ("原干部编号", "Old cadre"),
    "new_cadre_id": ("现干部编号", "New cadre"),
    "sentence": ("变动说明", "What changed, and why"),
    "nothing_broken": (
        "上年结对全部延续。",
        "Every pair of last year goes on.",
    ),
    "nothing_changed": ("没有调整。", "Nothing has changed."),
    "reason": ("原因", "Reason"),
    "explanation": ("说明", "Explanation"),
    "cheapest_fix": ("最省的解决办法", "Cheapest fix"),
    "weak": ("经济薄弱村", "Weak village"),
    "roster_households": ("登记户数", "Households in register"),
    "planned": ("计划户数", "Planned households"),
    "persons_planned": ("计划人口", "Planned persons"),
    "covered": ("已落实户", "Covered"),
    "uncovered": ("未落实户", "Uncovered"),
    "share": ("落实率", "Share covered"),
    "helpers": ("帮扶干部数", "Cadres"),
    "leaders": ("挂钩干部", "Paired leaders"),
    "total": ("合计", "Total"),
    "yes": ("是", "yes"),
    "internal": ("内部工作用表，不得公示或外传", "Internal working paper: not for publication"),
    "page": ("第 &P 页，共 &N 页", "Page &P of &N"),
    "all_covered": ("计划内各户均已落实帮扶责任人。", "Every planned household has a cadre."),
    "no_pairings": (
        "本方案没有需要挂钩到村的干部。",
        "No cadre of this plan is paired with a village.",
    ),
    "wrong_cadre_title": ("干部编号不对", "Unknown cadre"),
    "wrong_cadre": (
        "请填《干部名册》中可担任帮扶责任人的干部编号；清空表示未落实。",
        "Enter the id of a party cadre listed on the sheet Cadres; empty means uncovered.",
    ),
    "edit_title": ("干部编号", "Cadre id"),
    "edit_hint": (
        "可在此改派；改后请用 verify 核对。",
        "Reassign here, then check with verify.",
    ),
    "guide_title": ("使用说明", "How to use this workbook"),
    "guide_internal": (
        "本工作簿列有户主和帮扶人姓名，仅供内部工作使用，不得公示、转发或上网。对外公示请使用专门生成的公示表，不要复制本表。",
        "This workbook names households and helpers. It is for internal work only and must not be "
        "published or passed on. For the public notice use the notices made for it, never a copy "
        "of these sheets.",
    ),
    "guide_edit": (
        "手工调整帮扶人：只改《按村分户》中的“干部编号”一列，可从下拉列表中选取；清空表示该户未落实。改过的行变为黄色，"
        "同行的姓名、单位等仍是原方案的内容（显示删除线），不必改动。",
        "To reassign a household change only the column cadre_id of the sheet By village, from the "
        "drop-down list; empty means uncovered. Changed rows turn yellow; the name and unit beside "
        "them remain those of the plan (struck through) and need no change.",
    ),
    "guide_quota": (
        "“干部编号”变为红色加粗，表示该干部的户数已超过限额。",
        "A cadre_id in bold red has more households than its quota.",
    ),
    "guide_pairings": (
        "手工调整挂钩村：只改《挂钩》中的“村编号”一列。",
        "To move a leader to another village change only the column village_id of the sheet Pairings.",
    ),
    "guide_verify": (
        "改后保存，再运行“bangfu-assign verify 数据文件夹 本文件”，逐条核对是否符合全部规则；其余各表不会随手工改动更新。",
        "Save, then run “bangfu-assign verify CASE THIS_FILE”, which checks every rule. The other "
        "sheets do not follow changes made by hand.",
    ),
    "guide_codes": (
        "户码、编号均为文本，请勿转成数字；请勿改动表头和工作表名称，行的次序可以任意。",
        "Ids are text: do not turn them into numbers. Keep headers and sheet names; rows may stand "
        "in any order.",
    ),
    "guide_need": (
        "需求等级：3为最急，2为较急，1为一般。名额不足时先保等级高的户。",
        "Need: 3 is the neediest, then 2 and 1. Where places fall short the neediest come first.",
    ),
    "guide_kept": (
        "续帮：仍由上年的帮扶人帮扶。距离：帮扶人驻地到该户的单程里程。",
        "Kept: the same cadre as last year. Distance: one way from the cadre's base to the household.",
    ),
    "guide_round": (
        "进村里程：从驻地出发、走遍所帮各村再返回的最短里程。入户里程：在各村内从村部出发、逐户走访再返回的里程合计。",
        "Round: the shortest way from the base through the villages served and back. Walk: the "
        "shortest rounds of the households inside these villages, summed.",
    ),
}
