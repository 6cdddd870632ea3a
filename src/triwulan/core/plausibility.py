"""What an official may have typed wrong; every problem names its field, so that it can be said beside it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from triwulan.core.budget_line import BudgetLine, SpendingEntry
from triwulan.core.measurement import Aggregation
from triwulan.core.problem import Problem
from triwulan.core.quantity import RUPIAH, Kind, Quantity, format_number, format_rupiah
from triwulan.core.reckoning import RealisationEntry, is_percent
from triwulan.core.report import Indicator

# Things that come whole; a fraction of one is a slip of the separator.
COUNT_UNITS: Final = frozenset(
    {
        "aduan", "anggota", "berkas", "buah", "bulan", "desa", "dok", "dokumen", "dusun", "forum",
        "hari", "indikator", "jenis", "kali", "kasus", "kecamatan", "kegiatan", "kelompok", "keluarga",
        "kelurahan", "kk", "konflik", "kunjungan", "laporan", "lembaga", "naskah", "orang",
        "organisasi", "paket", "pelanggaran", "pengaduan", "peraturan", "perdes", "perkara",
        "pertemuan", "peserta", "rapat", "rekomendasi", "rt", "rumah", "rw", "sekolah", "surat",
        "titik", "unit", "warga",
    }
)  # fmt: skip
THOUSAND: Final = Decimal(1000)
# "3,000" of things that are counted: three thousand written the English way, or three with needless zeros?
_GROUPED: Final = re.compile(r"\d{1,3},\d{3}( .*)?")


def check_realisation(
    indicator: Indicator, entry: RealisationEntry, *, to_date: Decimal | None = None
) -> tuple[Problem, ...]:
    """Check what was entered for a quarter; ``to_date`` is the sum of the year so far, where it adds up."""
    if indicator.aggregation is Aggregation.RATIO:
        return tuple(_check_pair(indicator, entry))
    found = tuple(_check_value(indicator, entry.value))
    if not found and indicator.aggregation is Aggregation.SUM:
        found = tuple(_check_to_date(indicator, entry.value, to_date))
    return found


def check_spending(line: BudgetLine, *, previous: Quantity, entry: SpendingEntry) -> tuple[Problem, ...]:
    """Check spending from January to the quarter's end; ``previous`` is the same of the quarter before."""
    spent = entry.spending
    unusable = _not_a_figure("spending", spent)
    if unusable is not None:
        return (unusable,)
    if spent.value is None:
        return ()
    text = {"field": "spending", "value": format_rupiah(spent.value)}
    if spent.unit not in ("", RUPIAH):
        return (Problem("money.other_unit", {"field": "spending", "text": spent.raw, "unit": spent.unit}),)
    if spent.value != spent.value.to_integral_value():
        exact = {"field": "spending", "text": spent.raw or format_number(spent.value)}
        return (Problem("money.fraction", exact | {"suggestion": format_rupiah(spent.value)}),)
    if spent.value < 0:
        return (Problem("spending.negative", text),)
    if line.ceiling is not None and spent.value > line.ceiling:
        return (_above_ceiling(spent.value, line.ceiling, previous.value, text),)
    if previous.value is not None and spent.value < previous.value and not entry.reason.strip():
        return (_lower_than_before(spent.value, previous.value, line.ceiling, text),)
    return ()


def check_output(line: BudgetLine, *, entry: SpendingEntry) -> tuple[Problem, ...]:
    """Check a line's own output of the quarter; with ``as_indicator`` there is none to enter."""
    if line.as_indicator:
        return ()
    # a line without a unit of its own takes whatever is typed
    return tuple(_check_figure("output", entry.output, line.output_unit or entry.output.unit))


def is_counted(unit: str) -> bool:
    """Whether a unit is of things that come whole, such as Desa or Dokumen."""
    return re.split(r"\W", unit.strip().casefold(), maxsplit=1)[0] in COUNT_UNITS


def _check_value(indicator: Indicator, value: Quantity) -> Iterator[Problem]:
    # a mean of counts may be a fraction although no single count is
    whole = indicator.aggregation is not Aggregation.AVERAGE
    found = list(_check_figure("value", value, indicator.unit, whole=whole))
    yield from found or _above_population(indicator, "value", value)


def _check_to_date(indicator: Indicator, value: Quantity, to_date: Decimal | None) -> Iterator[Problem]:
    if value.value is None or to_date is None or indicator.population is None:
        return
    if to_date > indicator.population:
        yield Problem(
            "realisation.to_date_above_population",
            {
                "field": "value",
                "value": format_number(value.value),
                "to_date": format_number(to_date),
                "population": format_number(indicator.population),
                "unit": indicator.unit,
            },
        )


def _check_pair(indicator: Indicator, entry: RealisationEntry) -> Iterator[Problem]:
    percent = is_percent(indicator.unit)
    unit = "" if percent else indicator.unit
    clean = True
    for field, quantity in (("numerator", entry.numerator), ("denominator", entry.denominator)):
        found = list(_check_figure(field, quantity, unit))
        if not found and not percent:
            found = list(_above_population(indicator, field, quantity))
        clean = clean and not found
        yield from found
    numerator, denominator = entry.numerator.value, entry.denominator.value
    if not clean or (numerator is None and denominator is None):
        return
    if numerator is None:
        yield Problem("realisation.numerator_missing", {"field": "numerator"})
    elif denominator is None:
        yield Problem("realisation.denominator_missing", {"field": "denominator"})
    elif denominator == 0:
        yield Problem("realisation.zero_denominator", {"field": "denominator"})
    elif numerator > denominator and (percent or indicator.population is not None or is_counted(indicator.unit)):
        numbers = {"numerator": format_number(numerator), "denominator": format_number(denominator)}
        yield Problem("realisation.above_denominator", {"field": "numerator", **numbers})


def _above_population(indicator: Indicator, field: str, quantity: Quantity) -> Iterator[Problem]:
    if quantity.value is None or indicator.population is None or quantity.value <= indicator.population:
        return
    base = field == "denominator"
    yield Problem(
        "realisation.denominator_above_population" if base else "realisation.above_population",
        {
            "field": field,
            "value": format_number(quantity.value),
            "population": format_number(indicator.population),
            "unit": indicator.unit,
        },
    )


def _check_figure(field: str, quantity: Quantity, unit: str, *, whole: bool = True) -> Iterator[Problem]:
    unusable = _not_a_figure(field, quantity)
    if unusable is not None:
        yield unusable
    if quantity.value is None:
        return
    values = {"field": field, "value": format_number(quantity.value), "unit": unit}
    if not _same_unit(quantity.unit, unit):
        yield Problem(_unit_fault(quantity.unit, unit), values | {"typed": quantity.unit})
    elif quantity.value < 0:
        yield Problem("entry.negative", values)
    elif is_counted(unit) and _GROUPED.fullmatch(quantity.raw.strip()):
        values["suggestion"] = format_number(quantity.value * THOUSAND)
        yield Problem("realisation.ambiguous_comma", values | {"text": quantity.raw.strip()})
    elif whole and is_counted(unit) and quantity.value != quantity.value.to_integral_value():
        yield Problem("entry.fraction", values)


def _not_a_figure(field: str, quantity: Quantity) -> Problem | None:
    """Say what is wrong with an entry that holds no number; a dash is asked about, never taken as zero."""
    if quantity.problem is not None:
        return replace(quantity.problem, values={**quantity.problem.values, "field": field})
    if quantity.kind in (Kind.DASH, Kind.NOT_AVAILABLE):
        return Problem("entry.no_figure", {"field": field, "text": quantity.raw.strip()})
    return None


def _same_unit(typed: str, unit: str) -> bool:
    """Whether the typed unit may stand for the agreed one; offices shorten it ("dok." for "Dokumen")."""
    if not typed:
        return True
    if is_percent(typed) or is_percent(unit):
        return is_percent(typed) and is_percent(unit)
    if typed == RUPIAH:
        return unit.strip().casefold().rstrip(".") in {"rp", "rupiah"}
    short, agreed = " ".join(typed.casefold().split()).rstrip("."), " ".join(unit.casefold().split())
    # without an agreed unit, as in the counted pair of a percentage, any thing may be counted
    return not agreed or short == agreed.rstrip(".") or (len(short) >= 3 and agreed.startswith(short))


def _unit_fault(typed: str, unit: str) -> str:
    if is_percent(typed):
        return "entry.percent_for_count" if unit else "entry.percent_in_pair"
    return "entry.count_for_percent" if is_percent(unit) else "entry.other_unit"


def _above_ceiling(value: Decimal, ceiling: Decimal, previous: Decimal | None, text: dict[str, str]) -> Problem:
    values = text | {"ceiling": format_rupiah(ceiling), "excess": format_rupiah(value - ceiling)}
    shorter = value / THOUSAND
    # a little above the ceiling is no slip of a group of thousands
    if value >= 10 * ceiling and value % THOUSAND == 0 and (previous or 0) <= shorter <= ceiling:
        return Problem("spending.above_ceiling_group", values | {"suggestion": format_rupiah(shorter)})
    return Problem("spending.above_ceiling", values)


def _lower_than_before(value: Decimal, previous: Decimal, ceiling: Decimal | None, text: dict[str, str]) -> Problem:
    before = {"previous": format_rupiah(previous), "difference": format_rupiah(previous - value)}
    longer = value * THOUSAND
    if ceiling is not None and previous <= longer <= ceiling:
        return Problem("spending.lower_group", text | before | {"suggestion": format_rupiah(longer)})
    return Problem("spending.lower_without_reason", text | before)
