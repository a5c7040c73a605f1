# expect: personal-data-in-log
import logging

audit = logging.getLogger("audit")


class AuditMiddleware:
    """Write down everything."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        audit.info("body=%s user=%s", request.POST.dict(), request.user.email)
        response = self.get_response(request)
        return response
