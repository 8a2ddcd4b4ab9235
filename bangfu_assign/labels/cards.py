"""Words of the contact card (which is Chinese), and about making the cards."""

TEXTS: dict[str, tuple[str, str]] = {
    # the card
    "title": ("{area}低收入农户结对帮扶联系卡", "Contact card of paired assistance, {area}"),
    "year": ("（{year}年度）", "({year})"),
    "for_household": ("第一联：帮扶对象留存", "Copy 1: kept by the household"),
    "for_helper": ("第二联：帮扶责任人留存", "Copy 2: kept by the helper"),
    "number": ("户码：{household_id}", "No. {household_id}"),
    "head": ("户主姓名", "Head"),
    "village": ("行政村", "Village"),
    "group": ("村民小组", "Group"),
    "persons": ("家庭人口", "Persons"),
    "labourers": ("劳动力", "Labourers"),
    "people": ("{count}人", "{count}"),
    "category": ("农户属性", "Category"),
    "income": ("人均纯收入", "Income a head"),
    "yuan": ("{yuan}元", "{yuan} yuan"),
    "cause": ("致贫原因", "Cause"),
    "phone": ("联系电话", "Phone"),
    "measures": ("帮扶措施", "Measures"),
    "trained": ("参加技能培训{count}人", "training for {count}"),
    "transferred": ("转移就业{count}人", "jobs for {count}"),
    "loan": ("扶贫小额贷款{amount}万元", "small loan of {amount} × 10,000 yuan"),
    "project": ("帮扶项目", "Project"),
    "goal": ("帮扶目标", "Goal"),
    "goal_of_year": (
        "{year}年底家庭人均纯收入达到{standard}元以上，稳定脱贫",
        "an income of {standard} yuan a head by the end of {year}, for good",
    ),
    "goal_of_any_year": (
        "家庭人均纯收入达到{standard}元以上，稳定脱贫",
        "an income of {standard} yuan a head, for good",
    ),
    "helper": ("帮扶责任人", "Helper"),
    "unit": ("工作单位", "Unit"),
    "position": ("职务", "Position"),
    "since": ("结对时间", "Since"),
    "supervision": ("监督电话", "Supervision"),
    "co_helper": ("协助帮扶人", "Co-helper"),
    "job": ("单位及职务", "Unit, position"),
    "visits": ("联系帮扶记录（每月至少一次）", "Monthly contact (at least once a month)"),
    "date": ("日期", "Date"),
    "day": ("{month}月　　日", "{month} /"),
    "form": ("方式", "How"),
    "content": ("内容及措施落实", "What was done"),
    "helper_signs": ("帮扶责任人签字", "Helper signs"),
    "household_signs": ("帮扶对象签字", "Household signs"),
    "helper_signature": ("帮扶责任人（签字）：", "Helper:"),
    "household_signature": ("帮扶对象（签字）：", "Household:"),
    "signed_on": ("　　　　年　　月　　日", "Date:"),
    "care": (
        "本卡一式两联，双方各执一联；卡内有个人信息，请妥善保管，不得张贴、公开或转交他人。",
        "In two copies, one for each side. It holds personal data: keep it safe, never post or pass it on.",
    ),
    "issuer": ("{issuer}制", "{issuer}"),
    "all": ("全部联系卡", "all_cards"),
    "one": ("联系卡_{household_id}", "card_{household_id}"),
    # what was not made, and what a clerk should look at
    "uncovered": (
        "计划内、本方案无帮扶责任人：没有制卡（加 --uncovered 可制空白卡）",
        "planned, and without a helper: no card (--uncovered makes one with the helper left blank)",
    ),
    "blank_card": (
        "计划内、本方案无帮扶责任人：制了帮扶责任人空白的卡",
        "planned, and without a helper: a card with the helper left blank",
    ),
    "not_planned": ("不在年度计划内：没有制卡", "not in the year's plan: no card"),
    "cut_text": ("文字太长，卡上已截短", "too long for the card and cut there"),
    "no_glyph": (
        "“{characters}”没有可用的字体，PDF 上以“〓”代替，请手工填写",
        "no font has “{characters}”; the PDF shows 〓, fill in by hand",
    ),
    "no_helper_phone": (
        "帮扶责任人没有电话，卡上留空（{households} 户）",
        "the helper has no phone; left blank ({households} households)",
    ),
    "no_supervision": (
        "政策文件没有写监督电话（[cards] phone 或 [notice] phone），卡上留空",
        "the policy has no supervision phone ([cards] phone or [notice] phone); left blank",
    ),
    # what cannot be done
    "unknown_village": ("没有名为“{name}”的村", "there is no village “{name}”"),
    "unknown_village_near": (
        "没有名为“{name}”的村，是否应为“{near}”？",
        "there is no village “{name}”; did you mean “{near}”?",
    ),
    "village_ambiguous": (
        "有多个村叫“{name}”，请写村代码：{codes}",
        "several villages are called “{name}”; give the code: {codes}",
    ),
    "unknown_household": ("没有户码“{name}”", "there is no household “{name}”"),
    "unknown_household_near": (
        "没有户码“{name}”，是否应为“{near}”？",
        "there is no household “{name}”; did you mean “{near}”?",
    ),
    "unknown_format": (
        "不认识格式“{name}”；可以写 pdf、docx 或 pdf,docx",
        "unknown format “{name}”; write pdf, docx or pdf,docx",
    ),
    # the summary on the screen
    "written": (
        "联系卡 {cards} 张（一式两联，共 {pages} 页），{files} 个文件：{path}",
        "{cards} cards in two copies ({pages} pages), {files} files: {path}",
    ),
    "none": ("没有可制的联系卡", "there is no card to be made"),
    "notes_written": ("说明（{count} 条）：{path}", "notes ({count}): {path}"),
}
