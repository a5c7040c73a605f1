# expect: nothing
import logging
import time

access = logging.getLogger("access")


class TimingMiddleware:
    """Measure the time of answers, and nobody."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        start = time.perf_counter()
        response = self.get_response(request)
        access.info("%s %s %.3f", request.method, response.status_code, time.perf_counter() - start)
        return response
