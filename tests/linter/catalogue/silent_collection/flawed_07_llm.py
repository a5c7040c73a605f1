# expect: personal-data-to-third-party
from openai import OpenAI

from instruction.models import Demande

client = OpenAI()

CONSIGNE = "Résume la demande en trois phrases pour l’agent."


def resumer(demande: Demande) -> str:
    reponse = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[
            {"role": "system", "content": CONSIGNE},
            {"role": "user", "content": f"{demande.nom} {demande.prenom}, {demande.situation_medicale}"},
        ],
    )
    return reponse.choices[0].message.content
