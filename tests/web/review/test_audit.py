"""What the superior sees of the audit."""

import re

import pytest

from tests.web.quarters.filling import type_in
from tests.web.quarters.test_audit import WRONG
from tests.web.review.conftest import GOOD
from triwulan.core.workflow import State
from triwulan.web.quarters.services import send

REASON = "Sesuai berita acara yang dilampirkan."


@pytest.fixture
def wrong(cast, draft):
    """Sent with a contradiction, and a reason."""
    type_in(draft, cast.official, {"analysis/IK3/done": WRONG})
    send(report_id=draft.pk, user=cast.official, reason=REASON)
    draft.refresh_from_db()
    return draft


def test_the_reason_stands_above_the_paper(cast, wrong, as_):
    html = as_(cast.superior).get(f"/periksa/{wrong.pk}/").content.decode()
    assert html.index(REASON) < html.index('class="paper"')
    assert html.count(REASON) == 1, "the form does not print it"
    assert re.search(r"✖ \d+ galat", html)


def test_findings_stand_at_their_rows_and_above_the_answer(cast, wrong, as_):
    html = as_(cast.superior).get(f"/periksa/{wrong.pk}/").content.decode()
    spot = html[html.index('id="catatan-analysis-IK3"') :][:1500]
    number = re.search(r'<a href="#temuan-(\d+)">', spot)
    assert number is not None
    found = html[html.index('id="temuan-daftar"') : html.index('id="tanggapan"')]
    assert f'id="temuan-{number[1]}"' in found
    assert 'href="#analysis-IK3"' in found


def test_approving_with_errors_is_possible_and_the_page_says_so(cast, wrong, as_, answered):
    html = as_(cast.superior).get(f"/periksa/{wrong.pk}/").content.decode()
    decisions = html[html.index('class="decisions"') :]
    assert "laporan dikunci dengan galat itu" in decisions
    answered(wrong, "approve", GOOD)
    wrong.refresh_from_db()
    assert wrong.state == State.APPROVED


def test_a_consistent_report_has_nothing_to_say(cast, sent, as_):
    html = as_(cast.superior).get(f"/periksa/{sent.pk}/").content.decode()
    assert "tidak ada temuan" in html
    assert "temuan-daftar" not in html and "laporan dikunci dengan galat" not in html
