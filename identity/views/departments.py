"""The department as an applicant: its administrator registers it, and says who of its heads acts for it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from records.ledger.errors import Invalid
from records.ledger.http import ActorRequest, to_login

from ..actions.departments import applicant_of, heads_of, register_department
from ..forms import HeadForm
from ..queries import own_department


@require_http_methods(["GET", "POST"])
def applicant(request: ActorRequest) -> HttpResponse:
    """My department as a legal person."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    if not request.actor.has_role("department_admin"):
        return render(request, "403.html", status=403)
    department = own_department(request.actor)
    heads = {row.reference: row for row in heads_of(department)}
    form = HeadForm(request.POST or None, heads=[(ref, row.person.name_masked) for ref, row in heads.items()])
    if request.method == "POST" and form.is_valid():
        try:
            register_department(heads[form.cleaned_data["head"]], by=request.actor)
            return redirect("identity:applicant")
        except Invalid as refused:
            form.add_error("head", refused.sentence)
    context = {"department": department, "organisation": applicant_of(department), "form": form if heads else None}
    return render(request, "identity/applicant.html", context, status=422 if request.method == "POST" else 200)
