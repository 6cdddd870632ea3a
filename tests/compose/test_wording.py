from dataclasses import replace

import pytest

from tests.compose.reports import example, text, varied
from triwulan.compose import check_wording, compose_report, wording_keys
from triwulan.core.problem import ProblemError
from triwulan.core.report import Report, Wording

KEYS = [sentence.key for sentence in wording_keys()]


def reworded(report: Report, key: str, words: str) -> Report:
    return replace(report, wording=(Wording(key=key, text=words),))


def test_every_sentence_of_the_standard_form_passes_its_own_check():
    assert {sentence.key: check_wording(sentence.key, sentence.text) for sentence in wording_keys()} == dict.fromkeys(
        KEYS, ()
    )


def test_every_sentence_says_what_it_is_about():
    assert [sentence.key for sentence in wording_keys() if len(sentence.about) < 8] == []


@pytest.mark.parametrize("sentence", wording_keys(), ids=KEYS)
def test_every_sentence_is_printed_somewhere_and_may_use_all_its_placeholders(sentence):
    marked = "ZQX" + " ".join(f"{{{name}}}" for name in sentence.placeholders)
    printed = [text(compose_report(reworded(report, sentence.key, marked))) for report in varied()]
    assert any("ZQX" in document for document in printed)


def test_the_regency_words_a_sentence_and_the_rest_stays():
    own = reworded(example(), "opening.purpose", "Laporan {quarter} dari {unit}.")
    standard, changed = text(compose_report(example())), text(compose_report(own))
    assert "Laporan Triwulan I dari Kecamatan Senduro." in changed
    assert len(set(standard.splitlines()) - set(changed.splitlines())) == 1


def test_a_sentence_left_empty_is_left_out():
    lines = text(compose_report(reworded(example(), "opening.benefit", " "))).splitlines()
    standard = text(compose_report(example())).splitlines()
    assert len(lines) == len(standard) - 1


def test_what_is_filled_in_is_never_read_as_a_placeholder():
    report = replace(example(), closing="Selesai {position} {0.__class__} {", author=example().author)
    assert "Selesai {position} {0.__class__} {" in text(compose_report(report))
    named = replace(report.author, unit="Kecamatan {year}")
    assert "Kecamatan {year}" in text(compose_report(replace(report, author=named)))


@pytest.mark.parametrize(
    ("key", "words", "message"),
    [
        ("opening.purpose", "Halo {nama}", "wording.unknown_placeholder"),
        ("opening.purpose", "Halo {position.__class__}", "wording.unknown_placeholder"),
        ("opening.purpose", "Halo {position!r}", "wording.unknown_placeholder"),
        ("opening.purpose", "Halo {position:999999999}", "wording.unknown_placeholder"),
        ("opening.purpose", "Halo {}", "wording.unknown_placeholder"),
        ("opening.purpose", "Halo {position", "wording.braces"),
        ("opening.purpose", "Halo }", "wording.braces"),
        ("opening.purpose", "x" * 4001, "wording.too_long"),
        ("opening.nothing", "Halo", "wording.unknown_key"),
        ("heading.closing", "  ", "wording.required"),
    ],
)
def test_it_names_the_key_of_a_text_that_cannot_be_printed(key, words, message):
    (problem,) = check_wording(key, words)
    assert (problem.message, problem.values["key"]) == (message, key)
    with pytest.raises(ProblemError) as caught:
        compose_report(reworded(example(), key, words))
    assert caught.value.problem == problem


def test_it_says_which_placeholder_is_unknown_and_which_there_are():
    (problem,) = check_wording("costs.leftover_item", "{nama}: {amount}")
    assert problem.values["placeholder"] == "{nama}"
    assert "{name}, {amount}" in str(problem.values["allowed"])
