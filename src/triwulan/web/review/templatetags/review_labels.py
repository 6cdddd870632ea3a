"""Ids, words and the time of day for the superior's screens."""

from django import template

from triwulan.formats import html
from triwulan.web import clock
from triwulan.web.organisation.models import Regency
from triwulan.web.review import margin
from triwulan.web.templatetags.figures import moment

register = template.Library()


@register.filter
def spot_id(anchor: str) -> str:
    """The id of the place where an anchor's remarks stand."""
    return margin.spot_id(anchor)


@register.filter
def element_id(anchor: str) -> str:
    """The id of what an anchor names on the paper."""
    return html.element_id(anchor)


@register.simple_tag
def now_moment(regency: Regency) -> str:
    """The present time of day in the regency: 10.42."""
    return moment(clock.now(), regency).rpartition(" ")[2]
