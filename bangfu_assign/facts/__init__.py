"""The facts: reading real registers, the validated `Case`, and distances in integer metres."""

from bangfu_assign.facts.case import Case
from bangfu_assign.facts.masks import mask
from bangfu_assign.facts.read import examine, examine_all, read_case

__all__ = ["Case", "examine", "examine_all", "mask", "read_case"]
