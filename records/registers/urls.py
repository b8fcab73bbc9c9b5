"""Doors of the registers."""

from django.urls import path

from . import api, views

app_name = "registers"
urlpatterns = [
    path("regulations/", views.regulations, name="regulations"),
    path("regulations/<str:ref>/", views.regulation, name="regulation"),
    path("regulations/<str:ref>/repeal/", views.repeal, name="repeal"),
    path("regulations/<str:ref>/changes/<str:older>/", views.changes, name="changes"),
    path("laws/<str:title>/<str:number>/", views.article, name="article"),
    path("open-data/", views.open_data, name="open_data"),
    path("open-data/<slug:name>.<slug:form>", views.dataset, name="dataset"),
    path("dictionaries/", views.dictionaries, name="dictionaries"),
    path("dictionaries/<slug:name>/", views.dictionary, name="dictionary"),
    path("todos/", views.todos, name="todos"),
    path("api/v1/halls/", api.Halls.as_view(), name="api_halls"),
    path("api/v1/divisions/", api.Divisions.as_view(), name="api_divisions"),
    path("api/v1/dictionaries/<slug:name>/", api.Dictionary.as_view(), name="api_dictionary"),
    path("api/v1/regulations/", api.Regulations.as_view(), name="api_regulations"),
    path("api/v1/regulations/<str:ref>/", api.OneRegulation.as_view(), name="api_regulation"),
]
