"""What counts as running text."""

from triwulan.audit.subjects.excerpts import excerpt, plain
from triwulan.audit.subjects.keeping import gathered
from triwulan.audit.subjects.language import running_text, writing
from triwulan.core.reading import Reading
from triwulan.formats.read_markdown import read_markdown
from triwulan.interpret import interpret


def texts(text: str) -> list[str]:
    return [piece.text for piece in running_text(interpret(read_markdown(text)))]


def test_contents_signatures_and_dots_to_write_on_are_not():
    assert texts(
        "### DAFTAR ISI\n\nPENGANTAR .......... i\n\n### 1.1 Umum\n\nKinerja triwulan ini baik.\n\n........\n\n"
        "Mengetahui, Camat\n\nNIP. 19800101 200501 1 001\n\n### 2.5 Tanggapan Atasan\n\nLaporan sudah diterima.\n"
    ) == ["Kinerja triwulan ini baik."]


def test_each_word_of_a_piece_is_kept_in_lower_case():
    reading = interpret(read_markdown("Hari Jum'at, 9 dari 12 Desa.\n"))
    assert writing(reading)[0].pieces[0].words == frozenset({"hari", "jum'at", "dari", "desa"})


def test_an_excerpt_has_whole_words_on_both_sides():
    text = "satu dua tiga " * 20 + "di di desa " + "empat lima enam " * 20
    found = excerpt(text, text.index("di di"), text.index("di di") + 5)
    assert "di di desa" in found and len(found) < 160 and found.split()[0] in ("satu", "dua", "tiga")


def test_plain_text_has_no_capitals_signs_or_last_dan():
    assert plain("Membina  desa-desa; dan") == "membina desa desa"


def test_what_was_gathered_is_gathered_once_a_reading():
    asked = []

    @gathered
    def gather(reading: Reading):
        asked.append(reading)
        yield len(asked)

    one, other = Reading(title="", passages=(), tables=()), Reading(title="x", passages=(), tables=())
    assert (gather(one), gather(one), gather(other), gather(one)) == ((1,), (1,), (2,), (3,))
