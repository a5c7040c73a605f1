# expect: nothing
from django.http import HttpResponseBadRequest, JsonResponse

from .data import POSTAL_CODE_TO_DISTRICT


def district(request, postal_code):
    if postal_code not in POSTAL_CODE_TO_DISTRICT:
        return HttpResponseBadRequest("unknown")
    return JsonResponse({"districts": POSTAL_CODE_TO_DISTRICT[postal_code]})
