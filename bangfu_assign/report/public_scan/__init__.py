"""The last look at what will be published: every byte of the public folder against the facts.

Public sheets are built from an allow-list, so this should never find anything. If it does, the
program has a fault, or somebody's own template or file holds what it must not.
"""

from bangfu_assign.report.public_scan.scan import Leak, scan
from bangfu_assign.report.public_scan.secrets import Secrets, secrets_of

__all__ = ["Leak", "Secrets", "scan", "secrets_of"]
