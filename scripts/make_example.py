"""Writes examples/laporan-tw1-2023.json: a fictional report whose figures are reckoned, never typed."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from triwulan.core.budget_line import BudgetLine, SpendingEntry
from triwulan.core.efficiency import EfficiencyVariant
from triwulan.core.measurement import Aggregation, Direction
from triwulan.core.period import Quarter
from triwulan.core.quantity import NOT_ENTERED, RUPIAH, number
from triwulan.core.reckoning import RealisationEntry, measure
from triwulan.core.reckoning_costs import reckon_costs
from triwulan.core.report import (
    Agreement,
    Analysis,
    Author,
    Cell,
    FollowUp,
    Indicator,
    Objective,
    PlanItem,
    Regulation,
    Report,
    Signatory,
    Stage,
    Strategy,
)
from triwulan.data.scales import scales
from triwulan.formats.report_json import dump_report

OUTPUT = Path(__file__).parents[1] / "examples" / "laporan-tw1-2023.json"
QUARTER = Quarter(2023, 1)
SCALE = "permendagri_86_2017"
YEAR = tuple(range(1, 13))

REPORTING_RULE = Regulation(name="Peraturan Bupati Lumajang", number="6", year=2018, article="Pasal 4")
DUTIES_RULE = Regulation(
    name="Peraturan Bupati Lumajang",
    number="96",
    year=2019,
    about="Kedudukan, Susunan Organisasi, Uraian Tugas dan Fungsi serta Tata Kerja Kecamatan dan Kelurahan",
    article="Pasal 8",
)
LEGAL_BASIS = (
    Regulation(
        name="Peraturan Presiden",
        number="29",
        year=2014,
        about="Sistem Akuntabilitas Kinerja Instansi Pemerintah",
    ),
    Regulation(
        name="Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
        number="53",
        year=2014,
        about="Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas Laporan "
        "Kinerja Instansi Pemerintah",
    ),
    REPORTING_RULE,
)
DUTIES = (
    "menyusun rencana kerja Seksi Pemerintahan;",
    "membina dan mengawasi penyelenggaraan pemerintahan desa;",
    "memfasilitasi administrasi desa, penyusunan APBDes, dan pelaporan desa;",
    "mengevaluasi rancangan peraturan desa;",
    "mengoordinasikan kegiatan pemerintahan antarinstansi di wilayah kecamatan; dan",
    "melaksanakan tugas lain dari Camat.",
)
REPORTER = Signatory(
    name="Contoh Pertama, S.Sos.",
    nip="199001012015011999",
    rank="Penata",
    post="Kepala Seksi Pemerintahan",
)
SUPERIOR = Signatory(
    name="Contoh Kedua, S.STP., M.Si.",
    nip="198002022003022999",
    rank="Pembina Tingkat I",
    post="Camat Senduro",
)


def figure(value: str | None, unit: str) -> Cell:
    """Make a target's cell; None where nothing is due yet."""
    if value is None:
        return Cell()
    exact = Decimal(value)
    return Cell(number(exact, unit, max(0, -int(exact.as_tuple().exponent))))


def indicator(key: str, name: str, unit: str, aggregation: Aggregation, targets: str, **more: object) -> Indicator:
    """Make an indicator; its targets are TW I to IV and the year, "-" where nothing is due."""
    *quarters, year = (None if value == "-" else value for value in targets.split())
    return Indicator(
        key=key,
        name=name,
        unit=unit,
        direction=Direction.HIGHER,
        aggregation=aggregation,
        annual_target=figure(year, unit),
        quarterly_targets=tuple(figure(value, unit) for value in quarters),
        **more,  # type: ignore[arg-type]
    )


FACILITATION = indicator(
    "IK1",
    "Persentase fasilitasi dan koordinasi bidang pemerintahan yang ditindaklanjuti",
    "%",
    Aggregation.RATIO,
    "23 46 77 100 100",
    definition="Fasilitasi dan koordinasi yang hasilnya dijalankan oleh desa atau instansi terkait.",
    population=Decimal(100),
    plan=(
        PlanItem(text="Fasilitasi bidang pemerintahan", count=Decimal(11), unit="kali", months=YEAR),
        PlanItem(text="Koordinasi bidang pemerintahan", count=Decimal(2), unit="kali", months=(2, 8)),
    ),
)
BUDGETS = indicator(
    "IK2",
    "Jumlah desa yang menetapkan APBDes tepat waktu",
    "Desa",
    Aggregation.LAST,
    "12 12 12 12 12",
    definition="Desa yang menetapkan APBDes 2023 paling lambat 31 Desember 2022.",
    population=Decimal(12),
)
ACCOUNTS = indicator(
    "IK3",
    "Jumlah desa yang menetapkan LPPDes tepat waktu",
    "Desa",
    Aggregation.LAST,
    "12 12 12 12 12",
    definition="Desa yang menyampaikan LPPDes 2022 paling lambat 31 Maret 2023.",
    population=Decimal(12),
)
PLANS = indicator(
    "IK4",
    "Persentase desa yang menetapkan RKPDes tepat waktu",
    "%",
    Aggregation.RATIO,
    "- - 100 100 100",
    definition="Desa yang menetapkan RKPDes 2024 paling lambat 30 September 2023.",
    population=Decimal(100),
    matures_in=3,
)
VISITS = indicator(
    "IK5",
    "Persentase fasilitasi penyelenggaraan pemerintahan desa yang sesuai ketentuan",
    "%",
    Aggregation.RATIO,
    "25 50 75 100 100",
    population=Decimal(100),
    plan=(PlanItem(text="Pembinaan dan monitoring desa", count=Decimal(8), unit="kali", months=YEAR),),
)
REPORTS = indicator(
    "IK6",
    "Persentase laporan bidang pemerintahan yang disusun tepat waktu",
    "%",
    Aggregation.RATIO,
    "40 60 80 100 100",
    population=Decimal(100),
    plan=(PlanItem(text="Laporan bidang pemerintahan", count=Decimal(5), unit="laporan", months=YEAR),),
)
OBJECTIVES = (
    Objective(
        key="S1",
        text="Hasil fasilitasi dan koordinasi bidang pemerintahan ditindaklanjuti",
        indicators=(FACILITATION,),
    ),
    Objective(
        key="S2",
        text="Dokumen perencanaan, anggaran, dan pertanggungjawaban desa ditetapkan tepat waktu",
        indicators=(BUDGETS, ACCOUNTS, PLANS),
    ),
    Objective(key="S3", text="Penyelenggaraan pemerintahan desa sesuai ketentuan", indicators=(VISITS,)),
    Objective(key="S4", text="Laporan bidang pemerintahan tersusun tepat waktu", indicators=(REPORTS,)),
)


def counted(key: str, value: int) -> RealisationEntry:
    """Make the entry of a counted indicator."""
    return RealisationEntry(value=number(value, "Desa"), source=f"measurement/{key}")


def pair(key: str, numerator: int, denominator: int) -> RealisationEntry:
    """Make the entry of a ratio."""
    return RealisationEntry(numerator=number(numerator), denominator=number(denominator), source=f"measurement/{key}")


REALISED = {
    "IK1": pair("IK1", 3, 13),
    "IK2": counted("IK2", 10),
    "IK3": counted("IK3", 11),
    "IK4": RealisationEntry(source="measurement/IK4"),
    "IK5": pair("IK5", 2, 8),
    "IK6": pair("IK6", 1, 5),
}

# Per activity: code, name, indicator, ceiling, spending and own output (target, unit, realised) or none.
Activity = tuple[str, str, str, int, int, tuple[int, str, int] | None]
ACTIVITIES: tuple[Activity, ...] = (
    (
        "7.01.04.2.01.0001",
        "Sinergitas dengan Kepolisian dan TNI",
        "IK1",
        10_200_000,
        9_950_000,
        (1, "Kegiatan", 1),
    ),
    (
        "7.01.04.2.01.0002",
        "Harmonisasi hubungan dengan tokoh agama dan tokoh masyarakat",
        "IK1",
        4_500_000,
        2_250_000,
        (2, "Kegiatan", 1),
    ),
    (
        "7.01.05.2.01.0001",
        "Urusan pemerintahan umum penugasan Kepala Daerah",
        "IK1",
        7_500_000,
        900_000,
        None,
    ),
    (
        "7.01.02.2.03.0001",
        "Urusan pemerintahan yang dilimpahkan kepada Camat",
        "IK1",
        5_000_000,
        0,
        None,
    ),
    (
        "7.01.06.2.01.0002",
        "Fasilitasi, rekomendasi, dan koordinasi pembinaan dan pengawasan pemerintahan desa",
        "IK5",
        290_800_000,
        70_200_000,
        None,
    ),
    (
        "7.01.02.2.01.0001",
        "Peningkatan efektivitas kegiatan pemerintahan di tingkat kecamatan",
        "IK6",
        7_800_000,
        0,
        None,
    ),
)


def budget() -> tuple[tuple[BudgetLine, ...], dict[str, tuple[SpendingEntry, ...]]]:
    """Make the budget lines and their entries by key."""
    lines, entries = [], {}
    for place, (code, name, indicator_key, ceiling, spent, output) in enumerate(ACTIVITIES, start=1):
        key = f"A{place}"
        lines.append(
            BudgetLine(
                key=key,
                code=code,
                name=name,
                indicator=indicator_key,
                ceiling=Decimal(ceiling),
                output_target=Decimal(output[0]) if output else None,
                output_unit=output[1] if output else "",
                as_indicator=output is None,
            )
        )
        realised = number(output[2], output[1]) if output else NOT_ENTERED
        entry = SpendingEntry(spending=number(spent, RUPIAH), output=realised, source=f"cost/{key}")
        entries[key] = (entry,)
    return tuple(lines), entries


ANALYSES = (
    Analysis(
        indicator="IK1",
        done="Tiga fasilitasi selesai dilaksanakan:\na. pengisian perangkat desa di empat desa\n"
        "b. penegakan peraturan desa\nc. administrasi tata pemerintahan desa",
        sent_to="Berita acara disampaikan kepada desa yang bersangkutan.",
        cause="Jadwal fasilitasi disepakati dengan desa sejak awal tahun.",
    ),
    Analysis(
        indicator="IK2",
        method="Dihitung dari register penetapan APBDes 2023 di kecamatan.",
        cause="Dua desa menetapkan APBDes pada Januari 2023 karena pembahasan dengan BPD belum selesai.",
        obstacle="Rancangan dari desa baru diterima pada minggu ketiga Desember 2022.",
        solution="Jadwal pembahasan APBDes 2024 ditetapkan bersama BPD sejak September.",
    ),
    Analysis(
        indicator="IK3",
        method="Dihitung dari tanda terima LPPDes 2022.",
        cause="Satu desa menyampaikan laporan setelah 31 Maret 2023.",
        solution="Pendampingan penyusunan laporan bagi desa tersebut pada April 2023.",
    ),
    Analysis(
        indicator="IK4",
        done="Sosialisasi tahapan penyusunan RKPDes 2024 dimulai pada bulan Maret.",
    ),
    Analysis(
        indicator="IK5",
        done="Dua kali monitoring administrasi dan keuangan desa dilaksanakan pada Februari dan Maret.",
        sent_to="Hasilnya disampaikan kepada kepala desa dan Dinas Pemberdayaan Masyarakat dan Desa.",
    ),
    Analysis(
        indicator="IK6",
        done="Laporan keuangan desa tersusun; satu laporan lain belum selesai.",
        obstacle="Bahan dari tiga desa terlambat diterima.",
        solution="Permintaan bahan dikirim dua minggu lebih awal pada triwulan berikutnya.",
    ),
)
STRATEGIES = (
    Strategy(indicator="IK1", text="Menyepakati jadwal fasilitasi dengan setiap desa", months=(1,)),
    Strategy(indicator="IK1", text="Memantau tindak lanjut hasil fasilitasi setiap bulan", months=(1, 2, 3)),
    Strategy(indicator="IK2", text="Mendata tanggal penetapan APBDes di setiap desa", months=(1,)),
    Strategy(indicator="IK3", text="Mengingatkan batas waktu LPPDes secara tertulis", months=(2, 3)),
    Strategy(indicator="IK5", text="Menggabungkan monitoring administrasi dan keuangan desa", months=(2, 3)),
    Strategy(indicator="IK6", text="Menggunakan daftar periksa bahan laporan", months=(1, 2, 3)),
)
FOLLOW_UPS = (
    FollowUp(
        item=1,
        what="Mendampingi penyusunan LPPDes bagi satu desa yang terlambat",
        who="Kepala Seksi Pemerintahan",
        by_when="30 April 2023",
    ),
    FollowUp(
        item=2,
        what="Menyelesaikan laporan bidang pemerintahan yang tertunda",
        who="Kepala Seksi Pemerintahan",
        by_when="15 Mei 2023",
    ),
    FollowUp(
        item=3,
        what="Menyusun jadwal pembahasan RKPDes 2024 bersama desa",
        who="Kepala Seksi Pemerintahan dan Kepala Desa",
        by_when="30 Juni 2023",
    ),
)


def example() -> Report:
    """Give the example report, reckoned from its entries."""
    indicators = tuple(each for objective in OBJECTIVES for each in objective.indicators)
    scale = scales()[SCALE]
    measurements = {
        each.key: measure(each, quarter=QUARTER, entries=[REALISED[each.key]], scale=scale) for each in indicators
    }
    lines, entries = budget()
    costs = reckon_costs(
        indicators=indicators,
        lines=lines,
        entries=entries,
        measurements=measurements,
        quarter=QUARTER,
        variant=EfficiencyVariant.REMAINING,
    )
    return Report(
        author=Author(
            regency="Kabupaten Lumajang",
            unit="Kecamatan Senduro",
            position="Kepala Seksi Pemerintahan",
            superior_position="Camat Senduro",
            place="Senduro",
            duties=DUTIES,
            duties_source=DUTIES_RULE,
        ),
        quarter=QUARTER,
        stage=Stage.SUBMITTED,
        agreement=Agreement(
            version=1,
            effective=date(2023, 1, 2),
            first_party=REPORTER,
            second_party=SUPERIOR,
            objectives=OBJECTIVES,
        ),
        measurements=tuple(measurements.values()),
        costs=costs,
        analyses=ANALYSES,
        strategies=STRATEGIES,
        follow_ups=FOLLOW_UPS,
        closing="Target yang belum tercapai menjadi prioritas Seksi Pemerintahan pada Triwulan II.",
        reporter=REPORTER,
        superior=SUPERIOR,
        signed_on=date(2023, 4, 5),
        reporting_rule=REPORTING_RULE,
        legal_basis=LEGAL_BASIS,
        scale=SCALE,
    )


if __name__ == "__main__":
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_bytes(dump_report(example()))
