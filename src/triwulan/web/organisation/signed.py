"""What was signed under a tenure: as long as it stands, so does the tenure, with the day of the signature."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from triwulan.web.agreements.models import AgreementVersion
from triwulan.web.clock import day_of
from triwulan.web.organisation.models import Position, Tenure
from triwulan.web.quarters.models import Sending
from triwulan.web.review.models import Answer
from triwulan.web.templatetags.figures import short_day


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature: on what and when."""

    what: str
    day: date

    def __str__(self) -> str:
        return f"{self.what} ({short_day(self.day)})"


def signed_under(tenure: Tenure) -> list[Signature]:
    """What the official signed for the position, in this capacity, on the days of the tenure; the oldest first."""
    signed = (Signature(what, day_of(moment, tenure.regency.time_zone)) for what, moment in _signed(tenure))
    within = (each for each in signed if tenure.start <= each.day and (tenure.end is None or each.day <= tenure.end))
    return sorted(within, key=lambda each: (each.day, each.what))


def _signed(tenure: Tenure) -> Iterator[tuple[str, datetime]]:
    position, official, acting = tenure.position, tenure.official_id, tenure.acting
    sendings = Sending.objects.filter(report__position=position, signatory=official, acting=acting)
    for sending in sendings.select_related("report__position__unit"):
        yield _("laporan %(report)s") % {"report": sending.report}, sending.sent_at
    answers = Answer.objects.filter(responder=official, acting=acting, answered_at__isnull=False)
    for answer in answers.select_related("sending__report__position__unit"):
        report = answer.sending.report
        if answer.answered_at is not None and _answered_for(position, answer.post, report.position):
            yield _("tanggapan atas laporan %(report)s") % {"report": report}, answer.answered_at
    yield from _agreements(tenure)


def _agreements(tenure: Tenure) -> Iterator[tuple[str, datetime]]:
    position, official = tenure.position, tenure.official_id
    parties = Q(agreement__position=position, first_party=official) | Q(second_party=official)
    for version in AgreementVersion.objects.filter(parties).select_related("agreement__position__unit"):
        agreement = version.agreement
        what = _("perjanjian kinerja %(year)s - %(position)s") % {
            "year": agreement.year, "position": agreement.position
        }  # fmt: skip
        own = agreement.position_id == position.pk and version.first_party_id == official
        if own and version.first_accepted_at and _in_capacity(tenure, version.first_signature):
            yield what, version.first_accepted_at
        post = str(version.second_signature.get("post", ""))
        answered = version.second_party_id == official and _answered_for(position, post, agreement.position)
        if answered and version.second_accepted_at and _in_capacity(tenure, version.second_signature):
            yield what, version.second_accepted_at


def _in_capacity(tenure: Tenure, signature: Mapping[str, Any]) -> bool:
    return str(signature.get("acting", "")) == tenure.acting


def _answered_for(position: Position, post: str, below: Position) -> bool:
    """The post was signed as this position: by its name of today or, had it another name then, as the superior."""
    return post == position.full_name or below.superior_id == position.pk
