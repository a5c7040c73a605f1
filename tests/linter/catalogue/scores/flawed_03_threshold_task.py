# expect: score-adverse-threshold
from celery import shared_task
from django.conf import settings
from django.utils import timezone

from benefits.models import Claim
from benefits.scoring import compute_fraud_score


@shared_task
def nightly_fraud_sweep():
    claims = Claim.objects.filter(status="active").select_related("claimant")
    stopped = 0
    for claim in claims.iterator():
        fraud_score = compute_fraud_score(claim)
        if fraud_score > settings.FRAUD_THRESHOLD:
            claim.status = "suspended"
            claim.suspended_at = timezone.now()
            claim.save(update_fields=["status", "suspended_at"])
            stopped += 1
    return stopped
