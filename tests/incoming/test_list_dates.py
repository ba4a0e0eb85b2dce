"""Of which day a list is: the surest that says so, and never a day to come."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from elvis_tui.domain.across.absence_list import Dated
from elvis_tui.incoming.list_dates import made_on
from tests.incoming.workbooks import saved

TODAY = date(2026, 11, 26)
FILE = date(2026, 11, 25)
FIFTH = date(2026, 10, 5)


def made(
    *above: str, name: str = "fravær.csv", data: bytes = b"", file_day: date = FILE
) -> tuple[date, Dated]:
    return made_on(above, Path("/noe") / name, data, file_day, TODAY)


def book(modified: date, created: date) -> bytes:
    whole = Workbook()
    data = BytesIO()
    whole.save(data)
    found = BytesIO()
    with ZipFile(data) as old, ZipFile(found, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            if part == "docProps/core.xml":
                text = (
                    '<cp:coreProperties xmlns:dcterms="d" xmlns:xsi="x" xmlns:cp="c">'
                    f'<dcterms:created xsi:type="t">{created:%Y-%m-%d}T12:00:00Z</dcterms:created>'
                    f'<dcterms:modified xsi:type="t">{modified:%Y-%m-%d}T12:00:00Z'
                    "</dcterms:modified></cp:coreProperties>"
                ).encode()
            new.writestr(part, text)
    return found.getvalue()


@pytest.mark.parametrize(
    "title",
    [
        "Fravær per 5.10.2026",
        "Skrevet ut 05.10.26 kl. 13.00",
        "2026-10-05",
        "Periode 17.8.2026–5.10.2026",
        "Skoleåret 17.8.2026–18.6.2027, per 5.10.2026",
    ],
)
def test_a_title_over_the_header_says_it_surest(title: str) -> None:
    assert made("Eksempel vgs", title, name="fravær 2026-09-01.csv") == (FIFTH, Dated.TITLE)


@pytest.mark.parametrize(
    "name",
    [
        *("fravær 2026-10-05.csv", "fravaer_20261005.xlsx", "Fravær 5.10.26.csv"),
        *("05-10-2026 fravær.csv", "vis_05.10.2026_(1).csv", "26-10-05 fravær.csv"),
        "2026-2027 fravær 05.10.2026.csv",
    ],
)
def test_then_the_name_of_the_file(name: str) -> None:
    assert made(name=name) == (FIFTH, Dated.FILE_NAME)


def test_then_the_workbook_and_last_the_file() -> None:
    data = book(date(2026, 10, 5), date(2026, 9, 1))
    assert made(data=data) == (FIFTH, Dated.WORKBOOK)
    assert made(data=saved(Workbook()), file_day=FIFTH)[1] in (Dated.WORKBOOK, Dated.FILE)
    assert made() == (FILE, Dated.FILE)


def test_a_day_to_come_is_a_slip_wherever_it_stands() -> None:
    data = book(date(2027, 10, 5), date(2026, 10, 5))
    assert made("per 27.11.2026", name="2027-01-01.xlsx", data=data) == (FIFTH, Dated.WORKBOOK)
    assert made(file_day=date(2026, 11, 27)) == (TODAY, Dated.FILE)


@pytest.mark.parametrize(
    "title", ["31.2.2026", "105.10.2026", "versjon 1.5.10.2026", "kl. 12.30.45", "2026-13-45"]
)
def test_what_only_looks_like_a_day_is_none(title: str) -> None:
    assert made(title) == (FILE, Dated.FILE)


def test_a_list_of_years_ago_keeps_its_own_day() -> None:
    assert made(name="fravær 05.10.2021.csv") == (date(2021, 10, 5), Dated.FILE_NAME)


def test_a_workbook_that_is_broken_inside_says_nothing() -> None:
    data = bytearray(book(date(2026, 10, 5), date(2026, 10, 5)))
    for at in range(40, len(data) - 200):
        data[at] ^= 0x5A
    assert made(data=bytes(data)) == (FILE, Dated.FILE)
    assert made(data=b"PK\x03\x04 and no more") == (FILE, Dated.FILE)


@given(st.lists(st.text(max_size=30), max_size=4), st.text(max_size=30), st.binary(max_size=200))
def test_any_text_and_any_bytes_give_a_day_that_has_been(
    above: list[str], name: str, data: bytes
) -> None:
    path = Path(name.replace("\x00", "").replace("/", "") or "a")
    for one in (data, b"PK\x03\x04" + data):
        day, _how = made_on(above, path, one, FILE, TODAY)
        assert day <= TODAY
