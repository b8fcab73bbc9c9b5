"""Doors of papers."""

from django.urls import path

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
]
