# expect: personal-data-in-url
from django.urls import path

from . import views

app_name = "allocataires"

urlpatterns = [
    path("", views.accueil, name="accueil"),
    path("dossier/<str:nir>/", views.dossier, name="dossier"),
    path("dossier/<str:nir>/pieces/", views.pieces, name="pieces"),
    path("contact/", views.contact, name="contact"),
    path("aide/<slug:theme>/", views.aide, name="aide"),
]
