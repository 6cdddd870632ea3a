"""An invented report that uses everything a Document can hold."""

from triwulan.core.document import (
    Align,
    CheckItem,
    Checklist,
    Column,
    Document,
    Heading,
    Item,
    ItemList,
    Marker,
    Paragraph,
    Row,
    RowKind,
    Signature,
    SignatureBlock,
    Table,
    TableCell,
    Title,
)

INDICATORS = (
    ("Meningkatnya tertib penyusunan anggaran nagari", "Jumlah nagari yang menetapkan anggaran tepat waktu"),
    (
        "Tersedianya laporan pemerintahan yang lengkap",
        "Persentase laporan bidang pemerintahan yang tepat waktu",
    ),
    ("Terjaganya ketenteraman wilayah", "Persentase kegiatan pengamanan yang dilaksanakan sesuai jadwal"),
    (
        "Terfasilitasinya administrasi nagari",
        "Persentase fasilitasi penyelenggaraan pemerintahan yang ditindaklanjuti",
    ),
)


def row(*cells: str | TableCell, kind: RowKind = RowKind.BODY, anchor: str = "") -> Row:
    """A row from plain texts."""
    return Row(tuple(cell if isinstance(cell, TableCell) else TableCell(cell) for cell in cells), kind, anchor)


def numbers(count: int) -> Row:
    """The row that counts the columns."""
    return row(*(str(number) for number in range(1, count + 1)))


def agreement() -> Table:
    """Four plain columns."""
    rows = [
        row(
            f"{number}.",
            objective,
            indicator,
            "12 Nagari" if number % 2 else "100 %",
            anchor=f"agreement/IK{number}",
        )
        for number, (objective, indicator) in enumerate(INDICATORS, 1)
    ]
    return Table(
        "2.1",
        "Perjanjian Kinerja Kepala Seksi Rekaan Tahun 2023",
        (Column(5, Align.CENTER), Column(40), Column(40), Column(15, Align.CENTER)),
        (row("No", "Sasaran Kegiatan", "Indikator Kinerja", "Target"), numbers(4)),
        tuple(rows),
    )


def achievement() -> Table:
    """Merged header cells and a merged body cell."""
    header = (
        row(
            TableCell("No", rowspan=2),
            TableCell("Indikator Kinerja", rowspan=2),
            TableCell("Target", colspan=2),
            TableCell("Realisasi", rowspan=2),
            TableCell("Capaian (%)", rowspan=2),
            TableCell("Keterangan", rowspan=2),
        ),
        row("Triwulan", "Tahun"),
        numbers(7),
    )
    rows = [
        row(
            str(number),
            indicator,
            "3",
            "12",
            "2",
            "66,67",
            *([TableCell("Januari s.d. Maret 2023", rowspan=len(INDICATORS))] if number == 1 else []),
            anchor=f"measurement/IK{number}",
        )
        for number, (_, indicator) in enumerate(INDICATORS, 1)
    ]
    right = Align.RIGHT
    columns = (
        Column(5, Align.CENTER),
        Column(40),
        Column(9, right),
        Column(9, right),
        Column(10, right),
        Column(10, right),
        Column(15),
    )
    return Table(
        "2.2",
        "Capaian Kinerja Kepala Seksi Rekaan Triwulan I Tahun 2023",
        columns,
        header,
        tuple(rows),
        "section/2.2",
    )


def cost() -> Table:
    """Ten columns with money, parents, bands and a total."""
    header = (
        row(
            TableCell("No", rowspan=2),
            TableCell("Sasaran/Kegiatan", rowspan=2),
            TableCell("Indikator Kinerja", rowspan=2),
            TableCell("Anggaran", colspan=3),
            TableCell("Kinerja", colspan=3),
            TableCell("Efisiensi (%)", rowspan=2),
        ),
        row("Pagu (Rp)", "Realisasi (Rp)", "Serapan (%)", "T", "R", "%"),
        numbers(10),
    )
    rows = [row("A. Program Penyelenggaraan Urusan Pemerintahan", kind=RowKind.BAND)]
    for number, (objective, indicator) in enumerate(INDICATORS, 1):
        anchor = f"cost/{number}"
        parent = (
            str(number),
            objective,
            indicator,
            "126.000.000",
            "31.800.000",
            "25,24",
            "12",
            "3",
            "25,00",
            "-",
        )
        rows.append(row(*parent, kind=RowKind.PARENT, anchor=anchor))
        for child in "ab":
            name = f"Kegiatan rekaan {child} untuk sasaran {number}"
            rows.append(row("", name, "", "63.000.000", "15.900.000", "25,24", "6", "1,5", "25,00", "100,00"))
    total = (TableCell("Jumlah", colspan=3), "12.504.000.000", "1.127.200.000", "9,01", "", "", "", "")
    rows.append(row(*total, kind=RowKind.TOTAL))
    right = Align.RIGHT
    widths = (
        (4, Align.CENTER),
        (21, Align.LEFT),
        (21, Align.LEFT),
        (12, right),
        (12, right),
        (7, right),
        (5, right),
        (5, right),
        (7, right),
        (7, right),
    )
    columns = tuple(Column(width, align) for width, align in widths)
    return Table("2.3", "Cost per Outcome Kepala Seksi Rekaan Triwulan I Tahun 2023", columns, header, tuple(rows))


def strategies() -> Table:
    """Cells with lines of their own."""
    text = "1. Menyusun jadwal bersama nagari\n2. Mendampingi penyusunan dokumen\n3. Memeriksa kelengkapan setiap bulan"
    rows = [
        row(f"{number}.", indicator, text, "Januari s.d. Maret 2023", anchor=f"strategy/IK{number}")
        for number, (_, indicator) in enumerate(INDICATORS, 1)
    ]
    return Table(
        "2.4",
        "Strategi Pencapaian Target Kinerja",
        (Column(5, Align.CENTER), Column(35), Column(40), Column(20)),
        (row("No", "Indikator Kinerja", "Strategi", "Bulan"), numbers(4)),
        tuple(rows),
    )


LONG = (
    "Laporan kinerja triwulan ini disusun sebagai wujud pertanggungjawaban atas pelaksanaan tugas, dan memuat apa yang "
    "telah dicapai beserta apa yang belum dicapai dibandingkan dengan rencana yang telah disepakati pada awal tahun."
)


def introduction() -> tuple[Heading | Paragraph | ItemList | Title, ...]:
    """Title, the first chapter and a long list of duties."""
    duties = tuple(
        Item(f"menyiapkan bahan urusan rekaan nomor {number} sesuai dengan ketentuan yang berlaku;")
        for number in range(1, 13)
    )
    return (
        Title(
            (
                "LAPORAN KINERJA TRIWULAN I TAHUN 2023",
                "KEPALA SEKSI REKAAN",
                "KECAMATAN CONTOH KABUPATEN ANTAH BERANTAH",
            )
        ),
        Heading(1, "PENDAHULUAN", "BAB I", "section/I"),
        Paragraph(" ".join([LONG] * 2)),
        Paragraph(
            "Peraturan Bupati Antah Berantah Nomor 99 Tahun 2019 menetapkan tugas Kepala Seksi Rekaan sebagai berikut:",
            keep_with_next=True,
        ),
        ItemList(duties),
    )


def closing() -> tuple[Heading | Paragraph | ItemList | Checklist | SignatureBlock, ...]:
    """Follow-ups, the superior's answer, the closing chapter and the signatures."""
    strategies_used = ItemList(
        (Item("menyusun jadwal bersama nagari;"), Item("memeriksa kelengkapan dokumen.")), Marker.LETTER
    )
    return (
        Heading(2, "RENCANA TINDAK LANJUT", "2.4", "section/2.4"),
        ItemList(
            (
                Item("Menyusun jadwal pendampingan;", anchor="follow_up/1"),
                Item("Memanggil nagari yang terlambat.", anchor="follow_up/2"),
            )
        ),
        Paragraph("Catatan lanjutan yang tidak bernomor:"),
        ItemList((Item("koordinasi dengan dinas terkait"), Item("pengiriman surat pengingat")), Marker.DASH),
        ItemList((Item("Menyusun laporan berikutnya."),), start=3),
        Heading(2, "TANGGAPAN ATASAN LANGSUNG", "2.5", "section/2.5"),
        Checklist(
            (
                CheckItem("Laporan sudah baik", False),
                CheckItem("Target dan realisasi diteliti ulang", True),
                CheckItem(
                    "Lain-lain:",
                    True,
                    "Lampirkan berita acara pada triwulan berikutnya, lengkap dengan daftar hadir setiap nagari.",
                ),
            ),
            "response",
        ),
        Heading(1, "PENUTUP", "BAB III", "section/III"),
        Paragraph("Laporan ini dapat diringkas sebagai berikut:", keep_with_next=True),
        ItemList(
            (
                Item("Tugas Kepala Seksi Rekaan telah dilaksanakan;"),
                Item("Strategi yang digunakan atas target yang tercapai adalah:", strategies_used),
                Item("Sisa anggaran sebesar Rp 94.200.000 (24,76 %) digunakan pada triwulan berikutnya."),
            )
        ),
        Paragraph("Demikian laporan ini disampaikan untuk dapat dipergunakan sebagaimana mestinya."),
        SignatureBlock(
            Signature(
                ("Mengetahui,", "ATASAN LANGSUNG", "CAMAT CONTOH"),
                "Dra. MAWAR CONTOHWATI, M.Si.",
                ("Pembina Tingkat I", "NIP. 19000101 190001 2 001"),
            ),
            Signature(
                ("Contoh, 10 April 2023", "KEPALA SEKSI REKAAN"),
                "MELATI REKAAN, S.Contoh.",
                ("Penata", "NIP. 19000202 190002 2 002"),
            ),
        ),
    )


def sample(notice: str = "KONSEP") -> Document:
    """The whole report."""
    return Document(
        "Laporan Kinerja Triwulan I Tahun 2023 Kepala Seksi Rekaan",
        (
            *introduction(),
            Heading(1, "AKUNTABILITAS KINERJA", "BAB II", "section/II"),
            Heading(2, "PERJANJIAN KINERJA", "2.1", "section/2.1"),
            Paragraph("Perjanjian kinerja tahun 2023 memuat target sebagai berikut:", keep_with_next=True),
            agreement(),
            Heading(2, "CAPAIAN KINERJA", "2.2", "section/2.2"),
            Paragraph(LONG, anchor="analysis/intro"),
            achievement(),
            Paragraph(
                "Capaian = realisasi dibagi target triwulan; Efisiensi hanya dihitung bila target tercapai.",
                note=True,
            ),
            Paragraph(
                "Jumlah nagari yang menetapkan anggaran tepat waktu",
                bold=True,
                keep_with_next=True,
                anchor="analysis/IK1",
            ),
            Paragraph(" ".join([LONG] * 3), anchor="analysis/IK1"),
            cost(),
            Heading(2, "EVALUASI DAN ANALISIS KINERJA", "2.3", "section/2.3"),
            strategies(),
            *closing(),
        ),
        notice=notice,
        author="Kepala Seksi Rekaan",
    )
