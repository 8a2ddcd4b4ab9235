"""Programs of an office that tests open our documents with."""

from __future__ import annotations

import os
import shutil

import pytest


def program(name: str) -> str:
    """Return the path of a program such as ``soffice``; skip the test if it is not installed.

    Where BANGFU_REQUIRE_PROGRAMS is set, as in ``.ci/run``, a missing program is a failure.
    """
    path = shutil.which(name)
    if path is not None:
        return path
    if os.environ.get("BANGFU_REQUIRE_PROGRAMS"):
        pytest.fail(f"{name} is not installed")
    pytest.skip(f"{name} is not installed")
