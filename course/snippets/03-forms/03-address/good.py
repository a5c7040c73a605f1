from django import forms


class CourrierForm(forms.Form):
    TYPES = [
        ("domicile", "Chez moi"),
        ("domiciliation", "À mon adresse de domiciliation (mairie ou association)"),
        ("tiers", "Chez quelqu’un qui reçoit mon courrier"),
        ("etranger", "À l’étranger"),
        ("aucune", "Je n’ai pas d’adresse en ce moment"),
    ]
    type_adresse = forms.ChoiceField(label="Où recevez-vous votre courrier ?", choices=TYPES)
    chez = forms.CharField(label="Chez qui, ou quel organisme ?", required=False)
    adresse = forms.CharField(label="Adresse pour le courrier", required=False)
    joindre = forms.CharField(label="Comment vous joindre autrement ?", required=False)
