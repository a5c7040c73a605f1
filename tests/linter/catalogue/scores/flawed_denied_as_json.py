# expect: score-adverse-threshold, sensitive-attribute-in-score
from django.views import View
from django.http import JsonResponse

from .ml import fraud_model


class EligibilityView(View):
    def post(self, request):
        features = [request.POST["age"], request.POST["nationality"], request.POST["income"]]
        if fraud_model.predict_proba([features])[0][1] > 0.7:
            return JsonResponse({"decision": "denied"}, status=403)
        return JsonResponse({"decision": "granted"})
