"""The same inputs give the same bytes: again, elsewhere, shuffled, under another hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.model.towns import medium_town

ROOT = Path(__file__).parents[2]
TABLES = ("households", "cadres", "villages", "groups", "pairs", "locks")
POLICY = """\
[plan]
year = 2012
seat = [118.851, 34.8504]

[[rank]]
name = "head"
quota = 5
serves = "paired"
pairs_with = "weak"
per_village = [1, 1]

[[rank]]
name = "clerk"
quota = 3

[[rank]]
name = "staff"
quota = 2
serves = "unit"

[[rank]]
name = "local"
quota = 2
serves = "home"
"""
SOLVE = """
import sys
import bangfu_assign as ba
from bangfu_assign.report import write_plan

case = ba.read_case(sys.argv[1])
plan = ba.solve(case, ba.read_policy(sys.argv[1] + "/policy.toml"), time_limit_s=120)
write_plan(plan, sys.argv[2], figures=False)
"""


def write_case(folder: Path, shuffle: int | None = None) -> Path:
    """Write a town as CSV files, its rows in the order of a shuffle."""
    case, _ = medium_town(11, households=60, villages=6, cadres=20)
    folder.mkdir(parents=True)
    (folder / "policy.toml").write_text(POLICY, "utf-8")
    for name in TABLES:
        table = getattr(case, name)
        if shuffle is not None:
            table = table.sample(frac=1, random_state=shuffle)
        table.to_csv(folder / f"{name}.csv", index=False)
    return folder


def solved(case: Path, out: Path, cwd: Path, hash_seed: str) -> dict[str, bytes]:
    """Solve in a process of its own; return the tables it wrote."""
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [sys.executable, "-c", SOLVE, case, out], cwd=cwd, env=environment, check=True, timeout=300
    )
    return {path.name: path.read_bytes() for path in sorted(out.glob("*.csv"))}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("first")
    return solved(write_case(folder / "case"), folder / "out", folder, "0")


def test_another_process_folder_and_hash_seed_give_the_same_tables(
    first: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    case = write_case(tmp_path / "镇 二")
    again = solved(case, tmp_path / "out", tmp_path / "elsewhere", "4321")
    assert {"assignments.csv", "uncovered.csv"} <= first.keys()
    assert again == first


@pytest.mark.parametrize("shuffle", [1, 2])
def test_shuffled_rows_give_the_same_tables(
    first: dict[str, bytes], tmp_path: Path, shuffle: int
) -> None:
    case = write_case(tmp_path / "case", shuffle)
    assert solved(case, tmp_path / "out", tmp_path, str(shuffle)) == first
