"""What ``solve`` writes opens in an office suite."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

from bangfu_assign.cli import run
from tests.cli.cases import small_case
from tests.programs import program


def test_libreoffice_opens_the_workbook(tmp_path: Path) -> None:
    """LibreOffice reads plan.xlsx and finds every household in it."""
    soffice = program("soffice")
    out = tmp_path / "out"
    assert run(["solve", str(small_case(tmp_path / "case")), "-o", str(out), "--no-figures"]) == 0
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    subprocess.run(
        [
            soffice,
            "--headless",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--convert-to",
            every_sheet,
            "--outdir",
            str(tmp_path / "sheets"),
            str(out / "plan.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    cells = {
        cell
        for sheet in (tmp_path / "sheets").glob("*.csv")
        for row in csv.reader(sheet.read_text("utf-8").splitlines())
        for cell in row
    }
    assert {"h1", "h2", "h3", "王一", "李二", "张三"} <= cells
