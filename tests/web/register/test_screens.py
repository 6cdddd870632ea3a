import re
from html import unescape

import pytest

from triwulan.web.organisation.models import Village
from triwulan.web.register.models import Fulfilment, Obligation


def cell(page, slot):
    """What stands in a cell of the page."""
    return unescape(re.search(rf'<td id="c{slot.key}".*?</td>', page.content.decode(), re.DOTALL)[0])


def rights_of(cast):
    readers = [cast.official, cast.clerk, cast.colleague, cast.superior, cast.unit_admin, cast.regency_admin, cast.head]
    return readers, [cast.nobody, cast.stranger, cast.other_admin]


@pytest.mark.parametrize("rest", ["", "2023/", "2023/kantor/"])
def test_who_works_in_the_unit_or_above_it_reads_and_nobody_else(cast, as_, address, rest):
    readers, strangers = rights_of(cast)
    assert [as_(user).get(address(rest), follow=True).status_code for user in readers] == [200] * 7
    assert [as_(user).get(address(rest)).status_code for user in strangers] == [404] * 3


def test_a_superior_outside_the_unit_reads_without_fields_and_writes_nothing(cast, as_, address, book):
    slot = book.slot("apbdes", "Burno")
    book.write(slot, "28/12/2022")
    page = as_(cast.head).get(address("2023/"))
    assert "<input name=" not in cell(page, slot)
    assert "28/12/2022" in cell(page, slot)
    for rest in ("2023/", "2023/tempel/", f"2023/{slot.key}/"):
        assert as_(cast.head).post(address(rest), {slot.key: "1/1/2023"}).status_code == 404
    assert Fulfilment.objects.get().done_text == "28/12/2022"


def test_everybody_of_the_unit_writes_and_others_do_not(cast, as_, address, book):
    slot = book.slot("apbdes", "Burno")
    writers = [cast.official, cast.clerk, cast.colleague, cast.superior, cast.unit_admin, cast.regency_admin]
    for version, user in enumerate(writers):
        data = {slot.key: f"{version + 1}/12/2022", f"base:{slot.key}": version}
        assert as_(user).post(address("2023/"), data).status_code == 302, user
    assert Fulfilment.objects.get().version == len(writers)
    for user in (cast.nobody, cast.stranger, cast.other_admin):
        assert as_(user).post(address("2023/"), {slot.key: "9/12/2022"}).status_code == 404
    assert Fulfilment.objects.get().version == len(writers)


def test_each_cell_says_how_it_stands_and_the_foot_counts(cast, as_, address, book):
    in_time, late = book.slot("apbdes", "Burno"), book.slot("apbdes", "Bedayu")
    book.write(in_time, "28/12/2022")
    book.write(late, "7 Januari 2023")
    page = as_(cast.official).get(address("2023/"))
    assert 'class="on_time"' in cell(page, in_time) and "✔ tepat waktu" in cell(page, in_time)
    assert 'class="late"' in cell(page, late) and "▲ terlambat" in cell(page, late)
    assert "✖ lewat tenggat" in cell(page, book.slot("apbdes", "Senduro"))
    assert "○ belum" in cell(page, book.slot("lppdes", "Senduro"))
    foot = re.search(rf'id="f{in_time.obligation}-1".*?</td>', page.content.decode())[0]
    assert re.findall(r"</i> ([^<]+)<", foot) == ["tepat waktu 1", "terlambat 1", "belum 10"]
    assert "dari 12 desa" in page.content.decode()


def test_it_shows_how_things_stood_on_a_day(cast, as_, address, book):
    late = book.slot("apbdes", "Bedayu")
    book.write(late, "7 Januari 2023")
    client = as_(cast.official)
    assert "○ belum" in cell(client.get(address("2023/?per=2022-12-31")), late)
    assert "✖ lewat tenggat" in cell(client.get(address("2023/?per=6 Januari 2023")), late)
    assert "▲ terlambat" in cell(client.get(address("2023/?per=2023-01-07")), late)
    assert "tidak terbaca sebagai tanggal" in client.get(address("2023/?per=kemarin")).content.decode()


def test_what_cannot_be_read_is_kept_and_said_in_the_cell(cast, as_, address, book):
    slot, future = book.slot("apbdes", "Burno"), book.slot("apbdes", "Bedayu")
    client = as_(cast.official)
    data = {slot.key: 'sudah "28"', future.key: "28/12/2032"}
    assert client.post(address("2023/"), data).status_code == 302
    page = client.get(address("2023/"))
    assert 'value="sudah "28""' in cell(page, slot)
    assert "belum terbaca sebagai tanggal" in cell(page, slot)
    assert "28 Desember 2032 masih akan datang" in cell(page, future)


def test_of_two_windows_the_later_sees_both_and_chooses(cast, as_, address, book):
    slot, other = book.slot("apbdes", "Burno"), book.slot("apbdes", "Bedayu")
    book.write(slot, "28/12/2022", user=cast.clerk)
    client = as_(cast.official)
    page = client.post(address("2023/"), {slot.key: "30/12/2022", other.key: "29/12/2022"})
    assert page.status_code == 409
    shown = cell(page, slot)
    assert "Contoh Lima" in shown and 'value="30/12/2022"' in shown and "<b>28/12/2022</b>" in shown
    assert f'name="base:{slot.key}" value="-1"' in shown
    assert Fulfilment.objects.get(village__name="Bedayu").done_text == "29/12/2022"
    mine = {slot.key: "30/12/2022", f"base:{slot.key}": -1}
    assert client.post(address("2023/"), {**mine, "resolve": f"theirs:{slot.key}"}).status_code == 302
    assert Fulfilment.objects.get(village__name="Burno").done_text == "28/12/2022"
    assert client.post(address("2023/"), {**mine, "resolve": f"mine:{slot.key}:1"}).status_code == 302
    assert Fulfilment.objects.get(village__name="Burno").done_text == "30/12/2022"


def test_a_script_gets_the_cells_it_sent_and_the_counts(cast, as_, address, book):
    slot = book.slot("apbdes", "Burno")
    answer = as_(cast.official).post(address("2023/"), {slot.key: "28/12/2022"}, headers={"HX-Request": "true"}).json()
    assert answer["clean"] is True
    assert list(answer["cells"]) == [slot.key]
    assert answer["cells"][slot.key]["state"] == "on_time"
    assert answer["bases"] == {slot.key: 1}
    assert "tepat waktu 1" in answer["tallies"][f"f{slot.obligation}-1"]
    late = as_(cast.clerk).post(address("2023/"), {slot.key: "29/12/2022"}, headers={"HX-Request": "true"}).json()
    assert (late["clean"], late["bases"]) == (False, {slot.key: -1})
    assert "Jendela lain" in late["cells"][slot.key]["say"]


def test_both_dates_of_a_cell_are_saved_together(cast, as_, address, book):
    slot = book.slot("apbdes_evaluation", "Burno")
    as_(cast.official).post(address("2023/"), {f"{slot.key}r": "1/11/2022", slot.key: "30/11/2022"})
    row = Fulfilment.objects.get()
    assert (row.received_text, row.done_text, row.version) == ("1/11/2022", "30/11/2022", 1)
    page = as_(cast.official).get(address("2023/"))
    assert "▲ terlambat" in cell(page, slot)  # 20 working days end on 29 November


def test_a_cell_that_is_none_of_the_registers_loses_nothing_that_was_typed(cast, as_, address, book):
    good = book.slot("apbdes", "Burno")
    data = {good.key: "28/12/2022", f"{good.obligation}-7-{good.village}": "ketikan saya"}
    page = as_(cast.official).post(address("2023/"), data)
    assert page.status_code == 409
    assert "ketikan saya" in page.content.decode() and "28/12/2022" in page.content.decode()
    assert not Fulfilment.objects.exists()


def test_an_office_has_its_months(cast, as_, address, book):
    slot = book.slot("monthly_report", period=1)
    client = as_(cast.official)
    assert client.post(address("2023/kantor/"), {slot.key: "3/2/2023"}).status_code == 302
    page = client.get(address("2023/kantor/"))
    assert 'class="on_time"' in cell(page, slot)
    assert "Januari · s.d. 5 Februari 2023" in cell(page, slot)
    assert len(re.findall(r"<td id=", page.content.decode())) == 12


def test_a_unit_without_villages_is_led_to_its_own_duties_and_an_empty_grid_says_what_to_do(cast, as_, address):
    assert as_(cast.head).get(address(unit=cast.secretariat)).url.endswith("/kantor/")
    page = as_(cast.regency_admin).get(address("2023/", unit=cast.secretariat)).content.decode()
    assert "Ambil dari daftar nasional" in page


@pytest.mark.parametrize("year", [1999, 2101, 9999])
def test_there_is_no_register_of_such_a_year(cast, as_, address, year):
    assert as_(cast.official).get(address(f"{year}/")).status_code == 404


def test_the_first_page_leads_to_the_only_unit_and_lists_several(cast, as_, address):
    assert as_(cast.official).get("/register/").url == address()
    assert cast.unit.name in as_(cast.head).get("/register/").content.decode()
    page = as_(cast.regency_admin).get("/register/").content.decode()
    assert cast.unit.name in page and cast.secretariat.name in page
    assert cast.unit.name not in as_(cast.other_admin).get("/register/", follow=True).content.decode()


def test_on_a_phone_one_village_is_shown_and_saving_leads_to_the_next(cast, as_, address, book):
    slot = book.slot("apbdes", "Burno")
    following = cast.unit.villages.get(name="Kandangan").pk
    answer = as_(cast.official).post(address("2023/"), {slot.key: "28/12/2022", "baris": following})
    assert answer.url == address(f"2023/?baris={following}")
    page = as_(cast.official).get(answer.url).content.decode()
    assert re.findall(r'<tr class="here" data-line="(\d+)"', page) == [str(following)]


def large(cast):
    """Thirty villages and ten obligations, all filled in."""
    Village.objects.bulk_create(Village(regency=cast.regency, unit=cast.unit, name=f"Desa {n:02}") for n in range(18))
    for number in range(3):
        Obligation.objects.create(
            regency=cast.regency, key=f"k{number}", name=f"Kewajiban {number}", number=90, source="x", first_year=2016
        )
    Obligation.objects.filter(regency=cast.regency, key="apbdes_evaluation").delete()
    rows = Obligation.objects.filter(regency=cast.regency, bearer="village")
    Fulfilment.objects.bulk_create(
        Fulfilment(
            regency=cast.regency, unit=cast.unit, obligation=row, village=village, year=2023,
            done_text="28 Desember 2022", changed_at="2023-01-01T00:00:00Z", changed_by=cast.official,
        )
        for row in rows
        for village in cast.unit.villages.all()
    )  # fmt: skip
    return rows.count() * cast.unit.villages.count()


def test_a_full_register_takes_no_more_queries_and_stays_light(cast, as_, address, django_assert_max_num_queries):
    client = as_(cast.official)
    with django_assert_max_num_queries(8):
        client.get(address("2023/"))
    assert large(cast) == 300
    with django_assert_max_num_queries(8):
        page = client.get(address("2023/"))
    assert len(re.findall(r'<td id="c', page.content.decode())) == 300
    assert len(page.content) <= 200_000


def test_saving_many_cells_takes_no_more_queries_than_few(cast, as_, address, book, django_assert_max_num_queries):
    large(cast)
    villages = list(cast.unit.villages.values_list("pk", flat=True))
    keys = [f"{book.obligation(key).pk}-1-{village}" for key in ("apbdes", "lppdes") for village in villages]
    data = {**dict.fromkeys(keys, "29/12/2022"), **{f"base:{key}": 1 for key in keys}}
    client = as_(cast.official)
    with django_assert_max_num_queries(26):
        client.post(address("2023/"), data, headers={"HX-Request": "true"})
    assert Fulfilment.objects.filter(version=2).count() == 60


def test_it_is_there_in_english(cast, as_, address, book):
    client = as_(cast.official)
    client.cookies["django_language"] = "en"
    book.write(book.slot("apbdes", "Burno"), "28/12/2022")
    page = client.get(address("2023/")).content.decode()
    assert "✔ on time" in page and "by 31 December 2022" in page
