# expect: office-hours-gate
from django.shortcuts import render
from django.utils import timezone

from slots.models import Slot


def slots(request):
    qs = Slot.objects.filter(taken=False)
    if timezone.localtime().hour not in range(6, 8):
        qs = qs.none()
    return render(request, "slots/_list.html", {"slots": qs})
