from django.db import models, transaction
from django.shortcuts import redirect


class Appointment(models.Model):
    starts_at = models.DateTimeField()
    booked_under = models.CharField(max_length=120, blank=True)  # any name will do


def cancel_appointment(request, pk):
    with transaction.atomic():
        appointment = Appointment.objects.select_for_update().get(pk=pk)
        appointment.booked_under = ""  # on sale again within the second
        appointment.save()
    return redirect("slots")
