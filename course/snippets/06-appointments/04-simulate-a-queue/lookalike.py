from django.http import JsonResponse

from appointments.limits import too_many_calls


def api_availability(request):
    """GET /api/availability: 60 calls a minute for each key, as the API documentation says."""
    if too_many_calls(request.headers["X-Api-Key"]):
        response = JsonResponse({"error": "60 calls a minute", "documentation": "/api/docs"}, status=429)
        response["Retry-After"] = "60"
        return response
    return JsonResponse({"slots": []})
