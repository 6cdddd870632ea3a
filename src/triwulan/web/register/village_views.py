"""Taking a kecamatan's villages from the national list: search, look, take."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from triwulan.data import places
from triwulan.web.accounts.access import access
from triwulan.web.organisation.models import Unit
from triwulan.web.register.rights import administered_unit
from triwulan.web.register.village_list import apply, plan

MOST_FOUND = 30


@require_http_methods(["GET", "POST"])
def villages(request: HttpRequest, pk: int) -> HttpResponse:
    """Search a kecamatan by name or code, see what its list would change, take what is ticked."""
    unit = administered_unit(access(request), pk)
    if request.method == "POST" and (district := _district(request.POST.get("kode", ""))) is not None:
        added, changed = apply(unit=unit, district=district.code, codes=request.POST.getlist("ambil"))
        told = _("%(added)d desa ditambahkan, %(changed)d disesuaikan dengan daftar nasional.")
        messages.success(request, told % {"added": added, "changed": changed})
        return redirect("register:unit", pk)
    query = request.GET.get("cari", "").strip()
    district = _district(request.GET.get("kode", ""))
    found = [] if district else _found(unit, query)
    if district is None and len(found) == 1:
        district = found[0]
    context = {
        "unit": unit,
        "query": query,
        "district": district,
        "where": _where(district) if district else "",
        "plan": plan(unit, district.code) if district else None,
        "found": [(each, _where(each)) for each in found[:MOST_FOUND]],
        "more": len(found) > MOST_FOUND,
    }
    return render(request, "register/villages.html", context)


def _found(unit: Unit, query: str) -> list[places.Region]:
    """Kecamatan by name or code, those of the unit's own regency first; without a query the unit's own."""
    if not query:
        own = _district(unit.code)
        if own is not None:
            return [own]
        query = unit.name.removeprefix("Kecamatan ").removeprefix("Kec. ")
        return [each for each in places.districts(query) if each.code.startswith(unit.regency.code or "-")]
    found = places.find_districts(query)
    return sorted(found, key=lambda each: not (unit.regency.code and each.code.startswith(unit.regency.code)))


def _district(code: str) -> places.Region | None:
    return places.region(code) if places.villages(code) else None


def _where(district: places.Region) -> str:
    regency = places.region(district.inside)
    province = None if regency is None else places.region(regency.inside)
    return ", ".join(each.name for each in (regency, province) if each is not None)
