from django.shortcuts import render
from django.urls import path

from aid.views import ask, give_up, subscribe_newsletter, take_back, unsubscribe_newsletter


def opening_hours(request):
    return render(request, "horaires.html")


urlpatterns = [
    path("horaires/", opening_hours),
    path("aide/demander/", ask),  # one page, sent or saved as a draft
    path("aide/renoncer/", give_up),  # one page too, which says what is lost
    path("aide/renoncer/annuler/", take_back),
    path("lettre/inscription/", subscribe_newsletter),
    path("lettre/desinscription/", unsubscribe_newsletter),
]
