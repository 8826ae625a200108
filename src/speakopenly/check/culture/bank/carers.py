"""Statements for those who care for a child in somebody's place: foster carers, kinship carers, guardians."""

from speakopenly.check.culture.bank.making import no, statements, yes
from speakopenly.check.culture.items import Audience, Feeling, Theme, Trust

CARERS = statements(
    Audience.CARERS,
    {
        Theme.SAFE: (
            yes(
                "I can tell the service about a mistake of mine and be helped.",
                "I can say I made a mistake. They will help me.",
                "Gallaf sôn wrth y gwasanaeth am fy nghamgymeriad fy hun a chael help.",
                "Gallaf ddweud fy mod wedi gwneud camgymeriad. Byddan nhw'n fy helpu.",
            ),
            no(
                "I hold back because of what might be done with what I say.",
                "I hold back. I fear what they may do.",
                "Rwy'n dal yn ôl oherwydd beth allai gael ei wneud â'r hyn a ddywedaf.",
                "Rwy'n dal yn ôl. Rwy'n ofni beth allan nhw ei wneud.",
                feeling=Feeling.FEAR,
            ),
            yes(
                "I can disagree with a worker and still be treated well.",
                "I can disagree with a worker. They still treat me well.",
                "Gallaf anghytuno â gweithiwr a chael fy nhrin yn dda o hyd.",
                "Gallaf anghytuno â gweithiwr. Maen nhw'n fy nhrin yn dda o hyd.",
                trust=Trust.FAMILIES_IN_PROFESSIONALS,
            ),
            no(
                "I worry that a child may be moved if I complain.",
                "I worry a child may be moved if I complain.",
                "Rwy'n poeni y gallai plentyn gael ei symud os cwynaf.",
                "Rwy'n poeni y gallai plentyn gael ei symud os cwynaf.",
                feeling=Feeling.FEAR,
            ),
        ),
        Theme.FAIR: (
            yes(
                "When something goes wrong, I am asked what would have helped.",
                "When things go wrong, they ask what would have helped.",
                "Pan aiff rhywbeth o'i le, gofynnir i mi beth fyddai wedi helpu.",
                "Pan aiff pethau o chwith, maen nhw'n gofyn beth fyddai wedi helpu.",
            ),
            no(
                "I was spoken to as if it was my fault.",
                "They spoke to me as if it was my fault.",
                "Siaradwyd â mi fel pe bai'r bai arnaf i.",
                "Roedden nhw'n siarad â mi fel pe bai bai arnaf i.",
                feeling=Feeling.SHAME,
            ),
            yes(
                "If somebody said something against me, I would be heard fairly.",
                "If someone spoke against me, I would be heard.",
                "Pe bai rhywun yn dweud rhywbeth yn fy erbyn, byddwn yn cael gwrandawiad teg.",
                "Pe bai rhywun yn fy erbyn, byddwn yn cael fy nghlywed.",
                trust=Trust.FAMILIES_IN_PROFESSIONALS,
            ),
            no(
                "I have come away from meetings feeling ashamed.",
                "I felt ashamed after meetings.",
                "Rwyf wedi dod o gyfarfodydd yn teimlo cywilydd.",
                "Roeddwn yn teimlo cywilydd ar ôl cyfarfodydd.",
                feeling=Feeling.SHAME,
            ),
        ),
        Theme.LISTENING: (
            yes(
                "What I know about the child in my care is listened to.",
                "They listen to what I know about the child.",
                "Gwrandewir ar yr hyn a wn am y plentyn yn fy ngofal.",
                "Maen nhw'n gwrando ar yr hyn a wn am y plentyn.",
            ),
            no(
                "My worries are put down to me not coping.",
                "They say I worry because I cannot cope.",
                "Dywedir bod fy mhryderon yn dangos nad wyf yn ymdopi.",
                "Maen nhw'n dweud fy mod yn poeni am nad wyf yn ymdopi.",
            ),
            yes(
                "Workers believe what I tell them about our home.",
                "Workers believe what I say about our home.",
                "Mae gweithwyr yn credu'r hyn a ddywedaf am ein cartref.",
                "Mae gweithwyr yn credu'r hyn a ddywedaf am ein cartref.",
                trust=Trust.PROFESSIONALS_IN_FAMILIES,
            ),
            no(
                "I am left alone with hard things that have happened.",
                "I am left alone when hard things happen.",
                "Rwy'n cael fy ngadael ar fy mhen fy hun gyda phethau anodd sydd wedi digwydd.",
                "Rwy'n cael fy ngadael ar fy mhen fy hun.",
            ),
        ),
        Theme.CHANGE: (
            yes(
                "When I raise something, I hear back what was done about it.",
                "When I say something, I hear what was done.",
                "Pan fyddaf yn codi rhywbeth, caf glywed beth a wnaed amdano.",
                "Pan ddywedaf rywbeth, caf glywed beth a wnaed.",
            ),
            no(
                "I have said the same thing many times and nothing changed.",
                "I said it many times. Nothing changed.",
                "Rwyf wedi dweud yr un peth lawer gwaith heb i ddim newid.",
                "Dywedais hynny lawer gwaith. Newidiodd dim.",
            ),
            yes(
                "The service has changed something because of what carers said.",
                "Something changed because carers spoke.",
                "Mae'r gwasanaeth wedi newid rhywbeth oherwydd yr hyn a ddywedodd gofalwyr.",
                "Newidiodd rhywbeth am fod gofalwyr wedi siarad.",
            ),
            no(
                "We are asked for our views after things are decided.",
                "They ask us after they have decided.",
                "Gofynnir am ein barn ar ôl i bethau gael eu penderfynu.",
                "Maen nhw'n gofyn i ni ar ôl penderfynu.",
            ),
        ),
        Theme.HELP: (
            yes(
                "When I ask for help, I get it in time.",
                "When I ask for help, I get it soon.",
                "Pan ofynnaf am help, rwy'n ei gael mewn pryd.",
                "Pan ofynnaf am help, rwy'n ei gael yn fuan.",
            ),
            no(
                "Things that matter about the child are kept from me.",
                "They do not tell me important things about the child.",
                "Caiff pethau sy'n bwysig am y plentyn eu cadw oddi wrthyf.",
                "Dydyn nhw ddim yn dweud pethau pwysig am y plentyn wrthyf.",
                trust=Trust.PROFESSIONALS_IN_FAMILIES,
            ),
            yes(
                "I am told what will happen next, and why.",
                "They tell me what happens next, and why.",
                "Dywedir wrthyf beth fydd yn digwydd nesaf, a pham.",
                "Maen nhw'n dweud wrthyf beth sy'n digwydd nesaf, a pham.",
            ),
            no(
                "I do not know whom to ring when it is urgent.",
                "I do not know who to ring for help.",
                "Nid wyf yn gwybod pwy i'w ffonio pan fydd brys.",
                "Dydw i ddim yn gwybod pwy i'w ffonio am help.",
            ),
        ),
        Theme.LOAD: (
            yes(
                "What is asked of me leaves time for the child.",
                "I have enough time for the child.",
                "Mae'r hyn a ofynnir gennyf yn gadael amser i'r plentyn.",
                "Mae gen i ddigon o amser i'r plentyn.",
            ),
            no(
                "Caring has worn me out more than anybody sees.",
                "I am very tired. Nobody sees it.",
                "Mae gofalu wedi fy mlino'n fwy nag y mae neb yn ei weld.",
                "Rwyf wedi blino'n fawr. Does neb yn ei weld.",
            ),
            yes(
                "I can take a break when I need one.",
                "I can take a break when I need one.",
                "Gallaf gymryd seibiant pan fydd ei angen arnaf.",
                "Gallaf gael seibiant pan fydd ei angen.",
            ),
            no(
                "I have to fight for things that should simply be there.",
                "I have to fight to get help.",
                "Rhaid i mi ymladd am bethau a ddylai fod yno beth bynnag.",
                "Rhaid i mi ymladd i gael help.",
            ),
        ),
    },
)
