"""``compare``: variants on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bangfu_assign.cli.run import run
from tests.cli.cases import NO_LEADER_POLICY, small_case

SCENARIOS = """\
[[scenario]]
name = "few"
note = "one each"
quota = {clerk = 1}

[[scenario]]
name = "hooked"
serves = {clerk = "paired"}
max_km = 0.001
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = small_case(tmp_path / "case")
    (folder / "scenarios.toml").write_text(SCENARIOS, "utf-8")
    return folder


def test_variants_are_printed_and_written(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The table on stdout, progress on stderr, the files in OUT, also what more places buy."""
    out = tmp_path / "out"
    call = ["compare", str(case), str(case / "scenarios.toml"), "-o", str(out), "--lang", "en"]
    assert run([*call, "--sensitivity", "--no-figures", "--cores", "2"]) == 0
    said = capsys.readouterr()
    assert "policy as it is" in said.out
    assert "coverage" in said.out
    assert "[4/4]" in said.err
    assert (out / "comparison.xlsx").is_file()
    assert (out / "sensitivity.csv").is_file()
    assert (out / "plans" / "02_few" / "policy.toml").is_file()
    plan, policy = out / "plans" / "02_few", out / "plans" / "02_few" / "policy.toml"
    assert run(["verify", str(case), str(plan), "--policy", str(policy)]) == 0


def test_a_wrong_scenarios_file_is_a_usage_error(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every problem with its line, exit code 2, nothing written."""
    (case / "scenarios.toml").write_text(
        '[[scenario]]\nname = "a"\nquotta = {clerk = 1}\n', "utf-8"
    )
    out = tmp_path / "out"
    call = ["compare", str(case), str(case / "scenarios.toml"), "-o", str(out), "--lang", "en"]
    assert run(call) == 2
    assert "did you mean “quota”" in capsys.readouterr().err
    assert not out.exists()


def test_if_no_variant_has_a_plan_it_says_why(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 4 and the reasons; nothing is written."""
    (case / "policy.toml").write_text(NO_LEADER_POLICY, "utf-8")
    (case / "scenarios.toml").write_text('[[scenario]]\nname = "a"\nmax_km = 3\n', "utf-8")
    out = tmp_path / "out"
    call = ["compare", str(case), str(case / "scenarios.toml"), "-o", str(out), "--lang", "en"]
    assert run(call) == 4
    assert "leader" in capsys.readouterr().err
    assert not out.exists()
