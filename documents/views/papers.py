"""The door to a paper's file."""

from django.http import FileResponse, Http404
from django.views.decorators.http import require_GET

from records.files.views import as_download
from records.ledger.http import ActorRequest
from records.ledger.loading import get_visible
from records.ledger.reading import note_reading

from ..actions import note_paper_read
from ..models import Paper


@require_GET
def paper_file(request: ActorRequest, ref: str) -> FileResponse:
    """The sealed PDF; opening it is noted as delivery, by an official as a reading."""
    paper = get_visible(Paper.objects.select_related("stored_file"), request.actor, ref)
    if paper.stored_file is None:
        raise Http404(ref)
    note_paper_read(paper, by=request.actor)
    if request.actor.reference not in paper.recipients:
        for person in paper.recipients if request.actor.kind == "official" else []:
            note_reading(person, [f"paper.{paper.kind}"], by=request.actor, purpose="case", case=paper.upper_ref)
    return as_download(paper.stored_file)
