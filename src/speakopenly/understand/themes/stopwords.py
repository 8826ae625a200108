"""Words that carry no theme. Lists of our own."""

from __future__ import annotations

from speakopenly.core.wordlists import word_list

EMPTY = word_list(
    """
    a about above after again against all almost alone along already also although always am among
    an and another any anybody anyone anything anyway are aren't around as at away back be became
    because become been before being below between both but by came can can't cannot come comes
    could couldn't did didn't do does doesn't doing don't done down during each either else enough
    etc even ever every everybody everyone everything far few for from further gave get gets getting
    give given gives go goes going gone got had hadn't has hasn't have haven't having he he'd he's
    hence her here hers herself him himself his how however i i'd i'll i'm i've if in indeed instead
    into is isn't it it's its itself ive im just keep kept last less let like likely lot lots made
    make makes making many may maybe me might mine more most mostly much must my myself need needed
    needs neither never nevertheless no nobody none nor not nothing now of off often oh on once one
    ones only onto or other others otherwise ought our ours ourselves out over own per perhaps put
    quite rather really said same saw say says see seem seemed seems seen several shall she she'd
    she's should shouldn't since so some somebody someone something sometimes somewhat soon still
    such take taken takes than that that's the their theirs them themselves then there there's
    thereby therefore these they they'd they'll they're they've thing things this those though
    through throughout thus till to together told too took toward towards try trying under unless
    until up upon us use used using usually very via want wanted wants was wasn't way we we'd we'll
    we're we've well went were weren't what whatever when whenever where whereas wherever whether
    which while who whoever whole whom whose why will with within without won't would wouldn't xxx
    xxxx yes yet you you'd you'll you're you've your yours yourself yourselves dont didnt cant wont
    isnt wasnt couldnt wouldnt doesnt havent thats theres id whats able actually absolutely
    definitely extremely totally completely especially particularly mainly simply truly certainly
    generally overall please thank thanks thank-you thankyou thankful think thought know knew feel
    felt find found amp quot nbsp
    """
)
"""A phrase neither begins nor ends with one of these."""

JOINING = word_list(
    """
    of for a an the to and with on in at from by or not no my our your their about after up out
    """
)
"""Words of EMPTY that may stand inside a phrase: "waiting for a reply"."""

COMPLETED = [
    ["looked", "after"], ["look", "after"], ["listened", "to"], ["listen", "to"], ["cared", "for"],
    ["spoken", "to"],
    ["talked", "to"], ["talk", "to"], ["turned", "up"], ["turn", "up"], ["followed", "up"], ["follow", "up"],
    ["left", "out"], ["find", "out"],
]  # fmt: skip
"""Verbs that say nothing without the small word after them."""

BARE = EMPTY | word_list(
    """
    good great excellent nice lovely bad poor brilliant amazing fantastic perfect wonderful fine
    okay ok best better worse worst happy pleased satisfied first second two three new old big small
    long short high low little bit different right wrong hard easy sure able kind day days week
    weeks month months year years time times today people person person's place part stuff sort type
    number point case work working works improve improved improvement improvements change changes
    important useful nil everything's top super superb outstanding awesome pretty real full special
    love loved liked likes glad delighted impressed grateful thankful thankyou appreciated
    appreciate fab marvellous experience experienced differently difference look looked looking
    looks help helped spoke spoken talk talked listen told asked ask helpful fault trouble complaint
    complaints problem problems issue issues start finish minute moment hour hours morning afternoon
    evening tonight today's people's everyone's end beginning middle true truthful honest honestly
    early late later soon quick quickly slow slowly continue exceptional excellence excellently
    positive negative add said saying name names side sides hand hands head mind enjoyed enjoy
    complete completely total done nothing's none's job class wish hope hopefully past future
    present numbers deal level levels area areas situation situations matter matters reason reasons
    question questions answer answers sense general specific particular main whole extra additional
    further importance ways feeling feelings member members lady ladies woman women man men guy guys
    visitor complain suggestions suggestion attentive smoothly
    """
)
"""A name is never one of these alone, nor made only of them."""

PRAISE = word_list(
    """
    good great excellent nice lovely best brilliant amazing fantastic perfect wonderful fine okay ok
    happy pleased satisfied super superb outstanding awesome love loved liked glad delighted
    impressed fab marvellous exceptional excellence positive enjoyed helpful kind thank thanks
    thank-you thankyou grateful thankful appreciated appreciate
    """
)
BLAME = word_list(
    """
    bad poor worse worst wrong terrible awful dreadful disgusting unhappy rubbish horrible shocking
    """
)
WISH = word_list(
    """
    better improve improved improvement improvements change changes different differently
    """
)
