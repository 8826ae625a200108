"""Classes of words that cue phrases name in braces, and what stands for each in a short text."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

_NOT = (
    r"(?:(?:did|does|do|was|were|is|are|had|has|have|could|would|should|ca|wo)n'?t"
    r"|(?:(?:did|does|do|was|were|is|are|had|has|have|could|would|should|am|be|been)\s+)?not|cannot|never|no\s+longer)"
)
CLASSES: Final = MappingProxyType(
    {
        "not": _NOT,
        "never": _NOT,
        "nobody": (
            r"(?:nobody|no[ -]?one|none(?:\s+of\s+(?:us|them|the\s+\w+))?"
            r"|not\s+(?:one|a\s+single)(?:\s+\w+)?)"
        ),
        "nothing": r"(?:nothing|none|not\s+anything)",
        "no": (
            r"(?:no|without(?:\s+an?y?)?|lack(?:ed|ing)?(?:\s+of)?|absence\s+of|hardly\s+any|too\s+(?:few|little)"
            rf"|not\s+enough|{_NOT}\s+(?:\w+\s+)?(?:an?|any|enough)|never\s+(?:had|got|given))"
        ),
        "was": r"(?:was|were|is|are|has\s+been|have\s+been|had\s+been|been|being|got)",
        "and": r"(?:and|but|so|or|yet|when|while|because|then)",
        "spoke": r"(?:spoke|speaks|talked|talks|listened|listens)\s+(?:to|with)",
        "child": (
            r"(?:child(?:ren)?(?:'s)?|kids?|baby|babies|boys?|girls?|young\s+(?:people|persons?|man|woman)(?:'s)?"
            r"|teenagers?|sons?|daughters?|lads?|brothers?|sisters?|siblings?|toddlers?|infant)"
        ),
        "family": (
            r"(?:famil(?:y|ies)|parents?|mums?|mothers?|dads?|fathers?|nan|gran|grandparents?|grandmother"
            r"|grandfather|step-?(?:dad|mum|father|mother)|aunt(?:ie)?|uncle)(?:'s)?"
        ),
        "worker": (
            r"(?:(?:social\s+|key\s*|support\s+)?workers?|practitioners?|staff|team|manager|professionals?)"
        ),
        "people": r"(?:people|adults|children|professionals|siblings|workers)",
        "agency": (
            r"(?:health(?:\s+visitors?)?|schools?|polic(?:e|ing)|nurser(?:y|ies)|hospital|gps?|doctors?|midwi(?:fe|ves)"
            r"|nurses?|teachers?|education|housing|probation|camhs|paediatrician|ambulance|a&e|college|partners?"
            r"|(?:other\s+)?agenc(?:y|ies)|social\s+(?:care|services|workers?)|children's\s+services|landlord|charity)"
        ),
        "me": r"(?:me|us|him|her|them)",
        "him": r"(?:me|us|him|her|them)",
        "their": r"(?:his|her|their|my|our|your|its)",
        "home": r"(?:home|house|flat|room|rooms|walls?)",
        "work": (
            r"(?:about|by|at|with|after|seeing|visits?|child(?:ren)?|cases?|work|job|death|from|when|hear\w*|read\w*"
            r"|saw|car|home|what|it)"
        ),
        "and_any": (
            r"(?:dr(?:ove|ives|iven)|mean[ts]?|pressur\w*|push\w*|pull\w*|chas\w*|first|rather|instead|made|forc\w*"
            r"|because|miss\w*|hit|meet\w*|worr\w*|unclear|gap|no|not|nobody|over|before|came|stay\w*|look\w*)"
        ),
        "and_effect": (
            r"(?:because|before|in\s+case|afraid|scared|pressure|panic|files|prepar\w*|chang\w*|stopp\w*|wanted"
            r"|stor(?:y|ies)|blam\w*|worr\w*|angry|anger|coming|due|tidy|bad|next|meant|cancelled|turned|rang)"
        ),
        "and_not": (
            rf"(?:{_NOT}|nobody|no|refus\w*|nothing|wait\w*|lost|argu\w*|disput\w*|responsib\w*|placed|moved|slow|records"
            r"|hold\w*|months|weeks)"
        ),
        "and_market": (
            r"(?:notice|pric\w*|cost\w*|profits?|refus\w*|clos\w*|end(?:ed|s)|more|charg\w*|short\w*|money)"
        ),
        "and_change": (
            r"(?:since|because|lost|not|no|nobody|confus\w*|still|starte?d?|brought|just|moved|meant|live|week|month)"
        ),
    }
)  # fmt: skip
"""Each class as a regular expression."""
AS_SAID: Final = MappingProxyType(
    {
        "not": "did not", "never": "never", "nobody": "nobody", "no": "no", "nothing": "nothing",
        "child": "the child", "family": "mum", "worker": "the worker", "people": "people",
        "agency": "the school",
        "me": "me", "him": "him", "their": "their", "home": "home", "work": "the visit", "was": "was",
        "spoke": "spoke to", "and": "and",
    }
)  # fmt: skip
"""What stands for a class of words in a short text; other classes are left out."""
