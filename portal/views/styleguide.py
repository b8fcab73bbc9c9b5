"""The components in use, on specimens."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from records.clock import Clock, Pause, reading
from services.rules.axis import Scale

START = datetime(2026, 11, 9, 2, tzinfo=UTC)
MOMENTS = [datetime(2026, 11, day, 2, tzinfo=UTC) for day in (10, 20, 26)]


@require_GET
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component with its states."""
    lights = [reading(Clock(START, 10), at=moment) for moment in MOMENTS]
    paused = reading(Clock(START, 10), pauses=[Pause(MOMENTS[0])], at=MOMENTS[1])
    context = {
        "lights": [*lights, paused], "axis": axis(lights[1]), "events": events(), "cards": cards(), "checks": checks(),
    }  # fmt: skip
    return render(request, "portal/styleguide.html", context)


def axis(running: Any) -> dict[str, Any]:
    """Two lanes on two weeks."""
    first = date(2026, 11, 9)
    scale = Scale(first, 14)
    bars = [
        [scale.bar(0, 1, "intake"), scale.bar(1, 5, "run", _("办理中")), scale.bar(5, 8.5, "hold", _("暂停")),
         scale.bar(8.5, 11, "plan", _("预计"))],
        [scale.bar(0, 1, "intake"), scale.bar(1, 6, "done", _("已办结"))],
    ]  # fmt: skip
    lanes = [
        {
            "case": {
                "name": name, "department": {"name": organ}, "state": state, "ended": state == "granted",
                "get_state_display": _("准予办结") if state == "granted" else _("办理中"),
                "promised_due": first + timedelta(days=10 - n),
            },
            "reading": running, "bars": bars[n], "promise_x": scale.share(11 - n),
        }
        for n, (name, organ, state) in enumerate(organs())
    ]  # fmt: skip
    ticks = scale.ticks(first + timedelta(days=8), lambda day: day.weekday() < 5)
    kinds = {bar.kind for row in bars for bar in row}
    return {"ticks": ticks, "lanes": lanes, "today_x": scale.share(8.5), "day": scale.share(1), "kinds": kinds}


def organs() -> list[tuple[str, str, str]]:
    """Two cases side by side: what, who, state."""
    return [
        (_("食品经营许可（新办）"), _("云浦区市场监督管理局"), "accepted"),
        (_("营业前消防安全检查"), _("云浦区消防救援大队"), "granted"),
    ]


def cards() -> list[dict[str, Any]]:
    """A certificate that holds and one that was revoked."""
    shared = {"reference": "L-0000000000000", "kind": {"title": _("食品经营许可证")}, "number": "JY29901020000018"}
    states = (("valid", _("有效")), ("revoked", _("已撤销")))
    return [
        {**shared, "holder_name_masked": "**", "state": state, "get_state_display": label} for state, label in states
    ]


def events() -> list[dict[str, Any]]:
    """A log, newest first."""
    organ = _("云浦区市场监督管理局")
    return [
        {"at": MOMENTS[1], "kind": "task", "decision": "approve", "what": _("现场核查"), "who": organ},
        {"at": MOMENTS[0], "kind": "accepted", "what": _("食品经营许可（新办）"), "who": organ},
        {"at": START, "kind": "submitted", "what": "", "who": ""},
    ]


def checks() -> list[dict[str, Any]]:
    """Three verdicts of the public check."""
    organ = _("云浦区市场监督管理局")
    return [{"result": name, "checked_at": MOMENTS[2], "organ": organ} for name in ("valid", "altered", "unknown")]
