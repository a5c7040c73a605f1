# expect: withdrawal-asymmetry
from django.urls import path

from . import views

app_name = "lettre"

urlpatterns = [
    path("lettre/inscription/", views.InscriptionLettre.as_view(), name="inscription"),
    path("lettre/confirmation/", views.confirmer, name="confirmation"),
    path("compte/creer/", views.creer_compte, name="creer_compte"),
    path("compte/", views.compte, name="compte"),
]
