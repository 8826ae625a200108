"""The words of the guard. Lists of our own, English only."""

from __future__ import annotations

from typing import Final


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


PEOPLE: Final = (
    r"(?:social workers?|workers?|practitioners?|managers?|supervisors?|nurses?|midwi(?:fe|ves)|doctors?|"
    r"gps?|paediatricians?|teachers?|officers?|chairs?|carers?|leads?|leaders?|directors?|advisers?|staff|"
    r"colleagues?|teams?|clerks?|lawyers?|visitors?|police|school|someone|somebody|nobody|no one|sw|hv|"
    r"he|she|they)"
)
"""Who may be made the end point of an account: roles and groups, since a group counts as a person."""
FAULTS: Final = (
    r"(?:at fault|to blame|culpable|out of (?:his|her|their) depth|not up to (?:the|it)|too easily \w+ed|"
    r"(?:plainly|simply|badly|clearly) wrong|indifferent)"
)
"""What is a fault when a person is said to be it."""
FAULT_WORDS: Final = (
    r"(?:careless(?:ly|ness)?|negligent(?:ly)?|negligence|incompeten(?:t|tly|ce)|complacen(?:t|tly|cy)|"
    r"laz(?:y|ily|iness)|slopp(?:y|ily|iness)|slapdash|na[iï]ve(?:ly|ty)?|gullible|unprofessional(?:ly)?|"
    r"reckless(?:ly)?|thoughtless(?:ly|ness)?|inept(?:ly|itude)?|inattentive|cavalier|half-hearted(?:ly)?|"
    r"wrongly|foolish(?:ly)?|inexcusabl[ey]|inexplicabl[ey]|unforgivabl[ey]|inaction|dereliction)"
)
"""What is a fault wherever it stands in an account."""
FAULT_NOUNS: Final = (
    r"(?:(?:human|individual|professional|practitioner|worker|staff|user|operator) errors?|poor practice|"
    r"(?:poor|bad|faulty|flawed) judge?ment|misjudge?ments?|failures? (?:of|by|to)|"
    r"(?:key|main|basic|serious|personal|individual) failings?|failings? (?:of|by|in)|"
    r"(?:want|lack|absence|shortage) of (?:\w+ )?(?:diligence|care|curiosity|rigou?r|thought|judge?ment|"
    r"urgency|interest|effort|professionalism|attention|common sense|commitment|competence|candou?r|"
    r"courage|insight|grip)|"
    r"lacked (?:the |any )?(?:\w+ )?(?:resilience|skills?|curiosity|judge?ment|confidence|insight|courage|"
    r"commitment|rigou?r|grip|urgency))"
)
LAPSED: Final = (
    r"(?:forgot|overlooked|ignored|neglected|disregarded|misjudged|bungled|mishandled|botched|missed the|"
    r"never (?:once|even|bothered)|not (?:once|even)|chose not to|"
    r"did(?: not|n't) (?:bother|think|care|even|trouble|take the trouble))"
)
"""What somebody is said to have done, or left, by nothing but their own doing."""
IDIOMS: Final = (
    r"(?:drop(?:ped|ping|s)? the ball|(?:fell|falls?|falling) short|found wanting|asleep (?:at|on) the \w+|"
    r"cover(?:ed|ing)? (?:his|her|their|its|your|our) (?:own )?(?:back|backs|tracks)|"
    r"turn(?:ed|ing|s)? a blind eye|look(?:ed|ing)? the other way|lost sight|"
    r"fob(?:bed|bing)? \w+(?: \w+)? off|"
    r"fobbed off|(?:took|taken|taking) (?:his|her|their) eyes? off|cut(?:ting)? corners|"
    r"kn(?:ew|own?|ow) better|washed (?:his|her|their) hands|passed the buck|went through the motions|"
    r"sat on (?:his|her|their|the|this|that|it)\b|let (?:\w+ ){1,3}down\b|walk(?:ed|ing)? past|"
    r"swept (?:\w+ )?under the carpet|buried (?:his|her|their) head|could(?: not|n't) be bothered|"
    r"didn't lift a finger|not (?:doing|do) (?:his|her|their) job|not up to (?:the job|it|scratch)|"
    r"gave up on|staring \w+(?: \w+){0,3} in the face|had every (?:chance|opportunity|reason)|"
    r"missed (?:an?|the|every|this|that) (?:\w+ )?(?:opportunity|chance|signs?|cues?)|"
    r"far too (?:soon|late|easily))"
)
"""Figures of speech that end an account at somebody."""
SLIPS: Final = r"(?:mistakes?|errors?|oversights?|lapses?|slips?|failings?|shortcomings|omissions?)"
VIEWS: Final = (
    r"(?:decision|agreement|determination|conclusion|view|feeling|assumption|consensus|understanding|opinion|"
    r"delay|failure|reluctance|misunderstanding|omission|judge?ment|assessment)"
)
"""What somebody must hold or make, and is told without them: "there was a view"."""
DEALINGS: Final = (
    r"(?:(?:re-?)?allocation|removal|approval|refusal|closure|transfer|discharge|withdrawal|decision|"
    r"cancellation|postponement|reduction|suspension|escalation|deletion|rejection|referral|re-?assignment)"
)
"""Deeds told as things: a removal "occurred" as if nobody had removed anything."""
STATES: Final = _words(
    "base bear bereave call concern crowd devastate exhaust frighten gut gutte interest intend "
    "involve isolate locate marry mean name overwhelm plan please relate relieve scare separate "
    "situate stretch surprise tire use upset worry"
)
"""Passives that tell how things are: nobody is hidden behind somebody who "was worried"."""
THINKING: Final = _words(
    "accept agree assume believe consider decide deem feel hold judge see think understand"
)
"""What is hidden in the present too: "it is felt that" says nobody's feeling."""
DEEDS: Final = _words(
    "agree allocate arrange authorise cancel close complete convene defer discharge escalate file "
    "forward identify inform log lodge make note notify postpone receive reassign record reduce refer "
    "refuse reject request review send share step suspend take transfer withdraw"
)
"""What clipped notes leave the doer out of: "Contact reduced. Letter sent"."""
NO_DOERS: Final = _words(
    "accident bus chance day default e-mail email end error hand law letter mistake monday month "
    "night now phone post telephone text then time tuesday wednesday thursday friday saturday sunday "
    "week year"
)
"""What stands after "by" and did nothing: a time, a way, a chance."""
WELCOMED: Final = (
    r"(?:liked|preferred|helped|welcomed|wanted|loved|wished|been (?:helpful|useful|easier|good))"
)
"""What people would have liked is what they say of the work, not of somebody."""
