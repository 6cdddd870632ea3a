from datetime import date

import pytest

from triwulan.core.nip import Sex, format_nip, mask_nip, parse_nip
from triwulan.core.problem import ProblemError


@pytest.mark.parametrize(
    "text",
    [
        "190001012020011001",
        "19000101 202001 1 001",
        " 19000101\u00a0202001  1001 ",
        "NIP. 19000101 202001 1 001",
    ],
)
def test_it_reads_a_nip_with_any_spacing(text: str) -> None:
    nip = parse_nip(text)
    assert nip.digits == "190001012020011001"
    assert nip.birth_date == date(1900, 1, 1)
    assert nip.appointment == (2020, 1)
    assert nip.sex is Sex.MALE
    assert nip.sequence == "001"
    assert str(nip) == "19000101 202001 1 001"


def test_a_contract_official_has_no_month_of_appointment() -> None:
    nip = parse_nip("190005052021212009")
    assert nip.appointment == (2021, None)
    assert nip.sex is Sex.FEMALE


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "nip.missing"),
        ("NIP.", "nip.missing"),
        ("19000101202001100", "nip.length"),
        ("1900010120200110011", "nip.length"),
        ("19000101202001100l", "nip.not_digits"),
        ("-", "nip.not_digits"),
        ("190002302020011001", "nip.birth_date"),
        ("000001012020011001", "nip.birth_date"),
        ("190001012020131001", "nip.appointment_month"),
        ("190001012020001001", "nip.appointment_month"),
        ("190006011914121001", "nip.appointed_too_young"),
        ("190006011915051001", "nip.appointed_too_young"),
        ("190001012020013001", "nip.sex"),
        ("190001012020011000", "nip.sequence"),
    ],
)
def test_it_names_the_part_that_is_impossible(text: str, message: str) -> None:
    with pytest.raises(ProblemError) as caught:
        parse_nip(text)
    assert caught.value.problem.message == message
    assert message in str(caught.value)


def test_fifteen_years_after_birth_is_the_border() -> None:
    assert parse_nip("190006011915061001").appointment == (1915, 6)


def test_it_writes_four_groups() -> None:
    assert format_nip("190001012020011001") == "19000101 202001 1 001"
    assert format_nip("belum ada") == "belum ada"


def test_a_masked_nip_shows_no_birth_date_and_no_sex() -> None:
    assert mask_nip("19000101 202001 1 001") == "******** ****** * 001"
    assert mask_nip("1900-01-01") == "****-**-**"
