"""The superior's screens: the inbox, a sent report read as paper, and remarks."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from triwulan.core.problem import ProblemError
from triwulan.core.workflow import State
from triwulan.web.accounts.access import access, require
from triwulan.web.quarters.sheet import said
from triwulan.web.review import remarks, services
from triwulan.web.review.inbox import inbox_of, quarter_named
from triwulan.web.review.margin import Writing, spot_id
from triwulan.web.review.models import Answer
from triwulan.web.review.posted import number
from triwulan.web.review.reading import Reading
from triwulan.web.review.selectors import Turn, answer_of, history, readable

PER_PAGE = 25


@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """Who sent, who is late, what waits for an answer."""
    visitor = access(request)
    require(bool(visitor.held))
    asked = quarter_named(request.GET.get("triwulan", ""), visitor.today)
    found = inbox_of(visitor, asked)
    later = found.quarter.next()
    context = {
        "inbox": found,
        "page_obj": Paginator(found.rows, PER_PAGE).get_page(request.GET.get("halaman")),
        "later": later if later.first_day <= visitor.today else None,
        "visitor": visitor,
    }
    return render(request, "review/inbox.html", context)


@require_GET
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as paper; reading it for the first time ends the time in which it may be withdrawn."""
    turn = readable(access(request), pk)
    reading = opened(request, turn, _asked(request)) if turn.waiting else None
    if reading is None:
        return _not_waiting(request, readable(access(request), pk))
    return render(request, "review/read.html", {"reading": reading})


@require_POST
def remark(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a remark on a row, a paragraph, a section or the whole."""
    anchor, text, sending = _posted(request)
    _sent(request, pk)
    try:
        remarks.add_remark(report_id=pk, user=access(request).user, anchor=anchor, text=text, sending=sending)
    except ProblemError as error:
        return _refused(request, pk, Writing(anchor, text=text, fault=said(error.problem)))
    return _back(pk, anchor)


@require_POST
def edit_remark(request: HttpRequest, pk: int, remark_id: int) -> HttpResponse:
    """Word a remark anew, or take it away."""
    anchor, text, sending = _posted(request)
    turn = _sent(request, pk)
    user, base = access(request).user, request.POST.get("base", "")
    try:
        if "remove" in request.POST:
            remarks.remove_remark(report_id=pk, user=user, remark_id=remark_id, sending=sending)
        else:
            remarks.edit_remark(report_id=pk, user=user, remark_id=remark_id, text=text, base=base, sending=sending)
    except ProblemError as error:
        here = Answer.objects.filter(sending=turn.sending, remarks=remark_id).exists()
        writing = Writing(anchor, remark=remark_id if here else None, text=text, fault=said(error.problem))
        return _refused(request, pk, writing)
    return _back(pk, anchor)


@require_GET
def previous(request: HttpRequest, pk: int) -> HttpResponse:
    """Last quarter on a page of its own, for narrow screens."""
    turn = _sent(request, pk)
    return render(request, "review/previous.html", {"reading": Reading(access(request), turn, Answer())})


def opened(request: HttpRequest, turn: Turn, writing: Writing | None = None) -> Reading | None:
    """The reading of a waiting report; None where it was withdrawn at this very moment."""
    draft = None
    if turn.report.opened_at is not None:
        draft = Answer.objects.filter(sending=turn.sending, answered_at=None).first()
    if draft is None:
        draft = services.open_for_reading(report_id=turn.report.pk, user=access(request).user)
    return None if draft is None else Reading(access(request), turn, draft, writing, get_token(request))


def _asked(request: HttpRequest) -> Writing | None:
    """The remark that an address asks to write (?catatan=ANCHOR), or to word anew (&ubah=KEY)."""
    anchor = request.GET.get("catatan", "")
    if not anchor:
        return None
    known = number(request.GET.get("ubah", ""))
    return Writing(anchor, remark=known if known > 0 else None)


def _sent(request: HttpRequest, pk: int) -> Turn:
    turn = readable(access(request), pk)
    if turn.sending is None:
        raise Http404
    return turn


def _posted(request: HttpRequest) -> tuple[str, str, int]:
    """Where a remark is to stand, its words, and the sending that was read."""
    posted = request.POST
    return posted.get("anchor", ""), posted.get("text", ""), number(posted.get("sending", ""))


def _back(pk: int, anchor: str) -> HttpResponse:
    return redirect(f"{reverse('review:read', args=[pk])}#{spot_id(anchor)}")


def _refused(request: HttpRequest, pk: int, writing: Writing) -> HttpResponse:
    """What keeps a remark from being saved, at its place and with its words."""
    turn = _sent(request, pk)
    reading = opened(request, turn, writing) if turn.waiting else None
    partial = bool(request.headers.get("HX-Request"))
    if reading is not None:
        # a script swaps only what came well
        return render(request, "review/read.html", {"reading": reading}, status=200 if partial else 422)
    context = {"turn": turn, "problems": [writing.fault], "text": writing.text}
    response = render(request, "review/closed.html", context, status=200 if partial else 409)
    response.headers["HX-Retarget"] = response.headers["HX-Reselect"] = "#isi"
    return response


def _not_waiting(request: HttpRequest, turn: Turn) -> HttpResponse:
    """A report that lies with its reporter: returned, withdrawn or not sent yet; an approved one is in the archive."""
    if turn.report.state == State.APPROVED:
        return redirect("review:approved", turn.report.pk)
    given = answer_of(turn.report)
    reading = None if given is None else Reading(access(request), turn, given)
    context = {"turn": turn, "answer": given, "reading": reading, "sendings": history(turn.report)}
    return render(request, "review/not_waiting.html", context)
