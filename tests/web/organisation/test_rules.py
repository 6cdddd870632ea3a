import pytest

from tests.web.cast import Cast
from triwulan.compose.wording import wording_keys
from triwulan.web.organisation.models import CalendarDay, Regency, WordingText

KEY = "heading.title"


def settings_of(regency: Regency, **changed: object) -> dict[str, object]:
    names = ("name", "code", "time_zone", "workdays", "deadline_days", "scale", "efficiency")
    return {name: getattr(regency, name) for name in names} | changed


def test_the_regencys_settings_are_saved(cast: Cast, as_):
    data = settings_of(cast.regency, workdays=6, deadline_days=10, scale="lan_239_2003", efficiency="index")
    as_(cast.regency_admin).post("/kelola/kabupaten/", data)
    cast.regency.refresh_from_db()
    assert (cast.regency.workdays, cast.regency.scale, cast.regency.efficiency) == (6, "lan_239_2003", "index")


@pytest.mark.parametrize("changed", [{"scale": "tidak-ada"}, {"deadline_days": 0}, {"workdays": 7}])
def test_a_setting_that_means_nothing_is_refused(cast: Cast, as_, changed: dict[str, object]):
    response = as_(cast.regency_admin).post("/kelola/kabupaten/", settings_of(cast.regency, **changed))
    assert set(response.context["form"].errors) == set(changed)


def test_the_calendar_lists_national_holidays_with_their_source(cast: Cast, as_):
    page = as_(cast.regency_admin).get("/kelola/kalender/", {"tahun": 2023}).content.decode()
    assert "Jumat, 7 April 2023" in page
    assert "Sumber data: holidays" in page


def test_a_year_without_data_is_said(cast: Cast, as_):
    page = as_(cast.regency_admin).get("/kelola/kalender/", {"tahun": 2090}).content.decode()
    assert "Hari libur tahun 2090 belum ada dalam data" in page


@pytest.mark.parametrize("year", ["abc", "²", "99999999", ""])
def test_a_year_that_is_none_shows_the_present_one(cast: Cast, as_, year: str):
    assert as_(cast.regency_admin).get("/kelola/kalender/", {"tahun": year}).context["year"] == 2023


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"day": "2023-04-07", "name": "Libur"}, "day"),
        ({"day": "2023-04-06", "name": "Masuk", "working": "on"}, "working"),
        ({"day": "2023-05-30", "name": "Sekali lagi"}, "day"),
    ],
)
def test_only_a_real_difference_is_kept(cast: Cast, as_, data: dict[str, str], field: str):
    CalendarDay.objects.create(regency=cast.regency, day="2023-05-30", name="Hari jadi")
    errors = as_(cast.regency_admin).post("/kelola/kalender/baru/", data).context["form"].errors
    assert set(errors) == {field}


def test_a_holiday_may_be_worked_here(cast: Cast, as_):
    data = {"day": "2023-04-07", "name": "Masuk", "working": "on"}
    as_(cast.regency_admin).post("/kelola/kalender/baru/", data)
    assert CalendarDay.objects.get(regency=cast.regency).working


def test_every_sentence_of_the_form_is_listed(cast: Cast, as_):
    page = as_(cast.regency_admin).get("/kelola/kalimat/").content.decode()
    assert all(f"/kelola/kalimat/{sentence.key}/" in page for sentence in wording_keys())


def test_a_sentence_is_worded_and_put_back(cast: Cast, as_):
    client, address = as_(cast.regency_admin), f"/kelola/kalimat/{KEY}/"
    client.post(address, {"text": "Laporan {position} {quarter}"})
    assert WordingText.objects.get(regency=cast.regency).text == "Laporan {position} {quarter}"
    assert "Laporan {position} {quarter}" in client.get(address).content.decode()
    client.post(address, {"standard": "1"})
    assert not WordingText.objects.exists()


def test_the_standard_text_needs_no_row(cast: Cast, as_):
    standard = next(sentence.text for sentence in wording_keys() if sentence.key == KEY)
    as_(cast.regency_admin).post(f"/kelola/kalimat/{KEY}/", {"text": standard})
    assert not WordingText.objects.exists()


@pytest.mark.parametrize("text", ["", "{tidak_ada}", "{position", "{position.__class__}"])
def test_a_sentence_that_cannot_be_printed_is_refused_and_kept(cast: Cast, as_, text: str):
    response = as_(cast.regency_admin).post(f"/kelola/kalimat/{KEY}/", {"text": text})
    assert response.context["form"].errors["text"]
    assert response.context["form"]["text"].value() == text
    assert not WordingText.objects.exists()


def test_a_sentence_may_be_left_out_where_the_form_allows_it(cast: Cast, as_):
    key = next(sentence.key for sentence in wording_keys() if not sentence.required)
    as_(cast.regency_admin).post(f"/kelola/kalimat/{key}/", {"text": ""})
    assert WordingText.objects.get(regency=cast.regency, key=key).text == ""


def test_an_unknown_sentence_does_not_exist(cast: Cast, as_):
    assert as_(cast.regency_admin).get("/kelola/kalimat/tidak.ada/").status_code == 404
