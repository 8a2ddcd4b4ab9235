"""Where a sample may be written, and what other sizes of it look like."""

from __future__ import annotations

from pathlib import Path

import pytest

from bangfu_assign.errors import UsageError
from bangfu_assign.facts import read_case
from bangfu_assign.policy import read_policy
from bangfu_assign.sample import write_sample


def code(error: pytest.ExceptionInfo[UsageError]) -> str:
    (problem,) = error.value.problems
    assert problem.message("en")
    assert problem.message("zh")
    return problem.code


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    """A folder that holds anything but a sample is refused, and nothing in it changes."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("mine")
    with pytest.raises(UsageError) as error:
        write_sample(tmp_path / "out", households=40)
    assert code(error) == "sample.not_empty"
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["letter.txt"]
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_real_case_is_not_taken_for_a_sample(tmp_path: Path) -> None:
    """A case with a sample's file names but without its README is refused as somebody's own."""
    write_sample(tmp_path / "out", households=40)
    (tmp_path / "out" / "README.md").unlink()
    with pytest.raises(UsageError) as error:
        write_sample(tmp_path / "out", households=50)
    assert code(error) == "sample.not_empty"


def test_a_sample_with_a_file_of_ones_own_is_left_alone(tmp_path: Path) -> None:
    """A former sample to which somebody added a table is refused."""
    write_sample(tmp_path / "out", households=40)
    (tmp_path / "out" / "distances.csv").write_text("cadre_id,village_id,metres\n")
    with pytest.raises(UsageError) as error:
        write_sample(tmp_path / "out", households=50)
    assert code(error) == "sample.not_empty"


def test_a_file_in_the_way_is_left_alone(tmp_path: Path) -> None:
    """A target that is a file is refused."""
    (tmp_path / "out").write_text("mine")
    with pytest.raises(UsageError) as error:
        write_sample(tmp_path / "out", households=40)
    assert code(error) == "sample.not_empty"
    assert (tmp_path / "out").read_text() == "mine"


def test_a_former_sample_is_replaced_as_a_whole(tmp_path: Path) -> None:
    """A second sample over the first leaves only the second, and nothing beside it."""
    write_sample(tmp_path / "out", households=40)
    write_sample(tmp_path / "out", households=50)
    assert len(read_case(tmp_path / "out").households) == 50
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_failure_half_way_leaves_the_former_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If writing fails half way, the former sample stands and no rest is left beside it."""
    write_sample(tmp_path / "out", households=40)

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("bangfu_assign.sample.write.make_projects", fail)
    with pytest.raises(OSError, match="disk full"):
        write_sample(tmp_path / "out", households=50)
    assert len(read_case(tmp_path / "out").households) == 40
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("households", [1, 2, 7, 100, 3000])
def test_any_number_of_households_can_be_read(tmp_path: Path, households: int) -> None:
    """The register has exactly the rows asked for, and reads back without an error."""
    write_sample(tmp_path / "out", households=households)
    assert len(read_case(tmp_path / "out").households) == households


def test_towns_lie_side_by_side_in_one_case(tmp_path: Path) -> None:
    """Three towns are one case: the real one and two whose codes nobody has, no village twice."""
    write_sample(tmp_path / "out", towns=3, households=600)
    case = read_case(tmp_path / "out")
    towns = case.villages.groupby("town")["village_id"]
    assert towns.count().to_dict() == {"班庄镇": 44, "样例2镇": 44, "样例3镇": 44}
    assert set(case.villages["village_id"].str[:6]) == {"320707", "320799"}
    assert not case.villages.duplicated(["lon", "lat"]).any()
    assert case.villages["weak"].sum() == 12
    assert len(case.households) == 600


def test_a_third_of_the_further_towns_cadres_may_serve_anywhere(tmp_path: Path) -> None:
    """In a made-up town a third of the party cadres may serve any village."""
    write_sample(tmp_path / "out", towns=2)
    case, policy = read_case(tmp_path / "out"), read_policy(tmp_path / "out" / "policy.toml")
    ranks = [policy.rank(word) for word in case.cadres["rank"][816:]]
    principal = [rank for rank in ranks if rank.principal]
    anywhere = [rank for rank in principal if rank.serves == "any"]
    assert len(anywhere) / len(principal) == pytest.approx(1 / 3, abs=0.01)


def test_a_long_register_is_written_as_csv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit of a handy sheet the register is a CSV with the same columns, read alike."""
    monkeypatch.setattr("bangfu_assign.sample.write.SHEET_ROWS", 100)
    write_sample(tmp_path / "out", households=101)
    assert not (tmp_path / "out" / "households.xlsx").exists()
    assert len(read_case(tmp_path / "out").households) == 101


@pytest.mark.parametrize(
    ("towns", "households", "wanted"),
    [
        (0, None, "sample.bad_towns"),
        (901, None, "sample.bad_towns"),
        (1, 0, "sample.bad_households"),
        (3, 2, "sample.bad_households"),
        (1, 50_000, "sample.bad_households"),
    ],
)
def test_impossible_numbers_are_refused(
    tmp_path: Path, towns: int, households: int | None, wanted: str
) -> None:
    """Numbers no sample can have are named, and nothing is written."""
    with pytest.raises(UsageError) as error:
        write_sample(tmp_path / "out", towns=towns, households=households)
    assert code(error) == wanted
    assert not list(tmp_path.iterdir())
