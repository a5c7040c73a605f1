from django.http import HttpResponse
from django.shortcuts import render

from appointments.calendar import free_slots, visits_in_the_last_hour


def appointments(request):
    """Against robots: one address, five looks an hour. A library is one address."""
    if visits_in_the_last_hour(request.META["REMOTE_ADDR"]) > 5:
        return HttpResponse("Activité suspecte.", status=429)
    return render(request, "rendez-vous.html", {"slots": free_slots()})
