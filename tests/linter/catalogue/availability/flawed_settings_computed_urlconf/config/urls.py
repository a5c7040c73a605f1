# expect: office-hours-gate
from datetime import datetime

from django.urls import include, path

urlpatterns = [path("", include("accueil.urls"))]

if 7 <= datetime.now().hour < 21:
    urlpatterns += [path("demande/", include("demande.urls"))]
