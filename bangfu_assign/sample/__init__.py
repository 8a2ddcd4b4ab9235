"""A synthetic case to try things on: 44 real village names, everything else made up."""

from bangfu_assign.sample.write import write_sample

__all__ = ["write_sample"]
