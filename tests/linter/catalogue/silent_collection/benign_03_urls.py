# expect: nothing
from django.urls import path, re_path

from . import views

urlpatterns = [
    path("dossier/<uuid:reference>/", views.dossier, name="dossier"),
    path("communes/<slug:nom>/", views.commune, name="commune"),
    path("structures/<str:siret>/", views.structure, name="structure"),
    path("email/confirmer/<str:jeton>/", views.confirmer_email, name="confirmer_email"),
    re_path(r"^adresse/(?P<code_insee>\d{5})/$", views.rues, name="rues"),
    path("agenda/<int:annee>/<int:mois>/", views.agenda, name="agenda"),
]
