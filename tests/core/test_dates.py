from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triwulan.core.dates import read_date
from triwulan.core.period import DAYS_ID, MONTHS_ID, format_date, format_day

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "28/12/2022", "28-12-2022", "28.12.2022", "28/12/22", "2022-12-28", "2022-12-28 00:00:00", "2022-12-28T00:00",
        "28 Desember 2022", "28 des 2022", "28 Des. 2022", "28-Des-22", "28-Dec-22", "Rabu, 28 Desember 2022",
        "tanggal 28 Desember 2022", " 28  /  12 / 2022 ",
    ],
)  # fmt: skip
def test_it_reads_a_date_however_people_write_it(text: str):
    assert read_date(text) == date(2022, 12, 28)


@pytest.mark.parametrize("text", ["1 Pebruari 2023", "1 Februari 2023", "01/02/2023"])
def test_the_day_stands_before_the_month_and_february_has_two_spellings(text: str):
    assert read_date(text) == date(2023, 2, 1)


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "sudah", "31/02/2023", "13/13/2023", "28/12", "12/2022", "28-12/2022", "2022", "28 Desmber 2022",
        "28/12/1022", "28 Desember 2022 jam 9", "28/12/2022 dan 29/12/2022", "44923", "٢٨/١٢/٢٠٢٢x",
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str):
    assert read_date(text) is None


@given(DAYS)
def test_whatever_is_printed_is_read_again(day: date):
    for text in (
        day.isoformat(), format_date(day), format_day(day), f"{day:%d/%m/%Y}", f"{day:%d-%m-%Y}", f"{day:%d.%m.%y}",
        f"{day.day} {MONTHS_ID[day.month - 1][:3]} {day.year}",
        f"{DAYS_ID[day.weekday()]} {day.day}/{day.month}/{day.year}",
    ):  # fmt: skip
        assert read_date(text) == day, text


@given(st.text(max_size=30))
def test_no_text_breaks_it(text: str):
    assert read_date(text) is None or read_date(text) >= date(1945, 1, 1)
