from django import forms


class LivraisonComposteurForm(forms.Form):
    # Something heavy is delivered: without a place, no delivery
    adresse_livraison = forms.CharField(label="Où livrer le composteur ?", required=True)


def lieu_d_accueil_proche(code_postal, lieux):
    # The postcode picks a nearby counter; it refuses nobody
    proches = [lieu for lieu in lieux if lieu.code_postal[:2] == code_postal[:2]]
    return proches[0] if proches else lieux[0]
