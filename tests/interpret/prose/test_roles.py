import pytest

from triwulan.core.reading import Role
from triwulan.interpret.prose.figures import marked
from triwulan.interpret.prose.roles import with_roles

T, R, A = Role.TARGET, Role.REALISATION, Role.ACHIEVEMENT
C, S, B, L = Role.CEILING, Role.SPENDING, Role.ABSORPTION, Role.REMAINDER


def roles(sentence: str) -> list[tuple[Role, ...]]:
    read = marked(sentence)
    return [figure.roles for figure in with_roles(read.text, read)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Total pagu Rp 335.800.000, terealisasi Rp 170.084.000 atau 50,65%", [(C,), (S,), (B,)]),
        ("Anggaran terserap Rp 52.990.000 (32,48%) dari pagu Rp 163.150.000", [(S,), (B,), (C,)]),
        ("Sisa anggaran sebesar Rp1.248.609.000", [(L,)]),
        ("realisasinya 63,89% dan capaian terhadap target 80,00% adalah 79,86%", [(R,), (T,), (A,)]),
        ("Capaian indikator ini 101,51% terhadap target 92%", [(A,), (T,)]),
        ("Produksi mencapai 2.214 ton dari target semester 2.300 ton (96,29%)", [(R,), (T,), (R, A)]),
        ("serapan mencapai 71,77%", [(B,)]),
        ("naik 3,18 poin", [(Role.CHANGE,)]),
        ("terdistribusi 1.431 ekor atau 79,50% dari target", [(R,), (A,)]),
        ("dari 41.208 orang naik menjadi 52.377 orang (27,10%)", [(), (R, A), (Role.CHANGE,)]),
    ],
)
def test_the_words_around_a_figure_say_what_it_is(sentence, expected):
    assert roles(sentence) == expected


def test_another_time_is_known_as_such():
    read = marked("capaian tahun lalu sebesar 91,30%")
    (figure,) = with_roles(read.text, read)
    assert figure.elsewhere


def test_the_time_behind_a_figure_belongs_to_it():
    read = marked("Rp84.315.000 pada Triwulan I dan Rp87.115.000 pada Triwulan II")
    spans = [figure.span for figure in with_roles(read.text, read)]
    assert [(span.first, span.last) for span in spans if span] == [(1, 3), (4, 6)]
