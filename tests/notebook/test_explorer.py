"""The explorer without a browser: its widgets are set and pressed as a person would."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bangfu_assign.facts import read_case
from bangfu_assign.notebook.explorer import explorer
from bangfu_assign.policy import read_policy
from bangfu_assign.rules.plan_file import read_plan
from tests.cli.cases import CADRES, HOUSEHOLDS, MISSPELT_POLICY, small_case

WAIT_S = 120.0


def figure(page: Any, code: str) -> str:
    """Return a key figure as the page shows it."""
    box = re.search(rf"data-figure='{code}'.*?bold'>([^<]*)<", page.results.figures.value)
    assert box, code
    return box[1]


def press(page: Any, button: str) -> None:
    getattr(page, button).click()
    page.task.wait(WAIT_S)
    assert not page.task.busy


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_case(tmp_path_factory.mktemp("explorer") / "case")


def opened(folder: Path, **settings: Any) -> Any:
    found: Any = explorer(folder, time_limit_s=5, **settings)
    found.task.wait(WAIT_S)
    return found


@pytest.fixture(scope="module")
def used(folder: Path) -> Any:
    return opened(folder)


@pytest.fixture
def page(used: Any) -> Any:
    """Return a page on which others have tried things, showing the present policy again."""
    used.reset.click()
    press(used, "solve")
    return used


def test_a_smaller_quota_costs_a_household_and_is_undone_by_going_back(folder: Path) -> None:
    """The plan changes with the quota, is compared with the last one, and is kept."""
    page = opened(folder)
    assert figure(page, "uncovered") == "0"
    first = page.results.map.value
    page.controls.quotas["clerk"].value = 1
    press(page, "solve")
    assert figure(page, "uncovered") == "1"
    assert "办事员 2→1户" in page.results.figures.value
    assert "失去帮扶人 1" in page.results.differences.value
    assert page.results.map.value != first
    assert page.results.history.value.count("<tr>") == 1 + 2
    assert page.results.chosen.options == ("现行政策", "试算1")
    press(page, "reset")
    press(page, "solve")
    assert figure(page, "uncovered") == "0"
    assert "没有重新求解" in page.message.value
    page.results.chosen.value = "试算1"
    page.results.take_over.click()
    assert page.controls.quotas["clerk"].value == 1


def row_of(page: Any, household: str) -> Any:
    return next(row for row in page.locks.rows.shown if row.line.household_id == household)


def locks_of(page: Any) -> list[tuple[str, str, str]]:
    return [(one.household_id, one.cadre_id, one.kind) for one in page.settings().locks]


def test_a_pair_is_locked_and_freed_by_clicking_it(page: Any) -> None:
    """A row's button locks its pair, shows that it does, and frees it when clicked again."""
    row = page.locks.rows.shown[0]
    pair = (row.line.household_id, row.line.cadre_id)
    assert pair[1]
    row.buttons["must"].click()
    assert locks_of(page) == [(*pair, "must")]
    assert row.buttons["must"].description == "✓固定"
    row.buttons["never"].click()  # takes the place of the other
    assert locks_of(page) == [(*pair, "never")]
    assert row.buttons["must"].description == "固定"
    row.buttons["never"].click()
    assert locks_of(page) == []
    assert page.locks.made.options == ()


def test_a_pair_is_ruled_out_and_given_to_another_cadre_by_clicking(page: Any) -> None:
    """Never this pair: the next plan gives the household to somebody else, or to nobody."""
    line = page.locks.rows.shown[0].line
    page.locks.must_other.click()
    assert "改派" in page.locks._said.value
    row_of(page, line.household_id).buttons["never"].click()
    assert len(page.locks.made.options) == 1
    press(page, "solve")
    pairs = page.trials.shown.outcome.plan.assignments
    now = dict(zip(pairs["household_id"], pairs["cadre_id"], strict=True))
    assert now.get(line.household_id, "") != line.cadre_id
    row_of(page, line.household_id).buttons["other"].click()
    assert line.household_id in page.locks._who.value
    page.locks.other.value = page.locks.other.options[0]
    page.locks.must_other.click()
    (kind,) = {one.kind for one in page.settings().locks if one.cadre_id == "c1"}
    assert kind == "must"


def test_a_household_without_a_cadre_has_no_pair_to_lock(page: Any) -> None:
    """Only another cadre can be asked for where there is none."""
    line = replace(page.locks.rows.shown[0].line, cadre_id="")
    page.locks.rows.show([line], ())
    buttons = page.locks.rows.shown[0].buttons
    assert [act for act, button in buttons.items() if not button.disabled] == ["other"]


def test_pairs_are_found_by_village_and_name(page: Any) -> None:
    """A search narrows the rows to those that hold every word."""
    page.locks.search.value = "王一"
    assert [row.line.household_id for row in page.locks.rows.shown] == ["h1"]
    page.locks.search.value = ""
    page.locks.village.value = "v2"
    assert [row.line.household_id for row in page.locks.rows.shown] == ["h3"]
    page.locks.village.value = ""


def test_the_order_of_objectives_is_moved_with_two_buttons(page: Any) -> None:
    """Up and down move the chosen line, and stop at both ends."""
    page.controls.order.index = 1
    page.controls.up.click()
    page.controls.up.click()
    assert page.settings().order[:2] == ("continuity", "coverage")
    page.controls.order.index = 5
    page.controls.down.click()
    assert page.settings().order[-1] == "walk"


def test_locks_that_contradict_the_quota_are_a_message(page: Any) -> None:
    """No plan: the page says why, in words, and still shows the plan before."""
    for row in page.locks.rows.shown:
        row.buttons["other"].click()
        page.locks.other.value = page.locks.other.options[0]
        page.locks.must_other.click()
    press(page, "solve")
    assert "没有方案" in page.message.value
    assert "赵甲" in page.message.value
    assert "Traceback" not in page.message.value
    assert figure(page, "uncovered") == "0"
    assert not page.solve.disabled


def test_an_exported_plan_is_one_that_verify_accepts(page: Any, tmp_path: Path) -> None:
    """The folder holds the plan and the policy it was made for."""
    page.controls.quotas["clerk"].value = 1
    press(page, "solve")
    page.folder.value = str(tmp_path / "导出")
    press(page, "export")
    assert "已写入" in page.message.value
    policy = read_policy(tmp_path / "导出" / "policy.toml")
    assert policy.rank("clerk").quota == 1
    case = read_case(page.trials.shown.outcome.plan.case.folder)
    assert len(read_plan(tmp_path / "导出", case, policy).assignments) == 2
    assert (tmp_path / "导出" / "report.html").is_file()
    page.folder.value = str(tmp_path)
    (tmp_path / "a.txt").write_text("somebody's own")
    press(page, "export")
    assert "role='alert'" in page.message.value


def test_a_fault_is_a_message_and_the_page_goes_on(
    page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever breaks inside, the buttons come back and no traceback is shown."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("320707199001011234")

    monkeypatch.setattr("bangfu_assign.notebook.explorer.page.solve", broken)
    page.controls.quotas["clerk"].value = 7
    press(page, "solve")
    assert "RuntimeError" in page.message.value
    assert "3207" not in page.message.value
    assert not page.solve.disabled


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"policy": MISSPELT_POLICY}, "qouta"),
        ({"households": HOUSEHOLDS.replace("v2", "v9")}, "第4行"),
    ],
)
def test_a_case_with_errors_is_answered_with_all_of_them(
    tmp_path: Path, changed: dict[str, str], said: str
) -> None:
    """The page lists what is wrong in place of the controls."""
    shown: Any = explorer(small_case(tmp_path / "case", **changed))
    assert said in shown._repr_html_()


def test_names_that_are_markup_stay_text(tmp_path: Path) -> None:
    """A name of a cadre reaches tables and lists as it is written."""
    cadres = CADRES.replace("赵甲", "<img src=x>赵")
    page = opened(small_case(tmp_path / "case", cadres=cadres))
    page.controls.quotas["clerk"].value = 1
    press(page, "solve")
    everything = page.results.differences.value + page.results.figures.value
    assert "赵" in everything
    assert "<img" not in everything


def test_the_page_speaks_english(tmp_path: Path) -> None:
    """Every button and heading, if asked."""
    page = opened(small_case(tmp_path / "case"), lang="en")
    assert page.solve.description == "Solve"
    assert "Plan shown: present policy" in page.results.figures.value
