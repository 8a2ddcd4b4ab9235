"""Words for places and severities of problems."""

TEXTS: dict[str, tuple[str, str]] = {
    "row": ("第{row}行", "row {row}"),
    "column": ("“{column}”列", "column “{column}”"),
    "error": ("错误", "error"),
    "warning": ("提醒", "warning"),
    "repair": ("已修正", "repaired"),
}
