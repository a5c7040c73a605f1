# expect: office-hours-gate
from django.utils import timezone


def service(request):
    now = timezone.localtime()
    return {"can_apply": now.weekday() < 5 and 9 <= now.hour < 17}
