import re

import pytest

from triwulan.data.places import find_districts
from triwulan.web.organisation.models import Unit, Village
from triwulan.web.register.village_list import Change, apply, plan

SENDURO = "35.08.12"


@pytest.fixture
def bare(cast):
    return Unit.objects.create(regency=cast.regency, name="Kecamatan Pasrujambe", place="Pasrujambe")


def page_of(unit):
    return f"/register/{unit.pk}/desa/"


def test_kecamatan_are_found_by_name_in_any_spelling_and_by_code():
    assert [each.code for each in find_districts("pasru jambe")] == ["35.08.11"]
    assert [each.name for each in find_districts(" 35.08.12 ")] == ["Senduro"]
    assert all("senduro" in each.name.casefold() for each in find_districts("Kecamatan Senduro"))
    assert len(find_districts("35.08")) > 15
    assert find_districts("") == find_districts("zzz") == ()


def test_an_empty_unit_gets_the_list_of_its_kecamatan(cast, as_, bare):
    client = as_(cast.regency_admin)
    page = client.get(page_of(bare)).content.decode()
    codes = re.findall(r'name="ambil" value="([\d.]+)" checked', page)
    assert codes and all(code.startswith("35.08.11.") for code in codes)
    assert client.post(page_of(bare), {"kode": "35.08.11", "ambil": codes}).status_code == 302
    bare.refresh_from_db()
    assert (bare.villages.count(), bare.code) == (len(codes), "35.08.11")
    assert "Semua desa pada daftar ini sudah ada" in client.get(page_of(bare)).content.decode()


def test_it_tells_what_is_there_new_and_called_otherwise(cast):
    Village.objects.filter(unit=cast.unit, name="Burno").update(code="35.08.12.2005")
    Village.objects.filter(unit=cast.unit, name="Senduro").update(name="Desa Lama", code="35.08.12.2004")
    Village.objects.filter(unit=cast.unit, name="Argosari").delete()
    Village.objects.create(regency=cast.regency, unit=cast.unit, name="Dusun Sendiri")
    found = plan(cast.unit, SENDURO)
    changes = {each.name: each.change for each in found.proposals}
    assert changes["Burno"] is Change.SAME
    assert changes["Bedayu"] is Change.CODED
    assert changes["Argosari"] is Change.NEW
    assert changes["Senduro"] is Change.RENAMED  # by its code
    assert changes["Wonocepokoayu"] is Change.RENAMED  # by likeness
    assert [village.name for village in found.besides] == ["Dusun Sendiri"]


def test_only_what_is_ticked_is_taken_and_rows_keep_what_refers_to_them(cast, book):
    slot = book.slot("apbdes", "Wonocempokoayu")
    book.write(slot, "28/12/2022")
    Village.objects.filter(unit=cast.unit, name="Argosari").delete()
    assert apply(unit=cast.unit, district=SENDURO, codes=["35.08.12.2010"]) == (0, 1)
    renamed = Village.objects.get(pk=slot.village)
    assert (renamed.name, renamed.code) == ("Wonocepokoayu", "35.08.12.2010")
    assert not cast.unit.villages.filter(name="Argosari").exists()
    assert cast.unit.villages.count() == 11


def test_a_kelurahan_is_offered_but_not_ticked(cast, as_):
    unit = Unit.objects.create(regency=cast.regency, name="Kecamatan Lumajang", code="35.08.10", place="Lumajang")
    page = as_(cast.regency_admin).get(page_of(unit)).content.decode()
    wards = re.findall(r'value="35\.08\.10\.1\d{3}"( checked)?', page)
    assert wards and not any(wards)
    assert "kelurahan: tidak menyusun dokumen desa" in page


def test_taking_the_list_of_another_kecamatan_removes_nobody(cast):
    before = set(cast.unit.villages.values_list("name", flat=True))
    listed = [each.code for each in plan(cast.unit, "35.08.11").proposals]
    apply(unit=cast.unit, district="35.08.11", codes=listed)
    assert before <= set(cast.unit.villages.values_list("name", flat=True))


def test_two_villages_of_one_name_are_told_apart_by_code(bare):
    codes = [each.code for each in plan(bare, "94.03.01").proposals]
    added, _changed = apply(unit=bare, district="94.03.01", codes=codes)
    assert added == len(codes) == bare.villages.count()
    assert bare.villages.filter(name__startswith="Kogekotu").count() == 2


def test_a_search_lists_where_each_lies_and_nothing_found_says_so(cast, as_, bare):
    client = as_(cast.regency_admin)
    assert "Kabupaten Lumajang, Jawa Timur" in client.get(page_of(bare), {"cari": "35.08"}).content.decode()
    assert "Tidak ada kecamatan yang cocok" in client.get(page_of(bare), {"cari": "zzzz"}).content.decode()


def test_only_administrators_of_the_unit_take_villages(cast, as_):
    for user in (cast.unit_admin, cast.regency_admin):
        assert as_(user).get(page_of(cast.unit)).status_code == 200
    for user in (cast.official, cast.superior, cast.head, cast.clerk, cast.nobody, cast.stranger, cast.other_admin):
        assert as_(user).get(page_of(cast.unit)).status_code == 404
        assert as_(user).post(page_of(cast.unit), {"kode": SENDURO, "ambil": ["35.08.12.2010"]}).status_code == 404
    assert not cast.unit.villages.exclude(code="").exists()


def test_a_village_with_entries_cannot_be_left_out_of_the_units_form(cast, as_, book):
    book.write(book.slot("apbdes", "Burno"), "28/12/2022")
    data = {"name": cast.unit.name, "kind": "kecamatan", "place": "Senduro", "villages": "Senduro"}
    page = as_(cast.regency_admin).post(f"/kelola/unit/{cast.unit.pk}/", data).content.decode()
    assert "Desa Burno masih dipakai (1 isian register)" in page
    assert cast.unit.villages.count() == 12


def test_a_village_written_anew_with_its_code_is_renamed(cast, as_, book):
    slot = book.slot("apbdes", "Burno")
    book.write(slot, "28/12/2022")
    Village.objects.filter(pk=slot.village).update(code="35.08.12.2005")
    data = {"name": cast.unit.name, "kind": "kecamatan", "place": "Senduro", "villages": "35.08.12.2005 Burno Baru"}
    assert as_(cast.regency_admin).post(f"/kelola/unit/{cast.unit.pk}/", data).status_code == 302
    assert Village.objects.get(pk=slot.village).name == "Burno Baru"
