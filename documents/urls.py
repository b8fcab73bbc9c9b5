"""Doors of papers."""

from django.urls import path

from . import api
from .views import acts
from .views.checking import check
from .views.papers import paper, paper_file, papers, translation

app_name = "documents"
urlpatterns = [
    path("papers/", papers, name="papers"),
    path("papers/check/", check, name="check"),
    path("papers/service/", acts.address, name="address"),
    path("papers/service/ending/", acts.address_ending, name="address_ending"),
    path("papers/<str:ref>/", paper, name="paper"),
    path("papers/<str:ref>/file/", paper_file, name="file"),
    path("papers/<str:ref>/translations/<str:language>/", translation, name="translation"),
    path("papers/<str:ref>/voiding/", acts.voiding, name="voiding"),
    path("papers/<str:ref>/replacement/", acts.replacement, name="replacement"),
    path("papers/<str:ref>/deliveries/", acts.delivery, name="delivery"),
    path("api/v1/papers/", api.Papers.as_view(), name="api_papers"),
    path("api/v1/papers/service/", api.ServiceAddress.as_view(), name="api_address"),
    path("api/v1/papers/service/ending/", api.ServiceAddressEnding.as_view(), name="api_address_ending"),
    path("api/v1/papers/<str:ref>/", api.OnePaper.as_view(), name="api_paper"),
    path("api/v1/papers/<str:ref>/voiding/", api.PAPER_ACTS["voiding"].as_view(), name="api_voiding"),
    path("api/v1/papers/<str:ref>/replacement/", api.PAPER_ACTS["replacement"].as_view(), name="api_replacement"),
    path("api/v1/papers/<str:ref>/deliveries/", api.PAPER_ACTS["deliveries"].as_view(), name="api_delivery"),
]
