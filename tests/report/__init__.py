"""Tests of what is written: tables, workbook, figures."""
