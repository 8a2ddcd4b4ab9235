"""Words for places and severities of problems."""

TEXTS: dict[str, tuple[str, str]] = {
    "row": ("第{row}行", "row {row}"),
    "column": ("“{column}”列", "column “{column}”"),
    "repeated": ("（同类共{count}处，此处为第一处）", " ({count} such cells; this is the first)"),
    "key": ("{column}", "{column}"),
    "error": ("错误", "error"),
    "warning": ("提醒", "warning"),
    "repair": ("已修正", "repaired"),
}
