"""What is asked of a report's author, with the place it is about."""

from tests.interpret.proposing.test_truth import proposed
from triwulan.core.measurement import Aggregation, Direction
from triwulan.core.period import Quarter
from triwulan.core.proposed import ProposedIndicator
from triwulan.formats.reading import read_document
from triwulan.interpret import interpret
from triwulan.interpret.proposing import Field, Proposed, propose
from triwulan.interpret.proposing.suggesting import likely_aggregation, likely_name


def of_markdown(text: str, quarter: Quarter | None = None) -> Proposed:
    document = read_document(f"# LAPORAN KINERJA TRIWULAN II TAHUN 2024\n\n{text}".encode(), "laporan.md")
    return propose(interpret(document), quarter=quarter)


def asked(found: Proposed, message: str) -> list[tuple[str, str]]:
    return [(each.about, each.place) for each in found.questions if each.problem.message == f"propose.{message}"]


AGREED = """
Tabel 1. Perjanjian Kinerja Tahun 2024

| No | Sasaran | Indikator Kinerja | Target Tahun 2024 |
|---|---|---|---|
| 1 | Tertib | Jumlah desa yang dibina | 12 desa |
| 2 | Tertib | Jumlah rapat koordinasi | dua belas kali |
"""
ACHIEVED = """
Tabel 2. Capaian Kinerja Triwulan II Tahun 2024

| No | Indikator Kinerja | Target Tahun | Realisasi TW I | Realisasi TW II | Realisasi s.d. TW II | Capaian (%) |
|---|---|---|---|---|---|---|
| 1 | Jumlah desa yang dibina | 10 desa | 3 desa | 4 desa | 7 desa | 58,33 |
| 2 | Jumlah rapat koordinasi | 12 kali | 3 | 3 kegiatan | 6 | 50,00 |
"""


def test_a_target_that_differs_between_two_tables_is_the_agreements_and_asked_about():
    found = of_markdown(AGREED + ACHIEVED)
    assert found.indicators[0].annual_target == 12
    assert asked(found, "target_differs") == [("Jumlah desa yang dibina", "Tabel 2, baris 1")]


def test_the_retold_report_of_the_seed_is_asked_about_every_target_it_contradicts():
    found = proposed("c00_kasi_pemerintahan_retold.docx")
    assert len(asked(found, "target_differs")) == 6
    assert found.quarter == Quarter(2023, 1)


def test_what_is_no_figure_keeps_its_text():
    found = of_markdown(AGREED)
    question = next(each for each in found.questions if each.problem.message == "propose.unreadable")
    assert (question.about, question.field, question.text) == (
        "Jumlah rapat koordinasi", Field.ANNUAL_TARGET, "dua belas kali",
    )  # fmt: skip
    assert found.indicators[1].annual_target is None


def test_a_realisation_in_another_unit_is_taken_as_typed_and_asked_about():
    found = of_markdown(ACHIEVED)
    assert [each.value for each in found.realisations] == ["4 desa", "3 kegiatan"]
    assert asked(found, "other_unit") == [("Jumlah rapat koordinasi", "Tabel 2, baris 2")]


def test_how_quarters_make_a_year_follows_from_the_reports_own_sums():
    assert [each.aggregation for each in of_markdown(ACHIEVED).indicators] == [Aggregation.SUM, Aggregation.SUM]


def test_a_direction_is_proposed_only_where_the_printed_achievement_shows_it():
    found = of_markdown(AGREED + ACHIEVED)
    assert [each.direction for each in found.indicators] == [None, Direction.HIGHER]
    lower = proposed("d05_lurah_tw4.docx")
    assert lower.indicators[4].direction is Direction.LOWER_A
    assert asked(lower, "lower_is_better") == [("Jumlah aduan warga yang belum selesai (maks.)", "Tabel 1, baris 5")]


def test_another_quarter_that_is_chosen_has_its_own_realisations():
    found = of_markdown(ACHIEVED, Quarter(2024, 1))
    assert [each.value for each in found.realisations] == ["3 desa", "3"]
    assert found.quarter == Quarter(2024, 2)


def test_an_indicator_that_the_agreement_does_not_have_is_no_indicator_but_a_question():
    found = proposed("a05_sekretaris_tw4.docx")
    name = "Persentase aset tetap yang sudah diberi kode dan disimpan"
    assert name not in [each.name for each in found.indicators]
    assert asked(found, "not_agreed") == [(name, "Tabel 2.2, baris 3")]


def test_a_figure_up_to_the_quarters_end_is_asked_about():
    found = proposed("b09.md")
    assert ("Jumlah patroli gabungan", "Tabel 2, baris 4") in asked(found, "year_so_far")
    assert "Persentase gangguan ketertiban yang diselesaikan" not in [name for name, _ in asked(found, "year_so_far")]


def test_targets_up_to_each_quarters_end_become_the_quarters_own_where_quarters_add_up():
    found = proposed("a01_kasi_pemberdayaan_tw2.docx")
    assert found.indicators[0].quarterly_targets == (6, 4, 2, 2)
    assert found.indicators[0].aggregation is Aggregation.SUM
    assert ("Jumlah desa dengan BUMDes berbadan hukum", "Tabel 1, baris 1") in asked(found, "targets_split")


def test_every_place_leads_to_its_row_in_a_source_table():
    found = proposed("c00_kasi_pemerintahan_retold.docx")
    for proposal in (*found.indicators, *found.realisations, *found.lines):
        spot = found.spots[proposal.place]
        texts = " ".join(found.sources[spot.source].rows[spot.row])
        name = proposal.indicator if hasattr(proposal, "value") else proposal.name
        assert name in texts


def test_nothing_is_proposed_of_a_document_without_tables():
    found = of_markdown("Kami melaporkan bahwa semua berjalan baik.")
    assert (found.indicators, found.lines, found.realisations) == ((), (), ())


def indicator(unit: str, annual: int, *quarterly: int | None) -> ProposedIndicator:
    from decimal import Decimal

    targets = tuple(None if each is None else Decimal(each) for each in quarterly)
    return ProposedIndicator(
        objective="", name="", unit=unit, annual_target=Decimal(annual), quarterly_targets=targets,
        direction=None, aggregation=None, place="",
    )  # fmt: skip


def test_the_first_choice_of_adding_up_fits_the_targets_or_else_the_unit():
    assert likely_aggregation(indicator("desa", 12, 3, 3, 3, 3)) is Aggregation.SUM
    assert likely_aggregation(indicator("desa", 12, 3, 6, 9, 12)) is Aggregation.LAST
    assert likely_aggregation(indicator("%", 100, None, None, None, None)) is Aggregation.LAST
    assert likely_aggregation(indicator("kali", 12, None, None, None, None)) is Aggregation.SUM


def test_the_most_alike_name_is_chosen_and_none_where_none_is_alike():
    names = ["Jumlah patroli gabungan", "Jumlah anggota Satlinmas yang dilatih"]
    assert likely_name("Patroli gabungan", names) == names[0]
    assert likely_name("Penyediaan gaji dan tunjangan ASN", names) == ""
