"""``report.html``: the plan as one self-contained page, for the office and for the public."""
