from django.http import HttpResponse
from django.shortcuts import render

from appointments.limits import too_many_looks


def appointments(request):
    if too_many_looks(request.META["REMOTE_ADDR"], 40):
        return HttpResponse(status=429)
    return render(request, "rendez-vous.html")
