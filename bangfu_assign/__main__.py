"""``python -m bangfu_assign`` and the ``bangfu-assign`` program."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from bangfu_assign.cli import run  # noqa: PLC0415 - the module itself stays cheap to import
    from bangfu_assign.machine import collect_rarely  # noqa: PLC0415

    collect_rarely()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
