"""The sheets of the workbook, one file each."""
