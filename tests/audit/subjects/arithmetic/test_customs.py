import pytest

from triwulan.audit.subjects.arithmetic.customs import customs_of, efficiency_variants, only_when_met
from triwulan.core.efficiency import EfficiencyVariant
from triwulan.core.reading import Reading

NOTHING = Reading(title="", passages=(), tables=())


@pytest.mark.parametrize(
    ("text", "caps"),
    [
        ("Sesuai pedoman, capaian yang melebihi 120% dicatat sebagai 120,00%.", [120]),
        ("Capaian dibatasi paling tinggi 100%.", [100]),
        ("Capaian di atas 100% tidak dibatasi.", []),
        ("Capaian kinerja mencapai 120 orang.", []),
    ],
)
def test_caps_are_those_that_are_said(text: str, caps: list[int]) -> None:
    assert [cap.becomes for cap in customs_of(NOTHING, text).caps] == caps


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("Efisiensi adalah 100% dikurangi serapan anggaran.", EfficiencyVariant.REMAINING),
        ("Efisiensi dihitung dari capaian kinerja dikurangi penyerapan anggaran.", EfficiencyVariant.DIFFERENCE),
        ("Indeks efisiensi (IE) adalah capaian kinerja dibagi serapan.", EfficiencyVariant.INDEX),
        ("TE adalah IE dikurangi 1.", EfficiencyVariant.LEVEL),
    ],
)
def test_a_note_names_the_formula_of_efficiency(text: str, variant: EfficiencyVariant) -> None:
    assert variant in efficiency_variants(text)


def test_efficiency_may_be_said_to_need_the_target() -> None:
    assert only_when_met("Efisiensi hanya dihitung bila kinerja telah mencapai target.")
    assert not only_when_met("Target kinerja tercapai. Anggaran digunakan secara efisien.")
