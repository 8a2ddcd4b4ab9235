"""Words of the public notice, and of the command that writes it.

What stands on the sheets is Chinese in any case; its English serves a reader of the code.
"""

TEXTS: dict[str, tuple[str, str]] = {
    # the sheet
    "title": (
        "关于{area}{village}{year}\n低收入农户帮扶责任人名单的公示",
        "Public notice of {area} {village} {year}:\nthe helpers of the low-income households",
    ),
    "year": ("{year}年度", "{year}"),
    "basis": ("本年度扶贫开发工作安排", "this year's plan"),
    "reason": ("为落实帮扶责任、接受群众监督", "so that everybody can see who answers for whom"),
    "opening": (
        "根据{basis}，{reason}，现将{area}{village}{year}低收入农户及其帮扶责任人名单（共{households}户{persons}人）予以公示。",
        "Under {basis}, {reason}, the low-income households of {area} {village} {year} and their helpers "
        "({households} households, {persons} persons) are listed here.",
    ),
    "long_term": ("本公示为长期公示。", "This is a long-term notice."),
    "long_term_from": (
        "公示时间：自{start}起，长期公示。",
        "Shown from {start} on.",
    ),
    "from_to": ("公示时间：{start}至{end}。", "Shown from {start} to {end}."),
    "pending_count": (
        "其中{count}户的帮扶责任人待落实。",
        "The helpers of {count} of them are still to be found.",
    ),
    "list": ("一、公示名单", "1. The list"),
    "objections": ("二、异议反映", "2. Objections"),
    "objections_how": (
        "对名单有异议的，请以来访、来电或书面形式向{office}反映。反映情况应当实事求是，并留下真实姓名和联系方式，以便核实和答复。",
        "Objections may be brought to {office} in person, by telephone or in writing, with name and address.",
    ),
    "this_office": ("本单位", "this office"),
    "address": ("受理地址：{address}", "Address: {address}"),
    "phone": ("监督电话：{phone}", "Telephone: {phone}"),
    "seal": ("（盖章）", "(seal)"),
    "day": ("{year}年{month}月{day}日", "{year}-{month}-{day}"),
    "blank": ("________________", "________________"),
    "blank_day": ("____年__月__日", "____-__-__"),
    "pending": ("待落实", "to be found"),
    "number": ("序号", "No."),
    "village": ("行政村", "Village"),
    "group": ("组别", "Group"),
    "head_name": ("户主\n姓名", "Head of household"),
    "household_id": ("建档立卡号", "Filed-card number"),
    "persons": ("家庭\n人口", "Persons"),
    "helper": ("帮扶\n责任人", "Helper"),
    "post": ("单位及职务", "Unit and position"),
    "whole_town": ("全镇", "whole_town"),
    "sheet_title": ("公示", "Notice"),
    # problems
    "private": (
        "户“{household}”公示的“{column}”里含有身份证号或电话，不得公示；请在名册中改正后再生成",
        "the “{column}” of household “{household}” that would be shown holds an ID number or phone and must "
        "not be published; mend the roster and write the notices again",
    ),
    "private_village": (
        "村“{village}”的村名里含有身份证号或电话，不得公示；请在名册中改正",
        "the name of village “{village}” holds an ID number or phone and must not be published; mend the roster",
    ),
    "private_text": (
        "公示文字里含有身份证号，或监督电话以外的电话；公示中只能有 phone 一项的电话",
        "the notice's text holds an ID number, or a phone besides the key “phone”, the only one a notice may show",
    ),
    "private_id": (
        "户码“{household}”是身份证号（或与身份证号、电话相同），不得公示；请改用建档立卡号",
        "household id “{household}” is an ID number (or equals an ID number or phone) and must not be "
        "published; use the filed-card number",
    ),
    "leak": (
        "要公示的文件里发现不应公开的内容（{kind}，{count}处），已全部停止，没有公示任何文件",
        "what was to be published holds what must not be public ({kind}, {count} times); nothing was published",
    ),
    "leak_beside": (
        "公示文件夹里另有文件含不应公开的内容（{kind}，{count}处）；请先移走该文件，没有公示任何文件",
        "another file in the public folder holds what must not be public ({kind}, {count} times); take it away "
        "first, nothing was published",
    ),
    "kind_id_number": ("身份证号", "ID number"),
    "kind_phone": ("电话", "phone"),
    "kind_cause": ("致贫原因", "cause of poverty"),
    "kind_category": ("农户属性", "category of household"),
    "kind_income": ("收入", "income"),
    "kind_internal_id": ("内部编号", "internal id"),
    "kind_number": ("身份证号、账号或电话样的号码", "number like an ID, account or phone number"),
    "kind_unreadable": ("无法检查的内容", "content that cannot be checked"),
    "unfilled": (
        "没有写，公示上留了空线；请在 [notice] 里补上，或打印后手填",
        "is not given; the notice shows a blank line: add it to [notice], or fill it in by hand",
    ),
    "cut": (
        "有{count}处文字过长，公示上只印了开头（如“{example}”）",
        "{count} texts are too long; the notice shows their beginnings (such as “{example}”)",
    ),
    "missing_glyph": (
        "没有字体能印出这些字，PDF 里印作“〓”：{characters}；请安装含这些字的字体，或用 Word 版打印",
        "no font has these characters, printed as “〓” in the PDF: {characters}; install a font that has them, "
        "or print the Word file",
    ),
    "page_renewed": (
        "原来的公开网页与这次公示的方案不一致，已按这次的方案重新生成",
        "showed another plan than these notices and was made anew from this one",
    ),
    "nothing_to_show": (
        "这些村没有可公示的农户，没有公示：{villages}",
        "these villages have no household to show and get no notice: {villages}",
    ),
    "no_such_village": (
        "没有“{village}”这个村（可写村名或村编码）",
        "there is no village “{village}” (give its name or id)",
    ),
    "no_such_village_near": (
        "没有“{village}”这个村（可写村名或村编码）；是否应为：{near}",
        "there is no village “{village}” (give its name or id); did you mean: {near}",
    ),
    "two_such_villages": (
        "有不止一个村叫“{village}”，请写村编码：{ids}",
        "more than one village is called “{village}”; give its id: {ids}",
    ),
    "no_such_format": (
        "没有“{format}”这种格式；可用：{known}",
        "there is no format “{format}”; there are: {known}",
    ),
    "nothing_at_all": (
        '没有一户可以公示：方案里没有列入计划的农户，或都没有帮扶责任人且 uncovered = "omit"',
        'there is no household to show: none is planned, or none has a helper and uncovered = "omit"',
    ),
    "written": (
        "已生成{villages}个村和全镇的公示（{formats}），共{files}个文件：{folder}",
        "written: notices of {villages} villages and the town ({formats}), {files} files: {folder}",
    ),
    "written_villages": (
        "已生成{villages}个村的公示（{formats}），共{files}个文件：{folder}",
        "written: notices of {villages} villages ({formats}), {files} files: {folder}",
    ),
    "template_left": (
        "要改版式，请修改 {file} 后用 --template 指明",
        "to change the layout, edit {file} and name it with --template",
    ),
    "progress": ("公示 {done}/{total}：{name}", "notices {done}/{total}: {name}"),
}
