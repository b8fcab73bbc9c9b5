"""The privacy centre's site map: what people ask of whoever keeps their data, and where offices answer."""

from django.urls import URLPattern, path

from . import privacy_api as api
from .views import privacy, privacy_delays, privacy_office, privacy_requests

app_name = "privacy"
urlpatterns: list[URLPattern] = [
    path("privacy/", privacy.centre, name="centre"),
    path("privacy/readings/", privacy.readings, name="readings"),
    path("privacy/objections/", privacy_requests.objection, name="objection"),
    path("privacy/consents/", privacy.consents, name="consents"),
    path("privacy/notices/<str:ref>/", privacy.notice, name="notice"),
    path("privacy/retention/", privacy.retention, name="retention"),
    path("privacy/export/", privacy_requests.export, name="export"),
    path("privacy/export/<str:ref>/<str:form>/", privacy_requests.copy, name="copy"),
    path("privacy/correction/", privacy_requests.correction, name="correction"),
    path("privacy/closing/", privacy_requests.closing, name="closing"),
    path("privacy/requests/<str:ref>/", privacy_requests.request_page, name="request"),
    path("desk/privacy/", privacy_office.requests, name="office"),
    path("desk/privacy/<str:ref>/", privacy_office.answer, name="answer"),
    path("desk/disclosure/", privacy_delays.delays, name="delays"),
    path("desk/retention/", privacy_office.oversight, name="oversight"),
    path("desk/retention/<str:ref>/release/", privacy_office.release, name="release"),
    path("api/v1/privacy/readings/", api.Readings.as_view(), name="api_readings"),
    path("api/v1/privacy/consents/", api.Consents.as_view(), name="api_consents"),
    path("api/v1/privacy/requests/", api.Requests.as_view(), name="api_requests"),
    path("api/v1/privacy/requests/<str:ref>/", api.OneRequest.as_view(), name="api_request"),
    path("api/v1/privacy/requests/<str:ref>/answer/", api.AnswerDoor.as_view(), name="api_answer"),
    path("api/v1/privacy/export/", api.Exports.as_view(), name="api_export"),
    path("api/v1/privacy/correction/", api.Corrections.as_view(), name="api_correction"),
    path("api/v1/privacy/objections/", api.Objections.as_view(), name="api_objection"),
    path("api/v1/privacy/closing/", api.Closings.as_view(), name="api_closing"),
    path("api/v1/privacy/delays/", api.Delays.as_view(), name="api_delays"),
    path("api/v1/privacy/holds/", api.Holds.as_view(), name="api_oversight"),
    path("api/v1/privacy/holds/<str:ref>/release/", api.Release.as_view(), name="api_release"),
]
