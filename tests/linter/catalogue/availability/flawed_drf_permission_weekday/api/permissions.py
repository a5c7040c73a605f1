# expect: office-hours-gate
from django.utils import timezone
from rest_framework.permissions import BasePermission


class JoursOuvres(BasePermission):
    message = "Les demandes reprennent lundi."

    def has_permission(self, request, view):
        return request.method == "GET" or timezone.localtime().weekday() < 5
