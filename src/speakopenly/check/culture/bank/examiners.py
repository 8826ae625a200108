"""The blame statements for a body that examines others: its own staff, and those it examined."""

from speakopenly.check.culture.bank.making import no, statements, yes
from speakopenly.check.culture.items import Audience, Feeling, Theme, Trust

EXAMINER_STAFF = statements(
    Audience.EXAMINER_STAFF,
    {
        Theme.SAFE: (
            yes(
                "If I got something wrong in an examination, I could say so here.",
                "If I got something wrong, I could say so here.",
                "Pe bawn i'n cael rhywbeth yn anghywir mewn archwiliad, gallwn ddweud hynny yma.",
                "Pe bawn i'n anghywir, gallwn ddweud hynny yma.",
            ),
            no(
                "I keep doubts about a finding to myself because of what might follow.",
                "I keep my doubts to myself. I fear what may happen.",
                "Rwy'n cadw amheuon am ganfyddiad i mi fy hun oherwydd beth allai ddilyn.",
                "Rwy'n cadw fy amheuon i mi fy hun. Rwy'n ofni beth all ddigwydd.",
                feeling=Feeling.FEAR,
            ),
            yes(
                "Staff of this body can tell its managers bad news plainly.",
                "Staff here can tell managers bad news.",
                "Gall staff y corff hwn ddweud newyddion drwg wrth ei reolwyr yn blaen.",
                "Gall staff yma ddweud newyddion drwg wrth reolwyr.",
                trust=Trust.STAFF_IN_MANAGERS,
            ),
            no(
                "People here have had trouble after they spoke up.",
                "People here got into trouble for speaking up.",
                "Mae pobl yma wedi cael trafferth ar ôl codi llais.",
                "Aeth pobl yma i drafferth am godi llais.",
                feeling=Feeling.FEAR,
            ),
        ),
        Theme.FAIR: (
            yes(
                "When we find something wrong, we ask first what made it likely.",
                "When we find something wrong, we ask why it happened.",
                "Pan gawn rywbeth o'i le, gofynnwn yn gyntaf beth a'i gwnaeth yn debygol.",
                "Pan welwn rywbeth o'i le, gofynnwn pam y digwyddodd.",
            ),
            no(
                "Our reports leave people feeling ashamed.",
                "Our reports make people feel ashamed.",
                "Mae ein hadroddiadau'n gadael pobl yn teimlo cywilydd.",
                "Mae ein hadroddiadau'n gwneud i bobl deimlo cywilydd.",
                feeling=Feeling.SHAME,
            ),
            yes(
                "When we get something wrong, we say so in public.",
                "When we get it wrong, we say so openly.",
                "Pan gawn rywbeth yn anghywir, dywedwn hynny'n gyhoeddus.",
                "Pan fyddwn yn anghywir, dywedwn hynny'n agored.",
            ),
            no(
                "When a judgement of ours is questioned, somebody here is picked out to carry it.",
                "When people question us, one person gets the blame.",
                "Pan gaiff ein barn ei chwestiynu, dewisir rhywun yma i ysgwyddo'r bai.",
                "Pan gawn ein cwestiynu, un person sy'n cael y bai.",
                feeling=Feeling.SHAME,
            ),
        ),
    },
)
EXAMINED = statements(
    Audience.EXAMINED,
    {
        Theme.SAFE: (
            yes(
                "I could tell the examiners what worried me about our own work.",
                "I could tell them what worried me about our work.",
                "Gallwn ddweud wrth yr archwilwyr beth oedd yn fy mhoeni am ein gwaith ein hunain.",
                "Gallwn ddweud wrthyn nhw beth oedd yn fy mhoeni.",
            ),
            no(
                "I held back because of what might be done with what I said.",
                "I held back. I feared what they might do.",
                "Daliais yn ôl oherwydd beth allai gael ei wneud â'r hyn a ddywedais.",
                "Daliais yn ôl. Roeddwn yn ofni beth allen nhw ei wneud.",
                feeling=Feeling.FEAR,
            ),
            yes(
                "I could disagree with the examiners and still be treated well.",
                "I could disagree with them. They still treated me well.",
                "Gallwn anghytuno â'r archwilwyr a chael fy nhrin yn dda o hyd.",
                "Gallwn anghytuno â nhw. Roedden nhw'n fy nhrin yn dda o hyd.",
            ),
            no(
                "Before the examination people here were afraid.",
                "People here were afraid before the visit.",
                "Cyn yr archwiliad roedd ofn ar bobl yma.",
                "Roedd ofn ar bobl yma cyn yr ymweliad.",
                feeling=Feeling.FEAR,
            ),
        ),
        Theme.FAIR: (
            yes(
                "The examiners asked what had made things hard for us.",
                "They asked what made things hard for us.",
                "Gofynnodd yr archwilwyr beth oedd wedi gwneud pethau'n anodd i ni.",
                "Gofynnon nhw beth oedd yn gwneud pethau'n anodd.",
            ),
            no(
                "We were spoken to as if it was our fault.",
                "They spoke to us as if it was our fault.",
                "Siaradwyd â ni fel pe bai'r bai arnom ni.",
                "Roedden nhw'n siarad â ni fel pe bai bai arnom.",
                feeling=Feeling.SHAME,
            ),
            yes(
                "What was written about us was fair.",
                "What they wrote about us was fair.",
                "Roedd yr hyn a ysgrifennwyd amdanom yn deg.",
                "Roedd yr hyn a ysgrifennon nhw amdanom yn deg.",
            ),
            no(
                "The report left people here feeling ashamed.",
                "The report made people here feel ashamed.",
                "Gadawodd yr adroddiad bobl yma yn teimlo cywilydd.",
                "Gwnaeth yr adroddiad i bobl yma deimlo cywilydd.",
                feeling=Feeling.SHAME,
            ),
        ),
    },
)
