"""Pasting from a spreadsheet without a script: what was understood is shown before anything is written."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from triwulan.web.accounts.access import access
from triwulan.web.register import services
from triwulan.web.register.faults import said
from triwulan.web.register.pasting import Pasted, read_pasted
from triwulan.web.register.rights import writable_unit
from triwulan.web.register.screen import Screen
from triwulan.web.typed import clean_text


@require_http_methods(["GET", "POST"])
def paste(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Take a block, show what each line means, and write all of it or nothing."""
    visitor = access(request)
    screen = Screen(request, writable_unit(visitor, pk), year)
    start, text = request.POST.get("mulai", ""), request.POST.get("salinan", "")
    context: dict[str, object] = {"screen": screen, "start": start, "text": text}
    if request.method == "GET":
        return render(request, "register/paste.html", context)
    pasted = read_pasted(clean_text(text), board=screen.board, start=start)
    seen = pasted.seen(screen.board)
    if pasted.sound and request.POST.get("lihat") == seen:
        outcome = services.save_cells(unit=screen.unit, year=year, typed=pasted.typed(screen.board), user=visitor.user)
        if outcome.clean:
            count = len(pasted.changes)
            told = ngettext("%(count)d tanggal tersimpan.", "%(count)d tanggal tersimpan.", count)
            messages.success(request, told % {"count": count})
            return redirect("register:grid", pk, year)
    context |= {"pasted": pasted, "seen": seen, "overtaken": bool(request.POST.get("lihat")), **_told(pasted)}
    return render(request, "register/paste.html", context, status=200 if pasted.sound else 422)


def _told(pasted: Pasted) -> dict[str, object]:
    """The block in words."""
    lines = [(line, [said(problem) for problem in line.problems]) for line in pasted.lines]
    faulty = sum(1 for _line, faults in lines if faults)
    summary = ngettext("%(count)d baris perlu diperbaiki.", "%(count)d baris perlu diperbaiki.", faulty)
    return {
        "lines": lines,
        "faults": [said(problem) for problem in pasted.problems],
        "summary": summary % {"count": faulty} if faulty else "",
        "nothing": "" if pasted.changes or faulty else _("Tidak ada tanggal yang berubah."),
    }
