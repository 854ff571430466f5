"""How a query is read: separable verbs, words that only link, typing errors, characters, days."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

import browsing

pytestmark = pytest.mark.browser

CLAUSES = """async ([root, query, words]) => {
  const { clauses } = await import(`${root}assets/query.js`);
  return clauses(query, words).map(({ weight, ways }) => [ways[0].text, weight]);
}"""
FIRST = """async ([root, home, query]) => {
  const { open } = await import(`${root}assets/search.js`);
  const { answer } = await import(`${root}assets/answer.js`);
  const found = await answer(await open(root, home), home, query);
  const pages = await Promise.all(found.pages.slice(0, 5).map((page) => page.data()));
  return [...found.named.map((page) => page.address), ...pages.map((page) => page.url)];
}"""


@pytest.fixture
def desk(browser: Browser, site: str) -> Iterator[Page]:
    with browsing.watched(browser, site) as page:
        page.goto(site)
        yield page


def read(desk: Page, site: str, query: str, words: dict[str, list[str]]) -> dict[str, float]:
    return dict(desk.evaluate(CLAUSES, [site, query, words]))


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("换辆车补多少", "换车"),
        ("装一部电梯", "装电梯"),
        ("去哪办个证", "办证"),
        ("开家饭店", "开饭店"),
        ("养只狗", "养狗"),
    ],
)
def test_verb_and_object_are_one_word_with_a_measure_between(
    desk: Page, site: str, typed: str, word: str
) -> None:
    assert word in read(desk, site, typed, {word: ["某词"]})


@pytest.mark.parametrize("typed", ["办个人所得税", "买家具", "找部门", "上台阶", "买套餐", "养老"])
def test_nothing_is_left_out_of_other_words(desk: Page, site: str, typed: str) -> None:
    pairs = {typed[at : at + 2] for at in range(len(typed) - 1)}
    assert pairs == set(read(desk, site, typed, {}))


def test_what_only_links_or_asks_counts_little_or_nothing(desk: Page, site: str) -> None:
    said = read(desk, site, "楼上给补助吗 该咋办", {})
    assert said["补助"] == 1
    assert said["上给"] < 1 and said["给补"] < 1
    assert "咋办" not in said
    assert read(desk, site, "what's too much when I don't pay", {}) == {"pay": 1}
    assert read(desk, site, "I can’t pay", {}) == {"pay": 1}


@pytest.mark.parametrize(
    ("edition", "typed", "page"),
    [
        ("zh/", "老年人住餐", "r/elderly-canteens-consultation"),
        ("zh/", "烘杆补贴", "r/farm-machinery-subsidy"),
        ("", "paarking chrages", "r/parking-charges"),
        ("", "eductaion bureau", "units/sample-education"),
        ("", "parking ifnographic", "r/parking-charges-infographic"),
        ("zh/", "停車收費", "r/parking-charges"),
        ("zh/", "低保標準", "r/work-plan-2021-civil-affairs"),
        ("zh/", "tingche shoufei", "r/parking-charges"),
        ("zh/", "nongjibutie", "r/farm-machinery-subsidy"),
        ("zh/", "停", "r/parking-charges"),
        ("zh/", "二〇二一年 预算", "r/budget-2021-district"),
    ],
)
def test_pages_of_what_is_meant_are_among_the_first(
    desk: Page, site: str, edition: str, typed: str, page: str
) -> None:
    """Though other pages have some of what was typed."""
    desk.goto(site + edition)
    shown = desk.evaluate(FIRST, [site, site + edition, typed])
    assert f"/{browsing.BASE}/{edition}{page}/" in shown


def test_characters_that_no_text_joins_are_not_taken_for_others(desk: Page, site: str) -> None:
    """`喝的水` is no error for `和的水`: a character that only asks or links stands between."""
    desk.goto(f"{site}zh/search/?q=学校喝的水有铁锈味")
    desk.locator("ol[data-part=hits] > li").first.wait_for()
    desk.wait_for_load_state("networkidle")
    assert not desk.locator("#gk-search [data-part=meant] a").all_inner_texts()


def test_day_is_found_however_it_is_typed(desk: Page, site: str) -> None:
    asked = desk.evaluate(
        """async ([root, query]) => {
          const { clauses } = await import(`${root}assets/query.js`);
          return clauses(query, {}).map(({ ways }) => ways.map(({ text }) => text));
        }""",
        [site, "2021-05-21"],
    )
    assert asked == [["2021-05-21", "2021年5月21日", "21 may 2021"]]
