"""The pages of a report that becomes a draft quarter: who sees them, what they keep, what they say cannot be taken."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from tests.web.cast import Cast
from tests.web.cast_agreements import make_agreements
from tests.web.imports.report_bringing import FIRST, PARTS, RETOLD, brought, chosen, fields_of, file_of, looked
from tests.web.quarters.filling import fill
from triwulan.core.period import Quarter
from triwulan.core.workflow import State
from triwulan.web.audits import services as uploads
from triwulan.web.audits.models import Upload
from triwulan.web.imports import report_services as services
from triwulan.web.imports.report_models import ReportImport
from triwulan.web.imports.report_parts import Part
from triwulan.web.imports.report_state import kept, looked_in
from triwulan.web.imports.report_taking import take
from triwulan.web.quarters.models import Entry, QuarterReport
from triwulan.web.quarters.services import Typed, open_quarter, save_entries


@pytest.fixture
def own(cast: Cast) -> ReportImport:
    return chosen(cast)


def part_url(own: ReportImport, part: str) -> str:
    return reverse("imports:report_part", args=[own.pk, part])


def text_of(answer) -> str:
    return " ".join(html.fromstring(answer.content.decode()).text_content().split())


def every_address(own: ReportImport) -> list[str]:
    names = ("imports:report", "imports:report_take")
    return [*(reverse(name, args=[own.pk]) for name in names), *(part_url(own, part) for part in PARTS)]


def test_a_report_is_uploaded_read_and_asked_where_it_belongs(cast: Cast, as_):
    answer = as_(cast.official).post(reverse("imports:reports"), {"file": file_of(RETOLD)}, follow=True)
    own = ReportImport.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("imports:report", args=[own.pk])
    said = text_of(answer)
    assert "6 indikator, 6 realisasi, 6 kegiatan" in said
    chosen_now = html.fromstring(answer.content.decode()).xpath("//select/option[@selected]/text()")
    assert [each.strip() for each in chosen_now] == ["Kasi Pemerintahan, Kecamatan Senduro", "TW I"]


def test_a_file_without_tables_is_refused_with_the_reason_and_not_kept(cast: Cast, as_):
    file = SimpleUploadedFile("surat.md", b"Dengan hormat, kami sampaikan undangan rapat.")
    answer = as_(cast.official).post(reverse("imports:reports"), {"file": file})
    assert answer.status_code == 422
    assert "tidak ditemukan tabel perjanjian" in text_of(answer)
    assert not Upload.objects.exists() and not ReportImport.objects.exists()


def test_an_audited_file_becomes_a_draft_by_one_button_and_only_once(cast: Cast, as_):
    upload = uploads.receive(user=cast.official, file=file_of(RETOLD))
    assert uploads.run(upload=upload)
    browser = as_(cast.official)
    page = browser.get(reverse("audits:upload", args=[upload.pk]))
    address = reverse("imports:report_from_upload", args=[upload.pk])
    assert f'action="{address}"' in page.content.decode()
    for _time in range(2):
        answer = browser.post(address)
        assert answer.headers["Location"] == reverse("imports:report", args=[ReportImport.objects.get().pk])


def test_who_fills_in_no_position_finds_nothing_of_it(cast: Cast, as_):
    upload = uploads.receive(user=cast.nobody, file=file_of(RETOLD))
    browser = as_(cast.nobody)
    assert browser.get(reverse("imports:reports")).status_code == 404
    assert browser.post(reverse("imports:report_from_upload", args=[upload.pk])).status_code == 404


def test_strangers_and_colleagues_do_not_learn_that_it_exists(cast: Cast, as_, own: ReportImport):
    for user in (cast.stranger, cast.colleague, cast.superior, cast.regency_admin):
        for address in every_address(own):
            assert as_(user).get(address).status_code == 404, (user, address)
            assert as_(user).post(address).status_code == 404, (user, address)
        assert as_(user).post(reverse("imports:report_drop", args=[own.pk])).status_code == 404


def test_until_a_position_is_chosen_only_its_owner_sees_it(cast: Cast, as_):
    own = brought(cast)
    address = reverse("imports:report", args=[own.pk])
    assert as_(cast.clerk).get(address).status_code == 404
    assert as_(cast.official).get(address).status_code == 200
    assert as_(cast.official).get(part_url(own, "perjanjian")).status_code == 404


def test_who_enters_data_for_the_position_looks_it_over_too(cast: Cast, as_, own: ReportImport):
    for address in every_address(own):
        assert as_(cast.clerk).get(address).status_code == 200


def test_another_audited_file_is_nobody_elses_to_begin_with(cast: Cast, as_):
    upload = uploads.receive(user=cast.official, file=file_of(RETOLD))
    assert as_(cast.colleague).post(reverse("imports:report_from_upload", args=[upload.pk])).status_code == 404


def test_each_row_stands_beside_its_row_in_the_reports_own_table(cast: Cast, as_, own: ReportImport):
    page = html.fromstring(as_(cast.official).get(part_url(own, "realisasi")).content.decode())
    link = page.xpath("//fieldset[@id='baris-1']//a[starts-with(@href, '#sumber')]")[0]
    assert link.text == "Tabel 2.2, baris 2"
    cells = page.xpath(f"//tr[@id='{link.get('href')[1:]}']/td/text()")
    assert "3 Desa" in cells


def test_what_contradicts_is_asked_on_top_and_at_its_row(cast: Cast, as_, own: ReportImport):
    page = html.fromstring(as_(cast.official).get(part_url(own, "perjanjian")).content.decode())
    assert len(page.xpath("//details[contains(@class, 'questions')]//li")) == 6
    asked = page.xpath("//fieldset[@id='baris-1']//p[@class='asked']/text()")[0]
    assert "12 Desa (Tabel 2.1, baris 2), tetapi 100% (Tabel 2.2, baris 2)" in asked


def test_what_cannot_be_read_is_kept_as_typed_with_the_reason(cast: Cast, as_, own: ReportImport):
    browser = as_(cast.official)
    posted = fields_of(browser, own, "anggaran") | {"r0-ceiling": "tujuh juta", "r0-indicator": ""}
    answer = browser.post(part_url(own, "anggaran"), posted)
    assert answer.status_code == 422
    page = html.fromstring(answer.content.decode())
    assert page.xpath("//input[@name='r0-ceiling']/@value") == ["tujuh juta"]
    assert "tujuh juta" in page.xpath("//fieldset[@id='baris-0']//p[@class='fault']/text()")[0]
    assert looked(own).lines[0].values["ceiling"] == "tujuh juta"
    again = html.fromstring(browser.get(part_url(own, "anggaran")).content.decode())
    assert again.xpath("//input[@name='r0-ceiling']/@value") == ["tujuh juta"]


def test_a_row_that_is_not_taken_is_not_judged(cast: Cast, as_, own: ReportImport):
    browser = as_(cast.official)
    posted = fields_of(browser, own, "anggaran")
    for number in range(6):
        posted.pop(f"r{number}-take")
    assert browser.post(part_url(own, "anggaran"), posted).status_code == 302


def test_the_slower_of_two_windows_keeps_what_it_typed_and_saves_it_when_asked_again(
    cast: Cast, as_, own: ReportImport
):
    browser = as_(cast.official)
    first = fields_of(browser, own, "realisasi")
    assert browser.post(part_url(own, "realisasi"), first | {"r0-value": "5 Desa"}).status_code == 302
    answer = browser.post(part_url(own, "realisasi"), first | {"r0-value": "7 Desa"})
    assert answer.status_code == 422
    page = html.fromstring(answer.content.decode())
    assert "jendela lain lebih dahulu" in page.text_content()
    assert page.xpath("//input[@name='r0-value']/@value") == ["7 Desa"]
    assert looked(own).realisations[0].values["value"] == "5 Desa"
    version = page.xpath("//input[@name='version']/@value")[0]
    assert (
        browser.post(part_url(own, "realisasi"), first | {"r0-value": "7 Desa", "version": version}).status_code == 302
    )
    assert looked(own).realisations[0].values["value"] == "7 Desa"


def test_two_rows_for_one_indicator_are_refused(cast: Cast, as_, own: ReportImport):
    browser = as_(cast.official)
    posted = fields_of(browser, own, "realisasi")
    answer = browser.post(part_url(own, "realisasi"), posted | {"r0-indicator": posted["r1-indicator"]})
    assert answer.status_code == 422
    assert "Ambil salah satu saja" in text_of(answer)


@pytest.fixture
def report(cast: Cast) -> QuarterReport:
    """Kasi Pemerintahan's first quarter of 2023, complete."""
    make_agreements(cast)
    report = open_quarter(position=cast.kasi_position, quarter=FIRST)
    fill(report, cast.official)
    return report


@pytest.fixture
def ours(cast: Cast, as_, report: QuarterReport) -> ReportImport:
    """The same quarter's report as it was written from the records, brought again."""
    document = as_(cast.official).get(reverse("quarters:download", args=[report.pk, "docx"]))
    file = SimpleUploadedFile("laporan.docx", document.content)
    own = services.bring_file(user=cast.official, file=file)
    services.choose(own=own, user=cast.official, position=cast.kasi_position, quarter=FIRST)
    return own


def standings(cast: Cast, as_, own: ReportImport, part: str) -> set[str]:
    page = html.fromstring(as_(cast.official).get(part_url(own, part)).content.decode())
    return {each.strip() for each in page.xpath("//div[@class='taking-head']/span[1]/text()")}


def test_a_report_that_was_written_from_the_records_is_the_same_as_they_are(cast: Cast, as_, ours: ReportImport):
    for part in PARTS:
        assert standings(cast, as_, ours, part) == {"= sama dengan Triwulan"}, part
    answer = as_(cast.official).post(reverse("imports:report_take", args=[ours.pk]), follow=True)
    assert "tidak ada yang berubah" in text_of(answer)


def test_an_emptied_quarter_is_filled_again_from_its_own_report(cast: Cast, report: QuarterReport, ours: ReportImport):
    paths = ("measurement/IK1/numerator", "measurement/IK1/denominator", "measurement/IK2/value", "cost/A1/spending")
    entries = Entry.objects.filter(report=report, path__in=paths)
    before = {entry.path: entry.text for entry in entries}
    versions = {entry.path: entry.version for entry in entries}
    emptied = [Typed(path, "", version) for path, version in versions.items()]
    assert save_entries(report_id=report.pk, typed=emptied, user=cast.official).clean
    outcome = take(own=ours, user=cast.official)
    assert outcome.count == len(before) > 2
    after = {entry.path: entry.text for entry in Entry.objects.filter(report=report, path__in=paths)}
    assert after == before | {"measurement/IK2/value": "12"}


def test_an_accepted_agreement_is_not_changed_and_the_page_says_why(cast: Cast, as_, ours: ReportImport):
    changed = looked(ours)
    changed.agreement[1].values["annual_target"] = "11"
    services.keep(own=ours, looked=changed, part=Part.AGREEMENT, version=ours.version)
    assert "✖ tidak dapat diambil" in standings(cast, as_, ours, "perjanjian")
    said = text_of(as_(cast.official).get(part_url(ours, "perjanjian")))
    assert "perjanjian sudah disetujui kedua pihak; ubah lewat perubahan perjanjian" in said
    take(own=ours, user=cast.official)
    assert cast.kasi_position.agreements.get(year=2023).versions.get().terms.get(number=2).annual_target != 11


def test_a_sent_quarter_is_not_changed_and_the_page_says_why(
    cast: Cast, as_, report: QuarterReport, ours: ReportImport
):
    changed = looked(ours)
    changed.realisations[1].values["value"] = "9"
    services.keep(own=ours, looked=changed, part=Part.REALISATIONS, version=ours.version)
    QuarterReport.objects.filter(pk=report.pk).update(state=State.SUBMITTED.value)
    page = html.fromstring(as_(cast.official).get(part_url(ours, "realisasi")).content.decode())
    blocked = [row for row in page.xpath("//fieldset") if "tidak dapat diambil" in row.text_content()]
    assert len(blocked) == 1
    assert "Laporan triwulan ini sudah dikirim" in blocked[0].text_content()
    assert blocked[0].xpath(".//input[@type='checkbox']/@disabled")
    before = Entry.objects.get(path="measurement/IK2/value").text
    as_(cast.official).post(reverse("imports:report_take", args=[ours.pk]))
    assert Entry.objects.get(path="measurement/IK2/value").text == before


def test_what_is_entered_already_is_shown_from_and_to(cast: Cast, as_, ours: ReportImport):
    changed = looked(ours)
    changed.realisations[1].values["value"] = "9"
    services.keep(own=ours, looked=changed, part=Part.REALISATIONS, version=ours.version)
    page = html.fromstring(as_(cast.official).get(part_url(ours, "realisasi")).content.decode())
    changes = [" ".join(each.text_content().split()) for each in page.xpath("//p[@class='changes']")]
    assert changes == ["Dalam Triwulan: Realisasi 12 Desa → 9"]


def test_a_unit_that_is_not_the_positions_is_said(cast: Cast, as_, own: ReportImport):
    said = text_of(as_(cast.official).get(reverse("imports:report_take", args=[own.pk])))
    assert "Laporan ini menyebut Telaga Wening" in said


def many(own: ReportImport, count: int) -> None:
    """The same report with many more rows."""
    state = looked_in(own.looked)
    for rows in (state.agreement, state.realisations, state.lines):
        first = kept_row(rows[0])
        rows.extend(kept_row(first, number) for number in range(count - len(rows)))
    ReportImport.objects.filter(pk=own.pk).update(looked=kept(state))


def kept_row(row, number: int | None = None):
    import msgspec

    copy = msgspec.convert(msgspec.to_builtins(row), type(row))
    if number is not None and "name" in copy.values:
        copy.values["name"] += f" ke-{number}"
    return copy


def test_a_long_report_takes_no_more_queries_and_no_large_pages(cast: Cast, as_, own: ReportImport):
    browser = as_(cast.official)
    counts: list[list[int]] = []
    for size in (6, 120):
        many(own, size)
        counts.append([])
        for address in every_address(own):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                answer = browser.get(address)
            counts[-1].append(len(queries))
            assert len(answer.content) < 200_000, address
    assert counts[0] == counts[1]
    assert max(counts[1]) < 40


def test_a_long_part_is_saved_page_by_page(cast: Cast, as_, own: ReportImport):
    many(own, 20)
    browser = as_(cast.official)
    answer = browser.post(part_url(own, "perjanjian"), fields_of(browser, own, "perjanjian"))
    assert answer.headers["Location"] == f"{part_url(own, 'perjanjian')}?halaman=2"


def test_the_objective_of_a_report_that_names_none_is_asked_once(cast: Cast, as_):
    own = chosen(cast, "a12_kasi_pelayanan_tw2.txt", Quarter(2022, 2))
    browser = as_(cast.official)
    posted = fields_of(browser, own, "perjanjian")
    assert browser.post(part_url(own, "perjanjian"), posted).status_code == 422
    posted = fields_of(browser, own, "perjanjian") | {"objective_all": "Meningkatnya mutu pelayanan"}
    assert browser.post(part_url(own, "perjanjian"), posted).status_code == 302
    assert {row.values["objective"] for row in looked(own).agreement} == {"Meningkatnya mutu pelayanan"}


def test_it_is_said_in_english_too(cast: Cast, as_, own: ReportImport):
    browser = as_(cast.official)
    browser.post(reverse("accounts:language"), {"language": "en", "next": "/"})
    said = [text_of(browser.get(address)) for address in every_address(own)]
    assert "6 things to decide" in said[2]
    for each in said:
        assert not {"Ambil", "Ringkasan", "Realisasi anggaran"} & set(each.split()), each
