"""Spreadsheets from being brought to being taken over: all or nothing, once, with the file behind what changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.formats.workbooks import workbook
from tests.web.cast import Cast
from tests.web.cast_agreements import CastAgreements, draft_agreement, make_agreements
from tests.web.imports.sheets import brought, budget_rows, counts, file_of, target
from triwulan.core.period import Quarter
from triwulan.core.problem import ProblemError
from triwulan.formats.sheet_template import template_bytes
from triwulan.interpret.sheets.rows import Purpose
from triwulan.web import clock
from triwulan.web.agreements.models import BudgetVersion
from triwulan.web.agreements.selectors import budget_rows as lines_of
from triwulan.web.agreements.selectors import newest_budget, newest_version
from triwulan.web.evidence.models import Evidence
from triwulan.web.evidence.uses import uses_of
from triwulan.web.imports import sheet_reading, sheet_services
from triwulan.web.imports.sheet_models import ImportedValue, SheetImport
from triwulan.web.imports.sheet_services import Beginning, Wish
from triwulan.web.imports.sheet_targets import Target
from triwulan.web.imports.sheet_templates import template_sheets
from triwulan.web.imports.sheet_worker import frames_in
from triwulan.web.quarters.models import Entry, QuarterReport
from triwulan.web.quarters.services import open_quarter

BEGIN = Wish(beginning=Beginning(effective=date(2023, 4, 1), kind="shift", reason="Impor"))
LEAVE = Wish(beginning=BEGIN.beginning, leave_out=True)


@pytest.fixture
def agreements(cast: Cast) -> CastAgreements:
    return make_agreements(cast)


@pytest.fixture
def quarter(cast: Cast, agreements: CastAgreements) -> QuarterReport:
    return open_quarter(position=cast.kasi_position, quarter=Quarter(2023, 1))


def of_budget(agreements: CastAgreements) -> Target:
    return target(agreements.y2023, Purpose.BUDGET)


def ceilings(budget: BudgetVersion | None) -> list[Decimal]:
    assert budget is not None
    return [row.ceiling for row in lines_of(budget)]


def refusal(error: pytest.ExceptionInfo[ProblemError]) -> str:
    return error.value.problem.message


def test_ceilings_go_to_a_new_draft_and_the_confirmed_ones_stay(cast: Cast, agreements: CastAgreements) -> None:
    row = brought(cast.official, of_budget(agreements), {"DPA": budget_rows(A1=8_000_000)})
    assert counts(row) == {"changed": 1, "same": 5}
    sheet_services.take(row=row, target=of_budget(agreements), user=cast.official, wish=BEGIN)
    draft = newest_budget(agreements.y2023)
    assert draft is not None and (draft.number, draft.confirmed) == (2, False)
    assert ceilings(draft)[0] == 8_000_000
    assert ceilings(agreements.budget)[0] == 7_800_000


def test_what_was_taken_over_can_be_traced_to_the_file(cast: Cast, agreements: CastAgreements) -> None:
    row = brought(cast.official, of_budget(agreements), {"DPA": budget_rows(A1=8_000_000)}, name="DPA 2023.xlsx")
    sheet_services.take(row=row, target=of_budget(agreements), user=cast.official, wish=BEGIN)
    row.refresh_from_db()
    value = ImportedValue.objects.get(source=row)
    assert (value.key, value.field, value.before, value.after) == ("A1", "ceiling", "7.800.000", "8.000.000")
    assert value.place == "lembar DPA, baris 2"
    assert row.evidence is not None
    assert (row.state, row.applied_by, row.evidence.name, row.number) == ("applied", cast.official, "DPA 2023.xlsx", 2)
    assert [use.url for use in uses_of(row.evidence)] == [f"/impor/{row.pk}/"]
    assert not row.file


def test_the_same_file_again_changes_nothing(cast: Cast, agreements: CastAgreements) -> None:
    first = brought(cast.official, of_budget(agreements), {"DPA": budget_rows(A1=8_000_000)})
    sheet_services.take(row=first, target=of_budget(agreements), user=cast.official, wish=BEGIN)
    again = brought(cast.official, of_budget(agreements), {"DPA": budget_rows(A1=8_000_000)})
    assert counts(again) == {"same": 6}
    with pytest.raises(ProblemError) as caught:
        sheet_services.take(row=again, target=of_budget(agreements), user=cast.official, wish=BEGIN)
    assert refusal(caught) == "imports.nothing_to_take"


def test_two_windows_take_it_over_once(cast: Cast, agreements: CastAgreements) -> None:
    row = brought(cast.official, of_budget(agreements), {"DPA": budget_rows(A1=8_000_000)})
    for _window in range(2):
        sheet_services.take(row=row, target=of_budget(agreements), user=cast.official, wish=BEGIN)
    assert ImportedValue.objects.count() == Evidence.objects.count() == 1
    assert agreements.y2023.budget_versions.count() == 2


def test_what_changed_meanwhile_is_matched_again_first(cast: Cast, agreements: CastAgreements) -> None:
    row = brought(cast.official, of_budget(agreements), {"DPA": budget_rows(A1=8_000_000)[:2]})
    other = brought(cast.official, of_budget(agreements), {"DPA": budget_rows(A2=6_000_000)})
    sheet_services.take(row=other, target=of_budget(agreements), user=cast.official, wish=BEGIN)
    with pytest.raises(ProblemError) as caught:
        sheet_services.take(row=row, target=of_budget(agreements), user=cast.official, wish=BEGIN)
    assert refusal(caught) == "imports.changed_meanwhile"
    assert sheet_reading.run(row=row, target=of_budget(agreements))
    row.refresh_from_db()
    sheet_services.take(row=row, target=of_budget(agreements), user=cast.official, wish=Wish())
    assert ceilings(newest_budget(agreements.y2023))[:2] == [8_000_000, 6_000_000]


def test_a_new_line_is_given_the_indicator_it_serves(cast: Cast, agreements: CastAgreements) -> None:
    new = ["7.01.06.2.01.0009", "Pelatihan aparatur desa", "5.000.000"]
    row = brought(cast.official, of_budget(agreements), {"DPA": [*budget_rows(), new]})
    assert counts(row) == {"question": 1, "same": 6}
    with pytest.raises(ProblemError) as caught:
        sheet_services.take(row=row, target=of_budget(agreements), user=cast.official, wish=BEGIN)
    assert refusal(caught) == "imports.not_all"
    sheet_services.answer(row=row, answers={"lembar DPA, baris 8": "new:IK5"})
    sheet_services.take(row=row, target=of_budget(agreements), user=cast.official, wish=BEGIN)
    draft = newest_budget(agreements.y2023)
    assert draft is not None
    last = lines_of(draft)[-1]
    assert (last.code, last.name, last.ceiling, last.indicator.code) == (*new[:2], 5_000_000, "IK5")


@pytest.mark.parametrize("said", ["new:IK99", "is:A99", "new", "<script>", "is:IK1"])
def test_an_answer_that_was_not_offered_is_none(said: str, cast: Cast, agreements: CastAgreements) -> None:
    new = ["7.01.06.2.01.0009", "Pelatihan aparatur desa", 5_000_000]
    row = brought(cast.official, of_budget(agreements), {"DPA": [*budget_rows(A1=1), new]})
    sheet_services.answer(row=row, answers={"lembar DPA, baris 8": said})
    with pytest.raises(ProblemError) as caught:
        sheet_services.take(row=row, target=of_budget(agreements), user=cast.official, wish=BEGIN)
    assert refusal(caught) == "imports.not_all"


def test_refused_rows_are_left_out_only_when_that_is_agreed(cast: Cast, agreements: CastAgreements) -> None:
    table = budget_rows(A1=8_000_000)
    table[2][2] = "lima juta"
    row = brought(cast.official, of_budget(agreements), {"DPA": table})
    with pytest.raises(ProblemError) as caught:
        sheet_services.take(row=row, target=of_budget(agreements), user=cast.official, wish=BEGIN)
    assert refusal(caught) == "imports.not_all"
    sheet_services.take(row=row, target=of_budget(agreements), user=cast.official, wish=LEAVE)
    assert ceilings(newest_budget(agreements.y2023))[:2] == [8_000_000, 5_000_000]


def test_nothing_is_half_applied(cast: Cast, agreements: CastAgreements, monkeypatch: pytest.MonkeyPatch) -> None:
    row = brought(cast.official, of_budget(agreements), {"DPA": budget_rows(A1=8_000_000)})

    def fail(*_args: object, **_named: object) -> None:
        raise RuntimeError("the storage is full")

    monkeypatch.setattr(sheet_services, "add_evidence", fail)
    with pytest.raises(RuntimeError):
        sheet_services.take(row=row, target=of_budget(agreements), user=cast.official, wish=BEGIN)
    row.refresh_from_db()
    assert (row.state, agreements.y2023.budget_versions.count(), ImportedValue.objects.count()) == ("read", 1, 0)
    assert row.file.storage.exists(row.file.name)


def test_an_agreement_goes_to_a_draft_with_new_and_changed_indicators(cast: Cast) -> None:
    version = draft_agreement(cast, 2023)
    table = [
        ["Sasaran", "Indikator Kinerja", "Satuan", "Target Tahun", "Target TW I"],
        ["Pemerintahan desa dibina dan diawasi", "Jumlah kunjungan pembinaan dan pengawasan desa", "Kali", 10, 4],
        ["Warga puas", "Indeks kepuasan warga", "Indeks", 85, 80],
    ]
    where = target(version.agreement, Purpose.AGREEMENT)
    row = brought(cast.official, where, {"PK": table})
    assert counts(row) == {"new": 1, "changed": 1}
    sheet_services.take(row=row, target=where, user=cast.official, wish=Wish())
    assert newest_version(version.agreement) == version
    terms = {each.indicator.code: each for each in version.terms.select_related("indicator", "objective")}
    assert (terms["IK5"].annual_target, terms["IK5"].target_1, terms["IK5"].target_2) == (10, 4, 2)
    assert (terms["IK7"].name, terms["IK7"].objective.text) == ("Indeks kepuasan warga", "Warga puas")
    assert terms["IK5"].plan.count() == 1


def test_an_accepted_agreement_is_amended(cast: Cast, agreements: CastAgreements) -> None:
    name = "Jumlah kunjungan pembinaan dan pengawasan desa"
    table = [["Indikator Kinerja", "Satuan", "Target Tahun"], [name, "Kali", 10]]
    where = target(agreements.y2023, Purpose.AGREEMENT)
    row = brought(cast.official, where, {"PK": table})
    sheet_services.take(row=row, target=where, user=cast.official, wish=BEGIN)
    newest = newest_version(agreements.y2023)
    assert newest is not None and (newest.number, newest.accepted, newest.reason) == (2, False, "Impor")
    assert newest.terms.get(indicator__code="IK5").annual_target == 10
    assert agreements.version.terms.get(indicator__code="IK5").annual_target == 8


REALISED = [
    ["Indikator", "Realisasi", "Pembilang", "Penyebut"],
    ["Persentase fasilitasi dan koordinasi yang ditindaklanjuti", None, 3, 3],
    ["Jumlah desa yang menetapkan APBDes 2023 tepat waktu", "11 Desa", None, None],
]
SPENT = [
    ["Kode", "Uraian", "Pagu", "Realisasi"],
    ["7.01.02.2.01.01", "Efektivitas kegiatan pemerintahan tingkat kecamatan", 7_800_000, "Rp 600.000"],
]


def test_realisations_and_spending_are_typed_into_the_quarter(cast: Cast, quarter: QuarterReport) -> None:
    where = target(quarter.agreement, Purpose.QUARTER, quarter)
    row = brought(cast.clerk, where, {"Capaian": REALISED, "Anggaran": SPENT})
    assert counts(row) == {"changed": 3}
    sheet_services.take(row=row, target=where, user=cast.clerk, wish=Wish())
    typed = dict(Entry.objects.filter(report=quarter).values_list("path", "text"))
    assert typed == {
        "measurement/IK1/numerator": "3",
        "measurement/IK1/denominator": "3",
        "measurement/IK2/value": "11",
        "cost/A1/spending": "600.000",
    }
    assert ImportedValue.objects.filter(source=row).count() == 4


def test_a_quarter_that_was_sent_takes_nothing(cast: Cast, quarter: QuarterReport) -> None:
    where = target(quarter.agreement, Purpose.QUARTER, quarter)
    row = brought(cast.official, where, {"Anggaran": SPENT})
    QuarterReport.objects.filter(pk=quarter.pk).update(state="submitted")
    with pytest.raises(ProblemError) as caught:
        sheet_services.take(row=row, target=where, user=cast.official, wish=Wish())
    assert refusal(caught) == "quarter.closed"
    assert not Entry.objects.exists()


@pytest.mark.parametrize("purpose", list(Purpose))
def test_what_is_exported_imports_without_a_change_or_a_question(
    purpose: Purpose, cast: Cast, quarter: QuarterReport
) -> None:
    before = brought(
        cast.official, target(quarter.agreement, Purpose.QUARTER, quarter), {"Capaian": REALISED, "Anggaran": SPENT}
    )
    where = target(quarter.agreement, Purpose.QUARTER, quarter)
    sheet_services.take(row=before, target=where, user=cast.official, wish=Wish())
    report = quarter if purpose is Purpose.QUARTER else None
    where = target(quarter.agreement, purpose, report)
    row = brought(cast.official, where, template_bytes(template_sheets(where)))
    found = counts(row)
    assert set(found) <= {"same", "ignored"}, found
    assert found["same"] >= 3


def test_a_template_filled_in_imports_without_a_question(cast: Cast, agreements: CastAgreements) -> None:
    (sheet,) = template_sheets(of_budget(agreements))
    rows: list[Any] = [list(row) for row in sheet.rows]
    served = "Jumlah laporan bidang pemerintahan yang tepat waktu"
    rows[6] = ["7.01.06.2.01.0009", "=Pelatihan aparatur", served, Decimal(5)]
    row = brought(cast.official, of_budget(agreements), template_bytes([replace(sheet, rows=rows)]))
    assert counts(row) == {"new": 1, "same": 6, "ignored": 1}
    sheet_services.take(row=row, target=of_budget(agreements), user=cast.official, wish=BEGIN)
    draft = newest_budget(agreements.y2023)
    assert draft is not None
    assert (lines_of(draft)[-1].name, lines_of(draft)[-1].indicator.code) == ("=Pelatihan aparatur", "IK6")


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"MZ\x90\0" + bytes(200), "dpa.xlsx", "evidence.program"),
        (b"MZ\x90\0" + bytes(200), "laporan.pdf", "evidence.program"),
        (b"%PDF-1.7\n", "dpa.xlsx", "imports.not_a_sheet"),
        (b"<html><table><tr><td>Pagu</td></tr></table>", "dpa.xls", "evidence.web_page"),
        (b"", "dpa.xlsx", "evidence.empty"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_whatever_it_is_called(
    data: bytes, name: str, message: str, cast: Cast, agreements: CastAgreements, own_storage: Path
) -> None:
    with pytest.raises(ProblemError) as caught:
        sheet_services.bring(user=cast.official, target=of_budget(agreements), file=file_of(data, name))
    assert refusal(caught) == message
    assert not SheetImport.objects.exists()


def test_a_file_without_a_table_says_what_was_looked_for(cast: Cast, agreements: CastAgreements) -> None:
    row = brought(cast.official, of_budget(agreements), {"Catatan": [["Rapat"], ["Senin"]]})
    assert (row.state, row.problem["message"]) == ("refused", "imports.nothing_budget")


def test_a_table_of_text_is_read_and_kept_as_evidence(cast: Cast, agreements: CastAgreements) -> None:
    text = "Kode;Uraian;Pagu\n7.01.02.2.01.0001;Efektivitas kegiatan pemerintahan tingkat kecamatan;Rp 8.000.000\n"
    row = brought(cast.official, of_budget(agreements), text.encode("cp1252"), name="dpa.csv")
    sheet_services.take(row=row, target=of_budget(agreements), user=cast.official, wish=BEGIN)
    row.refresh_from_db()
    assert row.evidence is not None and row.evidence.file.kind == "csv"


def test_two_files_of_one_name_stay_two(cast: Cast, agreements: CastAgreements) -> None:
    one = brought(cast.official, of_budget(agreements), {"DPA": budget_rows(A1=1)})
    other = brought(cast.official, of_budget(agreements), {"DPA": budget_rows(A1=2)})
    assert one.name == other.name
    assert one.file.name != other.file.name


def test_a_cancelled_reading_is_not_taken_and_can_begin_anew(
    cast: Cast, agreements: CastAgreements, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = of_budget(agreements)
    row = sheet_services.bring(user=cast.official, target=where, file=file_of(workbook({"DPA": budget_rows()})))
    read = sheet_reading._Answer.take

    def cancelled(self: Any, frames: Any) -> None:
        read(self, frames)
        sheet_reading.cancel(row=row)

    monkeypatch.setattr(sheet_reading._Answer, "take", cancelled)
    assert not sheet_reading.run(row=row, target=where)
    row.refresh_from_db()
    assert (row.state, bool(row.rows)) == ("cancelled", False)
    monkeypatch.undo()
    assert sheet_reading.run(row=row, target=where)


def test_a_cancelled_reading_stops_at_its_next_word(
    cast: Cast, agreements: CastAgreements, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_reading, "_BETWEEN", 0)
    where = of_budget(agreements)
    many = [*budget_rows(), *([None, f"Rincian {number}", 1] for number in range(3000))]
    row = sheet_services.bring(user=cast.official, target=where, file=file_of(workbook({"DPA": many})))
    noted = []
    note = sheet_reading._Answer._note

    def once(self: Any, frame: Any) -> None:
        noted.append(frame.rows)
        sheet_reading.cancel(row=row)
        note(self, frame)

    monkeypatch.setattr(sheet_reading._Answer, "_note", once)
    assert not sheet_reading.run(row=row, target=where)
    assert noted == [1000]


def test_what_is_abandoned_goes_with_its_files(
    cast: Cast,
    agreements: CastAgreements,
    own_storage: Path,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    brought(cast.official, of_budget(agreements), {"DPA": budget_rows(A1=1)})
    done = brought(cast.official, of_budget(agreements), {"DPA": budget_rows(A2=2)})
    with django_capture_on_commit_callbacks(execute=True):
        sheet_services.take(row=done, target=of_budget(agreements), user=cast.official, wish=BEGIN)
    SheetImport.objects.update(expires_at=clock.now() - timedelta(days=1))
    call_command("tidy")
    (kept,) = SheetImport.objects.all()
    assert (kept.pk, kept.state, bool(kept.rows), kept.values.count()) == (done.pk, "applied", False, 1)
    assert [path for path in own_storage.rglob("*") if path.is_file() and "bukti" not in path.parts] == []


def test_an_answer_that_is_too_large_is_a_broken_file() -> None:
    with pytest.raises(ProblemError) as caught:
        list(frames_in(iter([(200 * 1024 * 1024).to_bytes(4, "big"), b"x"])))
    assert refusal(caught) == "reading.broken"


def test_an_answer_that_breaks_off_is_a_broken_file(
    cast: Cast, agreements: CastAgreements, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_args: object, **_named: object) -> Any:
        yield b""

    monkeypatch.setattr(sheet_reading, "pieces_of", silent)
    row = brought(cast.official, of_budget(agreements), {"DPA": budget_rows()})
    assert (row.state, row.problem["message"]) == ("refused", "reading.broken")
