from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import path

from aid.views import ask, give_up, subscribe_newsletter


@login_required
def opening_hours(request):
    return render(request, "horaires.html")


urlpatterns = [
    path("horaires/", opening_hours),
    path("aide/demander/<int:step>/", ask),  # seven steps
    path("aide/renoncer/", give_up),  # one click
    path("lettre/inscription/", subscribe_newsletter),  # and no way out
]
