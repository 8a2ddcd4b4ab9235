"""The public notice: who helps whom, village by village, and nothing else.

`content` says what a sheet holds, from an allow-list; `word`, `pdf`, `sheet` and `page` set it;
`write` publishes all sheets after `bangfu_assign.report.public_scan` has found no private fact.
"""
