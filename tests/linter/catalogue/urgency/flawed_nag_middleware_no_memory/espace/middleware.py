# expect: nagging-modal
class SatisfactionMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.invite = {"titre": "Donnez votre avis", "actions": ["Répondre", "Plus tard"]}
        return self.get_response(request)
