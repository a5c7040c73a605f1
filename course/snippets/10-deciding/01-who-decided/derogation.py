def parler_a_un_agent(request):
    maintenant = timezone.localtime()
    # guichet: ignore[office-hours-gate] reason="la visio demande une interprète ; le dépôt reste ouvert" owner="direction de l’accueil" until=2027-01-31
    if not 9 <= maintenant.hour < 17:
        return render(request, "visio_fermee.html", {"telephone": "01 99 00 12 34"}, status=503)
    return render(request, "visio.html")
