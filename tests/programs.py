"""Programs of an office that tests open our documents with."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

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


def office_pdf(document: Path, folder: Path) -> Path:
    """Return a document as LibreOffice prints it; skip the test if there is none."""
    soffice = program("soffice")
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{folder}/lo", "--headless", "--convert-to",
         "pdf", "--outdir", str(folder), str(document)],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder / document.with_suffix(".pdf").name


def browser_pdf(page: Path, folder: Path) -> Path:
    """Return a web page as Chromium prints it; skip the test if there is none."""
    chromium = program("chromium")
    made = folder / page.with_suffix(".pdf").name
    subprocess.run(
        [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={folder}/chromium", f"--print-to-pdf={made}", page.as_uri()],
        check=True, capture_output=True,
    )  # fmt: skip
    return made
