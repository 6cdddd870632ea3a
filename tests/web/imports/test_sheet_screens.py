"""The screens of spreadsheets: bringing, waiting, looking over, answering, taking over; and nobody else's business."""

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.formats.workbooks import workbook
from tests.web.cast import Cast
from tests.web.cast_agreements import CastAgreements, make_agreements
from tests.web.imports.sheets import brought, budget_rows, target
from triwulan.core.period import Quarter
from triwulan.interpret.sheets.rows import Purpose
from triwulan.web.accounts.models import User
from triwulan.web.imports.sheet_models import SheetImport
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.services import open_quarter

As = Callable[[User], Client]
BEGIN = {"kind": "shift", "effective": "2023-04-01", "reason": "Impor dari DPA", "document": ""}


@pytest.fixture
def agreements(cast: Cast) -> CastAgreements:
    return make_agreements(cast)


@pytest.fixture
def quarter(cast: Cast, agreements: CastAgreements) -> QuarterReport:
    return open_quarter(position=cast.kasi_position, quarter=Quarter(2023, 1))


@pytest.fixture
def row(cast: Cast, agreements: CastAgreements) -> SheetImport:
    """The cast's lines with one other ceiling and one line that is new."""
    table = [*budget_rows(A1=8_000_000), ["7.01.06.2.01.0009", "Pelatihan <b>aparatur</b>", 5_000_000]]
    return brought(cast.official, target(agreements.y2023, Purpose.BUDGET), {"DPA": table})


def page_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def bring(client: Client, address: str, data: bytes, name: str = "dpa.xlsx") -> str:
    """Send a file; where that leads."""
    response = client.post(address, {"file": SimpleUploadedFile(name, data)})
    assert response.status_code == 302, response.content.decode()
    return response.headers["Location"]


def test_an_official_brings_looks_answers_and_takes(cast: Cast, agreements: CastAgreements, as_: As) -> None:
    client = as_(cast.official)
    table = [*budget_rows(A1=8_000_000), ["7.01.06.2.01.0009", "Pelatihan aparatur", 5_000_000]]
    address = bring(client, f"/impor/pagu/{agreements.y2023.pk}/baru/", workbook({"DPA": table}))
    assert "Mulai membaca" in page_of(client, address)
    assert client.post(f"{address}mulai/").status_code == 302
    page = page_of(client, address)
    assert "7.800.000" in page and "8.000.000" in page and "Kegiatan baru" in page
    refused = client.post(f"{address}terapkan/", BEGIN)
    assert refused.status_code == 409
    assert "1 pertanyaan" in refused.content.decode()
    done = client.post(f"{address}terapkan/", BEGIN | {"jawab:lembar DPA, baris 8": "new:IK5"}, follow=True)
    assert "Diterapkan" in done.content.decode()
    assert "Pelatihan aparatur" in done.content.decode()
    assert "5.000.000" in page_of(client, f"/perjanjian/{agreements.y2023.pk}/pagu/2/")


def test_answers_are_kept_when_it_could_not_be_taken(cast: Cast, row: SheetImport, as_: As) -> None:
    client = as_(cast.official)
    posted = BEGIN | {"effective": "", "jawab:lembar DPA, baris 8": "new:IK5"}
    response = client.post(f"/impor/{row.pk}/terapkan/", posted)
    assert response.status_code == 422
    assert '<option value="new:IK5" selected>' in response.content.decode()
    assert '<option value="new:IK5" selected>' in page_of(client, f"/impor/{row.pk}/?hasil=question")


def test_answers_are_saved_by_themselves(cast: Cast, row: SheetImport, as_: As) -> None:
    client = as_(cast.official)
    response = client.post(f"/impor/{row.pk}/jawab/?hasil=question", {"jawab:lembar DPA, baris 8": "skip"})
    assert response.headers["Location"] == f"/impor/{row.pk}/?hasil=question"
    assert '<option value="skip" selected>' in page_of(client, f"/impor/{row.pk}/?hasil=question")


def test_what_a_file_says_is_shown_as_text(cast: Cast, row: SheetImport, as_: As) -> None:
    page = page_of(as_(cast.official), f"/impor/{row.pk}/")
    assert "Pelatihan &lt;b&gt;aparatur&lt;/b&gt;" in page
    assert "<b>aparatur" not in page


def test_rows_in_peoples_way_come_first_and_can_be_filtered(cast: Cast, row: SheetImport, as_: As) -> None:
    client = as_(cast.official)
    page = page_of(client, f"/impor/{row.pk}/")
    assert page.index("Pelatihan") < page.index("Efektivitas")
    assert "Pelatihan" not in page_of(client, f"/impor/{row.pk}/?hasil=changed")
    for odd in ("?hasil=lain", "?bagian=999999", "?bagian=-1", "?hasil=refused&bagian=2"):
        page_of(client, f"/impor/{row.pk}/{odd}")


def test_a_second_window_that_takes_it_over_is_led_to_what_came_of_it(cast: Cast, row: SheetImport, as_: As) -> None:
    one, other = as_(cast.official), as_(cast.clerk)
    posted = BEGIN | {"leave_out": "1"}
    for client in (one, other):
        done = client.post(f"/impor/{row.pk}/terapkan/", posted, follow=True)
        assert "Diterapkan" in done.content.decode()
    assert row.agreement.budget_versions.count() == 2


def test_a_file_that_cannot_be_read_says_why(cast: Cast, agreements: CastAgreements, as_: As) -> None:
    client = as_(cast.official)
    address = bring(client, f"/impor/pagu/{agreements.y2023.pk}/baru/", workbook({"A": [["Rapat"], ["Senin"]]}))
    client.post(f"{address}mulai/")
    assert "Tidak ditemukan tabel" in page_of(client, address)


def test_a_program_called_xlsx_is_refused_at_the_field(cast: Cast, agreements: CastAgreements, as_: As) -> None:
    address = f"/impor/pagu/{agreements.y2023.pk}/baru/"
    response = as_(cast.official).post(address, {"file": SimpleUploadedFile("dpa.xlsx", b"MZ\x90\0" + bytes(99))})
    assert response.status_code == 422
    assert "program komputer" in response.content.decode()


def test_no_file_is_said_at_the_field(cast: Cast, agreements: CastAgreements, as_: As) -> None:
    response = as_(cast.official).post(f"/impor/pagu/{agreements.y2023.pk}/baru/", {})
    assert response.status_code == 422
    assert "Pilih dahulu berkas" in response.content.decode()


def test_the_bar_tells_how_far_it_is(cast: Cast, row: SheetImport, as_: As) -> None:
    SheetImport.objects.filter(pk=row.pk).update(state="reading", rows_read=1200, percent=40)
    response = as_(cast.official).get(f"/impor/{row.pk}/keadaan/", headers={"HX-Request": "true"})
    assert '<progress max="100" value="40"' in response.content.decode()
    assert "HX-Refresh" not in response.headers
    SheetImport.objects.filter(pk=row.pk).update(state="read")
    assert as_(cast.official).get(f"/impor/{row.pk}/keadaan/").headers["HX-Refresh"] == "true"


def test_it_can_be_cancelled_and_dropped(cast: Cast, agreements: CastAgreements, as_: As) -> None:
    client = as_(cast.official)
    address = bring(client, f"/impor/pagu/{agreements.y2023.pk}/baru/", workbook({"DPA": budget_rows()}))
    client.post(f"{address}batal/")
    assert "Mulai lagi" in page_of(client, address)
    client.post(f"{address}buang/")
    assert not SheetImport.objects.exists()


def test_what_was_applied_cannot_be_dropped(cast: Cast, row: SheetImport, as_: As) -> None:
    client = as_(cast.official)
    client.post(f"/impor/{row.pk}/terapkan/", BEGIN | {"leave_out": "1"})
    client.post(f"/impor/{row.pk}/buang/")
    assert SheetImport.objects.filter(pk=row.pk, state="applied").exists()


def addresses(agreements: CastAgreements, quarter: QuarterReport, row: SheetImport) -> list[tuple[str, str]]:
    own = [("get", f"/impor/{row.pk}/"), ("get", f"/impor/{row.pk}/keadaan/")]
    own += [("post", f"/impor/{row.pk}/{act}/") for act in ("mulai", "batal", "buang", "jawab", "terapkan")]
    for where in (f"pagu/{agreements.y2023.pk}", f"perjanjian/{agreements.y2023.pk}", f"triwulan/{quarter.pk}"):
        own += [
            ("get", f"/impor/{where}/baru/"),
            ("post", f"/impor/{where}/baru/"),
            ("get", f"/impor/{where}/templat.xlsx"),
        ]
    return own


@pytest.mark.parametrize("who", ["superior", "colleague", "nobody", "stranger", "other_admin", "head"])
def test_to_strangers_it_does_not_exist(
    who: str, cast: Cast, agreements: CastAgreements, quarter: QuarterReport, row: SheetImport, as_: As
) -> None:
    client = as_(getattr(cast, who))
    for method, address in addresses(agreements, quarter, row):
        assert getattr(client, method)(address).status_code == 404, address
    assert row.name not in page_of(client, "/impor/")


@pytest.mark.parametrize("who", ["official", "clerk", "unit_admin", "regency_admin"])
def test_those_who_may_write_there_may_import(who: str, cast: Cast, row: SheetImport, as_: As) -> None:
    client = as_(getattr(cast, who))
    assert row.name in page_of(client, "/impor/")
    page_of(client, f"/impor/{row.pk}/")
    assert client.get(f"/impor/perjanjian/{row.agreement_id}/templat.xlsx").content.startswith(b"PK")


def test_a_unit_administrator_does_not_fill_in_quarters(cast: Cast, quarter: QuarterReport, as_: As) -> None:
    assert as_(cast.unit_admin).get(f"/impor/triwulan/{quarter.pk}/baru/").status_code == 404
    assert as_(cast.clerk).get(f"/impor/triwulan/{quarter.pk}/baru/").status_code == 200


def test_an_unknown_purpose_does_not_exist(cast: Cast, agreements: CastAgreements, as_: As) -> None:
    assert as_(cast.official).get(f"/impor/lain/{agreements.y2023.pk}/baru/").status_code == 404


def test_the_places_where_people_are_lead_here(
    cast: Cast, agreements: CastAgreements, quarter: QuarterReport, as_: As
) -> None:
    client, key = as_(cast.official), agreements.y2023.pk
    assert f"/impor/pagu/{key}/baru/" in page_of(client, f"/perjanjian/{key}/")
    assert f"/impor/perjanjian/{key}/baru/" in page_of(client, f"/perjanjian/{key}/")
    for step in ("capaian", "anggaran"):
        assert f"/impor/triwulan/{quarter.pk}/baru/" in page_of(client, f"/triwulan/{quarter.pk}/{step}/")


def test_a_long_file_is_shown_in_small_pages_with_few_queries(cast: Cast, agreements: CastAgreements, as_: As) -> None:
    new = [[f"7.01.06.2.01.{number:04}", f"Kegiatan nomor {number} " + "panjang " * 20, 5] for number in range(10, 300)]
    row = brought(cast.official, target(agreements.y2023, Purpose.BUDGET), {"DPA": [*budget_rows(), *new]})
    client = as_(cast.official)
    page = page_of(client, f"/impor/{row.pk}/?bagian=2")
    assert len(page.encode()) < 200_000
    assert len(re.findall(r'<td class="row-number"', page)) == 50
    with CaptureQueriesContext(connection) as many:
        page_of(client, f"/impor/{row.pk}/?bagian=2")
    assert len(many) <= 22


def test_every_word_is_there_in_english(cast: Cast, row: SheetImport, as_: As) -> None:
    client = as_(cast.official)
    client.post("/akun/bahasa/", {"language": "en", "next": "/"})
    page = page_of(client, f"/impor/{row.pk}/")
    assert "A new activity. Choose the indicator it serves" in page
    assert "needs an answer" in page


def test_the_quarters_history_says_from_which_row_a_figure_came(cast: Cast, quarter: QuarterReport, as_: As) -> None:
    client, where = as_(cast.official), target(quarter.agreement, Purpose.QUARTER, quarter)
    table = [["Indikator", "Realisasi"], ["Jumlah kunjungan pembinaan dan pengawasan desa", 3]]
    row = brought(cast.official, where, {"Capaian": table}, name="realisasi.xlsx")
    done = client.post(f"/impor/{row.pk}/terapkan/", follow=True)
    assert "1 isian berubah" in done.content.decode()
    history = page_of(client, f"/triwulan/{quarter.pk}/riwayat/")
    assert "realisasi.xlsx" in history
    assert "lembar Capaian, baris 2" in history
