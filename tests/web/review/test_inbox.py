from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web.cast import make_official, make_position, make_tenure, make_user
from tests.web.review.conftest import FAULT, GOOD
from triwulan.core.period import Quarter
from triwulan.web.accounts.access import Access
from triwulan.web.agreements.models import AgreementVersion, PerformanceAgreement
from triwulan.web.organisation.selectors import answering
from triwulan.web.quarters.models import QuarterReport, Sending
from triwulan.web.quarters.services import send
from triwulan.web.review.inbox import inbox_of, quarter_named
from triwulan.web.review.selectors import waiting_count

TODAY = date(2023, 4, 5)


def visitor(user, today=TODAY):
    return Access(user=type(user).objects.get(pk=user.pk), today=today)


def states(user, today=TODAY, quarter=None):
    return [(row.position.name, row.state, row.late) for row in inbox_of(visitor(user, today), quarter).rows]


def test_it_shows_what_was_not_sent_yet(cast, draft):
    assert states(cast.superior) == [("Kasi Pemerintahan", "unsent", False)]
    assert waiting_count(visitor(cast.superior)) == 0


def test_after_the_deadline_what_was_not_sent_is_late(cast, draft):
    assert states(cast.superior, date(2023, 4, 11)) == [("Kasi Pemerintahan", "unsent", True)]


def test_a_sent_report_waits_for_its_superior_alone(cast, sent):
    assert states(cast.superior) == [("Kasi Pemerintahan", "waiting", False)]
    assert waiting_count(visitor(cast.superior)) == 1
    for other in (cast.head, cast.official, cast.colleague, cast.stranger, cast.clerk, cast.nobody):
        assert waiting_count(visitor(other)) == 0
        assert states(other) == []


def test_a_waiting_report_of_an_older_quarter_stays_in_sight(cast, sent):
    assert states(cast.superior, date(2023, 7, 3)) == [
        ("Kasi Pemerintahan", "waiting", False),
        ("Kasi Pemerintahan", "unsent", False),
    ]


@pytest.mark.parametrize(
    ("decision", "choices", "state"), [("return", FAULT, "returned"), ("approve", GOOD, "approved")]
)
def test_an_answered_report_waits_no_more(cast, sent, answered, decision, choices, state):
    answered(sent, decision, choices, "Terima kasih.")
    assert states(cast.superior) == [("Kasi Pemerintahan", state, False)]
    assert waiting_count(visitor(cast.superior)) == 0


def test_a_position_without_an_agreement_owes_nothing(cast):
    assert states(cast.superior) == []


def test_who_is_acting_camat_finds_the_reports_of_others_but_not_their_own(cast, sent):
    cast.camat_position.tenures.update(end=date(2023, 4, 1))
    make_tenure(cast.camat_position, cast.kasi, kind="plt", start=date(2023, 4, 2))
    assert states(cast.official) == [] and waiting_count(visitor(cast.official)) == 0
    assert states(cast.head) == [("Kasi Pemerintahan", "waiting", False)]
    assert waiting_count(visitor(cast.head)) == 1
    assert states(cast.superior) == []


def test_nobody_answers_what_a_substitute_signed_for_them(cast, draft):
    stand_in = make_official(cast.regency, "Contoh Pengganti", 60)
    make_tenure(cast.kasi_position, stand_in, kind="plh", start=date(2023, 4, 2))
    cast.camat_position.tenures.update(end=date(2023, 4, 1))
    make_tenure(cast.camat_position, cast.kasi, kind="plt", start=date(2023, 4, 2))
    send(report_id=draft.pk, user=make_user(cast.regency, "pengganti", stand_in.name, official=stand_in))
    assert answering(cast.kasi_position, TODAY, reporter=stand_in).official == cast.sekda
    assert states(cast.official) == [] and waiting_count(visitor(cast.official)) == 0
    assert states(cast.head) == [("Kasi Pemerintahan", "waiting", False)]
    assert waiting_count(visitor(cast.head)) == 1


def test_an_unsent_report_of_the_acting_camat_is_expected_one_superior_higher(cast, draft):
    cast.camat_position.tenures.update(end=date(2023, 4, 1))
    make_tenure(cast.camat_position, cast.kasi, kind="plt", start=date(2023, 4, 2))
    assert states(cast.head) == [("Kasi Pemerintahan", "unsent", False)]


def test_who_stands_in_for_an_absence_answers_in_place_of_the_camat(cast, sent):
    make_tenure(cast.camat_position, cast.colleague_official, kind="plh", start=date(2023, 4, 3), end=date(2023, 4, 7))
    assert waiting_count(visitor(cast.colleague)) == 1
    assert waiting_count(visitor(cast.superior)) == 0
    assert waiting_count(visitor(cast.superior, date(2023, 4, 8))) == 1


def test_what_is_late_and_open_comes_first(cast, draft):
    for sequence in (31, 32):
        subordinate(cast, sequence, sent_on=None if sequence == 31 else "2023-04-11")
    send(report_id=draft.pk, user=cast.official)
    found = inbox_of(visitor(cast.superior, date(2023, 4, 12)))
    assert [(row.position.name, row.state, row.late) for row in found.rows] == [
        ("Kasi 32", "waiting", True),
        ("Kasi 31", "unsent", True),
        ("Kasi Pemerintahan", "waiting", False),
    ]
    assert found.sentence == "2 laporan menunggu tanggapan; 2 terlambat; 1 belum dikirim"


def test_it_says_when_nothing_waits(cast, draft):
    assert inbox_of(visitor(cast.superior)).sentence == "Tidak ada laporan yang menunggu tanggapan; 1 belum dikirim"


@pytest.mark.parametrize("text", ["", "2023", "2023-0", "2023-5", "2024-1", "x-1", "2023-2", "99999-1", "²⁰²³-1"])
def test_a_quarter_that_does_not_exist_or_has_not_begun_is_none(text):
    assert quarter_named(text, date(2023, 3, 31)) is None


def test_an_older_quarter_can_be_asked_for(cast, sent):
    assert quarter_named("2022-4", TODAY) == Quarter(2022, 4)
    assert ("Kasi Pemerintahan", "unsent", True) in states(cast.superior, quarter=Quarter(2022, 4))


def test_the_page_is_a_sentence_and_a_table_with_words(cast, sent, as_):
    page = as_(cast.superior).get("/periksa/").content.decode()
    assert "1 laporan menunggu tanggapan." in page
    assert "● menunggu tanggapan" in page and "paling lambat Senin, 10 April 2023" in page
    assert f'href="/periksa/{sent.pk}/"' in page


def test_who_holds_no_position_has_no_inbox(cast, as_):
    assert as_(cast.clerk).get("/periksa/").status_code == 404
    assert as_(cast.nobody).get("/periksa/").status_code == 404


def test_thirty_subordinates_cost_as_many_queries_as_three(cast, sent, as_):
    client = as_(cast.superior)
    for sequence in range(20, 22):
        subordinate(cast, sequence, sent_on="2023-04-04")
    few = count(lambda: client.get("/periksa/"))
    for sequence in range(30, 57):
        subordinate(cast, sequence, sent_on="2023-04-04" if sequence % 2 else None)
    assert count(lambda: client.get("/periksa/")) == few
    page = client.get("/periksa/?halaman=2").content.decode()
    assert "Halaman 2 dari 2" in page


def test_the_navigation_counts_with_one_query_and_seldom_three(cast, sent):
    cast.camat_position.tenures.update(end=date(2023, 4, 1))
    make_tenure(cast.camat_position, cast.kasi, kind="plt", start=date(2023, 4, 2))
    for user in (cast.superior, cast.official, cast.head):
        who = visitor(user)
        assert who.held is not None
        assert count(lambda who=who: waiting_count(who)) <= 3


def subordinate(cast, sequence, sent_on):
    """A position below the Camat with an agreement in force, whose TW I was sent on a day or not."""
    position = make_position(cast.unit, f"Kasi {sequence}", superior=cast.camat_position)
    official = make_official(cast.regency, f"Contoh Bawahan {sequence}", sequence)
    make_tenure(position, official)
    agreement = PerformanceAgreement.objects.create(regency=cast.regency, position=position, year=2023)
    moment = "2023-01-05T02:00Z"
    AgreementVersion.objects.create(
        regency=cast.regency, agreement=agreement, number=1, effective=date(2023, 1, 1),
        first_accepted_at=moment, second_accepted_at=moment,
    )  # fmt: skip
    if sent_on:
        at = f"{sent_on}T02:00Z"
        report = QuarterReport.objects.create(
            regency=cast.regency, position=position, agreement=agreement, year=2023, number=1,
            state="submitted", first_sent_at=at,
        )  # fmt: skip
        Sending.objects.create(
            regency=cast.regency, report=report, number=1, sent_at=at, sent_by=cast.official,
            signatory=official, entries={},
        )  # fmt: skip


def count(act):
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)
