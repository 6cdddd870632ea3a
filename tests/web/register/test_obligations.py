import pytest

from triwulan.web.register.models import Obligation

LIST = "/register/kewajiban/"
NEW = {
    "name": "Laporan aset desa", "bearer": "village", "per": "year", "due": "paling lambat 31 Januari tahun berikutnya",
    "source": "Permendagri 1/2016", "first_year": 2020, "last_year": "", "number": 100,
}  # fmt: skip


def page_of(row):
    return f"{LIST}{row.pk}/"


def test_only_the_regencys_administrator_changes_obligations(cast, as_, book):
    row = book.obligation("apbdes")
    for user in (cast.official, cast.unit_admin, cast.head, cast.nobody, cast.stranger):
        for address in (LIST, f"{LIST}baru/", page_of(row), f"{page_of(row)}hapus/"):
            assert as_(user).get(address).status_code == 404
        assert as_(user).post(f"{LIST}baku/").status_code == 404
    assert as_(cast.other_admin).get(page_of(row)).status_code == 404
    page = as_(cast.regency_admin).get(LIST).content.decode()
    assert "31 Desember tahun sebelumnya" in page and "Permendagri 20/2018 Pasal 68" in page


def test_a_rule_in_words_is_understood(cast, as_):
    assert as_(cast.regency_admin).post(f"{LIST}baru/", NEW).status_code == 302
    row = Obligation.objects.get(name="Laporan aset desa")
    assert (row.months_after, row.day, row.working_days, row.regency) == (1, 31, 0, cast.regency)
    assert row.key
    assert row.due == "31 Januari tahun berikutnya"


def test_words_that_are_no_rule_are_said_and_everything_typed_stays(cast, as_):
    page = as_(cast.regency_admin).post(f"{LIST}baru/", NEW | {"due": "secepatnya"}).content.decode()
    assert "belum dimengerti" in page and 'value="secepatnya"' in page and 'value="Laporan aset desa"' in page
    assert not Obligation.objects.filter(name="Laporan aset desa").exists()


def test_one_with_entries_is_never_deleted_only_ended(cast, as_, book, address):
    row = book.obligation("apbdes")
    slot = book.slot("apbdes", "Burno")
    book.write(slot, "28/12/2022")
    client = as_(cast.regency_admin)
    page = client.post(f"{page_of(row)}hapus/")
    assert "1 isian register" in page.content.decode()
    assert Obligation.objects.filter(pk=row.pk).exists()
    ended = NEW | {"name": row.name, "due": row.due, "first_year": 2019, "last_year": 2023}
    assert client.post(page_of(row), ended).status_code == 302
    assert f"{slot.key}" in client.get(address("2023/")).content.decode()
    assert f"k{slot.obligation}-1" not in client.get(address("2024/")).content.decode()


@pytest.mark.parametrize("years", [{"last_year": 2022}, {"first_year": 2024, "last_year": ""}])
def test_a_year_with_entries_stays_within(cast, as_, book, years):
    row = book.obligation("apbdes")
    book.write(book.slot("apbdes", "Burno"), "28/12/2022")
    data = NEW | {"name": row.name, "due": row.due, "first_year": 2019} | years
    assert "Tahun 2023 sudah ada isiannya" in as_(cast.regency_admin).post(page_of(row), data).content.decode()


def test_what_was_filled_in_keeps_whose_duty_it_is_and_how_often(cast, as_, book):
    row = book.obligation("apbdes")
    book.write(book.slot("apbdes", "Burno"), "28/12/2022")
    data = NEW | {"name": "APBDes", "due": "30 Desember tahun sebelumnya", "first_year": 2019, "per": "month"}
    as_(cast.regency_admin).post(page_of(row), data)
    row.refresh_from_db()
    assert (row.name, row.per, row.day, row.months_after) == ("APBDes", "year", 30, -12)


def test_one_without_entries_is_removed_and_the_standard_ones_come_back(cast, as_, book):
    client = as_(cast.regency_admin)
    assert client.post(f"{page_of(book.obligation('ippd'))}hapus/").status_code == 302
    assert not Obligation.objects.filter(regency=cast.regency, key="ippd").exists()
    page = client.post(f"{LIST}baku/", follow=True).content.decode()
    assert "1 kewajiban baku ditambahkan" in page
    assert book.obligation("ippd").day == 31
    assert "sudah ada" in client.post(f"{LIST}baku/", follow=True).content.decode()


def test_the_last_year_is_not_before_the_first(cast, as_):
    page = as_(cast.regency_admin).post(f"{LIST}baru/", NEW | {"last_year": 2019}).content.decode()
    assert "tidak boleh sebelum tahun pertama" in page
