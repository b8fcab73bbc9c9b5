"""Doors of the regulations library: public, as in force on any day; repeal by the item authority; one's to-dos;
code sets and open data for everybody."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from records.clock import local
from records.ledger.clock import now
from records.ledger.errors import Conflict, Invalid, NotAllowed
from records.ledger.http import ActorRequest
from records.ledger.loading import get_visible
from records.words import segment

from .actions.regulations import changes_between, dependants_of_articles, repeal_regulation
from .forms import RepealForm
from .models import Article, DictionaryEntry, Regulation, ToDo
from .open_data import MEDIA, as_csv, as_json
from .permissions import POLICY
from .registry import datasets
from .rules.numerals import article_key
from .rules.regulation_text import STATE, citation

PAGE = 50
RELATIONS = {
    "repeals": (gettext_lazy("废止它"), gettext_lazy("废止本文")),
    "amends": (gettext_lazy("修改它"), gettext_lazy("修改本文")),
    "interprets": (gettext_lazy("解释它"), gettext_lazy("解释本文")),
    "based_on": (gettext_lazy("根据它制定"), gettext_lazy("根据本文制定")),
}
SHOWN = 30


def day_asked(request: ActorRequest) -> date:
    """The day in `on`, else today; what is no date is today."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return local(now()).date()


@require_GET
def regulations(request: ActorRequest) -> HttpResponse:
    """All regulations by title; `q` searches titles and articles."""
    query = request.GET.get("q", "").strip()[:100]
    rows = Regulation.objects.newest()
    page = Paginator(rows.filter(title__icontains=query) if query else rows, PAGE).get_page(request.GET.get("page"))
    words = [word for word in segment(query) if word.isalnum()]
    current = Article.objects.filter(regulation__valid_to=None).select_related("regulation")
    articles = current.matching(words)[:SHOWN] if query else []
    return render(request, "registers/regulations.html", {"page": page, "query": query, "articles": articles})


@require_GET
def regulation(request: ActorRequest, ref: str) -> HttpResponse:
    """One version with its articles; `on` leads to the version in force that day."""
    row = get_visible(Regulation, request.actor, ref)
    versions = list(Regulation.objects.titled(row.title))
    if request.GET.get("on"):
        day = day_asked(request)
        held = next((v for v in versions if v.valid_from <= day and (v.valid_to is None or v.valid_to > day)), None)
        if held is not None:
            return redirect(f"{reverse('registers:regulation', args=[held.reference])}?asked={day.isoformat()}")
        return render(
            request, "registers/not_in_force.html", {"row": row, "versions": versions, "day": day}, status=404
        )
    articles = list(row.articles.all())
    leaning = dependants_of_articles(row, [article.number for article in articles])
    context = {
        "row": row, "versions": versions, "articles": articles, "leaning": leaning, "asked": asked(request),
        "relations": relations_told(row),
        "missing": missing_versions(row, versions, asked(request)), "form": RepealForm(),
        "may_repeal": row.valid_to is None and POLICY.allows(request.actor, "regulation.repeal", {"any"}),
    }  # fmt: skip
    return render(request, "registers/regulation.html", context)


def relations_told(row: Regulation) -> list[tuple[Any, str, Regulation | None]]:
    """What it says about others and what others say about it: the relation, the title, the text where it is kept."""
    names = {row.title, row.short_title}
    told = [(RELATIONS[one["kind"]][0], one["title"]) for one in row.relations]
    cited = [title for _, title in told]
    kept = {
        r.short_title: r for r in Regulation.objects.filter(title__in=[*cited, *(STATE + c for c in cited)]).newest()
    }
    found = [(words, title, kept.get(title.removeprefix(STATE))) for words, title in told]
    for other in Regulation.objects.speaking_of(row.title):
        found += [(RELATIONS[one["kind"]][1], other.title, other) for one in other.relations if one["title"] in names]
    return found


def asked(request: ActorRequest) -> date | None:
    """The day the reader asked for, when a redirect brought them here."""
    try:
        return date.fromisoformat(request.GET.get("asked", ""))
    except ValueError:
        return None


def missing_versions(row: Regulation, versions: list[Regulation], day: date | None) -> list[str]:
    """Amendments up to `day` whose text the library does not hold: what it shows may not be what held that day."""
    held = {version.published for version in versions}
    told = {e["on"] for version in versions for e in version.events if e["kind"] == "amended"}
    start = row.published.isoformat() if row.published else ""
    between = {on for on in told if start < on and (day is None or on <= day.isoformat())}
    ends = row.valid_to.isoformat() if row.valid_to else "9999"
    return sorted(on for on in between if on < ends and date.fromisoformat(on) not in held)


@require_GET
def article(request: ActorRequest, title: str, number: str) -> HttpResponse:
    """One article as in force on a day: text, citation, its versions, what leans on it."""
    key, day = article_key(number), day_asked(request)
    rows = Article.objects.filter(number=key, regulation__in=Regulation.objects.titled(title))
    versions = list(rows.select_related("regulation").order_by("-regulation__valid_from"))
    if not versions:
        raise Http404(title)
    held = next((v for v in versions if holds(v.regulation, day)), None)
    shown = held or versions[0]
    context = {
        "article": shown, "in_force": held is not None, "day": day, "versions": versions,
        "citation": citation(shown.regulation.title, key), "leaning": dependants_of_articles(shown.regulation, [key]),
    }  # fmt: skip
    return render(request, "registers/article.html", context)


def holds(row: Regulation, day: date) -> bool:
    """Whether a version is in force on `day`."""
    return row.valid_from <= day and (row.valid_to is None or row.valid_to > day)


@require_GET
def changes(request: ActorRequest, ref: str, older: str) -> HttpResponse:
    """What changed from one version to another, article by article."""
    new = get_visible(Regulation, request.actor, ref)
    old = get_visible(Regulation, request.actor, older)
    if old.title != new.title:
        raise Http404(older)
    return render(request, "registers/changes.html", {"old": old, "new": new, "changes": changes_between(old, new)})


@require_http_methods(["POST"])
def repeal(request: ActorRequest, ref: str) -> HttpResponse:
    """The item authority notes a repeal."""
    row = get_visible(Regulation, request.actor, ref)
    form = RepealForm(request.POST)
    POLICY.require(request.actor, "regulation.repeal", {"any"})
    if form.is_valid():
        try:
            repeal_regulation(row, **form.cleaned_data, by=request.actor)
            return redirect("registers:regulation", ref=ref)
        except (Conflict, Invalid) as refused:
            form.add_error(None, refused.sentence)
    return render(request, "registers/repeal.html", {"row": row, "form": form}, status=422)


@require_GET
def todos(request: ActorRequest) -> HttpResponse:
    """What the actor's department still has to look at, the oldest first."""
    if request.actor.department_id is None:
        raise NotAllowed("todos.office", "待办清单供工作人员使用。")
    rows = ToDo.objects.visible_to(request.actor).open()
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "registers/todos.html", {"page": page})


@require_GET
def open_data(request: ActorRequest) -> HttpResponse:
    """Which data there is, in which columns, under which licence."""
    return render(request, "registers/open_data.html", {"datasets": datasets.items(), "today": local(now()).date()})


@require_GET
def dataset(request: ActorRequest, name: str, form: str) -> StreamingHttpResponse:
    """One set as CSV or JSON, row by row."""
    if name not in datasets or form not in MEDIA:
        raise Http404(name)
    found = datasets.get(name)
    body = as_csv(found.columns, found.rows()) if form == "csv" else as_json(found.rows())
    response = StreamingHttpResponse(body, content_type=MEDIA[form])
    response["Content-Disposition"] = f'attachment; filename="{name}-{local(now()):%Y%m%d}.{form}"'
    return response


@require_GET
def dictionaries(request: ActorRequest) -> HttpResponse:
    """All code sets by name."""
    rows = DictionaryEntry.objects.filter(set="dictionary", valid_to=None)
    return render(request, "registers/dictionaries.html", {"sets": rows})


@require_GET
def dictionary(request: ActorRequest, name: str) -> HttpResponse:
    """One code set with its standard."""
    entries = list(DictionaryEntry.objects.filter(set=name, valid_to=None))
    if not entries or name == "dictionary":
        raise Http404(name)
    head = DictionaryEntry.objects.filter(set="dictionary", code=name).first()
    return render(request, "registers/dictionary.html", {"entries": entries, "head": head, "name": name})
