import requests


def resumer(demande):
    reponse = requests.post(
        "https://api.resume-magique.example.com/v1/texts",
        json={"nom": demande.nom, "email": demande.email, "texte": demande.situation},
        timeout=10,
    )
    return reponse.json()["summary"]
