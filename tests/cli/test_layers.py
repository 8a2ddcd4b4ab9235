"""Co-helpers and projects from the case folder to the results on disk, and back."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from bangfu_assign.cli import run
from tests.cli.cases import CADRES, POLICY, small_case

Capture = pytest.CaptureFixture[str]

PROJECTS = """\
project_id,name,village,places,needs_labour
p1,蓝莓园,v1,2,false
"""
LAYERED_POLICY = (
    POLICY.replace("quota = 2", "quota = 1")
    + """
[[rank]]
name = "firm"
label = "民营企业"
quota = 1
principal = false
"""
)


def layered_case(folder: Path) -> Path:
    """Write a case of three households, two party cadres, one firm and a project of two places."""
    case = small_case(folder, cadres=CADRES + "c3,孙丙,firm,v2\n", policy=LAYERED_POLICY)
    (case / "projects.csv").write_text(PROJECTS, "utf-8")
    return case


def read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, encoding="utf-8-sig", keep_default_na=False)


def test_both_layers_stand_in_every_result(tmp_path: Path, capsys: Capture) -> None:
    """Tables, summary, workbook and terminal show co-helpers, projects and the three placements."""
    case, out = layered_case(tmp_path / "case"), tmp_path / "out"
    assert run(["solve", str(case), "-o", str(out), "--no-figures"]) == 0
    rows = read(out / "assignments.csv").set_index("household_id")
    assert list(rows.index) == ["h1", "h2", "h3"]
    (bare,) = rows.index[rows["cadre_id"] == ""]
    assert rows["co_helper_id"].to_dict() == {h: "c3" if h == bare else "" for h in rows.index}
    assert (rows["project_id"] == "p1").sum() == 2
    assert read(out / "uncovered.csv")["household_id"].tolist() == [bare]
    cadres = read(out / "cadres.csv").set_index("cadre_id")
    assert cadres.loc["c3", ["load", "principal"]].tolist() == ["1", "false"]
    assert int(cadres.at["c3", "round_m"]) >= 0
    placements = read(out / "placements.csv").set_index("household_id")
    assert placements.at[bare, "missing"].startswith("responsible")  # the co-helper is its helper
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    assert [layer["name"] for layer in summary["layers"]] == ["co_helpers", "projects"]
    assert summary["three_placements"]["without_responsible"] == 1
    assert summary["three_placements"]["without_helper"] == 0
    assert summary["three_placements"]["without_project"] == 1
    assert summary["counts"]["uncovered"] == 1
    assert "三落实" in openpyxl.load_workbook(out / "plan.xlsx").sheetnames
    text = capsys.readouterr().out
    assert "协助帮扶力量" in text
    assert "缺项目" in text


@pytest.mark.parametrize("name", ["", "assignments.csv", "plan.xlsx"])
def test_the_plan_is_valid_when_read_back(tmp_path: Path, name: str, capsys: Capture) -> None:
    """`verify` accepts both layers from the folder, the table and the workbook."""
    case, out = layered_case(tmp_path / "case"), tmp_path / "out"
    run(["solve", str(case), "-o", str(out), "--no-figures"])
    assert run(["verify", str(case), str(out / name)]) == 0


def test_a_co_helper_in_the_wrong_place_is_named(tmp_path: Path, capsys: Capture) -> None:
    """A party cadre written down as a co-helper, and a full project, break the plan."""
    case, out = layered_case(tmp_path / "case"), tmp_path / "out"
    run(["solve", str(case), "-o", str(out), "--no-figures"])
    table = read(out / "assignments.csv")
    table = table.assign(co_helper_id=table["co_helper_id"].replace("c3", "c1"), project_id="p1")
    table.to_csv(tmp_path / "edited.csv", index=False)
    capsys.readouterr()
    assert run(["verify", str(case), str(tmp_path / "edited.csv")]) == 1
    text = capsys.readouterr().out
    assert "不属于协助帮扶力量" in text
    assert "超过其名额2户" in text
