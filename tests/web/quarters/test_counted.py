"""Figures counted from the register and the activity log: live while a quarter is open, kept once it is sent."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web.quarters.filling import FIGURES, texts, type_in
from triwulan.core.changes import Change, what_changed
from triwulan.core.counting import CountedFrom
from triwulan.core.measurement import Unmeasurable
from triwulan.core.period import Quarter
from triwulan.web.activities.services import log_activity
from triwulan.web.activities.values import ActivityValues
from triwulan.web.agreements.drafting import IndicatorValues, save_indicator
from triwulan.web.agreements.services import accept, draft_version, propose
from triwulan.web.quarters.counts import sent_texts
from triwulan.web.quarters.models import QuarterReport, Sending
from triwulan.web.quarters.records import QuarterRecord, load_record
from triwulan.web.quarters.services import open_quarter, send, withdraw
from triwulan.web.register.models import Obligation
from triwulan.web.register.services import TypedCell, save_cells
from triwulan.web.register.slots import Slot

COUNTED = {"IK2": ("apbdes", 2023), "IK4": ("rkpdes", 2024)}


class Desk:
    """The official's desk: what is agreed to be counted, the register, and the quarter."""

    def __init__(self, cast, agreements):
        self.cast, self.agreements = cast, agreements

    def bind(self) -> None:
        """An amendment from 5 January: APBDes 2023 and RKPDes 2024 from the register, visits from the log."""
        draft = draft_version(agreement=self.agreements.y2023, effective=date(2023, 1, 5), reason="Dihitung")
        names = IndicatorValues.__dataclass_fields__
        for terms in draft.terms.select_related("indicator", "objective").order_by("number"):
            values = {name: getattr(terms, name) for name in names}
            code = terms.indicator.code
            if code in COUNTED:
                key, year = COUNTED[code]
                obligation = Obligation.objects.get(regency=self.cast.regency, key=key)
                values |= {"counted_from": "register", "obligation_id": obligation.pk, "document_year": year}
            elif code == "IK5":
                values |= {"counted_from": "activities"}
            save_indicator(version=draft, objective=terms.objective, values=IndicatorValues(**values), terms=terms)
        propose(version=draft, user=self.cast.official, moment=datetime(2023, 1, 6, 2, tzinfo=UTC))
        accept(version=draft, user=self.cast.superior, moment=datetime(2023, 1, 7, 2, tzinfo=UTC))

    def set_document(self, village: str, day: str, key: str = "apbdes", year: int = 2023) -> None:
        obligation = Obligation.objects.get(regency=self.cast.regency, key=key)
        slot = Slot(obligation.pk, 1, self.cast.unit.villages.get(name=village).pk)
        row = obligation.fulfilments.filter(village_id=slot.village, year=year).first()
        typed = TypedCell(slot, {"done_text": day}, row.version if row else 0)
        assert save_cells(unit=self.cast.unit, year=year, typed=[typed], user=self.cast.official).clean

    def visit(self, day: date) -> None:
        indicator = self.agreements.y2023.indicators.get(code="IK5")
        values = ActivityValues(day=day, what="Kunjungan pembinaan", indicator_id=indicator.pk, plan_text="Kunjungan")
        log_activity(position=self.cast.kasi_position, values=values, key=str(day), user=self.cast.official)

    def open(self, number: int = 1) -> QuarterReport:
        return open_quarter(position=self.cast.kasi_position, quarter=Quarter(2023, number))

    def record(self, number: int = 1) -> QuarterRecord:
        record = load_record(self.open(number))
        assert record is not None
        return record

    def fill(self, number: int = 1) -> QuarterReport:
        """Everything but what is counted."""
        report = self.open(number)
        typed = {path: text for path, text in FIGURES.items() if path.split("/")[1] not in ("IK2", "IK4", "IK5")}
        more = {f"analysis/IK2/{name}": "Satu desa terlambat." for name in ("cause", "obstacle", "solution")}
        assert type_in(report, self.cast.official, typed | texts() | more).clean
        return report


@pytest.fixture
def desk(cast, agreements) -> Desk:
    desk = Desk(cast, agreements)
    desk.bind()
    for village in cast.unit.villages.all():
        desk.set_document(village.name, "7 Januari 2023" if village.name == "Burno" else "28/12/2022")
    desk.visit(date(2023, 1, 17))
    desk.visit(date(2023, 3, 2))
    return desk


def test_the_quarter_an_indicator_matures_in_follows_from_its_document(desk, agreements):
    terms = {each.indicator.code: each for each in agreements.y2023.versions.get(number=2).terms.all()}
    assert (terms["IK2"].matures_in, terms["IK4"].matures_in) == (1, 3)
    assert {code for code, each in terms.items() if each.counted_from != CountedFrom.TYPED} == {"IK2", "IK4", "IK5"}


def test_a_realisation_is_counted_with_the_villages_behind_it(desk):
    record = desk.record()
    row = record.measurements["IK2"]
    assert (row.realisation.value, row.achievement.value) == (11, Decimal("91.67"))
    figure = record.counted["IK2"]
    assert [item.name for item in figure.counted.items if not item.counts] == ["Burno"]
    assert record.measurements["IK5"].realisation.value == 2
    assert not figure.typed


def test_before_a_document_falls_due_nothing_is_counted(desk):
    desk.set_document("Argosari", "20/2/2023", "rkpdes", 2024)
    record = desk.record()
    assert "IK4" not in record.counted
    assert record.measurements["IK4"].reason is Unmeasurable.NOT_MATURE


def test_a_pair_is_counted_as_both_numbers(desk, settings):
    settings.CLOCK = "2023-10-04"
    for village in ("Argosari", "Burno"):
        desk.set_document(village, "29/9/2023", "rkpdes", 2024)
    row = desk.record(3).measurements["IK4"]
    assert (row.numerator.value, row.denominator.value, row.realisation.value) == (2, 12, Decimal("16.67"))


def test_of_a_sum_each_quarter_counts_its_own(desk, settings):
    settings.CLOCK = "2023-07-04"
    desk.visit(date(2023, 5, 9))
    row = desk.record(2).measurements["IK5"]
    assert (row.realisation.value, row.realisation_to_date.value) == (1, 3)


def test_what_is_counted_needs_no_typing_before_it_is_sent(desk, cast):
    report = desk.fill()
    assert send(report_id=report.pk, user=cast.official, reason="uji").counted.keys() == {"IK2", "IK5"}


def test_what_was_sent_does_not_follow_the_register(desk, cast):
    report = desk.fill()
    send(report_id=report.pk, user=cast.official, reason="uji")
    desk.set_document("Burno", "30/12/2022")
    assert desk.record().measurements["IK2"].realisation.value == 11
    assert desk.record().counted["IK2"].counted.numerator == 11


def test_what_comes_back_is_counted_anew(desk, cast):
    report = desk.fill()
    send(report_id=report.pk, user=cast.official, reason="uji")
    desk.set_document("Burno", "30/12/2022")
    withdraw(report_id=report.pk, user=cast.official)
    assert desk.record().measurements["IK2"].realisation.value == 12
    send(report_id=report.pk, user=cast.official, reason="uji")
    kept = [sending.counted["IK2"] for sending in Sending.objects.order_by("number")]
    assert [sum(item["counts"] for item in each["items"]) for each in kept] == [11, 12]


def test_the_superior_sees_what_was_counted_otherwise(desk, cast):
    report = desk.fill()
    before = send(report_id=report.pk, user=cast.official, reason="uji")
    withdraw(report_id=report.pk, user=cast.official)
    desk.set_document("Burno", "30/12/2022")
    after = send(report_id=report.pk, user=cast.official, reason="uji")
    assert what_changed(sent_texts(before), sent_texts(after)) == (
        Change("measurement/IK2/counted", "11 dari 12 (belum: Burno)", "12 dari 12"),
    )


def test_a_later_quarter_takes_what_was_sent(desk, cast, settings):
    send(report_id=desk.fill().pk, user=cast.official, reason="uji")
    settings.CLOCK = "2023-07-04"
    desk.visit(date(2023, 4, 18))
    row = desk.record(2).measurements["IK5"]
    assert (row.realisation.value, row.realisation_to_date.value) == (1, 3)


def test_a_typed_figure_stands_in_place_of_the_count_and_is_marked(desk, cast):
    type_in(desk.open(), cast.official, {"measurement/IK2/value": "12"})
    record = desk.record()
    assert record.measurements["IK2"].realisation.value == 12
    figure = record.counted["IK2"]
    assert figure.typed
    assert figure.counted.numerator == 11
    type_in(desk.open(), cast.official, {"measurement/IK2/value": ""})
    assert desk.record().measurements["IK2"].realisation.value == 11


def test_queries_do_not_grow_with_what_is_counted(desk, django_assert_num_queries):
    report = desk.open()
    load_record(report)  # reads once what never changes again
    with CaptureQueriesContext(connection) as before:
        load_record(report)
    for day in range(1, 15):
        desk.visit(date(2023, 2, day))
    with django_assert_num_queries(len(before)):
        load_record(report)


def test_the_screen_shows_the_count_and_what_is_behind_it(desk, client, cast):
    client.force_login(cast.official)
    page = client.get(f"/triwulan/{desk.open().pk}/capaian/").content.decode()
    assert "11 dari 12" in page
    assert "register dokumen: Penetapan APBDes 2023, tepat waktu" in page
    assert 'class="out"><span aria-hidden="true">▲</span> Burno' in page
    assert "catatan kegiatan yang dilaksanakan" in page


def test_the_screen_says_that_a_figure_was_typed_instead(desk, client, cast):
    type_in(desk.open(), cast.official, {"measurement/IK2/value": "12"})
    client.force_login(cast.official)
    page = client.get(f"/triwulan/{desk.open().pk}/capaian/").content.decode()
    assert "Angka ini diketik, bukan hasil hitungan" in page


def test_an_obligation_that_an_agreement_counts_keeps_its_rule(desk, client, cast):
    obligation = Obligation.objects.get(regency=cast.regency, key="apbdes")
    client.force_login(cast.regency_admin)
    page = client.get(f"/register/kewajiban/{obligation.pk}/").content.decode()
    assert "Perjanjian yang sudah disetujui menghitung dokumen ini" in page
    typed = {"name": "Lain", "due": "31 Maret tahun berikutnya", "source": "UU", "last_year": "", "number": "5"}
    client.post(f"/register/kewajiban/{obligation.pk}/", typed)
    kept = Obligation.objects.get(pk=obligation.pk)
    assert (kept.name, kept.due, kept.number) == (obligation.name, obligation.due, 5)
