"""What somebody wrote, and what was meant by it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.model.findings import Severity
from gongkai.model.kinds import KINDS
from gongkai.model.moment import YEARS
from gongkai.model.nearest import Lookup, is_slip
from gongkai.sources.days import meant_day, meant_moment
from gongkai.sources.lookup import words_of_choices, words_of_keys, words_of_kinds, words_of_stages
from gongkai.sources.yaml import quoted, read

TERMS = {
    "notice": ("通知", "Notice"),
    "announcement": ("公告", "Announcement"),
    "circular": ("通告", "Circular"),
    "education-bureau": ("市教育局", "Education"),
    "sports-bureau": ("市体育局", "Sports"),
    "first-finance": ("财政局",),
    "second-finance": ("财政局",),
    "plan-2020": (),
    "plan-2021": (),
}
LOOKUP = Lookup(TERMS)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("通知", "notice"),
        (" 通 知 ", "notice"),
        ("NOTICE", "notice"),
        ("ｎｏｔｉｃｅ", "notice"),
        ("Education_Bureau", "education-bureau"),
        ("education", "education-bureau"),
        ("notices", "notice"),
        ("notcie", "notice"),
        ("annoucement", "announcement"),
        ("education-bureua", "education-bureau"),
        ("市教育局", "education-bureau"),
    ],
)
def test_what_can_be_meant_in_one_way_is_sure(written: str, name: str) -> None:
    found = LOOKUP.meant(written)
    assert found is not None and (found.name, found.is_sure) == (name, True)


@pytest.mark.parametrize(
    "written", ["市教育", "educate", "plan-2022", "noise", "通知书", "Anouncment"]
)
def test_what_is_only_like_it_is_offered(written: str) -> None:
    found = LOOKUP.meant(written)
    assert found is None or not found.is_sure


@pytest.mark.parametrize("written", ["财政局", "水", "xyzzy", ""])
def test_nothing_is_offered_where_several_or_none_are_meant(written: str) -> None:
    assert LOOKUP.meant(written) is None


@given(st.sampled_from(sorted(TERMS)), st.sampled_from(sorted(TERMS)))
def test_no_name_is_a_slip_of_another(one: str, other: str) -> None:
    assert not is_slip(one, other)


def test_words_for_everything_are_kept_apart() -> None:
    """No word is that of two kinds, keys of a kind, stages or values: each is sure."""
    tables = [words_of_kinds(), words_of_stages(), *map(words_of_keys, KINDS.values())]
    tables.append(words_of_choices(KINDS["policy"], "openness", ("proactive", "on-request")))
    for table in tables:
        lookup = Lookup(table)
        for name, words in table.items():
            for word in words:
                found = lookup.meant(word)
                if found is None:  # pages may call two keys of one kind the same
                    assert sum(word in others for others in table.values()) > 1, word
                else:
                    assert (found.name, found.is_sure) == (name, True), word


DAYS = {
    "2021.7.9": "2021-07-09",
    "2021年7月9日": "2021-07-09",
    "2021 年 7 月 9 日": "2021-07-09",
    "2021/7/9": "2021-07-09",
    "20210709": "2021-07-09",
    "2021-7-9": "2021-07-09",
    "２０２１．７．９": "2021-07-09",
    "二〇二一年七月九日": "2021-07-09",
    "二○二一年十月三十一日": "2021-10-31",
    "2021—07—09": "2021-07-09",
    "2021-13-01": None,
    "2021.2.30": None,
    "7/9/2021": None,
    "21.7.9": None,
    "2021年7月": None,
    "2021-7/9": None,
    "202107091": None,
    "2021.7.9-2021.8.9": None,
    "九日": None,
    "": None,
}


@pytest.mark.parametrize("written", DAYS)
def test_day_that_was_meant(written: str) -> None:
    assert meant_day(written) == DAYS[written]
    assert meant_moment(written) == DAYS[written]


MOMENTS = {
    "2021-5-10 9:30": "2021-05-10 09:30",
    "2021-05-10T09:30:15": "2021-05-10 09:30",
    "2021年5月10日9时": "2021-05-10 09:00",
    "2021年5月10日 9时5分": "2021-05-10 09:05",
    "2021/5/10 09：30": "2021-05-10 09:30",
    "2021-05-10 25:00": None,
    "2021-05-10 9:30 p.m.": None,
    "2021-05-10 上午": None,
}


@pytest.mark.parametrize("written", MOMENTS)
def test_time_that_was_meant(written: str) -> None:
    assert meant_moment(written) == MOMENTS[written]
    assert meant_day(written) is None


@given(
    st.dates(date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)),
    st.sampled_from(["{0:%Y}.{0.month}.{0.day}", "{0:%Y}年{0.month}月{0.day}日"]),
)
def test_every_day_is_read_back(day: date, shape: str) -> None:
    assert meant_day(shape.format(day)) == day.isoformat()


@given(st.text(max_size=20))
def test_quoted_text_is_read_back(text: str) -> None:
    document = read("a.yml", f"key: {quoted(text)}\n")
    if not document.findings:
        assert document.value.get("key", "") == text


@pytest.mark.parametrize(
    ("line", "title", "level"),
    [
        ("title: 停\u200b车收费\u2060办法", "停车收费办法", Severity.WARNING),
        ("title: \ufeff停车收费办法", "停车收费办法", Severity.WARNING),
        ("title: 停\u200b车\x07收费办法", "停车收费办法", Severity.ERROR),
    ],
)
def test_character_of_no_width_is_left_out_of_a_title(
    line: str, title: str, level: Severity
) -> None:
    document = read("a.zh.md", f"{line}\n")
    assert document.value["title"] == title
    assert [(one.code.id, one.level) for one in document.findings] == [("GK014", level)]
