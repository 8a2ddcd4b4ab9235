"""What can be wrong with, or was repaired in, a single cell; part of the room ``facts``."""

CELLS: dict[str, tuple[str, str]] = {
    "value_missing": ("必填而未填", "must be filled in and is empty"),
    "column_blank": ("必填列整列为空", "this required column is empty in every row"),
    "cell_too_long": ("单元格超过 {limit} 个字符", "the cell has more than {limit} characters"),
    "lost_characters": (
        "含有无法还原的乱码字符（转换编码时已丢失），请更正",
        "holds characters that were lost when the file was converted; correct them",
    ),
    "full_width": ("全角字符已改为半角", "full-width characters were made half-width"),
    "invisible_characters": ("不可见字符已删除", "invisible characters were removed"),
    "stray_blanks": ("多余的空格已删除", "stray blanks were removed"),
    "apostrophe": ("开头的撇号已删除", "the leading apostrophe was removed"),
    "point_zero": ("末尾的“.0”已删除", "the trailing “.0” was removed"),
    "placeholder": (
        "“无、—”之类的占位词按空白处理",
        "a placeholder such as “无” or “-” was taken as blank",
    ),
    "scientific": ("科学计数法已还原（数字未丢失）", "written out in full; no digit was lost"),
    "id_lost_digits": (
        "编号被 Excel 存成了数字或科学计数，末尾数字已丢失，无法补回；请从原始资料重新录入，并设为文本格式",
        "Excel stored this id as a number and its last digits are lost for ever; enter it again "
        "from the source, in a column formatted as text",
    ),
    "id_not_whole": ("编号不能是小数或负数", "an id cannot be a fraction or negative"),
    "id_is_date": (
        "编号被 Excel 当成了日期；请设为文本格式后重新录入",
        "Excel took this id for a date; format the column as text and enter it again",
    ),
    "text_is_date": (
        "文字可能被 Excel 当成了日期（如“3-1组”），请核对",
        "Excel may have taken this text for a date; check it",
    ),
    "number_is_date": ("应为数字，却是日期", "should be a number but is a date"),
    "not_a_number": ("应为数字", "should be a number"),
    "not_whole": ("应为整数", "should be a whole number"),
    "unit_unknown": ("数字后的单位无法识别", "the unit behind the number is not known"),
    "too_small": ("不能小于 {low}", "must be at least {low}"),
    "too_large": ("不能大于 {high}", "must be at most {high}"),
    "separators": ("千位分隔符已去掉", "thousands separators were removed"),
    "unit_in_cell": ("数字后的单位已换算", "the unit behind the number was converted"),
    "rounded": ("已四舍五入为整数", "was rounded to a whole number"),
    "chinese_number": ("中文数字已改为阿拉伯数字", "a number in Chinese characters was converted"),
    "degrees": ("度分秒已换算为小数度", "degrees, minutes and seconds were converted"),
    "not_yes_or_no": ("应为“是”或“否”", "should be yes or no (是 / 否, 1 / 0, true / false)"),
    "not_a_date": (
        "不是有效日期；请写成 2011-03-05、2011-03 或 2011",
        "is no valid date; write 2011-03-05, 2011-03 or 2011",
    ),
    "date_ambiguous": (
        "可能是{year}年1月，也可能是{year}年10月；请写成 {year}-01 或 {year}-10",
        "may be January or October {year}; write {year}-01 or {year}-10",
    ),
    "not_a_day": (
        "不是有效的走访日期，须有月和日；请写成 2012-03-05，一格多日用顿号隔开",
        "is no valid day of a visit, which needs month and day; write 2012-03-05, several with commas",
    ),
    "day_ambiguous": (
        "可能是{month}月{day}日，也可能是{month}月{day}0日；请写成“{month}月{day}日”或完整日期",
        "may be day {day} or day {day}0 of month {month}; write the date in full",
    ),
    "several_days": ("一格里有多个日期，已分开", "several days in one cell were told apart"),
    "date_rewritten": ("日期已改写为标准格式", "the date was rewritten in ISO form"),
    "serial_date": ("Excel 日期序号已还原为日期", "an Excel serial number was read as a date"),
    "open_date": ("“至今”按尚未结束处理", "“until now” was taken as not ended"),
    "lower_x": ("身份证号末位小写 x 已改为 X", "the ID number's lower-case x was made X"),
    "id_number_lost_digits": (
        "身份证号被存成了数字，后几位已丢失，无法补回；请从原始资料重新录入，并设为文本格式",
        "the ID number was stored as a number and its last digits are lost for ever; enter it "
        "again from the source, in a column formatted as text",
    ),
    "id_number_odd": (
        "身份证号应为 18 位（末位可为 X）或旧式 15 位",
        "an ID number has 18 characters (the last may be X), or 15 in the old form",
    ),
    "id_number_birth": (
        "身份证号中的出生日期不存在，请核对",
        "the birth date inside the ID number does not exist; check it",
    ),
    "id_number_check": (
        "身份证号校验位不符，请核对",
        "the ID number's check character does not fit; check it",
    ),
    "several_id_numbers": ("一格里有多个身份证号", "there are several ID numbers in one cell"),
    "id_number_twice": (
        "与第{other}行的身份证号相同，请核对",
        "has the same ID number as row {other}; check it",
    ),
    "several_names": (
        "一格里似乎有多个姓名；每行只写一个",
        "there seem to be several names in one cell; write one per row",
    ),
    "name_lost_character": (
        "姓名中有问号，可能是生僻字丢失，请核对",
        "there is a question mark in the name; a rare character may be lost, check it",
    ),
    "name_long": (
        "姓名超过 {limit} 个字，省系统无法录入",
        "the name has more than {limit} characters; the provincial register does not take it",
    ),
    "several_phones": (
        "一格里有多个电话，采用第一个",
        "there are several phones in one cell; the first is used",
    ),
    "phone_odd": (
        "电话号码的位数或格式不对，请核对",
        "the phone's length or form is odd; check it",
    ),
    "phone_odd_cell": ("电话被存成了日期", "the phone was stored as a date"),
    "phone_lost_digits": (
        "电话被存成了科学计数，数字已丢失，请重新录入",
        "the phone was stored in scientific form and lost digits; enter it again",
    ),
    "phone_rewritten": (
        "电话中的空格、横线或国家代码已去掉",
        "blanks, hyphens or the country code were removed from the phone",
    ),
    "phone_twice": (
        "与第{other}行的电话相同，请核对",
        "has the same phone as row {other}; check it",
    ),
}
