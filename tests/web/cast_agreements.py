"""The agreements of the cast's Kasi Pemerintahan, entered and accepted through the services like any other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from tests.web.cast import Cast
from triwulan.web.agreements.budgets import BudgetRow, confirm_budget, draft_budget, save_budget
from triwulan.web.agreements.drafting import (
    IndicatorValues,
    ObjectiveRow,
    PlanRow,
    save_indicator,
    save_objectives,
    save_plan,
)
from triwulan.web.agreements.models import AgreementVersion, BudgetVersion, PerformanceAgreement
from triwulan.web.agreements.services import accept, create_agreement, propose

CEILING_TOTAL = Decimal(325_800_000)


@dataclass(frozen=True)
class CastAgreements:
    """Both years accepted by both parties, with their ceilings confirmed; in force from 1 January."""

    y2022: PerformanceAgreement
    y2023: PerformanceAgreement

    @property
    def version(self) -> AgreementVersion:
        """Version 1 of 2023."""
        return self.y2023.versions.get(number=1)

    @property
    def budget(self) -> BudgetVersion:
        """The ceilings of 2023."""
        return self.y2023.budget_versions.get(number=1)


@dataclass(frozen=True)
class Agreed:
    """An objective with its one indicator and plan."""

    objective: str
    values: IndicatorValues
    plan: Sequence[PlanRow] = ()


def make_agreements(cast: Cast) -> CastAgreements:
    """2022 and 2023 of Kasi Pemerintahan: IK1..IK6 and budget lines A1..A6, Rp325.800.000."""
    return CastAgreements(*(make_agreement(cast, year) for year in (2022, 2023)))


def make_agreement(cast: Cast, year: int) -> PerformanceAgreement:
    """One year, drafted, proposed by the holder on 3 January, accepted by the Camat on 5 January."""
    version = draft_agreement(cast, year)
    propose(version=version, user=cast.official, moment=datetime(year, 1, 3, 2, tzinfo=UTC))
    accept(version=version, user=cast.superior, moment=datetime(year, 1, 5, 2, tzinfo=UTC))
    budget = draft_ceilings(version)
    confirm_budget(version=budget, user=cast.official, moment=datetime(year, 1, 5, 3, tzinfo=UTC))
    return version.agreement


def draft_agreement(cast: Cast, year: int) -> AgreementVersion:
    """The same as a draft that is ready to be proposed."""
    version = create_agreement(position=cast.kasi_position, year=year)
    save_objectives(version=version, rows=[ObjectiveRow(each.objective) for each in agreed(year)])
    for objective, each in zip(version.objectives.order_by("number"), agreed(year), strict=True):
        terms = save_indicator(version=version, objective=objective, values=each.values)
        save_plan(version=version, terms=terms, rows=each.plan)
    return version


def draft_ceilings(version: AgreementVersion) -> BudgetVersion:
    """The six lines, each serving one indicator, not confirmed yet."""
    agreement = version.agreement
    budget = draft_budget(agreement=agreement, effective=version.effective, document="DPA 7.01/001")
    served = {indicator.code: indicator for indicator in agreement.indicators.all()}
    rows = [
        BudgetRow(
            code=code,
            name=name,
            ceiling=Decimal(ceiling),
            indicator=served[indicator],
            as_indicator=not unit,
            output_target=Decimal(target) if unit else None,
            output_unit=unit,
        )
        for code, name, ceiling, indicator, target, unit in LINES
    ]
    save_budget(version=budget, rows=rows)
    return budget


LINES = (
    ("7.01.02.2.01.0001", "Efektivitas kegiatan pemerintahan tingkat kecamatan", 7_800_000, "IK6", 0, ""),
    ("7.01.02.2.02.0001", "Urusan pemerintahan yang dilimpahkan kepada camat", 5_000_000, "IK1", 4, "Dokumen"),
    ("7.01.04.2.01.0001", "Sinergitas dengan kepolisian dan instansi vertikal", 10_200_000, "IK1", 12, "Bulan"),
    ("7.01.04.2.01.0002", "Harmonisasi hubungan tokoh agama dan masyarakat", 4_500_000, "IK1", 4, "Kali"),
    ("7.01.05.2.01.0001", "Urusan pemerintahan umum sesuai penugasan", 7_500_000, "IK1", 0, ""),
    ("7.01.06.2.01.0001", "Fasilitasi dan pengawasan pemerintahan desa", 290_800_000, "IK5", 0, ""),
)


def agreed(year: int) -> tuple[Agreed, ...]:
    """What is agreed for a year: a ratio, two states, a late one, two sums."""
    return (
        Agreed(
            "Hasil fasilitasi dan koordinasi pemerintahan ditindaklanjuti",
            IndicatorValues(
                name="Persentase fasilitasi dan koordinasi yang ditindaklanjuti",
                formula="jumlah yang ditindaklanjuti / jumlah yang dilaksanakan x 100%",
                unit="%",
                aggregation="ratio",
                **_each("100", 100, 100, 100, 100),
            ),
            (
                PlanRow(text="Fasilitasi", count=Decimal(11), unit="kali", months=(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)),
                PlanRow(text="Koordinasi", count=Decimal(2), unit="kali", months=(3, 9)),
            ),
        ),
        Agreed(
            "Desa menetapkan APBDes tepat waktu",
            IndicatorValues(
                name=f"Jumlah desa yang menetapkan APBDes {year} tepat waktu",
                definition=f"APBDes {year} ditetapkan paling lambat 31 Desember {year - 1}",
                unit="Desa",
                aggregation="last",
                population=Decimal(12),
                **_each("12", 12, 12, 12, 12),
            ),
        ),
        Agreed(
            "Desa menyampaikan LPPDes tepat waktu",
            IndicatorValues(
                name=f"Jumlah desa yang menyampaikan LPPDes {year - 1} tepat waktu",
                definition=f"LPPDes {year - 1} disampaikan paling lambat 31 Maret {year}",
                unit="Desa",
                aggregation="last",
                population=Decimal(12),
                **_each("12", 12, 12, 12, 12),
            ),
        ),
        Agreed(
            "Desa menetapkan RKPDes tepat waktu",
            IndicatorValues(
                name=f"Persentase desa yang menetapkan RKPDes {year + 1} tepat waktu",
                definition=f"RKPDes {year + 1} ditetapkan paling lambat 30 September {year}",
                formula="jumlah desa tepat waktu / jumlah desa x 100%",
                unit="%",
                aggregation="ratio",
                matures_in=3,
                **_each("100", None, None, 100, 100),
            ),
        ),
        Agreed(
            "Pemerintahan desa dibina dan diawasi",
            IndicatorValues(
                name="Jumlah kunjungan pembinaan dan pengawasan desa", unit="Kali", **_each("8", 2, 2, 2, 2)
            ),
            (PlanRow(text="Kunjungan", count=Decimal(8), unit="kali", months=(1, 3, 4, 6, 7, 9, 10, 12)),),
        ),
        Agreed(
            "Laporan bidang pemerintahan tersusun tepat waktu",
            IndicatorValues(
                name="Jumlah laporan bidang pemerintahan yang tepat waktu", unit="Laporan", **_each("5", 1, 1, 2, 1)
            ),
            (PlanRow(text="Laporan", count=Decimal(5), unit="laporan", months=(3, 6, 7, 9, 12)),),
        ),
    )


def _each(annual: str, *quarters: int | None) -> dict[str, Decimal | None]:
    targets = {f"target_{n}": None if value is None else Decimal(value) for n, value in enumerate(quarters, start=1)}
    return {"annual_target": Decimal(annual), **targets}
