from django.shortcuts import render

from appointments.limits import too_many_looks

CONTACT = {"telephone": "05 36 49 00 12", "hours": "du lundi au vendredi, de 9 h à 17 h"}


def appointments(request):
    if not request.session.session_key:
        request.session.create()  # without it, all newcomers would count as one
    session, address = request.session.session_key, request.META["REMOTE_ADDR"]
    # One visitor first; then the address, far higher: a robot that throws its cookies away, not a whole library
    if too_many_looks(session, 40) or too_many_looks(address, 2000):
        response = render(request, "trop-de-demandes.html", {"contact": CONTACT, "minutes": 10}, status=429)
        response["Retry-After"] = "600"
        return response
    return render(request, "rendez-vous.html")
