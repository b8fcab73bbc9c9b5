"""The components in use."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from records.clock import Clock, Pause, reading

START = datetime(2026, 11, 9, 2, tzinfo=UTC)


@require_GET
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component with its states."""
    moments = [datetime(2026, 11, day, 2, tzinfo=UTC) for day in (10, 20, 26)]
    lights = [reading(Clock(START, 10), at=moment) for moment in moments]
    lights.append(reading(Clock(START, 10), pauses=[Pause(moments[0])], at=moments[1]))
    return render(request, "portal/styleguide.html", {"lights": lights})
