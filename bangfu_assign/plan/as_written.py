"""Where a workbook keeps the plan as it was written.

The heads are words of no table, so that nobody takes the hidden sheet for the plan itself.
"""

SHEET = "as_written"
PAIRS = ("household as written", "cadre as written")
PAIRINGS = ("leader as written", "village as written")
LAYERS = ("household in layers as written", "co-helper as written", "project as written")
