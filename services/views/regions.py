"""One division, province to village: what is in it, who serves it, what differs here."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from records.clock import local
from records.ledger.clock import now
from records.ledger.http import ActorRequest
from records.registers.halls import handling, told
from records.registers.models import Department, Division
from records.registers.regions import around, division_on, lineage, padded, region_of, significant

from ..models import ServiceItem
from .halls import map_of

HALLS = 10
ITEMS = 50


@require_GET
def regions(request: ActorRequest) -> HttpResponse:
    """The visitor's own division."""
    return redirect("services:region", code=padded(region_of(request)))


@require_GET
def region(request: ActorRequest, code: str) -> HttpResponse:
    """The division; a code that was merged or abolished leads to what it has become, and says so."""
    today = local(now()).date()
    found = division_on(code, today)
    if found is None:
        raise Http404(code)
    if found.code != code and found.code != padded(significant(code)):
        return redirect(f"{reverse('services:region', args=[found.code])}?was={padded(significant(code))}")
    was = Division.objects.filter(code=padded(significant(request.GET.get("was", "")))).first()
    context = {
        "division": found, "was": was, "lineage": lineage(found), "ended": found.valid_to is not None,
        "parts": Division.objects.filter(parent=found, valid_to=None).order_by("code"), "map": map_of(found.prefix),
        "halls": told(list(handling("").within(found.prefix)[:HALLS])),
        "departments": Department.objects.filter(division=found, valid_to=None).order_by("short_code"),
        "own": ServiceItem.objects.filter(region=found.prefix).listed()[:ITEMS], "differing": differing(found.prefix),
        "former": Division.objects.filter(merged_into=found).order_by("code"), "chosen": region_of(request),
    }  # fmt: skip
    return render(request, "services/region.html", context)


def differing(prefix: str) -> list[tuple[ServiceItem, ServiceItem]]:
    """Items done here otherwise than one level up or beside: (here, there), by the shared 基本编码."""
    here = {row.catalog_code: row for row in ServiceItem.objects.filter(region=prefix).exclude(catalog_code="")[:ITEMS]}
    others = ServiceItem.objects.filter(catalog_code__in=here).exclude(region=prefix).order_by("region")
    nearest = sorted(others, key=lambda row: (row.region not in around(prefix), row.region))
    first = {row.catalog_code: row for row in reversed(nearest)}
    return [(here[code], first[code]) for code in here if code in first]
