"""Statements for parents and other family of a child."""

from speakopenly.check.culture.bank.making import no, statements, yes
from speakopenly.check.culture.items import Audience, Feeling, Theme, Trust

FAMILIES = statements(
    Audience.FAMILIES,
    {
        Theme.SAFE: (
            yes(
                "I can say that things are hard and be helped.",
                "I can say things are hard. They help me.",
                "Gallaf ddweud bod pethau'n anodd a chael help.",
                "Gallaf ddweud bod pethau'n anodd. Maen nhw'n fy helpu.",
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
                "I am afraid when the service gets in touch.",
                "I am afraid when they call or write.",
                "Mae ofn arnaf pan fydd y gwasanaeth yn cysylltu.",
                "Mae ofn arnaf pan fyddan nhw'n ffonio neu'n ysgrifennu.",
                feeling=Feeling.FEAR,
            ),
        ),
        Theme.FAIR: (
            yes(
                "When things went wrong, people asked what had made it hard for us.",
                "When things went wrong, they asked why it was hard.",
                "Pan aeth pethau o chwith, gofynnodd pobl beth oedd wedi'i gwneud yn anodd i ni.",
                "Pan aeth pethau o chwith, gofynnon nhw pam roedd hi'n anodd.",
            ),
            no(
                "I was spoken to as if it was my fault.",
                "They spoke to me as if it was my fault.",
                "Siaradwyd â mi fel pe bai'r bai arnaf i.",
                "Roedden nhw'n siarad â mi fel pe bai bai arnaf i.",
                feeling=Feeling.SHAME,
            ),
            yes(
                "What is written about my family is fair.",
                "What they write about my family is fair.",
                "Mae'r hyn a ysgrifennir am fy nheulu yn deg.",
                "Mae'r hyn maen nhw'n ei ysgrifennu am fy nheulu yn deg.",
                trust=Trust.FAMILIES_IN_PROFESSIONALS,
            ),
            no(
                "I was made to feel ashamed of myself or my family.",
                "They made me feel ashamed.",
                "Gwnaed i mi deimlo cywilydd ohonof fy hun neu fy nheulu.",
                "Gwnaethon nhw i mi deimlo cywilydd.",
                feeling=Feeling.SHAME,
            ),
        ),
        Theme.LISTENING: (
            yes(
                "Workers listen to me before they decide.",
                "They listen to me before they decide.",
                "Mae gweithwyr yn gwrando arnaf cyn penderfynu.",
                "Maen nhw'n gwrando arnaf cyn penderfynu.",
            ),
            no(
                "I had to tell my story again and again.",
                "I had to tell my story many times.",
                "Roedd rhaid i mi adrodd fy stori dro ar ôl tro.",
                "Roedd rhaid i mi ddweud fy stori lawer gwaith.",
            ),
            yes(
                "Workers believe what I tell them about our life.",
                "Workers believe what I say about our life.",
                "Mae gweithwyr yn credu'r hyn a ddywedaf am ein bywyd.",
                "Mae gweithwyr yn credu'r hyn a ddywedaf am ein bywyd.",
                trust=Trust.PROFESSIONALS_IN_FAMILIES,
            ),
            no(
                "People saw our troubles and not the good in our family.",
                "They saw our problems. They missed the good.",
                "Gwelodd pobl ein trafferthion ac nid y da yn ein teulu.",
                "Gwelon nhw ein problemau. Welson nhw ddim o'r pethau da.",
            ),
        ),
        Theme.CHANGE: (
            yes(
                "When I ask for something to change, I get an answer.",
                "When I ask for a change, I get an answer.",
                "Pan ofynnaf i rywbeth newid, caf ateb.",
                "Pan ofynnaf am newid, caf ateb.",
            ),
            no(
                "I have said the same thing many times and nothing changed.",
                "I said it many times. Nothing changed.",
                "Rwyf wedi dweud yr un peth lawer gwaith heb i ddim newid.",
                "Dywedais hynny lawer gwaith. Newidiodd dim.",
            ),
            yes(
                "When the service gets something wrong, it says so to us.",
                "When they get it wrong, they tell us.",
                "Pan fydd y gwasanaeth yn cael rhywbeth yn anghywir, mae'n dweud hynny wrthym.",
                "Pan fyddan nhw'n anghywir, maen nhw'n dweud wrthym.",
            ),
            no(
                "What families say makes no difference here.",
                "What families say changes nothing here.",
                "Nid yw'r hyn mae teuluoedd yn ei ddweud yn gwneud gwahaniaeth yma.",
                "Does dim yn newid yma ar ôl i deuluoedd siarad.",
            ),
        ),
        Theme.HELP: (
            yes(
                "I am told what will happen next, and why.",
                "They tell me what happens next, and why.",
                "Dywedir wrthyf beth fydd yn digwydd nesaf, a pham.",
                "Maen nhw'n dweud wrthyf beth sy'n digwydd nesaf, a pham.",
            ),
            no(
                "I felt watched more than I felt helped.",
                "They watched me more than they helped me.",
                "Roeddwn yn teimlo'n fwy fy mod yn cael fy ngwylio na'm helpu.",
                "Roedden nhw'n fy ngwylio'n fwy nag yn fy helpu.",
                trust=Trust.PROFESSIONALS_IN_FAMILIES,
            ),
            yes(
                "The help we were offered was help we could use.",
                "The help they gave was useful to us.",
                "Roedd yr help a gynigiwyd i ni yn help y gallem ei ddefnyddio.",
                "Roedd yr help a gawsom yn ddefnyddiol i ni.",
            ),
            no(
                "I do not understand what is written to me.",
                "I do not understand their letters.",
                "Nid wyf yn deall yr hyn a ysgrifennir ataf.",
                "Dydw i ddim yn deall eu llythyrau.",
            ),
        ),
        Theme.LOAD: (
            yes(
                "What we are asked to do fits with our life.",
                "What they ask us to do fits our life.",
                "Mae'r hyn a ofynnir gennym yn cyd-fynd â'n bywyd.",
                "Mae'r hyn maen nhw'n ei ofyn yn ffitio'n bywyd.",
            ),
            no(
                "There are more meetings and visits than we can bear.",
                "There are too many meetings and visits.",
                "Mae mwy o gyfarfodydd ac ymweliadau nag y gallwn eu dioddef.",
                "Mae gormod o gyfarfodydd ac ymweliadau.",
            ),
            yes(
                "Somebody asks what all this is like for us.",
                "Someone asks what this is like for us.",
                "Mae rhywun yn gofyn sut beth yw hyn i gyd i ni.",
                "Mae rhywun yn gofyn sut beth yw hyn i ni.",
            ),
            no(
                "Dealing with the service costs us money, sleep or work.",
                "We lose money, sleep or work over this.",
                "Mae delio â'r gwasanaeth yn costio arian, cwsg neu waith i ni.",
                "Rydym yn colli arian, cwsg neu waith oherwydd hyn.",
            ),
        ),
    },
)
