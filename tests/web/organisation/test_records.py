from datetime import date

import pytest

from tests.web.cast import Cast, make_grant, make_official, make_position, make_tenure
from triwulan.web.organisation.models import Official, Position, Regulation, Tenure, Unit

UNIT = {"name": "Kecamatan Contoh", "kind": "kecamatan", "place": "Contoh"}


def test_a_unit_is_saved_with_its_villages(cast: Cast, as_):
    data = UNIT | {"villages": "35.08.12.2001 Desa Satu\n\n  Desa   Dua \n"}
    as_(cast.regency_admin).post("/kelola/unit/baru/", data)
    unit = Unit.objects.get(name="Kecamatan Contoh", regency=cast.regency)
    assert list(unit.villages.values_list("name", "code")) == [("Desa Dua", ""), ("Desa Satu", "35.08.12.2001")]


def test_a_village_that_stays_keeps_its_row(cast: Cast, as_):
    kept = cast.unit.villages.get(name="Burno").pk
    data = UNIT | {"name": cast.unit.name, "villages": "Burno\nDesa Baru"}
    as_(cast.regency_admin).post(f"/kelola/unit/{cast.unit.pk}/", data)
    assert cast.unit.villages.get(name="Burno").pk == kept
    assert cast.unit.villages.count() == 2


def test_a_village_written_twice_is_named_and_everything_typed_stays(cast: Cast, as_):
    response = as_(cast.regency_admin).post("/kelola/unit/baru/", UNIT | {"villages": "Burno\nBurno"})
    page = response.content.decode()
    assert "Desa Burno tertulis dua kali" in page
    assert 'value="Kecamatan Contoh"' in page
    assert 'href="#id_villages"' in page
    assert 'aria-describedby="id_villages_helptext id_villages_error"' in page


def test_a_units_name_is_used_once_in_a_regency(cast: Cast, as_):
    errors = as_(cast.regency_admin).post("/kelola/unit/baru/", UNIT | {"name": cast.unit.name}).context["form"].errors
    assert "sudah ada" in errors["name"][0]
    as_(cast.other_admin).post("/kelola/unit/baru/", UNIT | {"name": cast.unit.name})
    assert Unit.objects.filter(name=cast.unit.name).count() == 2


def test_a_unit_in_use_is_not_removed_and_it_says_why(cast: Cast, as_):
    response = as_(cast.regency_admin).post(f"/kelola/unit/{cast.unit.pk}/hapus/")
    assert "Masih dipakai oleh 12 desa, 1 hak akun, 3 jabatan" in response.content.decode()
    assert Unit.objects.filter(pk=cast.unit.pk).exists()


def test_what_nothing_hangs_on_is_removed(cast: Cast, as_):
    loose = Unit.objects.create(regency=cast.regency, name="Kosong", place="x")
    assert as_(cast.regency_admin).get(f"/kelola/unit/{loose.pk}/hapus/").status_code == 200
    as_(cast.regency_admin).post(f"/kelola/unit/{loose.pk}/hapus/")
    assert not Unit.objects.filter(pk=loose.pk).exists()


def position(cast: Cast, **changed: object) -> dict[str, object]:
    kept = {"unit": cast.unit.pk, "name": "Camat", "echelon": "administrator", "superior": cast.sekda_position.pk}
    return kept | changed


def test_duties_are_numbered_anew_without_the_numbers_they_were_copied_with(cast: Cast, as_):
    data = position(cast, duties="1. menyusun rencana\n\nb) membina desa\n  melaporkan 2. kali setahun")
    as_(cast.unit_admin).post(f"/kelola/jabatan/{cast.camat_position.pk}/", data)
    duties = list(cast.camat_position.duties.values_list("number", "text"))
    assert duties == [(1, "menyusun rencana"), (2, "membina desa"), (3, "melaporkan 2. kali setahun")]


@pytest.mark.parametrize("superior", ["kasi_position", "camat_position"])
def test_nobody_is_above_themself(cast: Cast, as_, superior: str):
    data = position(cast, superior=getattr(cast, superior).pk)
    errors = as_(cast.unit_admin).post(f"/kelola/jabatan/{cast.camat_position.pk}/", data).context["form"].errors
    assert errors["superior"]
    assert Position.objects.get(pk=cast.camat_position.pk).superior == cast.sekda_position


def test_a_circle_through_several_positions_is_refused(cast: Cast, as_):
    staff = make_position(cast.unit, "Staf", superior=cast.kasi_position)
    data = position(cast, superior=staff.pk)
    page = as_(cast.unit_admin).post(f"/kelola/jabatan/{cast.camat_position.pk}/", data).content.decode()
    assert "berada di bawah jabatan ini" in page


def official(**changed: str) -> dict[str, str]:
    return {"name": "Contoh Baru, S.E.", "nip": "19010101 192501 1 077", "rank": "Penata (III/c)"} | changed


def test_a_nip_is_kept_as_digits_whatever_the_spacing(cast: Cast, as_):
    as_(cast.unit_admin).post("/kelola/pejabat/baru/", official(nip="NIP. 19010101 1925 01 1 077"))
    assert Official.objects.get(name="Contoh Baru, S.E.").nip == "190101011925011077"


@pytest.mark.parametrize(
    ("nip", "said"), [("123", "18 angka, sedangkan yang ditulis 3"), ("19011301 192501 1 077", "bukan tanggal lahir")]
)
def test_a_wrong_nip_is_explained_and_kept_as_typed(cast: Cast, as_, nip: str, said: str):
    page = as_(cast.unit_admin).post("/kelola/pejabat/baru/", official(nip=nip)).content.decode()
    assert said in page
    assert f'value="{nip}"' in page


def test_a_nip_explanation_is_english_for_who_reads_english(cast: Cast, as_):
    client = as_(cast.unit_admin)
    client.cookies["django_language"] = "en"
    assert "A NIP has 18 digits" in client.post("/kelola/pejabat/baru/", official(nip="123")).content.decode()


def test_a_nip_belongs_to_one_official_and_none_is_fine(cast: Cast, as_):
    errors = as_(cast.unit_admin).post("/kelola/pejabat/baru/", official(nip=cast.kasi.nip)).context["form"].errors
    assert "sudah dipakai pejabat lain" in errors["nip"][0]
    for name in ("Tanpa Satu", "Tanpa Dua"):
        as_(cast.unit_admin).post("/kelola/pejabat/baru/", official(nip="", name=name))
    assert Official.objects.filter(nip="", regency=cast.regency).count() == 2


def test_an_official_in_office_is_not_removed(cast: Cast, as_):
    page = as_(cast.regency_admin).post(f"/kelola/pejabat/{cast.kasi.pk}/hapus/").content.decode()
    assert "Masih dipakai oleh 1 akun, 1 masa jabatan" in page


def tenure(cast: Cast, new: Official, **changed: object) -> dict[str, object]:
    base = {"position": cast.kasi_position.pk, "official": new.pk, "kind": "definitive", "start": "2023-07-01"}
    return base | changed


def test_two_definitive_holders_are_refused_by_name(cast: Cast, as_):
    new = make_official(cast.regency, "Contoh Baru", 77)
    page = as_(cast.unit_admin).post("/kelola/pemangku/baru/", tenure(cast, new)).content.decode()
    assert "dipegang Contoh Satu, S.Sos. sejak 1 Januari 2022" in page
    assert not new.tenures.exists()


@pytest.mark.parametrize(
    ("start", "end", "refused"),
    [
        ("2021-01-01", "2021-12-31", False),
        ("2021-01-01", "2022-01-01", True),
        ("2021-01-01", "", True),
        ("2023-06-30", "", True),
        ("2023-07-01", "", False),
    ],
)
def test_definitive_holders_may_meet_but_not_overlap(cast: Cast, as_, start: str, end: str, refused: bool):
    Tenure.objects.filter(position=cast.kasi_position).update(end=date(2023, 6, 30))
    new = make_official(cast.regency, "Contoh Baru", 77)
    as_(cast.unit_admin).post("/kelola/pemangku/baru/", tenure(cast, new, start=start, end=end))
    assert new.tenures.exists() is not refused


def test_an_acting_official_may_stand_beside_the_holder(cast: Cast, as_):
    as_(cast.unit_admin).post("/kelola/pemangku/baru/", tenure(cast, cast.sekda, kind="plh", end="2023-07-14"))
    assert cast.kasi_position.tenures.count() == 2


def test_an_end_before_the_start_is_refused(cast: Cast, as_):
    running = cast.kasi_position.tenures.get()
    data = tenure(cast, cast.kasi, start="2022-01-01", end="2021-12-31")
    response = as_(cast.unit_admin).post(f"/kelola/pemangku/{running.pk}/", data)
    assert "mendahului tanggal mulai" in response.content.decode()
    assert cast.kasi_position.tenures.get().end is None


def test_a_tenure_is_ended(cast: Cast, as_):
    running = cast.kasi_position.tenures.get()
    data = tenure(cast, cast.kasi, start="2022-01-01", end="2023-06-30")
    as_(cast.unit_admin).post(f"/kelola/pemangku/{running.pk}/", data)
    assert cast.kasi_position.tenures.get().end == date(2023, 6, 30)


def test_an_official_of_another_unit_can_act_here_but_is_not_changed_from_here(cast: Cast, as_):
    make_tenure(cast.kasi_position, cast.sekda, kind="plt")
    assert as_(cast.unit_admin).get(f"/kelola/pejabat/{cast.sekda.pk}/").status_code == 404


def test_a_regulation_that_a_position_cites_is_not_removed(cast: Cast, as_):
    page = as_(cast.regency_admin).post(f"/kelola/dasar-hukum/{cast.duties_rule.pk}/hapus/").content.decode()
    assert "Masih dipakai oleh 1 jabatan" in page
    assert Regulation.objects.filter(pk=cast.duties_rule.pk).exists()


def test_a_superior_of_another_unit_is_displaced_by_the_regency_only(cast: Cast, as_):
    address = f"/kelola/jabatan/{cast.camat_position.pk}/"
    for superior in ("", make_position(cast.unit, "Camat Kedua").pk):
        errors = as_(cast.unit_admin).post(address, position(cast, superior=superior)).context["form"].errors
        assert "Hanya pengelola kabupaten" in errors["superior"][0]
    cast.camat_position.refresh_from_db()
    assert cast.camat_position.superior == cast.sekda_position
    as_(cast.regency_admin).post(address, position(cast, superior=""))
    cast.camat_position.refresh_from_db()
    assert cast.camat_position.superior is None


def test_a_unit_administrator_does_not_appoint_themself(cast: Cast, as_):
    make_grant(cast.official, "unit_admin", unit=cast.unit)
    data = tenure(cast, cast.kasi, position=cast.camat_position.pk, kind="plt")
    page = as_(cast.official).post("/kelola/pemangku/baru/", data).content.decode()
    assert "Ini pejabat Anda sendiri" in page
    assert not cast.kasi.tenures.filter(position=cast.camat_position).exists()


@pytest.mark.parametrize("address", ["jabatan", "pejabat", "pemangku", "akun"])
def test_a_zero_byte_in_a_search_is_left_out(cast: Cast, as_, address: str):
    response = as_(cast.regency_admin).get(f"/kelola/{address}/", {"cari": "con\x00toh"})
    assert response.context["query"] == "contoh"
