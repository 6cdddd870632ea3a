"""A tenure under which something was signed stays, with the day of the signature in it."""

from datetime import date

import pytest

from tests.web.cast import Cast
from tests.web.cast_agreements import make_agreements
from triwulan.core.period import Quarter
from triwulan.web.organisation.models import Tenure
from triwulan.web.quarters.models import Sending
from triwulan.web.quarters.services import open_quarter
from triwulan.web.review.models import Answer

SENT, ANSWERED = "2023-04-05T01:00:00Z", "2023-04-06T01:00:00Z"


@pytest.fixture
def signed(cast: Cast) -> Cast:
    """A report of the Kasi sent on 5 April, answered by the Camat on 6 April."""
    make_agreements(cast)
    report = open_quarter(position=cast.kasi_position, quarter=Quarter(2023, 1))
    sending = Sending.objects.create(
        regency=cast.regency, report=report, number=1, sent_at=SENT, sent_by=cast.official, signatory=cast.kasi,
        entries={},
    )  # fmt: skip
    Answer.objects.create(
        regency=cast.regency, sending=sending, responder=cast.camat, post=cast.camat_position.full_name,
        answered_at=ANSWERED, answered_by=cast.superior, decision="return",
    )  # fmt: skip
    return cast


def posted(tenure: Tenure, **changed: object) -> dict[str, object]:
    kept = {"position": tenure.position_id, "official": tenure.official_id, "kind": tenure.kind, "start": tenure.start}
    return kept | changed


@pytest.mark.parametrize(
    ("position", "what"),
    [("kasi_position", "laporan Triwulan I"), ("camat_position", "tanggapan atas laporan Triwulan I")],
)
def test_it_is_not_removed_and_what_was_signed_is_named(signed: Cast, as_, position: str, what: str):
    tenure = getattr(signed, position).tenures.get()
    page = as_(signed.regency_admin).post(f"/kelola/pemangku/{tenure.pk}/hapus/").content.decode()
    assert what in page
    assert Tenure.objects.filter(pk=tenure.pk).exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"end": "2023-04-04"}, "end"),
        ({"start": "2023-04-06"}, "start"),
        ({"kind": "plt"}, "kind"),
        ({"end": "2023-04-05"}, ""),
    ],
)
def test_the_day_of_the_signature_stays_within(signed: Cast, as_, changed: dict[str, str], field: str):
    tenure = signed.kasi_position.tenures.get()
    response = as_(signed.regency_admin).post(f"/kelola/pemangku/{tenure.pk}/", posted(tenure, **changed))
    assert response.status_code == (200 if field else 302)
    if field:
        assert "5 April 2023" in response.context["form"].errors[field][0]


def test_another_official_does_not_take_over_what_was_signed(signed: Cast, as_):
    tenure = signed.kasi_position.tenures.get()
    data = posted(tenure, official=signed.sekda.pk)
    errors = as_(signed.regency_admin).post(f"/kelola/pemangku/{tenure.pk}/", data).context["form"].errors
    assert "laporan Triwulan I" in errors["official"][0]


@pytest.mark.parametrize("position", ["kasi_position", "camat_position"])
def test_an_accepted_agreement_keeps_the_tenures_of_both(cast: Cast, as_, position: str):
    make_agreements(cast)
    tenure = getattr(cast, position).tenures.get()
    page = as_(cast.regency_admin).post(f"/kelola/pemangku/{tenure.pk}/hapus/").content.decode()
    assert "perjanjian kinerja 2023" in page


def test_a_tenure_under_which_nothing_was_signed_is_removed(signed: Cast, as_):
    later = Tenure.objects.create(
        regency=signed.regency, position=signed.kasi_position, official=signed.kasi, start=date(2024, 1, 1)
    )
    as_(signed.regency_admin).post(f"/kelola/pemangku/{later.pk}/hapus/")
    assert not Tenure.objects.filter(pk=later.pk).exists()
