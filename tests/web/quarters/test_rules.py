"""Which versions a quarter uses, who signs, when it is due: what follows from the records on a day."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.web.cast import Cast
from tests.web.cast_agreements import CastAgreements
from tests.web.quarters.filling import type_in
from triwulan.core.period import Quarter
from triwulan.core.problem import ProblemError
from triwulan.web.agreements.budgets import BudgetRow, confirm_budget, draft_budget, save_budget
from triwulan.web.agreements.drafting import (
    IndicatorValues,
    ObjectiveRow,
    remove_indicator,
    save_indicator,
    save_objectives,
)
from triwulan.web.agreements.models import BudgetTerms, IndicatorTerms
from triwulan.web.agreements.services import accept, draft_version, propose
from triwulan.web.organisation.calendar import calendar_of
from triwulan.web.organisation.models import CalendarDay, Tenure
from triwulan.web.quarters.completeness import gaps
from triwulan.web.quarters.mapping import reporter_of
from triwulan.web.quarters.models import Entry, QuarterReport, Sending
from triwulan.web.quarters.records import QuarterRecord, load_record
from triwulan.web.quarters.selectors import due, due_of
from triwulan.web.quarters.services import open_quarter, send, withdraw

pytestmark = pytest.mark.django_db


def record_of(report: QuarterReport) -> QuarterRecord:
    record = load_record(report)
    assert record is not None
    return record


def test_a_quarter_uses_the_ceilings_in_force_on_its_last_day(
    full: QuarterReport, cast: Cast, agreements: CastAgreements, settings
) -> None:
    changed = draft_budget(
        agreement=agreements.y2023, effective=date(2023, 5, 1), kind="shift", document="P1", reason="Pergeseran"
    )
    terms = BudgetTerms.objects.filter(version=agreements.budget).select_related("indicator", "line").order_by("number")
    rows = [
        BudgetRow(
            line=row.line_id,
            code=row.code,
            name=row.name,
            ceiling=row.ceiling + (1_000_000 if row.line.key == "A5" else 0),
            indicator=row.indicator,
            as_indicator=row.as_indicator,
            output_target=row.output_target,
            output_unit=row.output_unit,
        )
        for row in terms
    ]
    save_budget(version=changed, rows=rows)
    confirm_budget(version=changed, user=cast.official, moment=datetime(2023, 5, 1, 3, tzinfo=UTC))
    settings.CLOCK = "2023-07-04"
    second = open_quarter(position=cast.kasi_position, quarter=Quarter(2023, 2))
    assert record_of(full).costs.total.ceiling.value == Decimal(325_800_000)
    assert record_of(second).costs.total.ceiling.value == Decimal(326_800_000)


def test_an_indicator_taken_out_of_the_agreement_keeps_what_was_recorded(
    full: QuarterReport, cast: Cast, agreements: CastAgreements, settings
) -> None:
    amended = draft_version(agreement=agreements.y2023, effective=date(2023, 5, 1), reason="Sasaran berubah")
    remove_indicator(version=amended, terms=IndicatorTerms.objects.get(version=amended, indicator__code="IK2"))
    others = amended.objectives.exclude(terms=None).order_by("number")
    save_objectives(version=amended, rows=[ObjectiveRow(each.text, each.pk) for each in others])
    settings.CLOCK = "2023-05-02"
    propose(version=amended, user=cast.official, moment=datetime(2023, 5, 2, 2, tzinfo=UTC))
    accept(version=amended, user=cast.superior, moment=datetime(2023, 5, 3, 2, tzinfo=UTC))
    settings.CLOCK = "2023-07-04"
    second = open_quarter(position=cast.kasi_position, quarter=Quarter(2023, 2))
    assert "IK2" in record_of(full).measurements
    assert "IK2" not in record_of(second).measurements
    assert Entry.objects.get(report=full, path="measurement/IK2/value").text == "12 Desa"


def test_the_substitute_of_the_day_signs(full: QuarterReport, cast: Cast) -> None:
    Tenure.objects.create(
        regency=cast.regency,
        position=cast.kasi_position,
        official=cast.colleague.official,
        kind=Tenure.Kind.PLH,
        start=date(2023, 4, 3),
        end=date(2023, 4, 7),
    )
    with pytest.raises(ProblemError, match=r"sending\.not_the_holder"):
        send(report_id=full.pk, user=cast.official)
    sending = send(report_id=full.pk, user=cast.colleague)
    assert (sending.signatory, sending.acting) == (cast.colleague.official, "Plh.")


def test_nothing_is_sent_before_the_quarter_is_over(full: QuarterReport, cast: Cast, settings) -> None:
    settings.CLOCK = "2023-03-31"
    with pytest.raises(ProblemError, match=r"sending\.quarter_not_over"):
        send(report_id=full.pk, user=cast.official)


def test_a_quarter_is_not_begun_before_its_first_day(cast: Cast, agreements: CastAgreements) -> None:
    assert open_quarter(position=cast.kasi_position, quarter=Quarter(2023, 2)).number == 2
    with pytest.raises(ProblemError, match=r"quarter\.not_begun"):
        open_quarter(position=cast.kasi_position, quarter=Quarter(2023, 3))


def test_it_is_late_by_the_first_sending_however_often_it_is_sent(full: QuarterReport, cast: Cast, settings) -> None:
    send(report_id=full.pk, user=cast.official)
    withdraw(report_id=full.pk, user=cast.official)
    settings.CLOCK = "2023-04-20"
    send(report_id=full.pk, user=cast.official)
    full.refresh_from_db()
    when = due_of(full, calendar_of(cast.regency), regency=cast.regency, today=date(2023, 4, 20))
    assert when.late is False


def test_late_is_said_and_blocks_nothing(full: QuarterReport, cast: Cast, settings) -> None:
    settings.CLOCK = "2023-04-11"
    send(report_id=full.pk, user=cast.official)
    full.refresh_from_db()
    assert due_of(full, calendar_of(cast.regency), regency=cast.regency, today=date(2023, 4, 11)).late is True


def test_the_day_is_the_regencys_own(full: QuarterReport, cast: Cast) -> None:
    full.first_sent_at = datetime(2023, 4, 10, 16, 30, tzinfo=UTC)
    today = date(2023, 4, 11)
    cast.regency.time_zone = "Asia/Jakarta"
    assert due_of(full, calendar_of(cast.regency), regency=cast.regency, today=today).late is False
    cast.regency.time_zone = "Asia/Jayapura"
    assert due_of(full, calendar_of(cast.regency), regency=cast.regency, today=today).late is True


def test_a_local_day_off_moves_the_deadline(cast: Cast) -> None:
    def deadline() -> date | None:
        calendar = calendar_of(cast.regency)
        quarter = Quarter(2023, 1)
        return due(quarter, calendar, regency=cast.regency, today=date(2023, 4, 5), sent_on=None).deadline.day

    assert deadline() == date(2023, 4, 10)
    CalendarDay.objects.create(regency=cast.regency, day=date(2023, 4, 5), name="Hari jadi")
    assert deadline() == date(2023, 4, 11)
    CalendarDay.objects.create(regency=cast.regency, day=date(2023, 4, 7), name="Masuk", working=True)
    assert deadline() == date(2023, 4, 10)


def test_a_year_without_holidays_is_said_and_not_guessed(cast: Cast) -> None:
    when = due(Quarter(2040, 1), calendar_of(cast.regency), regency=cast.regency, today=date(2040, 4, 5), sent_on=None)
    assert (when.deadline.day, when.deadline.missing_years, when.late) == (None, (2040,), None)


def test_a_target_missed_asks_for_cause_obstacle_and_solution(full: QuarterReport, cast: Cast) -> None:
    type_in(full, cast.official, {"measurement/IK2/value": "9"})
    assert {gap.path for gap in gaps(record_of(full))} == {
        "analysis/IK2/cause",
        "analysis/IK2/obstacle",
        "analysis/IK2/solution",
    }


def test_what_cannot_mature_yet_is_not_asked_for(full: QuarterReport, cast: Cast) -> None:
    record = record_of(full)
    assert not any("measurement/IK4" in gap.path for gap in gaps(record))
    assert record.measurements["IK4"].reason == "not_mature"


def test_every_parent_is_the_sum_of_its_children(full: QuarterReport) -> None:
    costs = record_of(full).costs
    for outcome in costs.outcomes:
        if outcome.lines:
            assert outcome.parent.spending.value == sum(line.spending.value or 0 for line in outcome.lines)
    assert costs.total.spending.value == Decimal(84_550_000)


def test_text_and_table_say_the_same_figure(full: QuarterReport) -> None:
    prose = record_of(full).prose("analysis/IK3/method").text
    assert prose == "Dihitung dari daftar: 11 Desa dari target 12 Desa, capaian 91,67%."


def amended_with_a_new_indicator(agreements: CastAgreements, cast: Cast) -> None:
    """IK7 is agreed from 1 January, after TW I was sent."""
    amended = draft_version(agreement=agreements.y2023, effective=date(2023, 1, 1), reason="Indikator baru")
    targets = {f"target_{number}": Decimal(1) for number in range(1, 5)}
    values = IndicatorValues(name="Jumlah rapat", unit="Kali", annual_target=Decimal(4), **targets)
    save_indicator(version=amended, objective=amended.objectives.order_by("number")[0], values=values)
    propose(version=amended, user=cast.official, moment=datetime(2023, 4, 6, 2, tzinfo=UTC))
    accept(version=amended, user=cast.superior, moment=datetime(2023, 4, 6, 3, tzinfo=UTC))


def test_a_return_and_an_amendment_do_not_lock_the_quarter(
    full: QuarterReport, cast: Cast, agreements: CastAgreements
) -> None:
    send(report_id=full.pk, user=cast.official)
    amended_with_a_new_indicator(agreements, cast)
    QuarterReport.objects.filter(pk=full.pk).update(state="returned", reopened=["agreement/IK5"])
    wanted = {"measurement/IK7/value": "1", "analysis/IK7/method": "dihitung", "analysis/IK7/done": "rapat"}
    wanted |= {"strategy/IK7/1/text": "undangan", "strategy/IK7/1/months": "2"}
    assert type_in(full, cast.official, wanted | {"measurement/IK2/value": "11"}).refused.keys() == {
        "measurement/IK2/value"
    }
    assert type_in(full, cast.official, {"measurement/IK7/value": "2"}).clean
    assert send(report_id=full.pk, user=cast.official).number == 2


def test_what_an_earlier_quarter_refused_is_not_added_up(full: QuarterReport, cast: Cast, settings) -> None:
    type_in(full, cast.official, {"measurement/IK5/value": "90 %"})
    settings.CLOCK = "2023-07-04"
    second = open_quarter(position=cast.kasi_position, quarter=Quarter(2023, 2))
    type_in(second, cast.official, {"measurement/IK5/value": "1"})
    record = record_of(second)
    assert record.measurements["IK5"].realisation_to_date.value == 1
    assert record.measurements["IK5"].annual_achievement.value is None
    assert [problem.message for problem in record.problems["measurement/IK5/value"]] == ["realisation.earlier_missing"]


def test_an_empty_reference_is_said_at_its_field(full: QuarterReport, cast: Cast) -> None:
    type_in(full, cast.official, {"analysis/IK2/done": "Anggaran {pagu} terpakai {belanja}."})
    messages = [problem.message for problem in record_of(full).problems["analysis/IK2/done"]]
    assert messages == ["reference.empty", "reference.empty"]


def test_three_thousand_the_english_way_is_asked_about(full: QuarterReport, cast: Cast) -> None:
    type_in(full, cast.official, {"measurement/IK5/value": "3,000"})
    assert [each.message for each in record_of(full).problems["measurement/IK5/value"]] == [
        "realisation.ambiguous_comma"
    ]


def test_an_unsent_report_stays_late_in_a_year_without_holidays(cast: Cast) -> None:
    today = date(2040, 1, 15)
    when = due(Quarter(2027, 2), calendar_of(cast.regency), regency=cast.regency, today=today, sent_on=None)
    assert when.late is True


def test_a_promotion_after_sending_signs_nothing_anew(full: QuarterReport, cast: Cast) -> None:
    sending = send(report_id=full.pk, user=cast.official)
    official = sending.signatory
    before = official.rank
    official.rank = "Pembina (IV/a)"
    official.save()
    assert reporter_of(Sending.objects.get(pk=sending.pk)).rank == before
