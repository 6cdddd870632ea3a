"""From a Word report to a draft quarter: what is taken, what waits, what is traced."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from tests.web.cast import Cast
from tests.web.imports.report_bringing import PARTS, RETOLD, brought, chosen, looked, walk
from triwulan.core.measurement import Aggregation
from triwulan.core.period import Quarter
from triwulan.core.problem import ProblemError
from triwulan.web.agreements.budgets import confirm_budget
from triwulan.web.agreements.models import BudgetTerms, IndicatorTerms, PerformanceAgreement
from triwulan.web.agreements.services import accept, propose
from triwulan.web.audits import services as uploads
from triwulan.web.evidence.models import Evidence
from triwulan.web.evidence.uses import uses_of
from triwulan.web.imports import report_services as services
from triwulan.web.imports.report_models import ReportImport, TakenFigure
from triwulan.web.imports.report_parts import Part
from triwulan.web.imports.report_taking import take
from triwulan.web.quarters.models import Entry, QuarterReport
from triwulan.web.quarters.records import load_record

# What the retold report does not say: which indicator four of its activities serve.
SERVED = {f"r{number}-indicator": "Jumlah Desa dengan penetapan APBDes tepat waktu" for number in range(4)}
# Quarterly targets, without which no agreement is proposed; the seed prints none.
TARGETS = {f"r{number}-target_{quarter}": "3" for number in range(6) for quarter in range(1, 5)}


@pytest.fixture
def own(cast: Cast) -> ReportImport:
    """The retold report, chosen for Kasi Pemerintahan's first quarter of 2023."""
    return chosen(cast)


@pytest.fixture
def seen(cast: Cast, as_, own: ReportImport) -> ReportImport:
    """Looked over, with what it leaves open filled in."""
    walk(as_(cast.official), own, anggaran=SERVED, perjanjian=TARGETS)
    own.refresh_from_db()
    return own


def agreed(cast: Cast) -> PerformanceAgreement:
    """The drafted agreement, accepted by both parties, and its ceilings confirmed."""
    agreement = PerformanceAgreement.objects.get(position=cast.kasi_position)
    version = agreement.versions.get()
    moment = datetime(2023, 4, 5, 3, tzinfo=UTC)
    propose(version=version, user=cast.official, moment=moment)
    accept(version=version, user=cast.superior, moment=moment)
    confirm_budget(version=agreement.budget_versions.get(), user=cast.official, moment=moment)
    return agreement


def test_reading_a_report_changes_nothing_of_the_records(cast: Cast):
    own = brought(cast)
    assert own.state == ReportImport.State.READ
    assert not PerformanceAgreement.objects.exists()
    assert not Evidence.objects.exists()


def test_a_chosen_report_becomes_evidence_that_says_what_refers_to_it(cast: Cast, own: ReportImport):
    evidence = Evidence.objects.get()
    assert (evidence.name, evidence.unit, evidence.added_by) == (RETOLD, cast.unit, cast.official)
    assert [use.label for use in uses_of(evidence)] == ["laporan yang diambil: Kasi Pemerintahan, Triwulan I 2023"]


def test_what_is_taken_is_a_draft_agreement_and_draft_ceilings(cast: Cast, seen: ReportImport):
    outcome = take(own=seen, user=cast.official)
    version = PerformanceAgreement.objects.get(position=cast.kasi_position, year=2023).versions.get()
    assert not version.accepted and not version.proposed
    terms = list(IndicatorTerms.objects.filter(version=version).order_by("number"))
    assert [(each.name, each.unit, each.annual_target) for each in terms][1] == (
        "Jumlah Desa dengan penetapan APBDes tepat waktu", "Desa", 12,
    )  # fmt: skip
    assert len(terms) == 6
    assert [each.objective.text for each in terms][1] == "Bertambahnya Desa penetap APBDes"
    lines = BudgetTerms.objects.order_by("number")
    assert [line.ceiling for line in lines] == [7_800_000, 5_000_000, 10_200_000, 4_500_000, 7_500_000, 290_800_000]
    assert lines[5].indicator == terms[4].indicator
    assert outcome.waits_for == "agreement"


def test_figures_wait_until_the_agreement_is_accepted_and_are_then_taken(cast: Cast, seen: ReportImport):
    take(own=seen, user=cast.official)
    seen.refresh_from_db()
    assert seen.state == ReportImport.State.WAITING
    assert not QuarterReport.objects.exists()
    agreed(cast)
    outcome = take(own=seen, user=cast.official)
    seen.refresh_from_db()
    assert (outcome.waits_for, seen.state) == ("", ReportImport.State.APPLIED)
    report = QuarterReport.objects.get(position=cast.kasi_position, year=2023, number=1)
    typed = {entry.path: entry.text for entry in Entry.objects.filter(report=report)}
    assert typed["measurement/IK2/value"] == "3 Desa"
    assert typed["cost/A6/spending"] == "70.200.000"
    record = load_record(report)
    assert record is not None
    assert record.measurements["IK2"].realisation.value == 3


def test_taking_twice_does_nothing_new(cast: Cast, seen: ReportImport):
    take(own=seen, user=cast.official)
    agreed(cast)
    take(own=seen, user=cast.official)
    counts = [each.objects.count() for each in (IndicatorTerms, BudgetTerms, Entry, TakenFigure)]
    outcome = take(own=seen, user=cast.official)
    assert outcome.count == 0
    assert [each.objects.count() for each in (IndicatorTerms, BudgetTerms, Entry, TakenFigure)] == counts


def test_every_figure_says_from_which_file_and_place_it_came_and_who_took_it(cast: Cast, seen: ReportImport):
    take(own=seen, user=cast.official)
    agreed(cast)
    take(own=seen, user=cast.clerk)
    figure = TakenFigure.objects.get(path="measurement/IK2/value")
    assert (figure.text, figure.place, figure.taken_by) == ("3 Desa", "Tabel 2.2, baris 2", cast.clerk)
    assert figure.source.evidence is not None and figure.source.evidence.name == RETOLD
    entry = Entry.objects.get(path="measurement/IK2/value")
    assert entry.changed_by == cast.clerk


def test_the_quarters_history_leads_from_a_figure_to_its_place_in_the_file(cast: Cast, as_, seen: ReportImport):
    take(own=seen, user=cast.official)
    agreed(cast)
    outcome = take(own=seen, user=cast.official)
    assert outcome.report is not None
    page = as_(cast.official).get(reverse("quarters:trace", args=[outcome.report.pk]) + "?isian=measurement/IK2/value")
    said = page.content.decode()
    assert "dari Tabel 2.2, baris 2," in said
    assert f'<a href="{reverse("imports:report", args=[seen.pk])}">{RETOLD}</a>' in said


def test_nothing_is_taken_where_one_row_cannot_be(cast: Cast, as_, own: ReportImport):
    walk(as_(cast.official), own, anggaran=SERVED, perjanjian=TARGETS)
    kept = looked(own)
    kept.lines[2].values["ceiling"] = "sepuluh juta"
    services.keep(own=own, looked=kept, part=_part("anggaran"), version=own.version)
    with pytest.raises(ProblemError) as refused:
        take(own=own, user=cast.official)
    assert refused.value.problem.message == "imports.report_row_wrong"
    assert not IndicatorTerms.objects.exists() and not TakenFigure.objects.exists()


def test_a_row_that_is_not_ticked_is_not_taken(cast: Cast, seen: ReportImport):
    kept = looked(seen)
    kept.agreement[0].take = kept.realisations[0].take = False
    kept.lines[4].take = False  # it serves the first indicator
    services.keep(own=seen, looked=kept, part=_part("perjanjian"), version=seen.version)
    take(own=seen, user=cast.official)
    assert IndicatorTerms.objects.count() == 5
    assert BudgetTerms.objects.count() == 5


def test_for_another_quarter_the_file_is_read_again(cast: Cast):
    own = chosen(cast, "a01_kasi_pemberdayaan_tw2.docx", Quarter(2024, 1))
    assert [row.values["value"] for row in looked(own).realisations][:2] == ["5", "55,43%"]


def test_what_the_report_does_not_say_of_an_indicator_stays_as_it_is_agreed(cast: Cast, as_, seen: ReportImport):
    take(own=seen, user=cast.official)
    terms = IndicatorTerms.objects.get(indicator__code="IK2")
    terms.aggregation, terms.direction = Aggregation.LAST.value, "lower_a"
    terms.save()
    again = chosen(cast)
    walk(as_(cast.official), again, anggaran=SERVED, perjanjian=TARGETS)
    take(own=again, user=cast.official)
    terms.refresh_from_db()
    assert (terms.aggregation, terms.direction) == (Aggregation.LAST.value, "lower_a")


def test_a_report_is_dropped_with_its_evidence_until_something_of_it_was_taken(cast: Cast, seen: ReportImport):
    other = chosen(cast, "b09.md", Quarter(2024, 3))
    services.drop(own=other)
    assert ReportImport.objects.get() == seen
    take(own=seen, user=cast.official)
    with pytest.raises(ProblemError) as refused:
        services.drop(own=seen)
    assert refused.value.problem.message == "imports.report_taken"


def test_what_was_read_of_a_file_that_is_gone_goes_too_unless_it_was_chosen(cast: Cast, own: ReportImport):
    forgotten = brought(cast, "b09.md")
    for report in (forgotten, own):
        assert report.upload is not None
        uploads.remove(upload=report.upload)
    brought(cast, "a12_kasi_pelayanan_tw2.txt")
    assert not ReportImport.objects.filter(pk=forgotten.pk).exists()
    own.refresh_from_db()
    services.choose(own=own, user=cast.official, position=cast.kasi_position, quarter=Quarter(2023, 2))
    assert own.quarter == Quarter(2023, 2)


def test_of_two_windows_the_later_is_told(cast: Cast, own: ReportImport):
    version = own.version
    services.keep(own=own, looked=looked(own), part=_part("realisasi"), version=version)
    with pytest.raises(services.ChangedElsewhereError):
        services.keep(own=own, looked=looked(own), part=_part("realisasi"), version=version)


def _part(slug: str) -> Part:
    assert slug in PARTS
    return Part(slug)
