"""The words around a name that give it away."""

from __future__ import annotations

from speakopenly.understand.deidentify.word_sets import word_set

TITLES = word_set(
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev revd reverend fr father canon "
    "imam rabbi pastor cllr councillor "
    "pc dc ds di dci dsi wpc pcso sgt sergeant insp inspector cpl constable detective hhj dj djm "
    "judge justice recorder sister nurse matron dep sra supt ps wdc tdc wps ch"
)
TITLES_LOWER = word_set("ps ds dci wpc mr mrs ms miss mx dr prof professor rev hhj pc dc pcso sgt cllr judge")
"""Titles that need no capital."""

KIN = word_set(
    "mum mother mam mammy mummy mom dad father daddy nan nana nanna nanny gran granny grandma "
    "grandad granda grandpa grandmother grandfather "
    "auntie aunty aunt uncle sister brother son daughter stepson stepdaughter stepdad stepmum "
    "stepfather stepmother stepbrother stepsister "
    "cousin nephew niece grandson granddaughter grandchild boyfriend girlfriend partner husband "
    "wife ex fiance fiancee bf gf friend mate bestie "
    "twin twins sibling siblings child baby boy girl lad kid kids children bump neighbour godson "
    "goddaughter godmother nain taid mamgu tadcu chwaer brawd mab merch"
)
ROLES = word_set(
    "worker sw carer carers manager teacher headteacher head nurse midwife tutor solicitor "
    "barrister guardian advocate adviser advisor pa "
    "psychologist therapist counsellor doctor gp officer practitioner mentor coach supervisor "
    "director colleague student assistant interpreter "
    "coordinator lead leader ta senco dsl chair clerk visitor hv iro lado cafcass caseworker "
    "keyworker support volunteer mentor pupil client patient "
    "ssw asw tm fsw manager's deputy resident tenant suspect detained male female yp ap vic "
    "subject witness foster staff landlord dentist"
)
BEFORE_NAME = (KIN | ROLES) - word_set(
    "ex head lead support chair student staff twins kids children siblings male female foster "
    "subject friend mate doctor director boy girl child lad kid"
)
"""A name often follows these straight on; the words left out are followed by too much else."""
NAMING = word_set("called named name nicknamed names aka alias known named:")
NICK_PREFIXES = word_set("big lil little wee auld")
NAME_VERBS = word_set(
    "said says sez told tells rang rings phoned phones texted emailed messaged replied answered "
    "asked asks explained explains thinks thought "
    "reckons went goes came comes cried cries laughed smiled shouted shouts screamed ran walked "
    "hit kicked punched left wants wanted needs loves loved hates hated "
    "was is isnt wasnt has had hasnt hadnt doesnt does did didnt didn't doesn't wasn't isn't "
    "hasn't hadn't won't keeps kept feels felt looks looked "
    "knows knew took takes gave gives got gets made makes moved moves lives lived turned turns "
    "turned started stopped stayed ran walked sat stood spoke speaks "
    "attended arrived disclosed alleged reported presented remains appeared seemed refused "
    "agreed missed met meets brought picked dropped visited helped "
    "supported listened understood noticed suggested offered promised apologised attends attend "
    "absconded slept woke ate eats won lost settled lied bit slept fell hid locked threw broke "
    "cut drank smoked vaped vaping smoking refusing begged swore spat nicked banned arrested "
    "excluded hugged calls called"
)
OWNED = word_set(
    "mum mums mother dad dads father nan gran grandma grandad auntie aunt uncle sister sisters "
    "brother brothers son daughter partner family parents carer carers "
    "social worker school teacher house home room bedroom bed file files record records case "
    "plan plans review reviews birthday bag coat phone behaviour placement "
    "assessment health needs voice views wishes feelings name address file notes report reports "
    "story education medication meds attendance desk diary number email "
    "key keys car life world side words allergy solicitor flat door friend friends foster "
    "contact visit safety death arrest move bus clothes things stuff voice ex husband wife "
    "boyfriend girlfriend cousin kids children baby"
)
AFTER_PERSON = word_set(
    "can cant cannot could couldnt would wouldnt should will wont might may not ok fine good "
    "tearful poorly unwell awol n"
)
"""What may follow a name in hurried notes besides a verb."""
MODALS = word_set("will may can might must shall should could would do did mark")
MONTH_NAMES = word_set("april may june august march january july jan dec")
PARTICLES = word_set(
    "de da di del della van von der den la le el al bin bint ibn ap ab ferch mac mc o st ter dos "
    "das y e uz ur"
)
NOT_BEFORE_NAME = word_set(
    "the a an this that these those every each no some any its another such more most much many "
    "in with of on by"
)
