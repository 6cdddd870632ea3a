"""Sentences of three reports: each right one must pass, each wrong one must be found."""

import pytest

from tests.audit.statements.judging import HERE, found, sentences

REPORTS = {name: (HERE / f"{name}.md").read_text(encoding="utf-8") for name in ("quarter", "annual", "trend")}
RIGHT = [(name, right) for name in REPORTS for right, _ in sentences(name)]
WRONG = [(name, wrong) for name in REPORTS for _, variants in sentences(name) for wrong in variants]


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_without_the_sentences_is_right(name: str):
    assert found(REPORTS[name]) == []


@pytest.mark.parametrize(("name", "sentence"), RIGHT, ids=[sentence for _, sentence in RIGHT])
def test_a_right_sentence_passes(name: str, sentence: str):
    assert found(REPORTS[name] + sentence + "\n") == []


@pytest.mark.parametrize(("name", "sentence"), WRONG, ids=[sentence for _, sentence in WRONG])
def test_a_wrong_sentence_is_found(name: str, sentence: str):
    assert found(REPORTS[name] + sentence + "\n")


def test_a_figure_of_another_year_is_not_compared_with_this_year():
    said = "Pada tahun lalu capaian jumlah desa yang menetapkan LPPDes tepat waktu sebesar 64,29%."
    assert found(REPORTS["quarter"] + said + "\n") == []


def test_a_hedged_figure_is_not_compared():
    said = "Capaian jumlah desa yang menetapkan LPPDes tepat waktu sekitar 86%, dan serapan hampir 51%."
    assert found(REPORTS["quarter"] + said + "\n") == []


def test_one_wrong_amount_is_one_finding():
    said = "Total pagu Rp353.800.000 dengan realisasi Rp170.084.000 atau 48,07%."
    assert [(printed, expected) for _, printed, expected in found(REPORTS["quarter"] + said + "\n")] == [
        ("Rp353.800.000", "Rp335.800.000")
    ]


def test_what_agrees_with_the_right_value_of_a_wrong_cell_is_right():
    report = REPORTS["quarter"].replace("| 12 desa | 85,71 |", "| 12 desa | 75,71 |")
    assert report != REPORTS["quarter"]
    assert found(report + "Jumlah desa yang menetapkan LPPDes tepat waktu mencapai 85,71% dari target.\n") == []
