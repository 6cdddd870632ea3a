"""A counted figure as the measurement step shows it: from what, how many, and every village or activity behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from triwulan.core.counting import Counted, CountedFrom, CountedItem
from triwulan.core.obligation import Standing
from triwulan.core.report import CountedFigure, Indicator
from triwulan.web.agreements.words import source_said
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.register.labels import STANDINGS


@dataclass(frozen=True, slots=True)
class CountView:
    """What is counted for one indicator, in the visitor's words."""

    figure: CountedFigure
    source: str
    url: str
    """Where the records are kept."""

    @property
    def counted(self) -> Counted:
        """The count."""
        return self.figure.counted

    @property
    def items(self) -> Iterator[tuple[CountedItem, str, str]]:
        """Each item with the shape and the word for how it stands; what does not count comes first."""
        for item in sorted(self.counted.items, key=lambda each: each.counts):
            yield item, *standing_said(item)


def count_view(report: QuarterReport, indicator: Indicator, figure: CountedFigure | None) -> CountView | None:
    """The view of a figure; None where there is none."""
    if figure is None:
        return None
    if indicator.binding.counted_from is CountedFrom.ACTIVITIES:
        url = reverse("activities:year", args=[report.position_id, report.year])
    else:
        year = indicator.binding.document_year or report.year
        url = reverse("register:grid", args=[report.position.unit_id, year])
    return CountView(figure, source_said(indicator.binding) or figure.counted.what, url)


def standing_said(item: CountedItem) -> tuple[str, str]:
    """The shape and the word for how an item stands."""
    if item.standing == "planned":
        return "○", _("belum dilaksanakan")
    shape, word = STANDINGS[Standing(item.standing)]
    return shape, str(word)
