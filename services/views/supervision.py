"""E-supervision: the findings, and each with its way from 预警 to 归档."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from records.ledger.clock import now
from records.ledger.http import ActorRequest, to_login
from records.ledger.loading import get_visible

from ..actions.supervising import answer_alert, archive_alert, judge_alert, urge_alert
from ..case_queries import AlertQuerySet
from ..casework import arithmetic
from ..clocks import readings_of
from ..forms import StepForm
from ..models import Alert
from ..outside import KINDS, strays
from ..permissions import POLICY, alert_relations
from ..rules.supervision import RULES

ALERTS = Alert.objects.select_related("application__edition", "department")
WATCHERS = ("supervisor", "window_clerk", "approver", "signing_head", "auditor")
OVERSEERS = ("supervisor", "auditor")
PAGE = 50
NARROWED = {"rule": "rule", "department": "department__code"}
ACTS = {
    "urged": "alert.urge", "answered": "alert.answer", "upheld": "alert.judge", "dismissed": "alert.judge",
    "archived": "alert.judge",
}  # fmt: skip


class Bar(NamedTuple):
    """How many there are of something, and how much of the longest bar that is in per cent."""

    code: str
    name: dict[str, str]
    number: int
    share: float


def refuse_unwatching(request: ActorRequest, *roles: str) -> HttpResponse | None:
    """For supervisors, and for the offices that have to answer (or for `roles` alone)."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    return None if request.actor.has_role(*(roles or WATCHERS)) else render(request, "403.html", status=403)


@require_GET
def alerts(request: ActorRequest) -> HttpResponse:
    """Findings not archived yet, newest first; `before` is the reference of the last one shown."""
    refused = refuse_unwatching(request)
    if refused is not None:
        return refused
    every, before = ALERTS.visible_to(request.actor).open(), request.GET.get("before", "")
    chosen = {name: request.GET[name] for name in NARROWED if request.GET.get(name)}
    rows = every.filter(**{NARROWED[name]: value for name, value in chosen.items()}).order_by("-id")
    if before:
        rows = rows.filter(id__lt=get_visible(Alert, request.actor, before).id)
    page = [(row, RULES[row.rule][0]) for row in rows[: PAGE + 1]]
    context = {
        "alerts": page[:PAGE], "more": page[PAGE - 1][0].reference if len(page) > PAGE else "", "chosen": chosen,
        "kept": urlencode(chosen), "figures": [] if before else figures(every),
        "overseer": request.actor.has_role(*OVERSEERS),
    }  # fmt: skip
    return render(request, "services/alerts.html", context)


def figures(every: AlertQuerySet) -> list[tuple[str, str, list[Bar]]]:
    """How many findings each rule and each department has: what to narrow by, its name, a bar each."""
    rules = [(row["rule"], RULES[row["rule"]][0], row["count"]) for row in every.counted("rule")]
    organs = [
        (row["department__code"], row["department__name"], row["count"])
        for row in every.counted("department__code", "department__name")
    ]
    return [("rule", _("按规则"), bars(rules)), ("department", _("按部门"), bars(organs))]


def bars(counted: list[tuple[str, dict[str, str], int]]) -> list[Bar]:
    """A bar each, the longest as long as there is room."""
    longest = max((count for _, _, count in counted), default=1)
    return [Bar(code, name, count, 100 * count / longest) for code, name, count in counted]


@require_GET
def outside(request: ActorRequest) -> HttpResponse:
    """平台之外: certificates, decisions and uses of a seal without a case, powers that no directory lists."""
    refused = refuse_unwatching(request, *OVERSEERS)
    if refused is not None:
        return refused
    found = strays(request.actor)
    shown = [(name, [row for row in found if row.kind == kind]) for kind, name in KINDS.items()]
    return render(request, "services/outside.html", {"kinds": shown, "total": len(found)})


@require_GET
def alert(request: ActorRequest, ref: str) -> HttpResponse:
    """One finding."""
    refused = refuse_unwatching(request)
    if refused is not None:
        return refused
    return alert_page(request, get_visible(ALERTS, request.actor, ref), StepForm())


def alert_page(request: ActorRequest, row: Alert, form: StepForm, status: int = 200) -> HttpResponse:
    """The finding with its arithmetic, its steps, and what may be done next."""
    held = alert_relations(request.actor, row)
    offered = [to for to in Alert.TRANSITIONS[row.state] if POLICY.allows(request.actor, ACTS[to], held)]
    context = {
        "alert": row, "rule": RULES[row.rule][0], "steps": row.steps.all(), "form": form, "offered": sorted(offered),
        "clocks": arithmetic(readings_of(row.application, now())),
    }  # fmt: skip
    return render(request, "services/alert.html", context, status=status)


def stepped(request: ActorRequest, ref: str, to: str) -> HttpResponse:
    """Do the step `to` with the reason that was typed."""
    row = get_visible(ALERTS, request.actor, ref)
    POLICY.require(request.actor, ACTS[to], alert_relations(request.actor, row))
    form = StepForm(request.POST)
    if not form.is_valid():
        return alert_page(request, row, form, status=422)
    reason = form.cleaned_data["reason"]
    if to == "urged":
        urge_alert(row, reason=reason, by=request.actor)
    elif to == "answered":
        answer_alert(row, reason=reason, by=request.actor)
    else:
        judge_alert(row, upheld=to == "upheld", reason=reason, by=request.actor)
    return redirect("services:alert", ref=ref)


@require_POST
def alert_urge(request: ActorRequest, ref: str) -> HttpResponse:
    """督办."""
    return stepped(request, ref, "urged")


@require_POST
def alert_answer(request: ActorRequest, ref: str) -> HttpResponse:
    """反馈."""
    return stepped(request, ref, "answered")


@require_POST
def alert_verdict(request: ActorRequest, ref: str) -> HttpResponse:
    """认定: upheld or dismissed."""
    return stepped(request, ref, "upheld" if request.POST.get("upheld") == "yes" else "dismissed")


@require_POST
def alert_archive(request: ActorRequest, ref: str) -> HttpResponse:
    """归档."""
    archive_alert(get_visible(ALERTS, request.actor, ref), by=request.actor)
    return redirect("services:alerts")
