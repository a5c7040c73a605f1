# expect: nothing
from django.urls import path

from . import views

urlpatterns = [
    path("lettre/inscription/", views.inscrire, name="inscription"),
    path("lettre/desinscription/<str:jeton>/", views.desinscrire, name="desinscription"),
    path("compte/creer/", views.creer_compte, name="creer_compte"),
    path("compte/supprimer/", views.supprimer_compte, name="supprimer_compte"),
]
