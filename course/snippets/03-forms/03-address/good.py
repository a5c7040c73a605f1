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
    joindre = forms.CharField(label="Comment vous répondre autrement ?", required=False)

    def clean(self):
        """Each answer asks for what the letter needs."""
        donnees = super().clean()
        sorte = donnees.get("type_adresse")
        if sorte == "aucune" and not donnees.get("joindre"):
            self.add_error(
                "joindre", "Dites comment vous répondre : un téléphone, une personne, ou « au guichet »."
            )
        if sorte and sorte != "aucune" and not donnees.get("adresse"):
            self.add_error("adresse", "Écrivez l’adresse où envoyer la lettre.")
        if sorte in ("domiciliation", "tiers") and not donnees.get("chez"):
            self.add_error("chez", "Écrivez le nom qui est sur la boîte aux lettres.")
        return donnees
