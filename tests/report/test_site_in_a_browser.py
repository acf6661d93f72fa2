"""Every page in headless Chromium, if that is installed: no message, and axe-core's rules kept."""

import shutil

import pytest

from theorycheck.catalogue import collect
from theorycheck.judge.judging import judge
from theorycheck.report.record import Record
from theorycheck.report.site import write_site
from theorycheck.search.effort import make_run

playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage"]  # containers have neither users nor room
CLAIMS = (  # a tight one, one with a picture of its own, one that falls, a rate, an expectation
    "gradient_descent_contracts",
    "risk_before_interpolation_is_known_exactly",
    "adams_lemma_on_sums_of_gradients",
    "benign_overfitting_rate",
)
TALL = {"viewport": {"width": 1200, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    found = collect(CLAIMS).found
    run = make_run(claims=len(found))
    record = Record(run, found, verdicts=[(one, judge(one.claim, run)) for one in found])
    folder = tmp_path_factory.mktemp("report") / "site"
    write_site(record, folder, {"gradient_descent_contracts": ["observable moved: d_t"]})
    return folder


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as running:
        try:
            opened = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        except playwright.Error as error:
            pytest.skip(f"Chromium does not start here: {error}")
        yield opened
        opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [TALL, PHONE], ids=["desktop", "phone"])
def test_pages_say_nothing_to_the_console_and_keep_the_rules(site, browser, scheme, screen):
    page = browser.new_context(color_scheme=scheme, **screen).new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(request.url))
    for file in sorted(site.rglob("*.html")):
        page.goto(file.as_uri())
        assert said == []
        found = axe.Axe().run(page, options={"preload": False}).response["violations"]
        assert [(file.name, rule["id"], rule["nodes"][0]["html"]) for rule in found] == []
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{file.name} is wider than the screen"
    assert said == []


def test_the_overview_is_searched_filtered_and_sorted(site, browser):
    page = browser.new_context(**TALL).new_page()
    page.goto((site / "index.html").as_uri())
    names = "#theorems tbody tr:not([hidden]) a"
    assert page.locator(names).count() == len(CLAIMS)
    page.fill("#words", "adams LEMMA")
    assert page.locator(names).count() == 1
    page.fill("#words", "")
    page.select_option("#outcome", "fell")
    assert page.inner_text("#shown") == f"1 of {len(CLAIMS)}"
    page.select_option("#outcome", "")
    page.get_by_role("button", name="theorem").click()
    ascending = page.locator(names).all_inner_texts()
    page.get_by_role("button", name="theorem").click()
    assert page.locator(names).all_inner_texts() == ascending[::-1] == sorted(CLAIMS)[::-1]


def test_without_its_script_the_whole_table_stands_there(site, browser):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((site / "index.html").as_uri())
    assert page.locator("#theorems tbody tr").count() == len(CLAIMS)
    assert not page.locator(".filters").is_visible()
