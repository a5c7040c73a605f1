from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_page

from appointments.calendar import free_slots


def appointments(request):
    """Looking is never counted: a library is one address. Only booking asks for a file number."""
    return render(request, "rendez-vous.html", {"slots": free_slots(), "telephone": "01 99 00 12 34"})


@cache_page(600)
def availability(request):
    """One file for everybody, robots included, written again every ten minutes."""
    slots = [{"lieu": s.place, "motif": s.reason, "debut": s.starts_at.isoformat()} for s in free_slots()]
    return JsonResponse({"creneaux": slots})
