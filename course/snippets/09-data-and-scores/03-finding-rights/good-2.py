from django import forms


class PreferencesForm(forms.Form):
    partage_partenaires = forms.BooleanField(
        label="Partager mon dossier avec l’assistante sociale du centre communal",
        initial=False,
        required=False,
        help_text="Votre demande est traitée de la même façon si vous laissez la case vide.",
    )
