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
    "housing homes coop stores supermarket salon barbers gym studio playhouse"
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
    "police"
)

LOWER_SURE = word_set(
    "primary academy surgery infirmary lodge annexe nursery ward house fostering hospital "
    "college solicitors school general royal high centre court bakery cars taxis cabs garage "
    "practice"
)

EVOCATIVE = word_set(
    "willow oak beech ash elm maple cedar hazel holly rowan birch sycamore poplar chestnut "
    "hawthorn juniper laurel ivy fern heather bramble acorn pine fir kestrel heron robin "
    "kingfisher swift swallow lark wren falcon eagle osprey owl swan dove skylark curlew plover "
    "raven badger fox otter hedgehog squirrel river brook stream meadow meadows sunrise sunset "
    "rainbow phoenix hillside woodlands woodland riverside parkside lakeside seaview hilltop "
    "bridge mill orchard cottage spring summerfield fairview highfield northfield southfield "
    "eastfield westfield "
    "greenfield broadfield longfield fairfield springfield oakfield redwood greenwood blackwood "
    "elmwood harbour lighthouse anchor beacon horizon haven ark castle tower abbey priory st "
    "saint gorse moor fell dale vale "
    "purple blue green red yellow orange silver golden white rose lavender bluebell daisy poppy "
    "lily primrose jasmine clover foxglove sunflower sapphire ruby emerald amber jade pearl "
    "crystal star"
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
    "cross trees"
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
