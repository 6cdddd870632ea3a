"""What changed in the agreement between sending and answering."""

import pytest

from tests.web.cast import Cast
from triwulan.core.period import Quarter
from triwulan.web.agreements.mapping import forget_accepted
from triwulan.web.agreements.models import BudgetTerms
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.previous import previous_of
from triwulan.web.quarters.services import open_quarter
from triwulan.web.review.services import AnswerRefusedError

pytestmark = pytest.mark.django_db


def test_a_report_that_an_amendment_left_wanting_cannot_be_approved(sent: QuarterReport, cast: Cast, answered) -> None:
    # as a new issue of the ceilings does it, effective before the quarter's end
    BudgetTerms.objects.filter(line__key="A5").update(ceiling=100_000)
    forget_accepted()
    with pytest.raises(AnswerRefusedError, match=r"answer\.report_incomplete"):
        answered(sent, "approve", {"good"}, "")
    sent.refresh_from_db()
    assert sent.state == "submitted"


def test_the_superior_sees_no_figure_of_an_unsent_quarter(draft: QuarterReport, cast: Cast, settings) -> None:
    settings.CLOCK = "2023-07-04"
    second = open_quarter(position=cast.kasi_position, quarter=Quarter(2023, 2))
    assert previous_of(second) is not None
    assert previous_of(second, drafts=False) is None
