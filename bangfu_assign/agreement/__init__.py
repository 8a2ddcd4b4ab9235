"""Facts against policy: every disagreement that can be named before solving."""

from bangfu_assign.agreement.check import Disagreements, disagreements

__all__ = ["Disagreements", "disagreements"]
