"""Giving the answer: keeping what was typed, approving, returning, and saying why it cannot be given."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from triwulan.core.problem import Problem, ProblemError
from triwulan.core.workflow import State
from triwulan.web.accounts.access import access
from triwulan.web.quarters.sheet import said
from triwulan.web.review import services
from triwulan.web.review.models import Answer
from triwulan.web.review.posted import PostedAnswer, posted_answer
from triwulan.web.review.selectors import Turn, answer_of, readable
from triwulan.web.review.views import opened


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the answer, and give it when one of the two decisions was pressed."""
    turn = readable(access(request), pk)
    user, posted = access(request).user, posted_answer(request.POST)
    # What is kept while one types decides nothing, even when it carries the button that has the focus.
    deciding = not request.headers.get("HX-Request")
    try:
        services.save_answer(
            report_id=pk,
            user=user,
            choices=posted.choices,
            text=posted.text,
            sending=posted.sending,
            base=posted.base,
            window=posted.window,
        )
        if deciding and posted.decision == "approve":
            services.approve(report_id=pk, user=user, sending=posted.sending, seen=posted.seen)
        elif deciding and posted.decision == "return":
            services.return_report(report_id=pk, user=user, sending=posted.sending)
    except ProblemError as error:
        return _refused(request, pk, posted, _problems(error))
    if not deciding:
        return _saved(request, turn)
    return _done(request, pk, posted)


def _refused(request: HttpRequest, pk: int, posted: PostedAnswer, problems: tuple[Problem, ...]) -> HttpResponse:
    """What keeps the answer from being given, with everything typed; a decision that was taken already is shown."""
    turn = readable(access(request), pk)
    sentences = [(said(problem), _field_of(problem)) for problem in problems]
    if request.headers.get("HX-Request"):
        return render(request, "review/parts/saved.html", {"fault": sentences[0][0], "base": posted.base})
    if _taken(turn, posted):
        return _done(request, pk, posted)
    reading = opened(request, turn) if turn.waiting else None
    if reading is None:
        context = {"turn": turn, "problems": [text for text, _id in sentences], "text": posted.text}
        return render(request, "review/closed.html", context, status=409)
    other = None
    if problems[0].message == "answer.changed_elsewhere":
        labels = [reading.label(choice) for choice in reading.answer.ticked]
        other = {"labels": labels, "text": reading.answer.text}
    reading.answer.choices = [choice.value for choice in posted.choices]
    reading.answer.text = posted.text
    context = {"reading": reading, "problems": sentences, "stored": other}
    return render(request, "review/read.html", context, status=409 if other else 422)


def _taken(turn: Turn, posted: PostedAnswer) -> bool:
    """The same decision was taken already: the button was pressed twice."""
    if posted.decision == "approve":
        return turn.report.state == State.APPROVED
    given = answer_of(turn.report)
    return (
        posted.decision == "return"
        and given is not None
        and given.decision == Answer.Decision.RETURN
        and given.sending.number == posted.sending
    )


def _done(request: HttpRequest, pk: int, posted: PostedAnswer) -> HttpResponse:
    if posted.decision == "approve":
        messages.success(request, _("Laporan disetujui dan dikunci."))
        return redirect("review:approved", pk)
    if posted.decision == "return":
        messages.success(request, _("Laporan dikembalikan kepada pelapor."))
        return redirect("review:read", pk)
    messages.success(request, _("Tanggapan disimpan; belum dikirim kepada pelapor."))
    return redirect(f"{reverse('review:read', args=[pk])}#tanggapan")


def _saved(request: HttpRequest, turn: Turn) -> HttpResponse:
    stored = Answer.objects.get(sending=turn.sending)
    return render(request, "review/parts/saved.html", {"base": stored.version, "regency": turn.report.regency})


def _problems(error: ProblemError) -> tuple[Problem, ...]:
    if isinstance(error, services.AnswerRefusedError):
        return error.problems
    return (error.problem,)


def _field_of(problem: Problem) -> str:
    """The field a problem is said at."""
    about_text = ("response.return_needs_reason", "response.other_needs_text", "answer.too_long")
    if problem.message in about_text:
        return "tanggapan-teks"
    return "pilihan" if problem.message.startswith("response.") else "tanggapan"
