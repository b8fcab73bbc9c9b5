"""The door to a masked value in clear: purpose and reason first; it is noted, and the person sees it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from records.ledger.errors import Invalid
from records.ledger.http import ActorRequest, to_login
from records.ledger.loading import get_visible

from ..actions.unmasking import unmask_value
from ..forms import UnmaskForm
from ..models import Application
from ..permissions import POLICY, relations
from ..unmasking import masked_values

CASES = Application.objects.select_related("parent", "department", "person", "organisation")


@require_http_methods(["GET", "POST"])
def unmasking(request: ActorRequest, ref: str) -> HttpResponse:
    """Choose a value, say why, see it once; 429 when somebody sees too many."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    case = get_visible(CASES, request.actor, ref)
    POLICY.require(request.actor, "case.unmask", relations(request.actor, case))
    values = masked_values(case)
    form = UnmaskForm(request.POST or None, values=values)
    context: dict[str, object] = {"application": case, "form": form}
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            plain = unmask_value(case, **form.cleaned_data, by=request.actor)
            label = next(value.label for value in values if value.code == form.cleaned_data["code"])
            context |= {"plain": plain, "label": label, "too_many": plain is None}
            status = 429 if plain is None else 200
        except Invalid as no:
            form.add_error(no.problems[0].pointer, no.sentence)
    response = render(request, "services/unmasking.html", context, status=422 if form.errors else status)
    response["Cache-Control"] = "private, no-store"
    return response
