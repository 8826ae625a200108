"""The deeds of this room, each in one function."""

from speakopenly.web.hear.keyring.actions.custodians import (
    confirm_share,
    put_away_escrow,
    set_up_escrow,
    take_a_seat,
    use_escrow,
)
from speakopenly.web.hear.keyring.actions.handing_over import (
    finish_changing,
    give_up_changing,
    go_on_changing,
    hand_over,
    rotate,
)
from speakopenly.web.hear.keyring.actions.reading_keys import (
    change_passphrase,
    make_reading_key,
    new_recovery_code,
    recover,
    retire_reading_key,
)

__all__ = [
    "change_passphrase",
    "confirm_share",
    "finish_changing",
    "give_up_changing",
    "go_on_changing",
    "hand_over",
    "make_reading_key",
    "new_recovery_code",
    "put_away_escrow",
    "recover",
    "retire_reading_key",
    "rotate",
    "set_up_escrow",
    "take_a_seat",
    "use_escrow",
]
