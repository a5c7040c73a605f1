# expect: nothing (hooks, caches and settings: none of them is an address to sign up at)
from django.core.cache import cache
from django.urls import path
from wagtail import hooks

from . import views


@hooks.register("register_icons")
def icons(known):
    return [*known, "lettre.svg"]


def subscriptions(user):
    return cache.get("User:%s:subscriptions" % user.id)


urlpatterns = [
    path("telephone/register/", views.register_phone),
    path("telephone/unregister/<int:pk>/", views.unregister_phone),
]
