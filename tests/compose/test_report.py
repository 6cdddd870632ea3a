from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.compose.reports import (
    amended,
    answered,
    draft,
    example,
    lower,
    money,
    percent,
    text,
    unfinished,
    unmeasured,
    varied,
    with_indicator,
    with_line,
    with_row,
)
from triwulan.compose import compose_report
from triwulan.core.document import Checklist, Heading, ItemList, Paragraph, RowKind, SignatureBlock, Table, Title
from triwulan.core.efficiency import EfficiencyVariant
from triwulan.core.measurement import Direction
from triwulan.core.quantity import Kind, Quantity
from triwulan.core.report import Cell, CostLine, FollowUp, Report, Response, Signatory, Strategy
from triwulan.core.stage import Stage
from triwulan.core.workflow import ResponseChoice


def table(report: Report, number: str) -> Table:
    (found,) = (block for block in compose_report(report).blocks if isinstance(block, Table) and block.number == number)
    return found


def texts(report: Report, number: str, anchor: str) -> list[str]:
    (row,) = (row for row in table(report, number).rows if row.anchor == anchor)
    return [cell.text for cell in row.cells]


def paragraphs(report: Report) -> list[str]:
    return [block.text for block in compose_report(report).blocks if isinstance(block, Paragraph)]


def signatures(report: Report) -> SignatureBlock:
    (block,) = (block for block in compose_report(report).blocks if isinstance(block, SignatureBlock))
    return block


def test_the_chapters_and_sections_stand_in_the_order_of_the_form():
    headings = [block for block in compose_report(example()).blocks if isinstance(block, Heading)]
    assert [(block.number, block.text) for block in headings if block.level < 3] == [
        ("BAB I", "PENDAHULUAN"),
        ("BAB II", "AKUNTABILITAS KINERJA"),
        ("2.1", "PERJANJIAN KINERJA"),
        ("2.2", "CAPAIAN KINERJA"),
        ("2.3", "EVALUASI DAN ANALISIS KINERJA"),
        ("2.4", "RENCANA TINDAK LANJUT"),
        ("2.5", "TANGGAPAN ATASAN LANGSUNG"),
        ("BAB III", "PENUTUP"),
    ]
    assert next(block.anchor for block in headings if block.level == 2) == "section/2.1"


def test_the_title_names_the_report_its_author_and_where():
    title = compose_report(example()).blocks[0]
    assert title == Title(
        (
            "LAPORAN KINERJA TRIWULAN I TAHUN 2023",
            "KEPALA SEKSI PEMERINTAHAN",
            "KECAMATAN SENDURO",
            "KABUPATEN LUMAJANG",
        )
    )


def test_it_cites_the_rule_and_the_deadline():
    first = paragraphs(example())[0]
    assert "Peraturan Bupati Lumajang Nomor 6 Tahun 2018, Pasal 4" in first
    assert "selambat-lambatnya 5 hari kerja" in first


def test_the_agreement_says_which_version_is_in_force_and_why():
    assert "yang berlaku sejak tanggal 2 Januari 2023" in text(compose_report(example()))
    changed = text(compose_report(amended()))
    assert "Perjanjian Kinerja Tahun 2023 Perubahan Ke-1" in changed
    assert "Alasan perubahan: Target disesuaikan dengan DPA pergeseran." in changed


def test_a_target_has_its_unit_in_a_column_of_its_own():
    assert texts(example(), "2.1", "agreement/IK2")[2:] == [
        "Jumlah desa yang menetapkan APBDes tepat waktu", "Desa", "makin tinggi", "12", "12", "12", "12", "12",
    ]  # fmt: skip
    assert texts(example(), "2.1", "agreement/IK4")[1:] == [
        "Persentase desa yang menetapkan RKPDes tepat waktu", "%", "makin tinggi", "100%", "-", "-", "100%", "100%",
    ]  # fmt: skip


def test_an_objective_spans_the_rows_of_its_indicators():
    for number in ("2.1", "2.2"):
        spans = [cell.rowspan for row in table(example(), number).rows for cell in row.cells if cell.rowspan > 1]
        assert spans == [3]


def test_a_measured_row_prints_quarter_and_year():
    assert texts(example(), "2.2", "measurement/IK3")[1:] == [
        "Jumlah desa yang menetapkan LPPDes tepat waktu",
        "12 Desa", "11 Desa", "91,67%", "Sangat Tinggi", "12 Desa", "11 Desa", "91,67%",
    ]  # fmt: skip


def test_a_row_that_cannot_be_measured_says_so_and_why():
    assert texts(example(), "2.2", "measurement/IK4")[4] == "belum dapat diukur"
    assert (
        "Indikator nomor 4: capaian Triwulan I dan capaian Tahun 2023 belum dapat diukur karena "
        "hasilnya baru dapat ada mulai Triwulan III." in paragraphs(example())
    )
    assert "Indikator nomor 1: capaian Triwulan I belum dapat diukur karena target Triwulan I adalah nol." in (
        paragraphs(unmeasured())
    )
    assert "Indikator nomor 3: capaian Tahun 2023 belum dapat diukur karena tidak ada target untuk Tahun 2023." in (
        paragraphs(unmeasured())
    )


def test_the_formula_names_the_right_columns_only_where_every_row_uses_it():
    def numbers(report: Report) -> list[str]:
        return [cell.text for cell in table(report, "2.2").header[-1].cells]

    assert numbers(example()) == ["1", "2", "3", "4", "5", "6=5/4", "7", "8", "9", "10=9/8"]
    assert numbers(amended()) == [str(number) for number in range(1, 11)]
    without_predicate = replace(
        example(), scale="", measurements=tuple(replace(row, predicate="") for row in example().measurements)
    )
    assert numbers(without_predicate)[-1] == "9=8/7"


def test_each_variant_of_the_formula_names_its_rows():
    notes = paragraphs(amended())
    assert "Rumus capaian indikator nomor 1, 4, 5, dan 6: realisasi dibagi target dikali 100%." in notes
    assert any(note.startswith("Rumus capaian indikator nomor 2 (makin rendah") for note in notes)
    assert "Capaian indikator nomor 3 yang melebihi 110% dicetak 120%." in notes
    assert "Rumus capaian (makin rendah makin baik, B): target dibagi realisasi dikali 100%." in paragraphs(
        lower(Direction.LOWER_B)
    )


def test_a_scale_is_read_half_open():
    (note,) = (line for line in paragraphs(example()) if line.startswith("Predikat"))
    assert "Sangat Tinggi (mulai 91%); Tinggi (mulai 76% sampai kurang dari 91%)" in note
    assert note.endswith("Sangat Rendah (kurang dari 51%).")


def test_a_scale_of_the_regency_itself_is_printed_as_it_is_described():
    own = replace(example(), scale="Baik (mulai 80%); Kurang (kurang dari 80%)")
    assert "Predikat menurut capaian Triwulan I: Baik (mulai 80%); Kurang (kurang dari 80%)." in paragraphs(own)


def test_it_counts_the_targets_reached_in_section_and_closing_alike():
    counted = "2 indikator mencapai target, 3 indikator belum mencapai target, dan 1 indikator belum dapat diukur."
    lines = text(compose_report(example())).splitlines()
    assert sum(counted in line for line in lines) == 2
    assert any(line.startswith("Terhadap target Tahun 2023, 0 indikator mencapai target, 5") for line in lines)


def test_the_counts_follow_a_changed_cell():
    report = with_row(example(), "IK2", achievement=percent("100.00"), annual_achievement=percent("100.00"))
    printed = text(compose_report(report))
    assert "3 dari 6 indikator mencapai target Triwulan I dan 1 dari 6 indikator" in printed
    assert "(mencapai target Triwulan I dan target Tahun 2023)" in printed


def test_an_analysis_prints_only_what_exists_under_its_indicator():
    blocks = compose_report(example()).blocks
    start = next(place for place, block in enumerate(blocks) if getattr(block, "number", "") == "2.2.1")
    own = [block for block in blocks if getattr(block, "anchor", "") == "analysis/IK1"]
    assert blocks[start + 1] in own
    printed = "\n".join(block.text for block in own if isinstance(block, Paragraph))
    assert "Realisasi tersebut berasal dari hitungan 3 dari 13." in printed
    assert "Rencana aksi" in printed
    assert "Hambatan" not in printed


def test_typed_lines_become_a_list_and_keep_their_counting():
    (plan, done) = (
        block
        for block in compose_report(example()).blocks
        if isinstance(block, ItemList) and block.anchor == "analysis/IK1"
    )
    assert [item.text for item in done.items] == [
        "pengisian perangkat desa di empat desa",
        "penegakan peraturan desa",
        "administrasi tata pemerintahan desa",
    ]
    assert plan.items[1].text == "Koordinasi bidang pemerintahan: 2 kali (Februari dan Agustus)"
    closing = replace(example(), closing="3. tiga\n4. empat\n8. delapan\nSelesai.")
    lists = [b for b in compose_report(closing).blocks if isinstance(b, ItemList) and b.anchor == "closing"]
    assert [(found.start, len(found.items)) for found in lists] == [(3, 2), (8, 1)]


def test_a_parent_is_followed_by_its_activities_and_the_total_stands_last():
    rows = table(example(), "2.3").rows
    assert [row.anchor for row in rows[:6]] == ["cost/IK1", "cost/A1", "cost/A2", "cost/A3", "cost/A4", "cost/IK2"]
    assert [row.kind for row in rows[:2]] == [RowKind.PARENT, RowKind.BODY]
    assert rows[-1].kind is RowKind.TOTAL
    assert [cell.text for cell in rows[-1].cells[:4]] == ["Jumlah", "325.800.000", "83.300.000", "25,57%"]


def test_a_cost_row_prints_money_output_and_efficiency():
    assert texts(example(), "2.3", "cost/A1") == [
        "1.1", "7.01.04.2.01.0001 Sinergitas dengan Kepolisian dan TNI",
        "10.200.000", "9.950.000", "97,55%", "1 Kegiatan", "1 Kegiatan", "100,00%", "2,45%",
    ]  # fmt: skip
    assert texts(example(), "2.3", "cost/A4")[-1] == "-"


@pytest.mark.parametrize(
    ("variant", "start"),
    [
        (EfficiencyVariant.REMAINING, "Efisiensi = 100% dikurangi capaian anggaran"),
        (EfficiencyVariant.INDEX, "Efisiensi = capaian kinerja dibagi capaian anggaran"),
        (EfficiencyVariant.LEVEL, "Efisiensi = (capaian kinerja dibagi"),
        (EfficiencyVariant.DIFFERENCE, "Efisiensi = capaian kinerja dikurangi"),
    ],
)
def test_the_formula_of_the_efficiency_is_printed(variant, start):
    report = replace(example(), costs=replace(example().costs, variant=variant))
    assert sum(line.startswith(start) for line in paragraphs(report)) == 1


def test_money_is_left_only_of_finished_activities_with_money():
    printed = text(compose_report(example()))
    assert "Target satu tahun 1 kegiatan sudah tercapai, dengan sisa anggaran Rp250.000" in printed
    spent = text(compose_report(with_line(example(), "A1", spending=money(10_200_000))))
    assert "Tidak ada sisa anggaran dari kegiatan yang target satu tahunnya sudah tercapai." in spent


def test_money_that_went_down_is_told_with_its_reason():
    printed = paragraphs(amended())
    name = "Sinergitas dengan Kepolisian dan TNI"
    assert f"Realisasi anggaran {name} pada Triwulan I berkurang Rp50.000. Alasan: Pengembalian." in printed


def test_strategies_of_the_same_months_share_a_row():
    strategies = (
        Strategy(indicator="IK1", text="satu", months=(1, 2, 3)),
        Strategy(indicator="IK1", text="dua", months=(1, 2, 3)),
        Strategy(indicator="IK1", text="tiga", months=(1, 3)),
        Strategy(indicator="IK6", text="lain"),
    )
    rows = table(replace(example(), strategies=strategies), "2.4").rows
    assert [[cell.text for cell in row.cells[-2:]] for row in rows] == [
        ["1. satu\n2. dua", "Januari s.d. Maret"],
        ["3. tiga", "Januari dan Maret"],
        ["lain", ""],
    ]
    assert [row.anchor for row in rows] == ["strategy/IK1", "strategy/IK1", "strategy/IK6"]


def test_the_closing_names_strategies_only_of_targets_reached():
    (conclusions,) = (
        item.children
        for block in compose_report(example()).blocks
        if isinstance(block, ItemList)
        for item in block.items
        if item.text.startswith("Target yang sudah tercapai")
    )
    assert conclusions is not None
    assert [item.text.rpartition(" (")[2] for item in conclusions.items] == ["mencapai target Triwulan I)"] * 2
    assert "Belum ada target yang tercapai" in text(compose_report(unmeasured()))


def test_follow_ups_say_what_who_and_by_when():
    assert texts(example(), "2.5", "follow_up/2") == [
        "2", "Menyelesaikan laporan bidang pemerintahan yang tertunda", "Kepala Seksi Pemerintahan", "15 Mei 2023",
    ]  # fmt: skip
    moved = replace(example(), follow_ups=(FollowUp(item=7, what="a"),))
    assert texts(moved, "2.5", "follow_up/7")[0] == "1"


def test_the_six_boxes_are_ticked_as_answered():
    (boxes,) = (block for block in compose_report(answered()).blocks if isinstance(block, Checklist))
    assert [item.checked for item in boxes.items] == [False, True, False, False, True, False]
    (empty,) = (block for block in compose_report(example()).blocks if isinstance(block, Checklist))
    assert not any(item.checked for item in empty.items)
    assert empty.items[-1].detail.startswith("....")


def test_other_carries_the_words_beside_its_box():
    response = Response(choices=(ResponseChoice.OTHER,), text="Lengkapi lampiran.")
    (boxes,) = (
        block for block in compose_report(replace(example(), response=response)).blocks if isinstance(block, Checklist)
    )
    assert boxes.items[-1].detail == "Lengkapi lampiran."


def test_a_remark_says_what_it_is_about():
    printed = text(compose_report(answered()))
    for place in (
        "Seluruh laporan: ",
        "BAB III: ",
        "Bagian 2.2: ",
        "BAB II: ",
        "Tabel 2.1 nomor 1 (Persentase fasilitasi",
        "Tabel 2.2 nomor 2 (Jumlah desa yang menetapkan APBDes tepat waktu): ",
        "Tabel 2.3 nomor 1.1 (Sinergitas",
        "Tabel 2.5 nomor 2 (Menyelesaikan",
        "Tabel 2.3 jumlah: ",
        "laporan ini: ",
    ):
        assert place in printed
    assert "Ditanggapi oleh Contoh Ketiga (Plt. Camat Senduro) pada tanggal 11 April 2023." in printed


def test_earlier_quarters_that_a_sum_lacks_are_named():
    notes = paragraphs(unfinished())
    assert "Realisasi s.d. TW III indikator nomor 5 belum memuat TW I dan TW II karena belum diisi." in notes
    assert "Realisasi s.d. TW III indikator nomor 6 belum memuat TW II karena belum diisi." in notes
    assert not any(note.startswith("Realisasi indikator nomor") for note in notes)


def test_a_quarter_out_of_range_in_a_file_is_printed_as_its_number():
    notes = paragraphs(with_row(unfinished(), "IK6", missing_quarters=(0, 9)))
    assert any("belum memuat TW 0 dan TW 9" in note for note in notes)


def test_a_percentage_of_the_year_that_can_still_change_is_called_provisional():
    assert (
        "Capaian Tahun 2023 indikator nomor 1, 2, dan 3 masih sementara karena hasil setahun baru dapat dinilai "
        "setelah tahun berakhir." in paragraphs(unfinished())
    )


def test_both_sign_with_post_name_rank_and_nip():
    block = signatures(example())
    assert block.left.lines_above == ("Mengetahui,", "ATASAN LANGSUNG", "CAMAT SENDURO")
    assert block.right.lines_above == ("Senduro, 5 April 2023", "KEPALA SEKSI PEMERINTAHAN")
    assert block.right.name == "Contoh Pertama, S.Sos."
    assert block.right.lines_below == ("Penata", "NIP 19900101 201501 1 999")


@pytest.mark.parametrize("post", ["Camat Senduro", "Plt. Camat Senduro"])
def test_an_acting_official_signs_as_such_once(post):
    acting = Signatory(name="Contoh", post=post, acting="Plt.")
    assert signatures(replace(example(), superior=acting)).left.lines_above[-1] == "Plt. CAMAT SENDURO"


def test_a_draft_says_so_and_shows_its_gaps():
    document = compose_report(draft())
    assert document.notice == "KONSEP"
    assert text(document).count("(belum diisi)") >= 9
    assert "2 indikator" not in text(document)
    assert "Realisasi tersebut" not in text(document)
    assert "6 indikator belum diisi realisasinya" in text(document)
    assert signatures(draft()).right.lines_above[0] == "Senduro, ........................ 2023"
    assert texts(draft(), "2.2", "measurement/IK1")[4:7] == ["", "", "100%"]


@pytest.mark.parametrize("stage", [Stage.SUBMITTED, Stage.ANSWERED, Stage.UNKNOWN])
def test_what_is_no_draft_never_says_not_filled(stage):
    document = compose_report(replace(draft(), stage=stage))
    assert document.notice == ""
    assert "(belum diisi)" not in text(document)


@pytest.mark.parametrize("report", varied())
def test_no_table_has_a_row_of_another_width(report):
    for block in compose_report(report).blocks:
        if isinstance(block, Table):
            covered: dict[int, int] = {}
            for rows in (block.header, block.rows):
                covered.clear()
                for place, row in enumerate(rows):
                    for cell in row.cells:
                        for below in range(cell.rowspan):
                            covered[place + below] = covered.get(place + below, 0) + cell.colspan
                assert set(covered.values()) <= {len(block.columns)}, block.number


@pytest.mark.parametrize("report", varied())
def test_no_placeholder_is_left_in_print(report):
    assert "{" not in text(compose_report(report))


def test_the_same_report_gives_the_same_document():
    assert compose_report(example()) == compose_report(example())


def test_odd_content_is_printed_as_it_is():
    unreadable = Cell(Quantity(Kind.UNREADABLE, "17.320.000.00"))
    report = with_line(example(), "A1", name="<b>A & B</b> #import", spending=unreadable)
    report = with_indicator(report, "IK2", name="Nama\nberbaris {x}", matures_in=4, quarterly_targets=(Cell(),))
    report = replace(report, measurements=report.measurements[:1], closing="*tebal* $x$ \\n")
    printed = text(compose_report(report))
    for odd in ("<b>A & B</b> #import", "17.320.000.00", "Nama\nberbaris {x}", "*tebal* $x$ \\n"):
        assert odd in printed


def test_an_agreement_without_indicators_is_composed():
    report = replace(draft(), agreement=replace(draft().agreement, objectives=()), measurements=())
    assert "PENUTUP" in text(compose_report(report))


def test_the_total_without_figures_says_nothing_about_money():
    report = replace(example(), costs=replace(example().costs, total=CostLine(key="total", name="")))
    assert "anggaran yang terealisasi" not in text(compose_report(report))


def test_figures_in_prose_are_those_of_the_table():
    report = with_row(
        example(),
        "IK2",
        realisation=Cell(Quantity(Kind.NUMBER, "7", Decimal(7), "Desa")),
        achievement=percent("58.33"),
    )
    assert any("adalah 7 Desa terhadap target 12 Desa, sehingga capaiannya 58,33%" in p for p in paragraphs(report))
    assert texts(report, "2.2", "measurement/IK2")[4:6] == ["7 Desa", "58,33%"]


def test_the_day_of_sending_is_printed_as_written_in_letters():
    report = replace(example(), signed_on=date(2023, 4, 10))
    assert signatures(report).right.lines_above[0] == "Senduro, 10 April 2023"
