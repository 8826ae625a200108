"""Statements for those who work in a service, at whatever level."""

from speakopenly.check.culture.bank.making import no, statements, yes
from speakopenly.check.culture.items import Audience, Feeling, Theme, Trust

STAFF = statements(
    Audience.STAFF,
    {
        Theme.SAFE: (
            yes(
                "If I made a mistake tomorrow, people here would help me put it right.",
                "If I made a mistake, people here would help me.",
                "Pe bawn i'n gwneud camgymeriad yfory, byddai pobl yma'n fy helpu i'w unioni.",
                "Pe bawn i'n gwneud camgymeriad, byddai pobl yma'n fy helpu.",
            ),
            no(
                "I keep doubts to myself because of what might follow.",
                "I keep my worries to myself. I fear what may happen.",
                "Rwy'n cadw amheuon i mi fy hun oherwydd beth allai ddilyn.",
                "Rwy'n cadw fy mhryderon i mi fy hun. Rwy'n ofni beth all ddigwydd.",
                feeling=Feeling.FEAR,
            ),
            yes(
                "Staff here can tell managers bad news plainly.",
                "Staff here can tell managers bad news.",
                "Gall staff yma ddweud newyddion drwg wrth reolwyr yn blaen.",
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
                "When something goes wrong here, we ask first what made it likely.",
                "When things go wrong, we ask what made it happen.",
                "Pan fydd rhywbeth yn mynd o'i le yma, gofynnwn yn gyntaf beth a'i gwnaeth yn debygol.",
                "Pan aiff pethau o chwith, gofynnwn beth achosodd hynny.",
            ),
            no(
                "When something goes wrong here, somebody is picked out to carry it.",
                "When things go wrong, one person gets the blame.",
                "Pan fydd rhywbeth yn mynd o'i le yma, dewisir rhywun i ysgwyddo'r bai.",
                "Pan aiff pethau o chwith, un person sy'n cael y bai.",
                feeling=Feeling.SHAME,
            ),
            yes(
                "If something went wrong, managers here would be fair to those involved.",
                "If things went wrong, managers here would be fair.",
                "Pe bai rhywbeth yn mynd o'i le, byddai rheolwyr yma'n deg â phawb dan sylw.",
                "Pe bai pethau'n mynd o chwith, byddai rheolwyr yma'n deg.",
                trust=Trust.STAFF_IN_MANAGERS,
            ),
            no(
                "After a mistake, people here are left feeling ashamed.",
                "After a mistake, people here feel ashamed.",
                "Ar ôl camgymeriad, mae pobl yma'n cael eu gadael yn teimlo cywilydd.",
                "Ar ôl camgymeriad, mae pobl yma'n teimlo cywilydd.",
                feeling=Feeling.SHAME,
            ),
        ),
        Theme.LISTENING: (
            yes(
                "After a hard day or a distressing event, somebody here asks how I am.",
                "After a very hard day, someone asks how I am.",
                "Ar ôl diwrnod anodd neu ddigwyddiad gofidus, mae rhywun yma'n gofyn sut ydw i.",
                "Ar ôl diwrnod anodd iawn, mae rhywun yn gofyn sut ydw i.",
            ),
            no(
                "In our work we expect families to hide things from us.",
                "We think families hide things from us.",
                "Yn ein gwaith rydym yn disgwyl i deuluoedd guddio pethau oddi wrthym.",
                "Rydym yn meddwl bod teuluoedd yn cuddio pethau oddi wrthym.",
                trust=Trust.PROFESSIONALS_IN_FAMILIES,
            ),
            yes(
                "What families tell us about their own lives is taken as true here.",
                "We believe what families tell us.",
                "Caiff yr hyn mae teuluoedd yn ei ddweud am eu bywydau ei dderbyn yn wir yma.",
                "Rydym yn credu'r hyn mae teuluoedd yn ei ddweud wrthym.",
                trust=Trust.PROFESSIONALS_IN_FAMILIES,
            ),
            no(
                "Those who decide here do not know what the work is like.",
                "People who decide do not know our work.",
                "Nid yw'r rhai sy'n penderfynu yma'n gwybod sut beth yw'r gwaith.",
                "Dydy'r bobl sy'n penderfynu ddim yn adnabod ein gwaith.",
            ),
        ),
        Theme.CHANGE: (
            yes(
                "When we raise something, we hear back what was done about it.",
                "When we say something, we hear what was done.",
                "Pan fyddwn yn codi rhywbeth, cawn glywed beth a wnaed amdano.",
                "Pan ddywedwn rywbeth, cawn glywed beth a wnaed.",
            ),
            no(
                "The same things go wrong here again and again.",
                "The same things go wrong again and again.",
                "Mae'r un pethau'n mynd o chwith yma dro ar ôl tro.",
                "Mae'r un pethau'n mynd o chwith dro ar ôl tro.",
            ),
            yes(
                "Managers here trust staff to say what needs to change.",
                "Managers trust staff to say what must change.",
                "Mae rheolwyr yma'n ymddiried mewn staff i ddweud beth sydd angen newid.",
                "Mae rheolwyr yn ymddiried mewn staff i ddweud beth ddylai newid.",
                trust=Trust.MANAGERS_IN_STAFF,
            ),
            no(
                "Managers here check our work as if we could not be trusted.",
                "Managers check on us too much. They do not trust us.",
                "Mae rheolwyr yma'n gwirio ein gwaith fel pe na bai modd ymddiried ynom.",
                "Mae rheolwyr yn ein gwirio ni ormod. Dydyn nhw ddim yn ymddiried ynom.",
                trust=Trust.MANAGERS_IN_STAFF,
            ),
        ),
        Theme.HELP: (
            yes(
                "In supervision I can say aloud that I do not know.",
                "In supervision I can say that I do not know.",
                "Mewn goruchwyliaeth gallaf ddweud yn uchel nad wyf yn gwybod.",
                "Mewn goruchwyliaeth gallaf ddweud nad wyf yn gwybod.",
            ),
            no(
                "My supervision is mostly a check of tasks and dates.",
                "My supervision is mostly a list of tasks and dates.",
                "Gwirio tasgau a dyddiadau yw fy ngoruchwyliaeth gan mwyaf.",
                "Rhestr o dasgau a dyddiadau yw fy ngoruchwyliaeth gan mwyaf.",
            ),
            yes(
                "Supervision helps me to see a child's life more clearly.",
                "Supervision helps me understand a child's life.",
                "Mae goruchwyliaeth yn fy helpu i weld bywyd plentyn yn gliriach.",
                "Mae goruchwyliaeth yn fy helpu i ddeall bywyd plentyn.",
            ),
            no(
                "My supervision is often put off or cut short.",
                "My supervision is often late or too short.",
                "Caiff fy ngoruchwyliaeth ei gohirio neu ei chwtogi'n aml.",
                "Mae fy ngoruchwyliaeth yn aml yn hwyr neu'n rhy fyr.",
            ),
        ),
        Theme.LOAD: (
            yes(
                "I have time to do the work as it ought to be done.",
                "I have time to do my work well.",
                "Mae gen i amser i wneud y gwaith fel y dylid ei wneud.",
                "Mae gen i amser i wneud fy ngwaith yn dda.",
            ),
            no(
                "The work follows me home more than I can bear.",
                "I worry about work at home too much.",
                "Mae'r gwaith yn fy nilyn adref yn fwy nag y gallaf ei ddioddef.",
                "Rwy'n poeni gormod am waith gartref.",
            ),
            yes(
                "When the work is too much, something is taken away or put off.",
                "When I have too much work, some is taken away.",
                "Pan fydd gormod o waith, caiff rhywbeth ei dynnu oddi arnaf neu ei ohirio.",
                "Os oes gen i ormod o waith, caiff peth ei dynnu.",
            ),
            no(
                "Records and forms take the time that children need.",
                "Forms take time that children need.",
                "Mae cofnodion a ffurflenni'n cymryd yr amser sydd ei angen ar blant.",
                "Mae ffurflenni'n cymryd amser sydd ei angen ar blant.",
            ),
        ),
    },
)
