"""The check of the visits as people get it: text, tables, workbook, figure."""
