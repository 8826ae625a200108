"""Rows and what is made of them are of one moment, and nobody waits for it."""

from __future__ import annotations

from threading import Thread

import pytest
from django.db import connections, transaction

from speakopenly.web.people.models import Service
from speakopenly.web.take_away import taking


@pytest.mark.django_db(transaction=True)
def test_what_somebody_writes_meanwhile_is_not_in_it() -> None:
    """Nobody waits for it either; that a room asks within a transaction of its own changes nothing."""

    def somebody_founds_a_service() -> None:
        Service.objects.create(name="Eastmoor")
        connections.close_all()

    with taking._one_moment():
        before = Service.objects.count()
        writing = Thread(target=somebody_founds_a_service)
        writing.start()
        writing.join(timeout=10)
        with transaction.atomic():
            during = Service.objects.count()
        assert not writing.is_alive()

    assert during == before
    assert Service.objects.count() == before + 1
    Service.objects.create(name="Westmoor")
