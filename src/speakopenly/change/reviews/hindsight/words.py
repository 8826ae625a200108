"""The words of the guard. Lists of our own, English only."""

from __future__ import annotations

from typing import Final

PEOPLE: Final = (
    r"(?:social workers?|workers?|practitioners?|managers?|supervisors?|nurses?|doctors?|gps?|teachers?|"
    r"officers?|"
    r"chairs?|carers?|leaders?|directors?|staff|colleagues?|teams?|clerks?|lawyers?|visitors?|police|school|"
    r"someone|somebody|nobody|no one|he|she|they)"
)
"""Who may be made the end point of an account: roles and groups, since a group counts as a person."""
FAULTS: Final = (
    r"(?:careless|negligent|incompetent|complacent|lazy|sloppy|naive|unprofessional|reckless|"
    r"thoughtless|slapdash|"
    r"inattentive|indifferent|at fault|to blame|culpable|out of (?:his|her|their) depth|not up to (?:the|it))"
)
FAULT_NOUNS: Final = (
    r"(?:human error|carelessness|negligence|incompetence|complacency|laziness|sloppiness|naivety|"
    r"poor practice|"
    r"poor judge?ment|bad judge?ment|individual error|failure of|failings? of|"
    r"lack of (?:professional )?curiosity)"
)
LAPSED: Final = (
    r"(?:forgot|overlooked|ignored|neglected|disregarded|misjudged|bungled|mishandled|fobbed off|"
    r"turned a blind eye|"
    r"lost sight|missed the|never bothered|did(?: not|n't) (?:bother|think|care|even)|took (?:his|her|"
    r"their) eye)"
)
ACTED: Final = (
    r"(?:decided|agreed|felt|considered|thought|deemed|judged|assumed|concluded|believed|determined|"
    r"made|taken|"
    r"closed|stepped|moved|postponed|cancelled|delayed|allocated|reallocated|referred|recorded|shared|"
    r"sent|passed|"
    r"informed|overlooked|missed|lost|given|lifted|reduced|removed|withdrawn|ended|refused|dropped|accepted|"
    r"approved|recommended|chased|followed|escalated|held|put|left|ignored|forgotten|challenged|completed|"
    r"considered|discounted|downgraded|filed|rearranged|transferred|signed|acted|sought|brought|set|"
    r"seen as|noted)"
)
"""What somebody does; of a record that "was slow" or a room that "was cold" there is no actor to name."""
SLIPS: Final = r"(?:mistakes?|errors?|oversights?|lapses?|slips?|failings?|shortcomings|omissions?)"
