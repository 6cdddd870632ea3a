"""Reports of many kinds, all made from the example, so that every sentence of the form is needed by one of them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from triwulan.core.activity import ActivityDone
from triwulan.core.counting import Counted, CountedItem, CountedOf
from triwulan.core.document import Document, plain_lines
from triwulan.core.efficiency import EfficiencyVariant
from triwulan.core.measurement import Aggregation, Direction, Unmeasurable
from triwulan.core.period import Quarter
from triwulan.core.quantity import number
from triwulan.core.report import (
    Agreement,
    Analysis,
    Author,
    CarriedAnswer,
    CarriedFollowUp,
    Cell,
    CostLine,
    CountedFigure,
    EvidenceItem,
    Indicator,
    PlanItem,
    Remark,
    Report,
    Response,
    Signatory,
)
from triwulan.core.stage import Stage
from triwulan.core.workflow import ResponseChoice
from triwulan.formats.report_json import load_report

EXAMPLE = Path(__file__).with_name("laporan.json")


def example() -> Report:
    return load_report(EXAMPLE.read_bytes())


def text(document: Document) -> str:
    return "\n".join((document.title, document.notice, *plain_lines(document)))


def with_indicator(report: Report, key: str, **changes: Any) -> Report:
    def changed(indicator: Indicator) -> Indicator:
        return replace(indicator, **changes) if indicator.key == key else indicator

    objectives = tuple(
        replace(objective, indicators=tuple(map(changed, objective.indicators)))
        for objective in report.agreement.objectives
    )
    return replace(report, agreement=replace(report.agreement, objectives=objectives))


def with_row(report: Report, key: str, **changes: Any) -> Report:
    rows = tuple(replace(row, **changes) if row.indicator == key else row for row in report.measurements)
    return replace(report, measurements=rows)


def with_line(report: Report, key: str, **changes: Any) -> Report:
    def changed(line: CostLine) -> CostLine:
        return replace(line, **changes) if line.key == key else line

    outcomes = tuple(replace(outcome, lines=tuple(map(changed, outcome.lines))) for outcome in report.costs.outcomes)
    return replace(report, costs=replace(report.costs, outcomes=outcomes))


def money(value: int) -> Cell:
    return Cell(number(value, "Rp"))


def percent(value: str) -> Cell:
    return Cell(number(Decimal(value), "%", 2))


def draft() -> Report:
    """Nothing written yet, nothing known about the rules."""
    report = example()
    rows = tuple(
        replace(
            row,
            realisation=Cell(),
            achievement=Cell(),
            realisation_to_date=Cell(),
            annual_achievement=Cell(),
            predicate="",
            reason=Unmeasurable.NOT_ENTERED,
            annual_reason=Unmeasurable.NOT_ENTERED,
        )
        for row in report.measurements
    )
    return replace(
        report,
        stage=Stage.DRAFT,
        author=replace(report.author, duties=(), duties_source=None),
        reporting_rule=None,
        legal_basis=(),
        measurements=rows,
        analyses=(),
        strategies=(),
        follow_ups=(),
        closing="",
        signed_on=None,
        reporter=Signatory(),
        scale="",
        costs=replace(report.costs, outcomes=(), total=CostLine(key="total", name="")),
    )


def answered() -> Report:
    """Returned by an acting superior with remarks on everything a remark can hang on."""
    anchors = (
        "report", "response", "closing", "section/2.2", "section/II", "agreement/IK1", "measurement/IK2/value",
        "analysis/IK3", "cost/A1", "cost/total", "strategy/IK1", "follow_up/2", "unheard/of",
    )  # fmt: skip
    return replace(
        example(),
        stage=Stage.ANSWERED,
        response=Response(
            choices=(ResponseChoice.NOT_GOOD, ResponseChoice.RECHECK_ACHIEVEMENT),
            text="Dua baris diteliti ulang.",
            remarks=tuple(Remark(anchor=anchor, text=f"Periksa {anchor}.") for anchor in anchors),
            responder=Signatory(name="Contoh Ketiga", post="Camat Senduro", acting="Plt."),
            answered_on=date(2023, 4, 11),
        ),
    )


def amended() -> Report:
    """A second agreement, every direction and cap, aggregations of every kind, money that went down."""
    report = example()
    agreement: Agreement = replace(report.agreement, version=2, reason="Target disesuaikan dengan DPA pergeseran.")
    report = replace(report, agreement=agreement)
    report = with_indicator(report, "IK1", cap="100", formula="ditindaklanjuti / dilaksanakan")
    report = with_indicator(report, "IK2", cap="120", direction=Direction.LOWER_A)
    report = with_indicator(report, "IK3", cap="110_120", direction=Direction.LOWER_B, aggregation=Aggregation.SUM)
    item = PlanItem(text="Pembinaan", count=Decimal(8), unit="kali")
    report = with_indicator(report, "IK5", aggregation=Aggregation.AVERAGE, plan=(item,))
    report = with_row(report, "IK3", achievement=percent("91.67"), annual_achievement=percent("100.00"))
    report = with_row(report, "IK5", annual_achievement=percent("100.00"), predicate="")
    report = with_line(report, "A1", spending_in_quarter=money(-50_000), reason_for_decrease="Pengembalian.")
    report = with_line(report, "A2", spending_in_quarter=money(-1), output_achievement=percent("50.00"))
    return replace(report, costs=replace(report.costs, variant=EfficiencyVariant.INDEX))


def unmeasured() -> Report:
    """A reason of every kind; nothing reached, nothing planned, nothing finished."""
    report = replace(example(), strategies=(), follow_ups=(), analyses=(Analysis(indicator="IK1", cause="Sebab."),))
    nothing = {"achievement": Cell(), "annual_achievement": Cell(), "predicate": ""}
    reasons = (
        (Unmeasurable.TARGET_ZERO, Unmeasurable.YEAR_NOT_OVER),
        (Unmeasurable.NEGATIVE_TARGET, Unmeasurable.NOT_ENTERED),
        (Unmeasurable.NO_TARGET, Unmeasurable.NO_TARGET),
        (Unmeasurable.NOT_MATURE, Unmeasurable.NOT_MATURE),
        (Unmeasurable.ZERO_REALISATION, Unmeasurable.ZERO_REALISATION),
        (Unmeasurable.ZERO_DENOMINATOR, Unmeasurable.ZERO_DENOMINATOR),
    )
    for place, (quarter, annual) in enumerate(reasons, start=1):
        report = with_row(report, f"IK{place}", reason=quarter, annual_reason=annual, **nothing)
    report = with_line(report, "A1", output_achievement=Cell())
    return replace(report, costs=replace(report.costs, variant=EfficiencyVariant.LEVEL))


def unfinished() -> Report:
    """Years that can still turn out worse, and sums and means that lack earlier quarters."""
    report = replace(example(), quarter=Quarter(2023, 3))
    for key in ("IK1", "IK2", "IK3"):
        report = with_row(report, key, annual_achievement=percent("91.67"), annual_reason=Unmeasurable.YEAR_NOT_OVER)
    lacking = {"annual_achievement": Cell(), "annual_reason": Unmeasurable.NOT_ENTERED}
    report = with_row(report, "IK5", missing_quarters=(1, 2), **lacking)
    return with_row(report, "IK6", missing_quarters=(2,), **lacking)


def lower(direction: Direction) -> Report:
    """All indicators of one direction other than higher."""
    report = replace(example(), costs=replace(example().costs, variant=EfficiencyVariant.DIFFERENCE))
    for indicator in report.agreement.indicators:
        report = with_indicator(report, indicator.key, direction=direction)
    return report


def carried_over() -> Report:
    """Last quarter's follow-ups answered in each way, one not yet; and a remark on that."""
    answers = (CarriedAnswer.DONE, CarriedAnswer.CONTINUED, CarriedAnswer.DROPPED, None)
    before = answered()
    return replace(
        before,
        response=replace(
            before.response,
            remarks=(
                Remark(anchor="carried/4", text="Mohon dijawab."),
                Remark(anchor="evidence/2", text="Tidak terbaca."),
            ),
        ),
        evidence=tuple(
            EvidenceItem(
                number=number,
                name=f"Berita acara {number}.pdf",
                sha256=f"{number:x}5b2fe9d07c4a183" * 4,
                anchors=proven,
                kind="pdf",
                size=48_000,
                day=date(2023, 3, 20 + number),
                added_by="Contoh Kelima",
            )
            for number, proven in enumerate(
                (("carried/1", "measurement/IK1"), ("report",), ("cost/A1", "carried/1")), start=1
            )
        ),
        carried=tuple(
            CarriedFollowUp(
                item=place,
                what=f"Mendampingi desa kelompok {place} menyusun laporan akhir tahun",
                who="Kasi Pemerintahan",
                by_when="31 Januari 2023",
                answer=answer,
                note="" if answer is None else "Dibahas dalam rapat koordinasi.",
                evidence=(1, 3) if answer is CarriedAnswer.DONE else (),
            )
            for place, answer in enumerate(answers, start=1)
        ),
    )


def counted() -> Report:
    """Villages behind IK2, and visits behind IK5, in whose place a figure was typed."""
    standings = ("late", *["on_time"] * 10, "overdue")
    villages = tuple(
        CountedItem(
            name=f"Desa Rekaan {number}",
            counts=standing == "on_time",
            standing=standing,
            day=None if standing == "overdue" else date(2023, 4, 3) if standing == "late" else date(2023, 3, number),
            number="" if standing == "overdue" else f"{number} Tahun 2023",
            evidence=(number,) if standing == "on_time" else (),
        )
        for number, standing in enumerate(standings, start=1)
    )
    visits = (
        CountedItem(name="Kunjungan pembinaan", counts=True, standing="done", day=date(2023, 2, 7)),
        *[CountedItem(name="Kunjungan pembinaan", counts=False, standing="planned")] * 2,
        CountedItem(name="Laporan kunjungan", counts=False, standing="not_yet"),
    )
    as_of = date(2023, 3, 31)
    return replace(
        example(),
        counted=(
            CountedFigure(
                indicator="IK2",
                counted=Counted(
                    what="register dokumen: LPPDes 2022, tepat waktu", as_of=as_of, items=villages, denominator=12
                ),
            ),
            CountedFigure(
                indicator="IK5",
                counted=Counted(
                    what="catatan kegiatan yang dilaksanakan",
                    of=CountedOf.ACTIVITIES,
                    as_of=as_of,
                    items=visits,
                    denominator=4,
                ),
                typed=True,
            ),
            CountedFigure(
                indicator="IK6",
                counted=Counted(
                    what="register dokumen: Laporan bulanan 2023",
                    of=CountedOf.REPORTS,
                    as_of=as_of,
                    items=(
                        CountedItem(name="Januari", counts=True, standing="done", day=date(2023, 2, 3)),
                        *(CountedItem(name=name, counts=False, standing="overdue") for name in ("Februari", "Maret")),
                    ),
                    denominator=5,
                ),
            ),
        ),
    )


def acted() -> Report:
    """What was done in the quarter, for one indicator and for none, with a little and with much told of it."""
    return replace(
        example(),
        activities=(
            ActivityDone(day=date(2023, 1, 17), what="Rapat penyusunan jadwal", evidence=(3,)),
            ActivityDone(
                day=date(2023, 2, 27),
                until=date(2023, 3, 2),
                what="Pembinaan administrasi desa",
                place="Balai desa setempat",
                villages=("Desa Rekaan 1", "Desa Rekaan 2"),
                with_whom="Tim Pembina Kecamatan",
                result="buku administrasi dilengkapi",
                indicator="IK5",
                plan_text="Pembinaan",
                evidence=(1, 2),
            ),
            ActivityDone(
                day=date(2023, 3, 20),
                what="Pengawasan keuangan desa",
                villages=("A", "B"),
                everywhere=True,
                indicator="IK5",
            ),
        ),
    )


def varied() -> tuple[Report, ...]:
    """Everything at once: together they need each sentence of the form at least once."""
    author: Author = replace(example().author, duties_source=None)
    entering = with_row(
        replace(example(), author=author), "IK6", achievement=Cell(), predicate="", reason=Unmeasurable.NOT_ENTERED
    )
    filled = replace(
        example(),
        analyses=tuple(
            replace(each, method="m", done="d", sent_to="s", cause="c", obstacle="o", solution="s")
            for each in example().analyses
        ),
    )
    return (
        example(),
        draft(),
        answered(),
        amended(),
        unmeasured(),
        unfinished(),
        lower(Direction.LOWER_A),
        lower(Direction.LOWER_B),
        entering,
        filled,
        carried_over(),
        counted(),
        acted(),
    )
