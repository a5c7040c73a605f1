# expect: personal-data-to-third-party
import httpx
from celery import shared_task

from usagers.models import Usager

CRM_URL = "https://api.super-crm.example.com/v3/contacts"


@shared_task
def pousser_vers_crm(usager_id):
    usager = Usager.objects.get(pk=usager_id)
    payload = {
        "firstname": usager.prenom,
        "lastname": usager.nom,
        "email": usager.email,
        "phone": usager.telephone,
    }
    with httpx.Client(timeout=10) as client:
        response = client.post(CRM_URL, json=payload)
        response.raise_for_status()
