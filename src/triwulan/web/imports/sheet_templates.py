"""Templates to fill in: what is known already as a workbook, which imports back without a question."""

from decimal import Decimal

from django.http import HttpResponse
from django.utils.text import slugify

from triwulan.core.known import KnownIndicator, KnownLine
from triwulan.core.quantity import parse_money, parse_quantity
from triwulan.formats.file_kinds import MEDIA_TYPES, FileKind
from triwulan.formats.sheet_template import Cell, TemplateSheet, template_bytes
from triwulan.interpret.sheets.rows import Purpose
from triwulan.web.agreements.models import IndicatorTerms
from triwulan.web.imports.sheet_targets import Target

_DIRECTIONS = dict(IndicatorTerms.DirectionChoice.choices)
_AGGREGATIONS = dict(IndicatorTerms.AggregationChoice.choices)
_EMPTY_ROWS = 5
_ROMANS = ("I", "II", "III", "IV")


def template_file(target: Target) -> HttpResponse:
    """The template as a download."""
    response = HttpResponse(template_bytes(template_sheets(target)), content_type=MEDIA_TYPES[FileKind.XLSX])
    name = slugify(f"{target.purpose.value} {target.agreement.position.name} {target.agreement.year}")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


def template_sheets(target: Target) -> list[TemplateSheet]:
    """What the template holds. Its words are those of the paper, whatever language the screens are in."""
    position, year = target.agreement.position.full_name, target.agreement.year
    if target.purpose is Purpose.BUDGET:
        return [_budget(target, (f"PAGU ANGGARAN {year}", position))]
    if target.purpose is Purpose.AGREEMENT:
        return [_agreement(target, (f"PERJANJIAN KINERJA {year}", position))]
    assert target.report is not None
    title = f"TRIWULAN {_ROMANS[target.report.number - 1]} TAHUN {year}"
    return [_realisations(target, (f"REALISASI KINERJA {title}", position)), _spending(target, (title, position))]


def _budget(target: Target, titles: tuple[str, ...]) -> TemplateSheet:
    names = {each.key: each.name for each in target.known.indicators}
    rows: list[tuple[Cell, ...]] = [
        (line.code, line.name, names.get(line.indicator, ""), line.ceiling) for line in target.known.lines
    ]
    heads = ("Kode", "Kegiatan/Sub Kegiatan", "Mendukung indikator", "Pagu (Rp)")
    choices = {2: tuple(names.values())}
    return TemplateSheet("Pagu", titles, heads, rows + [("", "", "", None)] * _EMPTY_ROWS, (24, 60, 50, 20), choices)


def _agreement(target: Target, titles: tuple[str, ...]) -> TemplateSheet:
    heads = (
        "Sasaran", "Indikator Kinerja", "Satuan", "Target Tahun", *(f"Target TW {roman}" for roman in _ROMANS),
        "Rumus", "Arah", "Cara menghitung setahun",
    )  # fmt: skip
    rows = [_indicator_row(each) for each in target.known.indicators]
    empty: list[tuple[Cell, ...]] = [("",) * len(heads)] * _EMPTY_ROWS
    widths = (40, 50, 12, 14, 12, 12, 12, 12, 40, 34, 40)
    choices = {9: tuple(map(str, _DIRECTIONS.values())), 10: tuple(map(str, _AGGREGATIONS.values()))}
    return TemplateSheet("Perjanjian", titles, heads, rows + empty, widths, choices)


def _indicator_row(indicator: KnownIndicator) -> tuple[Cell, ...]:
    return (
        indicator.objective,
        indicator.name,
        indicator.unit,
        indicator.annual_target,
        *indicator.quarterly_targets,
        indicator.formula,
        str(_DIRECTIONS.get(indicator.direction, "")),
        str(_AGGREGATIONS.get(indicator.aggregation, "")),
    )


def _realisations(target: Target, titles: tuple[str, ...]) -> TemplateSheet:
    number = target.known.quarter
    heads = ("Indikator Kinerja", "Satuan", f"Target TW {_ROMANS[number - 1]}", "Realisasi", "Pembilang", "Penyebut")
    rows: list[tuple[Cell, ...]] = [
        (
            each.name,
            each.unit,
            each.quarterly_targets[number - 1],
            *(_figure(text) for text in (each.value, each.numerator, each.denominator)),
        )
        for each in target.known.indicators
    ]
    return TemplateSheet("Realisasi", titles, heads, rows, (70, 14, 14, 16, 14, 14))


def _spending(target: Target, titles: tuple[str, ...]) -> TemplateSheet:
    roman, year = _ROMANS[target.known.quarter - 1], target.known.year
    heads = ("Kode", "Kegiatan/Sub Kegiatan", "Pagu (Rp)", f"Realisasi s.d. TW {roman} {year} (Rp)")
    rows: list[tuple[Cell, ...]] = [_spent(each) for each in target.known.lines]
    return TemplateSheet("Anggaran", titles, heads, rows, (24, 60, 20, 26))


def _spent(line: KnownLine) -> tuple[Cell, ...]:
    amount = parse_money(line.spending).value
    return line.code, line.name, line.ceiling, line.spending if amount is None else amount


def _figure(text: str) -> Decimal | str:
    """What was typed, as a number where it is one."""
    value = parse_quantity(text).value
    return text if value is None else value
