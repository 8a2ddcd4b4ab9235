"""The pages in a real browser, without a network: searched, picked, printed, on a phone."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from bangfu_assign.plan import Plan
from bangfu_assign.report.page.internal import internal_page
from bangfu_assign.report.page.public import public_page
from tests.programs import program
from tests.report.hostile import HOSTILE, JOURNEYS, hostile_plan
from tests.report.town import town

VILLAGES = 8


@pytest.fixture(scope="module")
def plan() -> Plan:
    return town(VILLAGES)


@pytest.fixture(scope="module")
def pages(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the pages, as a USB stick would hold them."""
    folder = tmp_path_factory.mktemp("报告 U盘")
    (folder / "zh.html").write_bytes(internal_page(plan))
    (folder / "en.html").write_bytes(internal_page(plan, lang="en"))
    (folder / "public.html").write_bytes(public_page(plan))
    (folder / "many.html").write_bytes(public_page(town(60)))
    (folder / "hostile.html").write_bytes(internal_page(hostile_plan(), JOURNEYS))
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    path = program("chromium")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()


class Tab:
    """A page under watch: what it asks for, complains of and pops up."""

    def __init__(self, browser: Any, folder: Path, name: str, **settings: Any) -> None:
        self.address = (folder / name).as_uri()
        context = browser.new_context(offline=True, **settings)
        self.asked: list[str] = []
        self.faults: list[str] = []
        context.route("**/*", self._only_itself)
        self.page = context.new_page()
        self.page.set_default_timeout(10_000)
        self.page.on("console", lambda message: self.faults.append(message.text))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", lambda box: (self.faults.append(box.message), box.dismiss()))
        self.page.goto(self.address)

    def _only_itself(self, route: Any) -> None:
        self.asked.append(route.request.url)
        if route.request.url.split("#")[0] == self.address:
            route.continue_()
        else:
            route.abort()

    def text(self, selector: str) -> str:
        return str(self.page.inner_text(selector))

    def open(self, address: str) -> None:
        self.page.evaluate("hash => { location.hash = hash; }", address)
        self.page.wait_for_function("document.querySelector('#details h3') !== null")

    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.id"))

    def close(self) -> None:
        """Close; nothing was asked for but the page itself, nothing complained of or popped up."""
        self.page.context.close()
        assert [url for url in self.asked if url.split("#")[0] != self.address] == []
        assert self.faults == []


@pytest.fixture
def tab(browser: Any, pages: Path) -> Iterator[Any]:
    """Return what opens a page; every page opened is checked when the test ends."""
    opened: list[Tab] = []

    def open_(name: str, **settings: Any) -> Tab:
        opened.append(Tab(browser, pages, name, **settings))
        return opened[-1]

    yield open_
    for one in opened:
        one.close()


@pytest.mark.parametrize("name", ["zh.html", "en.html", "public.html", "hostile.html"])
def test_the_page_runs_and_nothing_leaves(tab: Any, name: str) -> None:
    """The script runs to its end under its content policy; no request but for the file itself."""
    page = tab(name).page
    assert page.locator("#needs-script").is_hidden()
    assert page.locator("table.list tbody tr").count() > 0


def test_a_request_would_be_seen(browser: Any, pages: Path) -> None:
    """The watch can fail: a page that asks for a picture is caught, by the policy or the route."""
    plain = (pages / "zh.html").read_text("utf-8").replace("default-src 'none'; ", "")
    (pages / "leaky.html").write_text(plain.replace("<main", '<img src="http://x.example/p"><main'))
    leaky = Tab(browser, pages, "leaky.html")
    with pytest.raises(AssertionError):
        leaky.close()


def test_a_household_is_found_and_explained(tab: Any, plan: Plan) -> None:
    """Typing a part of its id and Enter shows helper, village and who else could help."""
    row = plan.assignments.iloc[5]
    page = tab("zh.html").page
    page.fill("#find", row["household_id"])
    assert page.locator("#found li").count() == 1
    page.press("#find", "Enter")
    page.wait_for_selector("#details h3")
    told = page.inner_text("#details")
    helper = plan.case.cadres.set_index("cadre_id").loc[row["cadre_id"], "name"]
    assert row["household_id"] in told and helper in told
    assert page.locator("#details table tbody tr").count() > 0
    assert page.locator("#map .home.picked").count() == 1


def test_a_cadre_shows_all_its_households_and_its_round(tab: Any, plan: Plan) -> None:
    """As many rows as the plan has pairs; the round is drawn if it leaves the base's village."""
    counts = plan.assignments["cadre_id"].value_counts()
    one = tab("zh.html")
    cadres = plan.case.cadres
    from_the_seat = cadres.loc[cadres["rank"].eq("town_leader"), "cadre_id"]
    travelling = next(cadre for cadre in from_the_seat if cadre in counts)
    for cadre in (counts.index[0], travelling):
        one.open(f"#cadre/{cadre}")
        one.page.wait_for_function(
            f"document.querySelector('#details').innerText.includes('{cadre}')"
        )
        rows = one.page.locator("#details .small").first.locator("tbody tr").count()
        assert rows == counts[cadre]
    assert one.page.locator("#map .ways .round").count() == 1


def test_the_way_back_works(tab: Any, plan: Plan) -> None:
    """A link leads from the household to its cadre, the browser's back button back again."""
    household, cadre = plan.assignments.iloc[0][["household_id", "cadre_id"]]
    one = tab("zh.html")
    one.open(f"#household/{household}")
    one.page.click("#details .helper a")
    one.page.wait_for_function(f"location.hash === '#cadre/{cadre}'")
    one.page.go_back()
    one.page.wait_for_function(
        f"document.querySelector('#details').innerText.includes('{household}')"
    )


def test_everything_works_from_the_keyboard(tab: Any, plan: Plan) -> None:
    """Skip link first; search by arrows; the map by arrows and Enter; tabs by arrows."""
    one = tab("zh.html")
    keys = one.page.keyboard
    keys.press("Tab")
    assert one.page.evaluate("document.activeElement.className") == "skip"
    keys.press("Enter")
    assert one.focused() == "main"
    one.page.focus("#find")
    keys.type(plan.case.villages["name"].iloc[2])
    keys.press("ArrowDown")
    assert one.page.get_attribute("#find", "aria-activedescendant") == "found-0"
    keys.press("Enter")
    one.page.wait_for_function("location.hash.startsWith('#village/')")
    assert one.focused() == "details"
    one.page.focus("#map")
    keys.press("ArrowRight")
    cursor = one.page.locator("#map .v.cursor title").text_content()
    assert cursor and one.text("#map-says") == cursor
    keys.press("Enter")
    name = cursor.split("：")[0]
    one.page.wait_for_function(f"document.querySelector('#details h3').textContent === '{name}'")
    before = one.page.get_attribute("#map", "viewBox")
    one.page.focus("#map")
    keys.press("+")
    assert one.page.get_attribute("#map", "viewBox") != before
    one.page.focus("[role=tab][aria-selected=true]")
    keys.press("ArrowRight")
    assert one.focused() == "tab-t_cadres"
    assert one.page.locator("#list-t_cadres").is_visible()
    assert one.page.locator("#list-t_households").is_hidden()


def test_focus_is_always_visible(tab: Any) -> None:
    """Whatever the Tab key reaches has an outline, and it reaches search, map and lists."""
    page = tab("zh.html").page
    seen = []
    for _ in range(45):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        seen.append(page.evaluate("document.activeElement.id"))
        assert style != "none", seen
    assert {"print", "find", "villages", "map", "rounds", "tab-t_households"} <= set(seen)


def test_lists_are_searched_and_sorted(tab: Any, plan: Plan) -> None:
    """Words narrow a list to the rows that hold them all; a second click turns the order round."""
    page = tab("en.html").page
    household = plan.assignments["household_id"].iloc[7]
    box = page.locator("#list-t_households")
    box.locator("input[type=search]").fill(household)
    assert box.locator("tbody tr").count() == 1
    box.locator("input[type=search]").fill("")
    cells = box.locator("tbody tr td:nth-child(5)")
    head = box.locator("thead button", has_text="Persons")
    head.click()
    up = [int(cell) for cell in cells.all_text_contents()]
    head.click()
    down = [int(cell) for cell in cells.all_text_contents()]
    assert up == sorted(up) and down == sorted(down, reverse=True) and down[0] > up[0]
    assert box.locator("th[aria-sort=descending]").count() == 1
    box.locator("button", has_text="Show all").click()
    assert box.locator("tbody tr").count() == len(plan.case.planned())


@pytest.mark.parametrize("name", ["zh.html", "en.html", "public.html", "hostile.html"])
def test_a_phone_never_scrolls_sideways(tab: Any, name: str) -> None:
    """At 360 pixels nothing is wider than the screen, whatever is picked."""
    one = tab(name, viewport={"width": 360, "height": 740})
    wide = "document.documentElement.scrollWidth"
    assert one.page.evaluate(wide) == 360
    if name == "public.html":
        return
    for kind in ("household", "cadre", "village"):
        first = one.page.evaluate(
            "k => JSON.parse(document.getElementById('data').textContent)[k].rows[0][0]",
            {"household": "households", "cadre": "cadres", "village": "villages"}[kind],
        )
        one.open(f"#{kind}/{first}")
        assert one.page.evaluate(wide) == 360, kind
    for tab_ in one.page.locator("[role=tab]").all():
        tab_.click()
        assert one.page.evaluate(wide) == 360


def printed(page: Any) -> list[str]:
    pdf = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return [sheet.get_textpage().get_text_range() for sheet in pdf]


def test_paper_holds_the_summary_and_the_villages(tab: Any, plan: Plan) -> None:
    """Every sheet says that it is internal; all villages are listed, no households, no buttons."""
    page = tab("en.html").page
    sheets = printed(page)
    assert all("Not for publication" in sheet for sheet in sheets)
    text = "".join(sheets)
    assert all(village in text for village in plan.case.villages["village_id"])
    assert plan.assignments["household_id"].iloc[0] not in text
    assert "Show all" not in text and "Zoom" not in text


def test_all_lists_are_printed_whole_if_asked_for(tab: Any, plan: Plan) -> None:
    """With the box ticked every household is on paper, and afterwards the screen is as before."""
    page = tab("en.html").page
    page.check("#print-all")
    shown = page.locator("#list-t_households tbody tr").count()
    text = "".join(printed(page))
    assert all(household in text for household in plan.case.planned()["household_id"])
    assert page.locator("#list-t_households tbody tr").count() == shown
    assert page.locator("#list-t_cadres").is_hidden()


def test_hostile_names_are_shown_as_they_were_typed(tab: Any) -> None:
    """As text: no element, alert or link comes of them, however they are reached."""
    one = tab("hostile.html")
    scripts = one.page.locator("script").count()
    for n, text in enumerate(list(HOSTILE.values())[:-1]):
        one.open(f"#household/h{n}")
        one.page.wait_for_function(f"document.querySelector('#details').innerText.includes('h{n}')")
        if text in (HOSTILE["script"], HOSTILE["template"], HOSTILE["formula"], HOSTILE["rtl"]):
            assert one.page.text_content("#details h3") == text
    one.page.fill("#find", "<script>")
    assert one.page.locator("#found li").count() > 0
    assert one.page.locator("script").count() == scripts
    assert one.page.locator("a[href*='evil']").count() == 0


def test_an_address_nobody_knows_is_answered(tab: Any) -> None:
    """A link from an older report: the page says that there is no such id."""
    page = tab("en.html").page
    page.evaluate("location.hash = '#cadre/gone%20<b>'")
    page.wait_for_function("document.querySelector('#details').innerText.includes('gone')")
    page.evaluate("location.hash = '#cadre/%E4%'")
    assert "gone <b>" in page.inner_text("#details")


def test_the_public_page_is_searched_by_village(tab: Any, plan: Plan) -> None:
    """Choosing a village leaves its households only."""
    page = tab("public.html").page
    name = plan.case.villages["name"].iloc[1]
    page.select_option("#villages", name)
    names = page.locator("table.list tbody tr td:nth-child(2)").all_text_contents()
    assert names and set(names) == {name}


def test_serial_numbers_of_the_public_page_are_plain(tab: Any) -> None:
    """The thousandth row is number 1000, as on paper, and is still sorted as a number."""
    page = tab("many.html").page
    page.click("button:has-text('显示全部')")
    numbers = page.locator("table.list tbody tr td:nth-child(1)").all_text_contents()
    assert numbers[998:1001] == ["999", "1000", "1001"]
    page.click("table.list thead th:nth-child(1) button")
    page.click("table.list thead th:nth-child(1) button")
    first = page.locator("table.list tbody tr td:nth-child(1)").first.text_content()
    assert first == str(len(numbers))
