import pytest
from hypothesis import HealthCheck, given, settings

from tests.circle.generated import reports
from tests.circle.printed import printed_form
from tests.circle.written import WRITERS, read_again
from tests.compose.reports import example, varied
from triwulan.compose import compose_report
from triwulan.core.document import Document, Heading, Paragraph
from triwulan.core.problem import ProblemError
from triwulan.core.report import Report, Wording
from triwulan.formats.reading import read_document
from triwulan.interpret import interpret
from triwulan.interpret.own_form import is_own_form, report_of

_QUIET = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example, HealthCheck.filter_too_much)


def read_back(document: Document, wording: tuple[Wording, ...] = ()) -> Report:
    return report_of(document, interpret(document), wording)


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("at", range(len(varied())))
def test_a_report_comes_back_from_its_file(at: int, suffix: str) -> None:
    report = varied()[at]
    assert read_back(read_again(compose_report(report), suffix)) == printed_form(report)


@given(reports())
@settings(max_examples=20, derandomize=True, deadline=None, suppress_health_check=_QUIET)
def test_any_report_comes_back_from_markdown(report: Report) -> None:
    assert read_back(read_again(compose_report(report), "md")) == printed_form(report)


@given(reports())
@settings(max_examples=10, derandomize=True, deadline=None, suppress_health_check=_QUIET)
def test_any_report_comes_back_from_word(report: Report) -> None:
    assert read_back(read_again(compose_report(report), "docx")) == printed_form(report)


@given(reports())
@settings(max_examples=4, derandomize=True, deadline=None, suppress_health_check=_QUIET)
def test_any_report_comes_back_from_a_pdf(report: Report) -> None:
    assert read_back(read_again(compose_report(report), "pdf")) == printed_form(report)


@pytest.mark.parametrize(
    ("printed", "broken"),
    [
        ("| 10 Desa | 83,33% |", "| 10 Desa | 88,33% |"),
        ("| 9.950.000 |", "| 9.590.000 |"),
        ("hitungan 3 dari 13", "hitungan 2 dari 13"),
        ("paling lambat 31 Maret 2023", "paling lambat 30 Maret 2023"),
        ("| 30 April 2023 |", "| 30 Mei 2023 |"),
        ("- [ ] Laporan sudah baik", "- [x] Laporan sudah baik"),
    ],
)
def test_one_thing_changed_in_the_file_is_another_report(printed: str, broken: str) -> None:
    report = example()
    written = WRITERS["md"](compose_report(report)).decode()
    assert printed in written
    changed = read_document(written.replace(printed, broken, 1).encode(), "laporan.md")
    assert read_back(changed) != printed_form(report)


def test_a_regencys_own_sentences_are_read_as_well() -> None:
    own = (
        Wording(key="analysis.cause", text="Sebab utama adalah: {text}"),
        Wording(key="column.objective", text="Sasaran"),
        Wording(
            key="agreement.first",
            text="Perjanjian {year} antara {first_party} dan {second_party} berlaku mulai {effective}.",
        ),
    )
    report = printed_form(example())
    worded = Report(**{name: getattr(example(), name) for name in example().__slots__} | {"wording": own})
    back = read_back(read_again(compose_report(worded), "docx"), own)
    assert back.agreement == report.agreement
    assert back.analyses == report.analyses
    assert back.wording == own


def test_another_offices_report_is_refused_with_what_it_lacks() -> None:
    other = Document("Laporan", (Heading(1, "PENDAHULUAN", "BAB I"), Paragraph("Laporan Triwulan II Tahun 2024.")))
    assert not is_own_form(interpret(other))
    with pytest.raises(ProblemError, match=r"own_form\.missing"):
        read_back(other)
