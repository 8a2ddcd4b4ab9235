"""The explorer as a web page: Voilà, a real browser, a person's clicks, and no other address."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.cli.cases import small_case
from tests.programs import program

TREE = Path(__file__).parents[2]
TEMPLATE = TREE / "bangfu_assign" / "notebook" / "voila"
PATIENCE_MS = 60_000


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the project's own notebook, with a small case where it looks for the sample."""
    program("chromium")
    folder = tmp_path_factory.mktemp("voila")
    (folder / "notebooks").mkdir()
    shutil.copy(TREE / "notebooks" / "05_explorer.ipynb", folder / "notebooks")
    small_case(folder / "sample_data" / "banzhuang")
    # As the wheel puts it into share/jupyter; the tree itself may not be installed.
    templates = folder / "jupyter" / "voila" / "templates"
    templates.mkdir(parents=True)
    shutil.copytree(TEMPLATE, templates / "bangfu")
    port = free_port()
    place = {"JUPYTER_PATH": str(folder / "jupyter"), "PYTHONPATH": str(TREE)}
    with (folder / "voila.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "voila", "notebooks/05_explorer.ipynb", "--no-browser",
             "--port", str(port)],
            cwd=folder, env={**os.environ, **place}, stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            _wait_for(port, server, folder / "voila.log")
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait(30)


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        assert server.poll() is None, log.read_text("utf-8")
        try:
            # Any answer will do; the page itself would start a kernel.
            with urlopen(f"http://127.0.0.1:{port}/voila/static/voila.js", timeout=5):
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    pytest.fail(log.read_text("utf-8"))


@pytest.fixture
def page(address: str) -> Iterator[Any]:
    """Return the open page; when the test ends, nothing was asked of any other address."""
    sync_api = pytest.importorskip("playwright.sync_api")
    asked: list[str] = []
    faults: list[str] = []
    with sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program("chromium"), args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1440, "height": 1600})

        def only_here(route: Any) -> None:
            asked.append(route.request.url)
            if route.request.url.startswith((address, "data:", "blob:")):
                route.continue_()
            else:
                route.abort()

        context.route("**/*", only_here)
        tab = context.new_page()
        tab.set_default_timeout(PATIENCE_MS)
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.on("websocket", lambda socket_: asked.append(socket_.url.replace("ws:", "http:")))
        tab.goto(address)
        yield tab
        browser.close()
    assert len(asked) > 20
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert faults == []


def figure(page: Any, code: str) -> str:
    return str(page.locator(f"[data-figure={code}] > div").nth(1).inner_text())


def test_a_person_changes_a_quota_and_a_pair_and_sees_the_plan_change(page: Any) -> None:
    """Set, press, look: figures, differences, map and history follow; a wrong wish is a message."""
    page.get_by_text("当前方案：现行政策").wait_for()
    assert figure(page, "uncovered") == "0"
    picture = page.locator("img[alt*=现行政策]")
    picture.wait_for()
    assert picture.evaluate("image => image.naturalWidth") > 600
    box = page.get_by_label("办事员（2人）")
    box.fill("1")
    box.press("Tab")
    page.get_by_role("button", name="求解", exact=True).click()
    page.get_by_text("当前方案：试算1").wait_for()
    assert figure(page, "uncovered") == "1"
    assert "比上一方案 +1" in page.locator("[data-figure=uncovered]").inner_text()
    page.get_by_text("失去帮扶人 1").wait_for()  # comes after the figures

    page.get_by_text("3 指定结对").click()
    rows = page.locator(".bangfu-pair")
    first = rows.filter(has_text="h1，东村")
    first.get_by_role("button", name="固定").click()
    page.locator("option", has_text="固定：").wait_for(state="attached")
    first.get_by_role("button", name="✓固定").click()  # and free again
    page.get_by_text("已指定（0）").wait_for()
    first.get_by_role("button", name="不要").click()
    page.get_by_text("已指定（1）").wait_for()
    page.get_by_role("button", name="求解", exact=True).click()
    page.get_by_text("当前方案：试算2").wait_for()
    page.locator("td", has_text="指定结对 1 条").first.wait_for()

    wish = page.get_by_label("改由……帮扶")
    for row in range(3):
        rows.nth(row).get_by_role("button", name="改派").click()
        page.wait_for_function("document.querySelector('input[list]')?.disabled === false")
        wish.fill("赵甲（c1，办事员）")
        wish.press("Tab")
        page.get_by_role("button", name="指定由其帮扶").click()
        page.locator("option", has_text="固定：").nth(row).wait_for(state="attached")
        page.wait_for_timeout(500)  # the kernel empties the field, which must not hit the next name
    page.get_by_role("button", name="求解", exact=True).click()
    alert = page.get_by_role("alert")
    alert.wait_for()
    assert "没有方案" in alert.inner_text()
    assert page.get_by_text("Traceback").count() == 0
    assert page.get_by_text("当前方案：试算2").count() == 1


def test_the_page_names_no_other_address(address: str) -> None:
    """What Voilà's own page would fetch from elsewhere is gone, and a policy forbids the rest."""
    with urlopen(address, timeout=120) as answer:  # noqa: S310 - our own server
        page = answer.read().decode("utf-8")
    assert 'http-equiv="Content-Security-Policy" content="default-src \'self\'' in page
    assert 'href="https://' not in page
    assert 'src="https://' not in page
