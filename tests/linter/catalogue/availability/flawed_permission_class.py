# expect: office-hours-gate
from django.utils import timezone
from rest_framework.permissions import BasePermission
from rest_framework.viewsets import ModelViewSet

from .models import Request
from .serializers import RequestSerializer


class DuringOfficeHours(BasePermission):
    message = "Les demandes sont reçues de 9 h à 16 h."

    def has_permission(self, request, view):
        return 9 <= timezone.localtime().hour < 16


class RequestViewSet(ModelViewSet):
    queryset = Request.objects.all()
    serializer_class = RequestSerializer
    permission_classes = [DuringOfficeHours]
