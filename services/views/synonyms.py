"""The words people search by: kept by item authorities and department administrators."""

from datetime import timedelta

from django.db.models import Sum
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from records.clock import local
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.errors import Invalid
from records.ledger.http import ActorRequest, to_login
from records.ledger.loading import get_visible

from ..actions.synonyms import end_synonym, keep_synonym
from ..forms import SynonymForm
from ..models import QueryCount, Synonym
from ..permissions import KEEPERS, may_keep_synonym
from ..regions import region_name
from ..rules.counting import FEWEST, share

PAGE = 50
DAYS = 30
USUAL = 8  # the weight a new synonym begins with


def refuse_others(request: ActorRequest) -> HttpResponse | None:
    """These pages are for those who keep the catalogue."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    return None if request.actor.has_role(*KEEPERS) else render(request, "403.html", status=403)


def regions_for(actor: Actor) -> list[tuple[str, str]]:
    """Where the actor may say that a word holds: everywhere for item authorities, else within the own division."""
    own = [(actor.region, region_name(actor.region))] if actor.region else []
    return [("", _("全部地区")), *own] if may_keep_synonym(actor, "") else own


@require_http_methods(["GET", "POST"])
def synonyms(request: ActorRequest) -> HttpResponse:
    """All synonyms in use that the actor sees, by word; a new one is kept by POST. `word` fills the form."""
    refused = refuse_others(request)
    if refused is not None:
        return refused
    start = {"word": request.GET.get("word", "")[:40], "weight": USUAL}
    form = SynonymForm(request.POST or None, initial=start, regions=regions_for(request.actor))
    if request.method == "POST" and form.is_valid() and kept(form, request.actor):
        return redirect("services:synonyms")
    found = Synonym.objects.visible_to(request.actor).in_use().listed(request.GET.get("after", ""))
    rows = list(found[: PAGE + 1])
    context = {"form": form, "synonyms": rows[:PAGE], "next": rows[PAGE - 1].cursor if len(rows) > PAGE else ""}
    return render(request, "services/synonyms.html", context, status=422 if form.errors else 200)


@require_GET
def search_figures(request: ActorRequest) -> HttpResponse:
    """What people searched for in thirty days, and what was not found: the list of words to keep. Nobody is named."""
    refused = refuse_others(request)
    if refused is not None:
        return refused
    rows = QueryCount.objects.told(local(now()).date() - timedelta(days=DAYS), FEWEST)
    missed = [row for row in rows.order_by("-missed", "query")[:PAGE] if row["missed"] * 2 > row["searches"]]
    sums = QueryCount.objects.filter(day__gte=local(now()).date() - timedelta(days=DAYS)).aggregate(
        searches=Sum("searches", default=0), found=Sum("found", default=0)
    )
    context = {
        "missed": missed, "often": rows.order_by("-searches", "query")[:PAGE], "sums": sums, "days": DAYS,
        "share": share(sums["found"], sums["searches"]), "fewest": FEWEST,
    }  # fmt: skip
    return render(request, "services/search_figures.html", context)


def kept(form: SynonymForm, by: Actor) -> bool:
    """Keep what the form says; a refusal stands on the form."""
    try:
        keep_synonym(**form.cleaned_data, by=by)
    except Invalid as refused:
        form.add_error(None, refused.sentence)
        return False
    return True


@require_http_methods(["GET", "POST"])
def synonym(request: ActorRequest, ref: str) -> HttpResponse:
    """One synonym: another weight, or its end."""
    refused = refuse_others(request)
    if refused is not None:
        return refused
    row = get_visible(Synonym.objects.in_use(), request.actor, ref)
    form = SynonymForm(request.POST or None, instance=row, regions=[(row.region, region_name(row.region))])
    for name in ("word", "means", "region"):
        form.fields[name].disabled = True
    if request.method == "POST" and form.is_valid() and kept(form, request.actor):
        return redirect("services:synonyms")
    context = {"row": row, "form": form, "may_keep": may_keep_synonym(request.actor, row.region)}
    return render(request, "services/synonym.html", context, status=422 if form.errors else 200)


@require_POST
def ending(request: ActorRequest, ref: str) -> HttpResponse:
    """The word means this no longer."""
    refused = refuse_others(request)
    if refused is not None:
        return refused
    end_synonym(get_visible(Synonym.objects.in_use(), request.actor, ref), by=request.actor)
    return redirect("services:synonyms")
