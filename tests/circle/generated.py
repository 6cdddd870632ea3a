"""Reports as offices might write them: drawn by hypothesis, reckoned as the web application does."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from hypothesis import strategies as st

from tests.circle.words import ACTIVITIES, COUNTED, LOWERED, MEANS, OBJECTIVES, RATIOS, sentences, steps
from tests.compose.reports import example
from triwulan.core.activity import ActivityDone
from triwulan.core.budget_line import BudgetLine, SpendingEntry
from triwulan.core.counting import Counted, CountedItem, CountedOf
from triwulan.core.efficiency import EfficiencyVariant
from triwulan.core.measurement import CAPS, Aggregation, Direction
from triwulan.core.period import Quarter, format_date
from triwulan.core.predicate import Scale
from triwulan.core.quantity import NOT_ENTERED, RUPIAH, Kind, Quantity, number, round_half_up
from triwulan.core.reckoning import RealisationEntry, measure
from triwulan.core.reckoning_costs import reckon_costs
from triwulan.core.report import (
    Agreement,
    Analysis,
    CarriedAnswer,
    CarriedFollowUp,
    Cell,
    CountedFigure,
    EvidenceItem,
    FollowUp,
    Indicator,
    Measurement,
    Objective,
    PlanItem,
    Regulation,
    Remark,
    Report,
    Response,
    Signatory,
    Strategy,
)
from triwulan.core.stage import Stage
from triwulan.core.workflow import ResponseChoice
from triwulan.data.scales import scales

_DASH: Final = Quantity(Kind.DASH, raw="-")
_NOT_AVAILABLE: Final = Quantity(Kind.NOT_AVAILABLE, raw="n/a")
_SIGNATORIES: Final = (
    Signatory(name="Contoh Pertama, S.Sos.", nip="199001012015011999", rank="Penata"),
    Signatory(name="CONTOH KETIGA", nip="197912312008012999", rank="Penata Tingkat I"),
    Signatory(name="Drs. H. Contoh Keempat bin Rekaan, M.M.", nip="198505052010011999", rank="Pembina"),
)
_POSTS: Final = (
    "Kepala Seksi Pemerintahan",
    "Kepala Seksi Kesejahteraan Rakyat",
    "Kepala Subbagian Umum dan Kepegawaian",
)
_RULES: Final = (
    Regulation(name="Peraturan Bupati Lumajang", number="6", year=2018, article="4"),
    Regulation(name="Peraturan Presiden", number="29", year=2014, about="Sistem Akuntabilitas Kinerja"),
    Regulation(name="Undang-Undang Republik Indonesia", number="23", year=2014, about="Pemerintahan Daerah"),
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A whole report of one quarter."""
    quarter = Quarter(draw(st.sampled_from((2023, 2024))), draw(st.integers(1, 4)))
    stage = draw(st.sampled_from((Stage.DRAFT, Stage.SUBMITTED, Stage.ANSWERED)))
    objectives = draw(_objectives())
    indicators = tuple(each for objective in objectives for each in objective.indicators)
    key = draw(st.sampled_from(("", *scales())))
    scale = scales()[key] if key else None
    rows = tuple(draw(_measured(indicator, quarter, scale)) for indicator in indicators)
    variant = draw(st.sampled_from(EfficiencyVariant))
    lines = draw(_lines(indicators))
    costs = reckon_costs(
        indicators=indicators,
        lines=lines,
        entries={line.key: draw(_spending(line, quarter)) for line in lines},
        measurements={row.indicator: row for row in rows},
        quarter=quarter,
        variant=variant,
    )
    base = example()
    post = draw(st.sampled_from(_POSTS))
    reporter = replace(draw(st.sampled_from(_SIGNATORIES)), post=post, acting=draw(st.sampled_from(("", "", "Plt."))))
    version = draw(st.integers(1, 3))
    signed = quarter.last_day + timedelta(days=draw(st.integers(1, 3)))
    return replace(
        base,
        author=replace(
            base.author,
            position=post,
            duties=tuple(draw(sentences(0, 6))),
            duties_source=draw(st.sampled_from((None, base.author.duties_source))),
        ),
        quarter=quarter,
        stage=stage,
        agreement=Agreement(
            version=version,
            effective=date(quarter.year, draw(st.sampled_from((1, quarter.months[0]))), draw(st.integers(1, 28))),
            first_party=replace(reporter, acting=""),
            second_party=base.superior,
            objectives=objectives,
            reason=draw(st.sampled_from(("", "Target disesuaikan dengan DPA pergeseran."))) if version > 1 else "",
        ),
        measurements=rows,
        costs=costs,
        analyses=tuple(draw(_analysis(indicator)) for indicator in indicators if draw(st.booleans())),
        strategies=tuple(draw(_strategies(indicators))),
        counted=tuple(draw(_counted(rows, quarter))),
        activities=tuple(draw(_activities(indicators, quarter))),
        follow_ups=tuple(draw(_follow_ups(quarter))),
        closing="\n".join(draw(sentences(0, 3))),
        response=draw(_responses(indicators, signed)) if stage is Stage.ANSWERED else Response(),
        reporter=Signatory() if stage is Stage.DRAFT and draw(st.booleans()) else reporter,
        signed_on=None if stage is Stage.DRAFT else signed,
        reporting_rule=draw(st.sampled_from((None, _RULES[0]))),
        legal_basis=tuple(draw(st.lists(st.sampled_from(_RULES), max_size=3, unique=True))),
        deadline_days=draw(st.sampled_from((5, 7, 10))),
        scale=key,
        carried=(carried := tuple(draw(_carried(quarter)))),
        evidence=tuple(draw(_evidence(indicators, lines, carried))),
    )


@st.composite
def _objectives(draw: st.DrawFn) -> tuple[Objective, ...]:
    count = draw(st.integers(1, 6))
    texts = draw(st.permutations(OBJECTIVES))[:count]
    counts = draw(st.lists(st.integers(1, 3), min_size=count, max_size=count))
    pools = {
        pool: list(draw(st.permutations(names)))
        for pool, names in (("ratio", RATIOS), ("count", COUNTED), ("mean", MEANS), ("lower", LOWERED))
    }
    objectives = []
    key = 0
    for place, text in enumerate(texts):
        indicators = []
        for _ in range(min(counts[place], 10 - key - (count - place - 1))):
            key += 1
            pool = draw(st.sampled_from([name for name, left in pools.items() if left]))
            indicators.append(draw(_indicator(f"IK{key}", pool, pools[pool].pop())))
        objectives.append(Objective(key=f"S{place + 1}", text=text, indicators=tuple(indicators)))
    return tuple(objectives)


@st.composite
def _indicator(draw: st.DrawFn, key: str, pool: str, named: tuple[str, str]) -> Indicator:
    name, unit = named
    aggregation = {
        "ratio": Aggregation.RATIO,
        "mean": Aggregation.AVERAGE,
        "count": draw(st.sampled_from((Aggregation.SUM, Aggregation.LAST))),
        "lower": Aggregation.SUM,
    }[pool]
    matures = draw(st.sampled_from((1, 1, 1, 2, 3))) if aggregation in (Aggregation.LAST, Aggregation.RATIO) else 1
    targets = draw(_targets(unit, aggregation, matures))
    annual = _annual(targets, unit, aggregation)
    direction = draw(st.sampled_from((Direction.LOWER_A, Direction.LOWER_B))) if pool == "lower" else Direction.HIGHER
    return Indicator(
        key=key,
        name=name,
        unit=unit,
        direction=direction,
        aggregation=aggregation,
        annual_target=annual,
        quarterly_targets=targets,
        definition=draw(st.sampled_from(("", *(text for text in steps()[:6])))),
        formula="jumlah yang selesai dibagi jumlah seluruhnya dikali 100%"
        if pool == "ratio" and draw(st.booleans())
        else "",
        cap=draw(st.sampled_from(("none", "none", *CAPS))),
        matures_in=matures,
        plan=tuple(draw(_plan())),
    )


@st.composite
def _targets(draw: st.DrawFn, unit: str, aggregation: Aggregation, matures: int) -> tuple[Cell, ...]:
    values: list[Decimal | None] = []
    highest = Decimal(100) if unit == "%" else Decimal(12)
    at = Decimal(0)
    for place in range(1, 5):
        if place < matures or (place < 4 and draw(st.integers(0, 9)) == 0):
            values.append(None)
            continue
        step = Decimal(draw(st.integers(1, 20 if unit == "%" else 3)))
        at = step if aggregation is Aggregation.SUM else min(at + step, highest)
        values.append(at)
    places = 1 if unit in ("Nilai", "Hari") else 0
    return tuple(
        Cell() if value is None else Cell(number(value + (Decimal("0.5") if places else 0), unit, places))
        for value in values
    )


def _annual(targets: tuple[Cell, ...], unit: str, aggregation: Aggregation) -> Cell:
    values = [target.value for target in targets if target.value is not None]
    if aggregation is Aggregation.SUM:
        return Cell(number(sum(values, Decimal(0)), unit))
    if aggregation is Aggregation.AVERAGE:
        return Cell(number(round_half_up(sum(values, Decimal(0)) / len(values), 1), unit, 1))
    return Cell(number(values[-1], unit, targets[-1].quantity.places))


@st.composite
def _plan(draw: st.DrawFn) -> list[PlanItem]:
    texts = draw(st.lists(st.sampled_from(steps()), max_size=3, unique=True))
    return [
        PlanItem(
            text=text,
            count=Decimal(draw(st.integers(1, 12))),
            unit=draw(st.sampled_from(("kali", "laporan", ""))),
            months=draw(_months(0)),
        )
        for text in texts
    ]


def _months(least: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.lists(st.integers(1, 12), min_size=least, max_size=12, unique=True).map(lambda each: tuple(sorted(each)))


@st.composite
def _measured(draw: st.DrawFn, indicator: Indicator, quarter: Quarter, scale: Scale | None) -> Measurement:
    entries = [draw(_entry(indicator, place)) for place in range(1, quarter.number + 1)]
    row = measure(indicator, quarter=quarter, entries=entries, scale=scale or next(iter(scales().values())))
    return row if scale else replace(row, predicate="")


@st.composite
def _entry(draw: st.DrawFn, indicator: Indicator, quarter: int) -> RealisationEntry:
    odd = draw(st.integers(0, 14))
    if quarter < indicator.matures_in or odd == 0:
        return RealisationEntry()
    if indicator.aggregation is Aggregation.RATIO:
        whole = draw(st.integers(1, 40))
        return RealisationEntry(numerator=number(draw(st.integers(0, whole))), denominator=number(whole))
    if odd == 1:
        return RealisationEntry(value=draw(st.sampled_from((_DASH, _NOT_AVAILABLE))))
    places = 2 if indicator.unit in ("Nilai", "Hari") else 0
    value = Decimal(draw(st.integers(0, 1200 if places else 14)))
    return RealisationEntry(value=number(value / 100 if places else value, indicator.unit, places))


@st.composite
def _lines(draw: st.DrawFn, indicators: tuple[Indicator, ...]) -> list[BudgetLine]:
    names = list(draw(st.permutations(ACTIVITIES)))
    lines = []
    for indicator in indicators:
        for _ in range(draw(st.integers(0, 3))):
            if not names:
                return lines
            code, name = names.pop()
            own = draw(st.booleans())
            lines.append(
                BudgetLine(
                    key=f"A{len(lines) + 1}",
                    code=draw(st.sampled_from((code, ""))),
                    name=name,
                    indicator=indicator.key,
                    ceiling=None if draw(st.integers(0, 9)) == 0 else Decimal(draw(st.integers(1, 400)) * 250_000),
                    output_target=Decimal(draw(st.integers(1, 12))) if own else None,
                    output_unit="Dokumen" if own else "",
                    as_indicator=not own,
                )
            )
    return lines


@st.composite
def _spending(draw: st.DrawFn, line: BudgetLine, quarter: Quarter) -> list[SpendingEntry]:
    spent = Decimal(0)
    entries = []
    for _ in range(quarter.number):
        if line.ceiling is None or draw(st.integers(0, 9)) == 0:
            entries.append(SpendingEntry())
            continue
        share = draw(st.integers(0, 100))
        rest = max((line.ceiling or Decimal(5_000_000)) - spent, Decimal(0))
        spent += (rest * share // 100).to_integral_value()
        back = Decimal(50_000) if draw(st.integers(0, 14)) == 0 and spent > 50_000 else Decimal(0)
        spent -= back
        output = number(draw(st.integers(0, 4)), line.output_unit) if not line.as_indicator else NOT_ENTERED
        reason = "Pengembalian sisa belanja." if back and draw(st.booleans()) else ""
        entries.append(SpendingEntry(spending=number(spent, RUPIAH), output=output, reason=reason))
    return entries


@st.composite
def _analysis(draw: st.DrawFn, indicator: Indicator) -> Analysis:
    fields = ("method", "done", "sent_to", "cause", "obstacle", "solution")
    texts = {field: "\n".join(draw(sentences(0, 2, listed=True))) for field in fields}
    return Analysis(indicator=indicator.key, **texts)


@st.composite
def _strategies(draw: st.DrawFn, indicators: tuple[Indicator, ...]) -> list[Strategy]:
    found = []
    for indicator in indicators:
        for text in draw(st.lists(st.sampled_from(steps()), max_size=3, unique=True)):
            found.append(Strategy(indicator=indicator.key, text=text, months=draw(_months(1))))
    return found


@st.composite
def _follow_ups(draw: st.DrawFn, quarter: Quarter) -> list[FollowUp]:
    texts = draw(st.lists(st.sampled_from(steps()), max_size=4, unique=True))
    return [
        FollowUp(
            item=place,
            what=text,
            who=draw(st.sampled_from(("", *_POSTS))),
            by_when=draw(st.sampled_from(("", format_date(quarter.next().last_day), "awal triwulan berikutnya"))),
        )
        for place, text in enumerate(texts, start=1)
    ]


@st.composite
def _evidence(
    draw: st.DrawFn, indicators: tuple[Indicator, ...], lines: list[BudgetLine], carried: tuple[CarriedFollowUp, ...]
) -> list[EvidenceItem]:
    """Names as files have them; whatever a follow-up names is among them."""
    least = max((number for step in carried for number in step.evidence), default=0)
    proven = (
        "report",
        *(f"measurement/{each.key}" for each in indicators),
        *(f"cost/{each.key}" for each in lines),
        *(f"carried/{each.item}" for each in carried),
    )
    names = ("IMG_20230328_101500.jpg", "Berita acara (final) & lampiran.pdf", "Daftar hadir; rapat 12 Maret.xlsx")
    return [
        EvidenceItem(
            number=number,
            name=draw(st.sampled_from(names)),
            sha256=f"{draw(st.integers(0, 2**256 - 1)):064x}",
            anchors=tuple(draw(st.lists(st.sampled_from(proven), max_size=3, unique=True))),
            kind="pdf",
            size=1200,
            day=draw(st.sampled_from((None, date(2023, 3, 28), date(2024, 12, 2)))),
            added_by="Contoh Kelima",
        )
        for number in range(1, least + draw(st.integers(0, 2)) + 1)
    ]


@st.composite
def _carried(draw: st.DrawFn, quarter: Quarter) -> list[CarriedFollowUp]:
    texts = draw(st.lists(st.sampled_from(steps()), max_size=3, unique=True))
    return [
        CarriedFollowUp(
            item=place,
            what=text,
            who=draw(st.sampled_from(("", *_POSTS))),
            by_when=draw(st.sampled_from(("", format_date(quarter.last_day)))),
            answer=draw(st.sampled_from((None, *CarriedAnswer))),
            note=" ".join(draw(sentences(0, 1))),
            evidence=tuple(draw(st.lists(st.integers(1, 5), max_size=3, unique=True).map(sorted))),
        )
        for place, text in enumerate(texts, start=1)
    ]


@st.composite
def _counted(draw: st.DrawFn, rows: tuple[Measurement, ...], quarter: Quarter) -> list[CountedFigure]:
    """What lies behind some of the realisations that are whole numbers."""
    found = []
    for row in rows:
        figure = row.numerator.value if row.numerator.value is not None else row.realisation.value
        if figure is None or figure != figure.to_integral_value() or figure > 14 or draw(st.booleans()):
            continue
        whole = row.denominator.value
        missing = int(whole - figure) if whole is not None else draw(st.integers(0, 3))
        items = [draw(_counted_item(place, quarter, place <= figure)) for place in range(1, int(figure) + missing + 1)]
        what = draw(st.sampled_from(("register dokumen: Penetapan APBDes, tepat waktu", "catatan kegiatan")))
        of = draw(st.sampled_from(CountedOf))
        counted = Counted(what=what, of=of, as_of=quarter.last_day, items=tuple(items), denominator=len(items))
        found.append(CountedFigure(indicator=row.indicator, counted=counted))
    return found


@st.composite
def _activities(draw: st.DrawFn, indicators: tuple[Indicator, ...], quarter: Quarter) -> list[ActivityDone]:
    texts = draw(st.lists(st.sampled_from(steps()), max_size=4, unique=True))
    found = []
    for text in texts:
        day = quarter.first_day + timedelta(days=draw(st.integers(0, 80)))
        villages = draw(st.lists(st.sampled_from(("Rekaan Jaya", "Contoh Makmur", "Umpama")), max_size=3, unique=True))
        found.append(
            ActivityDone(
                day=day,
                until=draw(st.sampled_from((None, day + timedelta(days=2), day + timedelta(days=9)))),
                what=text,
                place=draw(st.sampled_from(("", "Balai desa", "Pendopo kecamatan"))),
                villages=tuple(villages),
                everywhere=len(villages) == 3,
                with_whom=draw(st.sampled_from(("", "Tim Pembina Kecamatan"))),
                result=" ".join(draw(sentences(0, 1))),
                indicator=draw(st.sampled_from(("", *(each.key for each in indicators)))),
                evidence=tuple(draw(st.lists(st.integers(1, 30), max_size=2, unique=True).map(sorted))),
            )
        )
    return found


@st.composite
def _counted_item(draw: st.DrawFn, place: int, quarter: Quarter, counts: bool) -> CountedItem:
    done = (
        draw(st.sampled_from(("on_time", "done"))) if counts else draw(st.sampled_from(("late", "overdue", "planned")))
    )
    there = done not in ("overdue", "planned")
    return CountedItem(
        name=f"Desa Rekaan {place}",
        counts=counts,
        standing=done,
        day=quarter.first_day + timedelta(days=draw(st.integers(0, 80))) if there else None,
        number=draw(st.sampled_from(("", f"{place} Tahun {quarter.year}"))) if there else "",
        evidence=tuple(draw(st.lists(st.integers(1, 30), max_size=2, unique=True).map(sorted))) if there else (),
    )


@st.composite
def _responses(draw: st.DrawFn, indicators: tuple[Indicator, ...], signed: date) -> Response:
    choices = tuple(draw(st.lists(st.sampled_from(tuple(ResponseChoice)), min_size=1, max_size=3, unique=True)))
    anchors = ("report", "closing", "section/2.2", "cost/total", *(f"measurement/{each.key}" for each in indicators))
    remarks = draw(st.lists(st.sampled_from(anchors), max_size=2, unique=True))
    return Response(
        choices=tuple(choice for choice in ResponseChoice if choice in choices),
        text=draw(st.sampled_from(("", "Segera dilengkapi dengan bukti dukung."))),
        remarks=tuple(Remark(anchor=anchor, text="Mohon dijelaskan.") for anchor in remarks),
        responder=replace(_SIGNATORIES[2], post="Camat Senduro", acting=draw(st.sampled_from(("", "Plt.")))),
        answered_on=signed + timedelta(days=2),
    )
