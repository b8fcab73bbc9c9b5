"""Doors of notices and messages."""

from django.urls import path

from . import api
from .views import lines, messages, mine, operating

app_name = "exchange"
urlpatterns = [
    path("notices/", mine.notices, name="notices"),
    path("notices/reading/", mine.reading, name="reading"),
    path("notices/choices/", mine.choices, name="choices"),
    path("notices/webhooks/", mine.webhooks, name="webhooks"),
    path("notices/webhooks/<str:ref>/ending/", mine.webhook_ending, name="webhook_ending"),
    path("notices/words/", operating.words, name="words"),
    path("notices/words/<str:code>/", operating.word, name="word"),
    path("notices/words/<str:code>/trial/", operating.trial, name="trial"),
    path("notices/failures/", operating.failures, name="failures"),
    path("notices/failures/<str:ref>/rerun/", operating.rerun, name="rerun"),
    path("api/v1/notices/", api.Notices.as_view(), name="api_notices"),
    path("api/v1/notices/reading/", api.NoticesReading.as_view(), name="api_reading"),
    path("api/v1/notices/choices/", api.Choices.as_view(), name="api_choices"),
    path("api/v1/notices/failures/<str:ref>/rerun/", api.DispatchRerun.as_view(), name="api_rerun"),
    path("api/v1/webhooks/", api.Webhooks.as_view(), name="api_webhooks"),
    path("api/v1/webhooks/<str:ref>/ending/", api.WebhookEnding.as_view(), name="api_webhook_ending"),
    path("messages/", messages.messages, name="messages"),
    path("messages/lines/", lines.lines, name="lines"),
    path("messages/lines/<str:ref>/ending/", lines.ending, name="line_ending"),
    path("messages/<str:ref>/", messages.message, name="message"),
    path("messages/<str:ref>/signature/", messages.signature, name="signature"),
    path("messages/<str:ref>/answer/", messages.answer, name="answer"),
    path("api/v1/messages/", api.Messages.as_view(), name="api_messages"),
    path("api/v1/messages/sent/", api.SentMessages.as_view(), name="api_sent_messages"),
    path("api/v1/messages/lines/", api.Lines.as_view(), name="api_lines"),
    path("api/v1/messages/lines/<str:ref>/ending/", api.LineEnding.as_view(), name="api_line_ending"),
    path("api/v1/messages/arrivals/", api.Arrivals.as_view(), name="api_arrivals"),
    path("api/v1/messages/<str:ref>/", api.OneMessage.as_view(), name="api_message"),
    path("api/v1/messages/<str:ref>/signature/", api.MessageSignature.as_view(), name="api_signature"),
    path("api/v1/messages/<str:ref>/answer/", api.MessageAnswer.as_view(), name="api_answer"),
]
