from django.http import JsonResponse

from appointments.limits import too_many_calls


def api_availability(request):
    """GET /api/availability: 60 calls a minute for each key, as the API documentation says."""
    key = request.headers.get("X-Api-Key")
    if not key:
        return JsonResponse({"error": "X-Api-Key is missing", "documentation": "/api/docs"}, status=401)
    if too_many_calls(key):
        response = JsonResponse({"error": "60 calls a minute", "documentation": "/api/docs"}, status=429)
        response["Retry-After"] = "60"
        return response
    return JsonResponse({"slots": []})
