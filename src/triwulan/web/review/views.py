"""The superior's screens: the inbox, a sent report read as paper, and remarks."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from triwulan.core.problem import Problem, ProblemError
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


@require_http_methods(["GET", "POST"])
def remark(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of a remark in its place, and writing one."""
    turn = _sent(request, pk)
    if request.method == "GET":
        writing = _asked(request)
        return _spot(request, turn, request.GET.get("kembali", ""), writing)
    anchor, text = request.POST.get("anchor", ""), request.POST.get("text", "")
    try:
        remarks.add_remark(
            report_id=pk, user=access(request).user, anchor=anchor, text=text, sending=number(request.POST["sending"])
        )
    except (ProblemError, KeyError) as error:
        return _spot(request, turn, anchor, Writing(anchor, text=text, fault=_fault(error)))
    return _spot(request, turn, anchor, None)


@require_POST
def edit_remark(request: HttpRequest, pk: int, remark_id: int) -> HttpResponse:
    """Word a remark anew, or take it away."""
    turn = _sent(request, pk)
    user, posted = access(request).user, request.POST
    anchor, text, base = posted.get("anchor", ""), posted.get("text", ""), posted.get("base", "")
    try:
        sending = number(posted["sending"])
        if "remove" in posted:
            remarks.remove_remark(report_id=pk, user=user, remark_id=remark_id, sending=sending)
        else:
            remarks.edit_remark(report_id=pk, user=user, remark_id=remark_id, text=text, base=base, sending=sending)
    except (ProblemError, KeyError) as error:
        here = Answer.objects.filter(sending=turn.sending, remarks=remark_id).exists()
        writing = Writing(anchor, remark=remark_id if here else None, text=text, base=base, fault=_fault(error))
        return _spot(request, turn, anchor, writing)
    return _spot(request, turn, anchor, None)


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
    return None if draft is None else Reading(access(request), turn, draft, writing)


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


def _spot(request: HttpRequest, turn: Turn, anchor: str, writing: Writing | None) -> HttpResponse:
    """The place of a remark after something happened to it: the piece for a script, the page for everybody else."""
    anchor = anchor or (writing.anchor if writing else "")
    partial = bool(request.headers.get("HX-Request"))
    page = reverse("review:read", args=[turn.report.pk])
    if not partial and writing is None:
        return redirect(f"{page}#{spot_id(anchor)}")
    if not partial and request.method == "GET":
        return redirect(f"{page}?{request.GET.urlencode()}#{spot_id(anchor)}")
    if not turn.waiting:
        return _refused_remark(request, turn, writing)
    reading = opened(request, turn, writing)
    if reading is None:
        return _refused_remark(request, turn, writing)
    if partial:
        return render(request, "review/parts/swapped.html", {"reading": reading, "spot": reading.margin(anchor)})
    return render(request, "review/read.html", {"reading": reading}, status=422)


def _refused_remark(request: HttpRequest, turn: Turn, writing: Writing | None) -> HttpResponse:
    context = {"turn": turn, "problems": [writing.fault] if writing and writing.fault else [], "text": ""}
    if writing is not None and writing.text:
        context["text"] = writing.text
    partial = bool(request.headers.get("HX-Request"))
    template = "review/parts/closed.html" if partial else "review/closed.html"
    return render(request, template, context, status=200 if partial else 409)


def _not_waiting(request: HttpRequest, turn: Turn) -> HttpResponse:
    """A report that lies with its reporter: returned, withdrawn or not sent yet; an approved one is in the archive."""
    if turn.report.state == State.APPROVED:
        return redirect("review:approved", turn.report.pk)
    given = answer_of(turn.report)
    reading = None if given is None else Reading(access(request), turn, given)
    context = {"turn": turn, "answer": given, "reading": reading, "sendings": history(turn.report)}
    return render(request, "review/not_waiting.html", context)


def _fault(error: Exception) -> str:
    return said(error.problem if isinstance(error, ProblemError) else Problem("answer.newer_sending"))
