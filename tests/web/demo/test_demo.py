"""The demo is loaded once, as a whole, and what it tells is whole and consistent."""

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, override_settings

from triwulan.core.activity import serving, within
from triwulan.core.nip import parse_nip
from triwulan.core.workflow import State
from triwulan.formats.report_json import dump_report, load_report
from triwulan.web.accounts.access import Access
from triwulan.web.accounts.demo_accounts import demo_accounts
from triwulan.web.accounts.models import User
from triwulan.web.activities.counting import done_in_year
from triwulan.web.demo.example import example_report
from triwulan.web.demo.services import load_demo
from triwulan.web.organisation.models import Official, Position, Regency, Village
from triwulan.web.quarters.completeness import gaps, steps
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.records import QuarterRecord, load_record
from triwulan.web.quarters.services import send
from triwulan.web.review.inbox import inbox_of
from triwulan.web.review.models import ApprovedReport

TODAY = date(2023, 4, 5)
EXAMPLE = Path(__file__).parents[3] / "examples" / "laporan-tw1-2023.json"
REAL_PEOPLE = {
    "370639ad6d4199fb", "91faa4d68e9bdf34", "eccb356486c04023", "7fc580387ff5aa71", "ab2fabe1d2cf73e1",
    "7b7cd6a745fdd8c0", "429dd4be136d97e5",
}  # fmt: skip
"""Fingerprints of names and numbers that must not appear; written out here they would."""


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The demo, loaded once for the tests that read it; each undoes what it writes."""
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(PASSWORD_HASHERS=hashers, MEDIA_ROOT=tmp_path_factory.mktemp("berkas")):
            assert load_demo() is True
        yield
        transaction.set_rollback(True)


@pytest.fixture
def undone(demo: None) -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def report_of(username: str, year: int, number: int) -> QuarterReport:
    official = User.objects.get(username=username).official
    return QuarterReport.objects.get(position__tenures__official=official, year=year, number=number)


def record_of(username: str, year: int, number: int) -> QuarterRecord:
    record = load_record(report_of(username, year, number))
    assert record is not None
    return record


def test_a_second_load_does_nothing(demo: None) -> None:
    before = QuarterReport.objects.count(), User.objects.count()
    assert load_demo() is False
    assert (QuarterReport.objects.count(), User.objects.count()) == before


def test_it_never_joins_what_a_user_entered(db: None) -> None:
    Regency.objects.create(name="Kabupaten Pengguna")
    assert load_demo() is False
    assert not User.objects.exists()


def test_a_load_that_fails_leaves_nothing_behind(
    db: None, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path

    def fail(*_given: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("triwulan.web.demo.services.tell_quarter", fail)
    with pytest.raises(RuntimeError):
        load_demo()
    assert not Regency.objects.exists()


def test_the_kecamatan_has_its_twelve_villages(demo: None) -> None:
    codes = list(Village.objects.order_by("code").values_list("code", flat=True))
    assert codes == [f"35.08.12.20{number:02}" for number in range(1, 13)]


def test_every_official_has_a_readable_nip_of_nobody_alive(demo: None) -> None:
    for official in Official.objects.all():
        assert parse_nip(official.nip).birth_date.year == 1900


def test_nobody_real_is_named(demo: None) -> None:
    texts = [path.read_text(encoding="utf-8") for path in _data_files()] + [EXAMPLE.read_text(encoding="utf-8")]
    words = {word.casefold() for text in texts for word in re.findall(r"[^\W\d_]+", text)}
    words |= {"".join(found.split()) for text in texts for found in re.findall(r"(?:\d\s?){18}", text)}
    assert not {hashlib.sha256(word.encode()).hexdigest()[:16] for word in words} & REAL_PEOPLE


def test_the_quarter_to_send_lacks_nothing_and_contradicts_nothing(demo: None) -> None:
    record = record_of("kasi", 2023, 1)
    assert gaps(record) == []
    assert record.problems == {}
    assert record.stray_lines == ()
    assert all(step.complete for step in steps(record))


def test_the_quarter_to_send_can_be_sent(undone: None) -> None:
    report = report_of("kasi", 2023, 1)
    assert report.state == State.DRAFT
    send(report_id=report.pk, user=User.objects.get(username="kasi"))
    report.refresh_from_db()
    assert report.state == State.SUBMITTED


def test_the_figures_are_those_of_the_paper_made_consistent(demo: None) -> None:
    record = record_of("kasi", 2023, 1)
    achieved = {key: row.achievement.value for key, row in record.measurements.items()}
    assert [achieved[f"IK{number}"] for number in (1, 2, 5, 6, 7)] == [100] * 5
    assert str(achieved["IK3"]) == "91.67"
    assert achieved["IK4"] is None
    total = record.costs.total
    assert (total.ceiling.value, total.spending.value) == (325_800_000, 83_550_000)


def test_every_year_before_is_approved_with_the_paper_it_was_approved_as(demo: None) -> None:
    reports = [report_of("kasi", 2022, number) for number in (1, 2, 3, 4)]
    assert {report.state for report in reports} == {State.APPROVED}
    for report in reports:
        kept = ApprovedReport.objects.get(report=report)
        assert bytes(kept.pdf).startswith(b"%PDF")
        assert kept.sha256 == hashlib.sha256(bytes(kept.pdf)).hexdigest()
        assert load_report(bytes(kept.document)).quarter == report.quarter


def test_what_was_done_is_what_was_reported(demo: None) -> None:
    record = record_of("kasi", 2023, 1)
    done = done_in_year(position_id=record.report.position_id, year=2023)
    first, last = record.report.quarter.first_day, record.report.quarter.last_day
    found = {code: len(within(serving(done, code), first=first, last=last)) for code in ("IK1", "IK5", "IK6", "IK7")}
    assert found == {"IK1": 3, "IK5": 2, "IK6": 1, "IK7": 6}
    planned = {item.text for each in record.agreement.indicators for item in each.plan}
    assert {each.plan_text for each in done} - {""} <= planned


def test_no_spending_falls_and_no_text_refers_to_nothing(demo: None) -> None:
    for report in QuarterReport.objects.all():
        record = load_record(report)
        assert record is not None
        assert record.problems == {} or report.state != State.APPROVED
        for path in record.own:
            if path.startswith(("analysis/", "closing/")):
                resolved = record.prose(path)
                assert (resolved.unknown, resolved.empty) == ((), ()), path


def test_follow_ups_are_new_each_quarter_and_no_strategies(demo: None) -> None:
    seen: set[str] = set()
    for report in QuarterReport.objects.filter(position__name="Kasi Pemerintahan"):
        texts = {entry.text for entry in report.entries.all() if entry.path.endswith(("/what", "/text"))}
        planned = {entry.text for entry in report.entries.all() if entry.path.endswith("/what")}
        assert len(texts) == sum(entry.path.endswith(("/what", "/text")) for entry in report.entries.all())
        assert not planned & seen
        seen |= texts


def test_the_camat_finds_every_state_in_the_inbox(demo: None) -> None:
    rows = inbox_of(Access(user=User.objects.get(username="camat"), today=TODAY)).rows
    found = {(row.position.name.split()[1], row.quarter.number, row.state, row.late) for row in rows}
    assert found == {
        ("Ketenteraman", 1, "waiting", False),
        ("Pemberdayaan", 4, "waiting", True),
        ("Pemberdayaan", 1, "unsent", False),
        ("Pemerintahan", 1, "unsent", False),
        ("Kecamatan", 1, "returned", False),
    }


def test_every_account_on_offer_signs_in_and_sees_its_pages(undone: None, settings: Any) -> None:
    settings.DEMO = True
    offered = demo_accounts()
    assert len(offered) >= 3
    for account in offered:
        client = Client()
        signed_in = client.post("/akun/masuk/", {"username": account.username, "password": account.password})
        assert signed_in.status_code == 302
        assert client.get("/").status_code == 200
    assert client.get("/perjanjian/").status_code == 200


def test_positions_sign_without_saying_their_office_twice(demo: None) -> None:
    for position in Position.objects.select_related("unit"):
        assert re.search(r"\b(\w+ )\1", f"{position.full_name} ") is None


def test_the_example_is_what_the_demo_says(demo: None) -> None:
    assert dump_report(example_report()) == EXAMPLE.read_bytes(), "run scripts/make_example.py"
    assert report_of("kasi", 2023, 1).state == State.DRAFT


def _data_files() -> list[Path]:
    root = files("triwulan.data").joinpath("demo")
    return sorted(path for path in Path(str(root)).rglob("*.toml"))
