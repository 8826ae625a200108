"""How often a wrong one-time code of a survey may be tried."""

from __future__ import annotations

from typing import Final

from speakopenly.web.hear.reporting.speak.wrong_tries import Allowance, WrongTries

OF_ONE: Final = Allowance(at_once=10, seconds_for_one_more=60.0)
"""Somebody who copies from a letter in bad light, and no machine."""
OF_ALL: Final = Allowance(at_once=500, seconds_for_one_more=7.2)
"""500 an hour in each of two web processes: what ``hear.questionnaires.codes`` reckons with."""
TRIES: Final = WrongTries(of_one=OF_ONE, of_all=OF_ALL)
