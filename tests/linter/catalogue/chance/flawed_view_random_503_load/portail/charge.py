# expect: slot-release-random
import random

from django.http import HttpResponse


class Delestage:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith("/demande") and random.randint(1, 10) > 6:
            return HttpResponse(status=503)
        return self.get_response(request)
