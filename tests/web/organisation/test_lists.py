import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.cast import Cast, make_grant, make_official, make_position, make_tenure, make_user
from triwulan.web.organisation.models import Regulation, Unit

LISTS = ("dasar-hukum", "unit", "jabatan", "pejabat", "pemangku", "akun")


def grow(cast: Cast, first: int, last: int) -> None:
    for number in range(first, last):
        regency = cast.regency
        unit = Unit.objects.create(regency=regency, name=f"Kecamatan {number:03}", place="Contoh")
        position = make_position(unit, f"Camat {number:03}", superior=cast.sekda_position)
        official = make_official(regency, f"Rekaan {number:03}", 100 + number)
        make_tenure(position, official)
        user = make_user(regency, f"rekaan.{number:03}", official.name, official=official)
        make_grant(user, "unit_admin", unit=unit)
        make_grant(user, "data_entry", position=position)
        Regulation.objects.create(regency=regency, use="basis", name="Peraturan", number=str(number), year=2020)


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", LISTS)
def test_a_longer_list_takes_no_more_queries(cast: Cast, as_, name: str, django_assert_num_queries):
    client, address = as_(cast.regency_admin), f"/kelola/{name}/"
    grow(cast, 0, 3)
    few = queries(client, address)
    grow(cast, 3, 30)
    with django_assert_num_queries(few):
        client.get(address)


def test_the_overview_takes_no_more_queries(cast: Cast, as_, django_assert_num_queries):
    client = as_(cast.regency_admin)
    few = queries(client, "/kelola/")
    grow(cast, 0, 30)
    with django_assert_num_queries(few):
        client.get("/kelola/")


@pytest.mark.parametrize("name", LISTS)
def test_every_row_stands_on_exactly_one_page(cast: Cast, as_, name: str):
    grow(cast, 0, 30)
    client, address = as_(cast.regency_admin), f"/kelola/{name}/"
    first, second = (client.get(address, {"halaman": number}).context["page"] for number in (1, 2))
    assert len(first) == 25
    shown = [row.pk for row in [*first, *second]]
    assert len(shown) == len(set(shown)) == first.paginator.count


def test_a_search_needs_every_word_and_keeps_its_words_while_paging(cast: Cast, as_):
    grow(cast, 0, 30)
    client = as_(cast.regency_admin)
    assert len(client.get("/kelola/jabatan/", {"cari": "kasi senduro"}).context["page"]) == 2
    page = client.get("/kelola/pejabat/", {"cari": "rekaan"}).content.decode()
    assert "?cari=rekaan&amp;halaman=2" in page


def test_a_search_without_a_hit_says_so(cast: Cast, as_):
    page = as_(cast.regency_admin).get("/kelola/jabatan/", {"cari": "<zzz>"}).content.decode()
    assert 'Tidak ada yang cocok dengan "&lt;zzz&gt;".' in page


def test_a_list_shows_no_birth_date_and_a_nip_is_found_only_whole(cast: Cast, as_):
    client = as_(cast.regency_admin)
    page = client.get("/kelola/pejabat/").content.decode()
    assert "19010101" not in page
    assert "******** ****** * 001" in page
    assert len(client.get("/kelola/pejabat/", {"cari": "19010101 192501 1 002"}).context["page"]) == 1
    assert len(client.get("/kelola/pejabat/", {"cari": "19010101"}).context["page"]) == 0


def test_an_empty_list_says_what_to_do(cast: Cast, as_):
    assert "Mulailah dengan peraturan bupati" in as_(cast.other_admin).get("/kelola/dasar-hukum/").content.decode()


def test_a_position_shows_who_acts_for_it_today(cast: Cast, as_):
    make_tenure(cast.kasi_position, cast.colleague_official, kind="plh")
    rows = as_(cast.unit_admin).get("/kelola/jabatan/", {"cari": "pemerintahan"}).content.decode()
    assert "Plh. Contoh Empat" in " ".join(rows.split())
