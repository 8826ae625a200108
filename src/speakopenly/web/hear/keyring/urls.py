"""Addresses of reading keys, under the Work door."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.hear.keyring.views import custodians, my_key, people, unlocking

urlpatterns = [
    path("unlock/", unlocking.unlock, name="unlock"),
    path("unlock/stay/", unlocking.stay, name="stay"),
    path("unlock/lock/", unlocking.lock, name="lock-key"),
    path("keys/", my_key.my_key, name="keys"),
    path("keys/make/", my_key.make, name="key-make"),
    path("keys/code/", my_key.new_code, name="key-code"),
    path("keys/passphrase/", my_key.passphrase, name="key-passphrase"),
    path("keys/lost/", my_key.lost, name="key-lost"),
    path("keys/change/", my_key.change, name="key-change"),
    path("keys/change/go-on/", my_key.go_on, name="key-change-go-on"),
    path("keys/change/give-up/", my_key.give_up, name="key-change-give-up"),
    path("keys/people/", people.people, name="key-people"),
    path("keys/people/<uuid:key_id>/hand-over/", people.hand_over, name="key-hand-over"),
    path("keys/people/<uuid:key_id>/retire/", people.retire, name="key-retire"),
    path("keys/people/custodians/hand-over/", people.hand_over_to_escrow, name="key-hand-over-escrow"),
    path("keys/custodians/", custodians.custodians, name="custodians"),
    path("keys/custodians/seat/", custodians.take_a_seat, name="custodian-seat"),
    path("keys/custodians/make/", custodians.make, name="custodian-make"),
    path("keys/custodians/put-away/", custodians.put_away, name="custodian-put-away"),
    path("keys/custodians/share/", custodians.share, name="custodian-share"),
    path("keys/custodians/confirm/", custodians.confirm, name="custodian-confirm"),
    path("keys/custodians/open/", custodians.open_escrow, name="custodian-open"),
]
