"""Words about printed documents and the templates they are made from."""

TEXTS: dict[str, tuple[str, str]] = {
    "template_no_docx": (
        "不是可用的 Word 模板：应为 .docx 文件（不支持 .doc、.docm、.wps；请在 Word 或 WPS 里另存为 .docx）",
        "is not a usable Word template: it must be a .docx file (not .doc, .docm or .wps; save it as .docx)",
    ),
    "template_unreadable": ("模板打不开（{why}）", "the template cannot be opened ({why})"),
    "template_too_big": (
        "模板过大（上限 {limit} MB）；请压缩或去掉图片",
        "the template is too big (at most {limit} MB); make its pictures smaller or take them out",
    ),
    "template_macro": (
        "模板里有宏或可执行内容（{part}），不予使用；请另存为不含宏的 .docx",
        "the template holds macros or programs ({part}) and is not used; save it as .docx without macros",
    ),
    "template_odd_xml": (
        "模板的 {part} 含有实体声明或编码不明，不予使用；请用 Word 或 WPS 重新另存",
        "{part} of the template declares entities or has an unclear encoding and is not used; save it anew "
        "with Word or WPS",
    ),
    "template_external": (
        "模板引用了外部内容（{kind}：超链接、外部图片或附加的模板），公示文件不得联网；请取消链接后再存",
        "the template refers to something outside it ({kind}: a hyperlink, a linked picture or an attached "
        "template); a notice must not load anything, remove the link and save it",
    ),
    "template_part": (
        "模板里有不允许的内容（{kind}：嵌入对象、邮件合并等），请删去后再存",
        "the template holds what it may not ({kind}: embedded objects, mail merge and the like); "
        "remove it and save",
    ),
    "template_picture": (
        "模板里的图片只能是 PNG 或 JPEG（发现 {kind}）",
        "pictures in a template must be PNG or JPEG (found {kind})",
    ),
    "template_remarks": (
        "模板里有批注或未接受的修订（其中有作者姓名），请全部接受修订、删除批注后再存",
        "the template holds comments or tracked changes, which name their author; accept all changes, "
        "delete the comments and save",
    ),
    "template_field": (
        "模板里有域“{field}”，只能用页码一类的域（PAGE、NUMPAGES 等）；请选中后按 Ctrl+Shift+F9 变为普通文字",
        "the template holds the field “{field}”; only fields such as page numbers (PAGE, NUMPAGES) may stand "
        "there: select it and press Ctrl+Shift+F9 to make it plain text",
    ),
    "template_syntax": (
        "模板里的标记写得不对：{why}。插入写作 {{{{ 名称 }}}}，表格重复行写作 {{%tr for row in rows %}} … {{%tr endfor %}}",
        "a mark in the template is wrong: {why}. Insert with {{{{ name }}}}, repeat rows of a table with "
        "{{%tr for row in rows %}} … {{%tr endfor %}}",
    ),
    "template_damaged": (
        "按模板生成时出错（{why}），模板的表格或段落可能已损坏；请用 Word 或 WPS 重新另存",
        "the template could not be filled ({why}); a table or paragraph in it may be damaged: save it anew "
        "with Word or WPS",
    ),
    "template_says_more": (
        "模板里的标记只能插入、按行重复（for）和按条件显示（if），不能计算、调用或加过滤器（发现 {kind}）",
        "marks in a template may insert, repeat (for) and choose (if), not compute, call or filter (found {kind})",
    ),
    "template_loops": (
        "模板里的重复只能有一层，且只能重复现成的列表，如 for row in rows",
        "a template may repeat on one level only, and only over a list it gets, as in for row in rows",
    ),
    "template_unknown": (
        "模板里用了“{name}”，没有这一项；可用的有：{known}",
        "the template names “{name}”, which does not exist; there are: {known}",
    ),
    "template_unknown_near": (
        "模板里用了“{name}”，没有这一项，是否应为“{near}”？可用的有：{known}",
        "the template names “{name}”, which does not exist; did you mean “{near}”? There are: {known}",
    ),
    "template_lacks": (
        "模板里没有用到“{name}”，这样的文件不完整",
        "the template does not use “{name}”; without it the document is not complete",
    ),
}
