"""The words that named bodies are made of."""

from __future__ import annotations

from speakopenly.understand.deidentify.word_sets import word_set

HEADS = word_set(
    "primary school academy college nursery infants juniors infant junior high grammar "
    "comprehensive university preschool playgroup "
    "surgery hospital infirmary royal hospice clinic practice medical pharmacy dental dentist "
    "health general ward unit "
    "house home lodge annexe annex hall manor grange villa court centre center hub project "
    "hostel refuge shelter foyer residence "
    "team service services agency fostering care adoption children's childrens trust foundation "
    "charity association society group club cic "
    "solicitors solicitor chambers law llp ltd limited plc partners partnership associates "
    "consultancy consulting "
    "council police constabulary church chapel mosque gurdwara temple synagogue cathedral parish "
    "hotel inn pub arms bakery cafe cars taxis cabs "
    "transport garage nurseries theatre library museum prison hmp yoi barracks farm stables "
    "library leisure sports fc rovers united scouts brownies cubs guides cadets "
    "housing homes coop stores supermarket salon barbers gym studio playhouse "
    "chemist chemists chippy takeaway butchers newsagents bookies nails launderette site cadets campus"
)

TAILS = word_set(
    "primary school academy college nursery hospital surgery centre center court home house unit "
    "team ward council trust practice services service solicitors agency fostering care ltd llp "
    "church hub group infants juniors junior infant high medical health catholic ce rc c of e "
    "family magistrates magistrates' county crown children's childrens special foster social "
    "clinic general community village"
)

LINKS = word_set("of the and for on upon in le y yr")

LOWER_HEADS = word_set(
    "primary academy surgery infirmary house lodge annexe annex ward nursery college hall manor "
    "grange hospital clinic fostering solicitors school hub court team centre unit council "
    "general royal high infants juniors yoi prison centre center bakery cars taxis cabs garage practice "
    "police chemist chippy pharmacy cafe church chapel mosque gym salon barbers hostel hub refuge foyer farm "
    "comprehensive grammar preschool campus secondary comp hospice theatre arms"
)

LOWER_SURE = word_set(
    "primary academy surgery infirmary lodge annexe nursery ward house fostering hospital "
    "college solicitors school general royal high centre court bakery cars taxis cabs garage "
    "practice chemist chippy pharmacy comprehensive hospice preschool grange manor hall"
)

EVOCATIVE = word_set(
    "willow oak beech ash elm maple cedar hazel holly rowan birch sycamore poplar chestnut hawthorn "
    "juniper laurel ivy fern heather bramble acorn pine fir kestrel heron robin kingfisher swift "
    "swallow lark wren falcon eagle osprey owl swan dove skylark curlew plover raven badger fox otter "
    "hedgehog squirrel river brook stream meadow meadows sunrise sunset rainbow phoenix hillside "
    "woodlands woodland riverside parkside lakeside seaview hilltop bridge mill orchard cottage "
    "spring summerfield fairview highfield northfield southfield eastfield westfield greenfield "
    "broadfield longfield fairfield springfield oakfield redwood greenwood blackwood elmwood harbour "
    "lighthouse anchor beacon horizon haven ark castle tower abbey priory st saint gorse moor fell "
    "dale vale purple blue green red yellow orange silver golden white rose lavender bluebell daisy "
    "poppy lily primrose jasmine clover foxglove sunflower sapphire ruby emerald amber jade pearl "
    "crystal star alder aspen linden laburnum magnolia lilac larch yew walnut elder hornbeam mulberry "
    "myrtle blackthorn teasel sorrel campion thistle bluebells orchid snowdrop marigold honeysuckle "
    "wisteria saffron sage thyme mallard heronry lapwing wagtail nightingale goldfinch bullfinch "
    "chaffinch kittiwake puffin gannet petrel merlin kite harrier buzzard hawk sparrow starling "
    "linnet thrush cuckoo woodpecker magpie jackdaw rook partridge pheasant grouse bittern sandpiper "
    "avocet dunlin teal pipit martin dormouse hare stag roe fawn weasel stoat salmon dolphin seal "
    "granite slate flint sandstone limestone quarry colliery canal tollgate churchill wellington "
    "nelson trafalgar waterloo balmoral windsor sandringham victoria albert alexandra queensway "
    "kingsway northgate southgate eastgate westgate"
)
"""Words that homes, wards and schools are named after; in lower case, a name with a head behind."""

GENERIC_BEFORE = word_set(
    "the a an our my your their his her its this that new old local big small large nearest same "
    "different other another first second special mainstream secondary primary private "
    "residential "
    "children's childrens family foster care contact early years youth crown county high "
    "magistrates magistrates' supreme youth duty assessment safeguarding support leaving looked "
    "after adoption fostering "
    "community day general mental health medical police training nursing respite "
    "semi-independent supported children young people's women's mother baby medical sixth form "
    "infant junior junior's "
    "social work worker's whole every each any no some in at from to of with and or was is were "
    "for by village town city council free open half full home main front back empty sheltered "
    "temporary emergency "
    "boarding good bad better best secure senior rural inner outer two three both many most some "
    "several these those which what where when if as so then also even like hostel bed rented "
    "council's clean nice dirty opposite between before after during through into out up down"
)

VAGUE_HEADS = word_set(
    "team unit service services council agency care hub centre center project group club trust "
    "partnership health practice court law general partners associates society association "
    "practice medical network fostering transport house's law library leisure sports"
)
"""Heads of bodies that may name no one ("the Targeted Support Service"): an ordinary word is not enough."""

MODIFIERS = word_set(
    "family county crown magistrates magistrates' youth medical general catholic primary infant "
    "infants junior high children's childrens health community leisure rc ce nursery secondary "
    "special fostering foster road rd street st lane royal women's sixth form bus"
)

STREETISH = word_set(
    "road rd street st lane park hill green bank avenue ave grove view wood woods vale bridge field fields"
)

AT = word_set("at from about with by in to of called is near for via and")

SECOND = word_set(
    "hill view park gate croft dene mount rise heights lights bank grange fields field meadows "
    "wood woods house lodge vale green court gardens farm hall lea brook side towers acres way "
    "cross trees tree"
)

PLURALS = frozenset(name + "s" for name in EVOCATIVE) | word_set(
    "beeches limes hollies larches gables cedars haven retreat sycamores poplars pines firs elms "
    "laurels chestnuts lodge annexe hollow spinney moorings bungalow nook"
)

COMMON_PLURALS = word_set(
    "stars bridges rivers towers castles roses greens blues reds whites oranges silvers springs "
    "mills saints meadows beacons horizons rainbows streams brooks birds foxes lavenders reds "
    "anchors arks dales vales moors ravens pearls crystals orchards cottages woodlands sunsets "
    "sunrises swallows swifts robins crossings crosses"
)

DESCRIBING = word_set(
    "targeted support outreach intervention interventions therapy therapeutic transition transitions "
    "disability disabled complex needs intensive crisis rapid response single point access emotional "
    "wellbeing behaviour behavioural specialist integrated short breaks edge permanence reunification "
    "parenting referral placement placements commissioning quality assurance improvement performance "
    "complaints participation advocacy education inclusion attendance exclusion speech language "
    "physio physiotherapy occupational sexual drug alcohol substance misuse domestic violence abuse "
    "homeless homelessness housing benefits legal human resources finance business admin data digital "
    "emergency out hours night day weekend regional national local multi agency joint core strategic "
    "senior junior lead partner partners front door first contact intake referrals triage screening "
    "missing exploitation gangs gang violent offender offending restorative victim witness young "
    "person persons parents parent fathers mothers babies perinatal neonatal birth maternity eating "
    "disorder disorders autism neurodevelopmental learning difficulties sensory hearing vision home "
    "treatment recovery stop smoking weight management travel transport passenger catering estates "
    "independent visiting visitor would recommend great good amazing excellent lovely whole entire "
    "new old every best worst dear thank thanks childrens children's adult adults older people "
    "people's families stronger strengthening troubled connecting"
)
"""What a service is for: before a vague head these describe it and do not name it."""
