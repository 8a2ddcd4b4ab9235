"""A comparison of variants as files: tables, workbook, figures, and one plan folder each."""
