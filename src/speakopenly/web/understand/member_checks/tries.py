"""How often a wrong code of a slip may be tried; ``hear.questionnaires.codes`` says how likely a guess is."""

from __future__ import annotations

from typing import Final

from speakopenly.web.hear.reporting.speak.wrong_tries import Allowance, WrongTries

OF_ONE: Final = Allowance(at_once=20, seconds_for_one_more=60.0)
"""A whole group on one network may mistype now and then."""
OF_ALL: Final = Allowance(at_once=500, seconds_for_one_more=7.2)
"""500 an hour in each of two web processes."""
TRIES: Final = WrongTries(of_one=OF_ONE, of_all=OF_ALL)
