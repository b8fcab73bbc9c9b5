"""The privacy centre's site map: what people ask of whoever keeps their data, and where offices answer."""

from django.urls import URLPattern, path

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
]
