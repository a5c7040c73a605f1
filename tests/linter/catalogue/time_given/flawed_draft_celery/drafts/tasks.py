# expect: validity-short
from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from drafts.models import Draft


@shared_task
def cleanup():
    Draft.objects.filter(updated_at__lt=timezone.now() - timedelta(days=3)).delete()
