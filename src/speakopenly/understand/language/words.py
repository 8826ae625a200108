"""The words behind the cues. Lists of our own, English only; each line may be questioned by itself."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _pattern(*alternatives: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")", re.IGNORECASE)


ROLES: Final = _words(
    "adult adviser advocate agent aide all anybody anyone apprentice assistant attendant auditor "
    "aunt author bigwig boss bosses both boy brother bunch bureaucrat carer caseworker chair "
    "chairman chancellor chief chiefs child clerk clinician cllr coach colleague columnist commander "
    "commissioner committee constable consultant contractor coordinator coroner councillor "
    "counsellor crew critic crowd culprit dad daughter deputy detective director doctor driver each "
    "either employee employer everybody everyone executive expert family father few fool foster "
    "friend gang genius girl governor gp grandfather grandmother grandparent guard guardian handler "
    "head headteacher hierarchy hv idiot individual inspector intern interpreter investigator iro "
    "judge kid lady landlord lawyer lead leader leadership liar locum lot magistrate man management "
    "manager mandarin many matron medic member midwife minister minority mother mp mum neighbour "
    "none nurse observer officer official officials one operator others owner paediatrician panel "
    "parent parents partner people person pharmacist planner politician practitioner president "
    "principal professional provider psychiatrist psychologist receptionist registrant registrar "
    "reporter representative reviewer secretary senior sergeant several shift sister solicitor some "
    "somebody someone son specialist staff staffer stepfather stepmother student subordinate "
    "superintendent superior supervisor surgeon sw teacher team teenager therapist those trainee "
    "trainer trustee uncle villain visitor volunteer warden who witness woman worker youngster youth"
)
"""Nouns for a person or a group of people, by lemma. A team or a panel is its people."""
BODIES: Final = _words(
    "administration agency authority board bureau business cabinet charity commission company "
    "constabulary council court department executive firm force government health home hospital "
    "housing hr institution legal local ministry nhs office ofsted organisation parliament partner "
    "partnership police practice probation regulator school sector service state surgery town trust "
    "union university ward watchdog"
)
"""Nouns for a body made of people: blamed as people are, though it is nobody in particular."""
FAULT_VERBS: Final = _words(
    "abandon abuse assume avoid begrudge betray blame bluff botch break brush bully bungle bury "
    "cheat conceal condone connive cover deceive defy delay destroy dismiss disregard dither dodge "
    "drag drop duck endanger evade exaggerate fabricate fail falsify fiddle fluff fob forget fumble "
    "gamble hide idle ignore jeopardise kick lapse lie lose manipulate minimise misfile mishandle "
    "misinform misjudge mislay mislead mismanage misread misrepresent miss mistake muddle neglect "
    "obstruct omit overlook overreact palm pretend procrastinate protect refuse reject resist "
    "rubber-stamp scapegoat shirk shrug sideline sit skip sleep slip squander stall stonewall "
    "suppress swallow trivialise twist underestimate undermine wash waste withhold wreck"
)
"""Verbs by which a failure is laid at the door of whoever is their subject."""
PLAIN_FAULTS: Final = _words("abandon fail forget give hide ignore judge let lie miss neglect skip")
"""Verbs that praise where they are denied: "her worker never missed a visit"."""
IRREGULAR: Final = MappingProxyType(
    {
        "forgot": "forget", "forgotten": "forget", "mislaid": "mislay",
        "overlooked": "overlook", "withheld": "withhold", "misled": "mislead",
        "hid": "hide", "broke": "break",
        "slept": "sleep", "slipped": "slip", "missed": "miss", "failed": "fail", "ignored": "ignore",
        "neglected": "neglect", "left": "leave", "dropped": "drop", "lost": "lose",
    }
)  # fmt: skip
"""Pasts that the learned lemmatiser sometimes leaves as they are."""
FAULTS: Final = _words(
    "absent arrogant asleep blind careless complacent complicit cruel culpable deaf dishonest evasive"
    " foolish guilty hopeless idle ignorant incompetent indifferent lax lazy late naive negligent obstructive"
    " quick reckless remiss responsible rude rushed short sloppy slow stupid thoughtless timid unkind"
    " unprofessional useless weak wrong"
)
"""What is a fault when somebody is said to be it; of oneself, it is owned."""
FAULT_WORDS: Final = _pattern(
    r"careless\w*|negligen\w+|incompeten\w+|complacen\w+|laz(?:y|iness|ily)|idle(?:ness|ly)?|slopp\w+"
    r"|slapdash|na[iï]ve\w*|gullib\w+|unprofessional\w*|reckless\w*|thoughtless\w*|inept\w*"
    r"|inattenti\w+|cavalier|half-hearted\w*|foolish\w*|stupid\w*|daft|inexcusabl\w+|unforgivabl\w+"
    r"|dereliction|arrogan\w+|cowar\w+|callous\w*|cruel\w*|selfish\w*|dishonest\w*|evasive\w*|feckless"
    r"|hopeless|useless|pathetic|rotten|clueless|bungling|timid\w*|cosy|indifferen\w+|contempt\w*"
    r"|complicit|corrupt\w*|spineless|heartless|bone idle|out of (?:his|her|their) depth"
    r"|not (?:fit|up to)|unfit|no excuse|gross(?:ly)?|wilful\w*|disgrac\w+|shame(?:d|ful\w*|less\w*)?"
    r"|scandal\w*|outrag\w+|obstructive|hostile|manipulative|attention-seeking|non-compliant"
    r"|uncooperative|passing the buck|passed the buck|liar|lies|lied|bull(?:y|ied|ying)"
    r"|poor judge?ment|bad parenting|meddl\w+|whitewash\w*|cover-?up|human error"
    r"|lack(?:s|ed|ing)? (?:of )?(?:\w+ )?(?:curiosity|judge?ment|insight|courage|commitment|care"
    r"|skills?|interest|effort|common sense)|failings?\b|weak(?:ness)? of (?:his|her|their)"
    r"|failure of leadership|dishonou?r\w*|insolen\w+|petty|vindictive|smug|lax|dozy|thick|moron\w*"
    r"|clowns?|jokers?|shambl\w+|do-nothing|so-called"
)
IDIOMS: Final = _pattern(
    r"drop(?:ped|ping|s)? the ball|asleep (?:at|on) the \w+|turn(?:ed|ing|s)? (?:a|their) blind eye"
    r"|look(?:ed|ing|s)? (?:the other way|away)|fob(?:bed|bing)? \w+(?: \w+)? off"
    r"|washed (?:his|her|their) hands|swe(?:pt|ep) \w*\s?under the carpet|stuck (?:his|her|their) head"
    r"|buried (?:his|her|their) head|could(?: not|n't) (?:even )?(?:care less|be bothered)"
    r"|can(?:not|'t) be bothered|did(?: not|n't)? (?:even )?bother|lift(?:ed)? a finger|gave up on"
    r"|had every (?:chance|opportunity|reason)|let (?:\w+ ){1,4}down\b"
    r"|sat on (?:his|her|their|the|this|that|it)|hid(?:e|ing|den)? behind"
    r"|out of (?:his|her|their) own pocket|on (?:his|her|their) watch"
    r"|(?:slip|fall|fell|slipped) through (?:their|the) \w+|the nerve to|get away with|a law unto"
    r"|closed? ranks|only (?:has|have|had) (?:him|her|them)sel\w+ to blame"
    r"|wrung (?:his|her|their) hands|did (?:precisely )?nothing|doing nothing|does nothing"
    r"|under (?:his|her|their) nose|in (?:his|her|their) right mind|dragged (?:his|her|their) feet"
    r"|monkey's|hadn't a clue|made a hash|messed (?:\w+ ){0,3}about|took no interest"
    r"|hang (?:his|her|their) heads?|a blind eye|hash of"
)
PUNISHMENT: Final = _pattern(
    r"sack(?:ed|ing)?\b|struck off|strike (?:him|her|them) off"
    r"|heads? (?:must|should|will|have to|need to)?\s?roll|disciplin\w+|dismiss(?:ed|al) for"
    r"|fire(?:d)? (?:him|her|them|the)|suspend(?:ed)? the same|prosecut\w+|prison|jail\w*|in the dock"
    r"|resign\w*|must go\b|should go\b"
    r"|held? (?:\w+ )?(?:to account|responsible|accountable|individually|personally)|to account\b"
    r"|(?:formal|final|written) warnings?|lose (?:his|her|their) jobs?|pay for (?:it|this|that)"
    r"|punish\w*|named and shamed|will be removed|never work|answer for|consequences|last warning"
    r"|second chance|made to pay|charges|disqualif\w+|banned|do your job|find another job"
)
SELF_CONDEMNING: Final = _pattern(
    r"(?:i am|i'm|i was|we are|we're|me|i feel|makes me)(?: \w+){0,3} (?:useless|hopeless|idiots?"
    r"|terrible|awful|stupid|failures?|disgrace|weak|not good enough|worthless|rubbish|thick|pathetic"
    r"|rotten|worst|incompetent|fool|coward|fraud|not fit|bad (?:person|worker|manager)"
    r"|can't be trusted)|i (?:don't|do not) deserve|i deserve|i hate myself|all my fault"
    r"|i (?:always|only ever) (?:let|mess|ruin|fail)|i should be (?:sacked|struck|sent|ashamed|fired)"
    r"|ashamed of myself|(?:i|we) (?:can't|cannot) even|better person than me|i must be the"
)
OWNING: Final = _pattern(
    r"my (?:own )?(?:mistake|fault|error|doing|oversight|omission|slip|part|share|call\b)"
    r"|our (?:own )?(?:mistake|fault|error|doing|oversight|omission|choice|delay|part|share)"
    r"|(?:that|this)(?:'s| is| one is| one's)? (?:is )?(?:on me|mine)\b|i own\b|hands? up|mea culpa"
    r"|down to me|(?:i|we)(?:'m| am|'re| are| both are)? (?:so |very |truly )?sorry|apolog\w+"
    r"|(?:i|we) (?:got|get|had) (?:\w+ )?(?:wrong|back to front)|i was wrong|we were wrong|regret\w*"
    r"|i (?:should|ought|could)|we (?:should|ought|could)|in hindsight|looking back|(?:i|we) wish"
    r"|i was the one|it was me\b|differently|on my (?:side|watch|part)"
    r"|my \w+ (?:was|were) (?:\w+ )?(?:late|wrong|too|badly|cold|short)|we accept|i accept"
    r"|we acknowledge|acknowledge[sd]? that|admitted|accepts? that (?:it|we|i|our|its|he|she)"
    r"|my mind (?:on|made)|to be honest|i'll be honest"
)
CONDITIONS: Final = _pattern(
    r"case-?loads?|workloads?|vacanc\w+|staffing|short-?staffed|under-?staffed|turnover|rota\w*"
    r"|shifts?\b|cover\b|no cover|waiting lists?|thresholds?|funding|fund(?:s|ed)?\b|cuts\b|budgets?"
    r"|grants?\b|austerity|polic(?:y|ies)\b|procedures?|guidance|rules?\b|regulation\w*|forms?\b"
    r"|templates?|systems?|software|databases?|computers?|screens?|alerts?|alarms?|laptops?|phones?\b"
    r"|inbox\w*|mailbox\w*|portal|e-?mail filter|server|log-?in|passwords?|printers?|records?\b"
    r"|pathways?|process(?:es)?\b|protocol\w*|targets?|deadlines?|restructur\w*|reorganis\w+|merger"
    r"|supervision|induction|training|oversight|capacity|resources?|placements?|beds?\b|time\b"
    r"|shortages?|delays?|queues?|handovers?|interpreters?|contracts?|commission\w+|market|poverty"
    r"|deprivation|debt|law\b|distance|buses|cars?\b|snow\w*|weather|holiday|pandemic|communication"
    r"|co-?ordination|agenc(?:y|ies)|data\b|information|culture|climate|structure|hours\b|between"
    r"|incentives?|pay\b|recruitment|plans?\b|lay-?out|tools?\b|checklists?|because|due to|since\b"
    r"|conditions?|circumstances|pressure|backlog|noise|noisy"
)
WANTING: Final = _pattern(
    r"no (?:\w+ )?(?:one|room|time|cover|car|second|plan|service|space|box|manager|way|longer|clear"
    r"|system|\w+)\b|not enough|too (?:few|little|many|high|long|short|late|rarely|seldom|far|much)"
    r"|lack(?:s|ed|ing)?\b|shortage|short of|gaps?|missing|unclear|poor\b|weak\b|inconsistent|variable"
    r"|irregular|delayed?|cancelled|out of date|outdated|unreliable|incomplete|limited|insufficient"
    r"|inadequate|ambiguous|confus\w+|rushed|stretched|overwhelm\w+|full\b|shut\b|closed\b|down\b"
    r"|broken|crash\w*|froze|failed|never\b|without|only\b|frozen|expired|lapsed|hidden?|hides"
    r"|duplicat\w+|fragment\w+|depend\w*|relies|rely|differ\w*|hard to|difficult|wait\w*"
    r"|not (?:been )?\w+ed\b|nobody|nowhere|underdeveloped|piecemeal|hollow\w*|scarce|drift|barrier"
)
REJECTS: Final = _pattern(
    r"(?:nobody|no one|not)(?:'s| is| was| are| were)? (?:\w+ ){0,3}(?:to blame|at fault|fault|blamed"
    r"|guilty)|no(?:t|body)? (?:\w+ ){0,3}(?:blam\w+|scapegoat\w*|culprit\w*|fault)\b|no-blame"
    r"|(?:wrong|unfair|mistake|easy|tempting|unjust) to (?:\w+ )?(?:blame|fault|say|read|seek|condemn"
    r"|look|call)|do(?:es)? not (?:blame|accept|find|say|share|help|believe)|don't blame"
    r"|never (?:blame|call)|reject\w*|clear(?:ed|s)?\b|withdrawn|untrue|unfair\w*|unfounded|not upheld"
    r"|no evidence|nothing .{0,20}to answer|not carelessness|less the"
    r"|not (?:the|one) (?:\w+ )?(?:person|worker|nurse|individual|purpose)"
    r"|not (?:here )?to (?:blame|point|apportion|hold|judge)|rather than blame|helps nobody"
    r"|misses the point|would have missed|not find|has been taken out|simply wrong|nobody thinks"
    r"|in trouble|not this is blame"
)
PRAISE: Final = _pattern(
    r"thank\w*|gratef\w+|praise\w*|well done|congratulat\w+|tribute|excellent|outstanding|superb"
    r"|good\b|kind\b|gentle|brave|warm\w*|proud|heroic|heroes|calm|careful|respect|delighted|lovely"
    r"|best\b|strong\b|trust\w*|listened|at once|persisten\w+|quick\b|clear\b|helpful|safe\b|thriv\w+"
    r"|pleased|welcom\w+|patience|aspirational|regularly|well\b|everyone|timely|early|support\w*"
    r"|honest\w*"
)
SARCASM: Final = _pattern(
    r"brilliant|slow clap|well done to|genius|no doubt|of course|apparently|heaven forbid"
    r"|how (?:thoughtful|kind|nice)|five stars|medal|as ever|as usual|clearly|naturally|luckily|lovely"
    r"|masterclass|wonderful|great news|joy\b|bright idea|too much trouble|optional|i suppose|typical"
    r"|surprise|nice of|congratulations|hats off|bravo|another (?:day|excuse)|once again|in the end\b"
    r"|so-called"
)
CAUSE: Final = _pattern(
    r"because|due to|owing to|as a result|so that|which meant|meant that|led to|leads? to|caused?"
    r"|drives?|driven|push\w*|leav(?:e|es|ing)|left\b|make|makes|made it|kept\b|keeps|since\b|reason"
    r"|why\b|with no|depend\w*"
)
CLAIMS: Final = _pattern(
    r"said|says|told|asked|heard|agreed|noted|accus\w+|alleg\w+|claim\w*|according|call(?:ed|ing)"
    r"|comment|described|word\b|critic\w+|quot\w+"
)
