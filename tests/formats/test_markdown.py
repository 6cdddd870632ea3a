import pytest

from tests.formats.sample import row, sample
from triwulan.core.document import Column, Document, Item, ItemList, Marker, Paragraph, RowKind, Table
from triwulan.formats.markdown import write_markdown


def written(*blocks: Paragraph | ItemList | Table) -> str:
    return write_markdown(Document("Uji", blocks))


def test_it_writes_the_sample_with_its_headings_boxes_and_signatures() -> None:
    text = write_markdown(sample())
    assert text.startswith("> KONSEP\n\n# LAPORAN KINERJA TRIWULAN I TAHUN 2023<br>KEPALA SEKSI REKAAN<br>")
    assert "\n## BAB II AKUNTABILITAS KINERJA\n" in text
    assert "\n### 2.1 PERJANJIAN KINERJA\n" in text
    assert "\n- [ ] Laporan sudah baik\n- [x] Target dan realisasi diteliti ulang\n" in text
    assert "**MELATI REKAAN, S.Contoh.**  \nPenata  \nNIP. 19000202 190002 2 002" in text
    assert "\n2. Strategi yang digunakan atas target yang tercapai adalah:\n   - a. menyusun" in text


def test_every_table_line_has_one_field_per_column() -> None:
    text = write_markdown(sample())
    lines = [line for line in text.split("\n") if line.startswith("|")]
    assert {line.count("|") for line in lines} == {5, 8, 11}
    assert "| **Jumlah** |  |  | **12.504.000.000** |" in text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("# bukan judul", "\\# bukan judul"),
        ("- bukan daftar", "\\- bukan daftar"),
        ("1. bukan daftar", "1\\. bukan daftar"),
        ("2023) bukan daftar", "2023\\) bukan daftar"),
        ("*tebal* _miring_ `kode`", "\\*tebal\\* \\_miring\\_ \\`kode\\`"),
        ("<script>", "\\<script\\>"),
        ("[tautan](x) &amp; ~", "\\[tautan\\](x) \\&amp; \\~"),
        ("C:\\temp", "C:\\\\temp"),
        ("satu\n# dua", "satu\\\n\\# dua"),
    ],
)
def test_it_escapes_what_would_be_markup(typed: str, printed: str) -> None:
    assert written(Paragraph(typed)) == printed + "\n"


def test_a_pipe_or_line_break_in_a_cell_does_not_break_the_table() -> None:
    table = Table("1", "Uji", (Column(1), Column(1)), (row("A", "B"),), (row("a|b", "c\nd", kind=RowKind.PARENT),))
    assert "| **a\\|b** | **c<br>d** |" in written(table)


def test_letters_go_on_after_z() -> None:
    items = tuple(Item(str(number)) for number in range(28))
    text = written(ItemList(items, Marker.LETTER))
    assert "- z. 25\n- aa. 26\n- ab. 27" in text
