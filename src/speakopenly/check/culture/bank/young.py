"""Statements for children and young people; the everyday wording is already as plain as it can be."""

from speakopenly.check.culture.bank.making import no, statements, yes
from speakopenly.check.culture.items import Audience, Feeling, Theme, Trust

YOUNG = statements(
    Audience.YOUNG,
    {
        Theme.SAFE: (
            yes(
                "I can tell my worker when something is wrong.",
                "I can tell my worker when something is wrong.",
                "Gallaf ddweud wrth fy ngweithiwr pan fydd rhywbeth o'i le.",
                "Gallaf ddweud wrth fy ngweithiwr pan fydd rhywbeth o'i le.",
            ),
            no(
                "I hold back because of what might be done with what I say.",
                "I hold back. I fear what they may do.",
                "Rwy'n dal yn ôl oherwydd beth allai gael ei wneud â'r hyn rwy'n ei ddweud.",
                "Rwy'n dal yn ôl. Rwy'n ofni beth allan nhw ei wneud.",
                feeling=Feeling.FEAR,
            ),
            yes(
                "If I say no to something, people stay kind to me.",
                "If I say no, people are still kind to me.",
                "Os dywedaf na wrth rywbeth, mae pobl yn dal yn garedig wrthyf.",
                "Os dywedaf na, mae pobl yn dal yn garedig.",
                trust=Trust.FAMILIES_IN_PROFESSIONALS,
            ),
            no(
                "I worry that speaking up will make things worse at home.",
                "I worry that speaking up will make home worse.",
                "Rwy'n poeni y bydd codi llais yn gwneud pethau'n waeth gartref.",
                "Rwy'n poeni y bydd siarad yn gwneud pethau'n waeth gartref.",
                feeling=Feeling.FEAR,
            ),
        ),
        Theme.FAIR: (
            yes(
                "When something goes wrong, people ask for my side of it.",
                "When things go wrong, they ask what I think.",
                "Pan fydd rhywbeth yn mynd o'i le, mae pobl yn gofyn am fy ochr i.",
                "Pan aiff pethau o chwith, maen nhw'n gofyn fy marn.",
            ),
            no(
                "I was spoken to as if it was my fault.",
                "They spoke to me as if it was my fault.",
                "Roedd pobl yn siarad â mi fel pe bai'r bai arnaf i.",
                "Roedden nhw'n siarad â mi fel pe bai bai arnaf i.",
                feeling=Feeling.SHAME,
            ),
            yes(
                "What workers write about me is fair.",
                "What they write about me is fair.",
                "Mae'r hyn mae gweithwyr yn ei ysgrifennu amdanaf yn deg.",
                "Mae'r hyn maen nhw'n ei ysgrifennu amdanaf yn deg.",
                trust=Trust.FAMILIES_IN_PROFESSIONALS,
            ),
            no(
                "I was made to feel ashamed of who I am or where I come from.",
                "They made me feel ashamed of who I am.",
                "Gwnaed i mi deimlo cywilydd o bwy ydw i neu o ble rwy'n dod.",
                "Gwnaethon nhw i mi deimlo cywilydd o bwy ydw i.",
                feeling=Feeling.SHAME,
            ),
        ),
        Theme.LISTENING: (
            yes(
                "My worker takes time to listen to me.",
                "My worker has time to listen to me.",
                "Mae fy ngweithiwr yn cymryd amser i wrando arnaf.",
                "Mae gan fy ngweithiwr amser i wrando arnaf.",
            ),
            no(
                "Adults talk about me when I am not there.",
                "Adults talk about me when I am not there.",
                "Mae oedolion yn siarad amdanaf pan nad wyf yno.",
                "Mae oedolion yn siarad amdanaf pan nad wyf yno.",
            ),
            yes(
                "Workers believe me when I tell them something.",
                "Workers believe me when I tell them something.",
                "Mae gweithwyr yn fy nghredu pan ddywedaf rywbeth wrthyn nhw.",
                "Mae gweithwyr yn fy nghredu.",
                trust=Trust.PROFESSIONALS_IN_FAMILIES,
            ),
            no(
                "I have to start again with new people all the time.",
                "I keep having to start again with new people.",
                "Mae'n rhaid i mi ddechrau eto gyda phobl newydd o hyd.",
                "Mae'n rhaid i mi ddechrau eto gyda phobl newydd.",
            ),
        ),
        Theme.CHANGE: (
            yes(
                "When I ask for something, somebody tells me what happened.",
                "When I ask for something, someone tells me what happened.",
                "Pan ofynnaf am rywbeth, mae rhywun yn dweud wrthyf beth ddigwyddodd.",
                "Pan ofynnaf am rywbeth, mae rhywun yn rhoi ateb i mi.",
            ),
            no(
                "I say what I want and nothing changes.",
                "I say what I want. Nothing changes.",
                "Rwy'n dweud beth rydw i eisiau a does dim yn newid.",
                "Rwy'n dweud beth rydw i eisiau. Does dim yn newid.",
            ),
            yes(
                "If workers get something wrong, they say sorry and mend it.",
                "If workers get it wrong, they say sorry.",
                "Os bydd gweithwyr yn gwneud rhywbeth yn anghywir, maen nhw'n ymddiheuro ac yn ei drwsio.",
                "Os bydd gweithwyr yn anghywir, maen nhw'n ymddiheuro.",
            ),
            no(
                "Things are decided before anybody asks me.",
                "They decide before they ask me.",
                "Caiff pethau eu penderfynu cyn i neb ofyn i mi.",
                "Maen nhw'n penderfynu cyn gofyn i mi.",
            ),
        ),
        Theme.HELP: (
            yes(
                "I am told what will happen to me, and why.",
                "They tell me what will happen, and why.",
                "Rwy'n cael gwybod beth fydd yn digwydd i mi, a pham.",
                "Maen nhw'n dweud wrthyf beth fydd yn digwydd, a pham.",
            ),
            no(
                "People keep things from me that are about my life.",
                "People keep things about my life from me.",
                "Mae pobl yn cadw pethau am fy mywyd oddi wrthyf.",
                "Mae pobl yn cuddio pethau am fy mywyd.",
                trust=Trust.PROFESSIONALS_IN_FAMILIES,
            ),
            yes(
                "I know who can help me if I am not safe.",
                "I know who can help me if I am not safe.",
                "Rwy'n gwybod pwy all fy helpu os nad wyf yn ddiogel.",
                "Rwy'n gwybod pwy all fy helpu os nad wyf yn ddiogel.",
            ),
            no(
                "Nobody has told me what my rights are.",
                "Nobody told me about my rights.",
                "Does neb wedi dweud wrthyf beth yw fy hawliau.",
                "Does neb wedi sôn am fy hawliau.",
            ),
        ),
        Theme.LOAD: (
            yes(
                "There is time in my life for things I like.",
                "I have time for things I like.",
                "Mae amser yn fy mywyd i bethau rwy'n eu hoffi.",
                "Mae gen i amser i bethau rwy'n eu hoffi.",
            ),
            no(
                "There are too many meetings about me.",
                "There are too many meetings about me.",
                "Mae gormod o gyfarfodydd amdanaf.",
                "Mae gormod o gyfarfodydd amdanaf.",
            ),
            yes(
                "Somebody asks how all this makes me feel.",
                "Someone asks how I feel about this.",
                "Mae rhywun yn gofyn sut mae hyn i gyd yn gwneud i mi deimlo.",
                "Mae rhywun yn gofyn sut rwy'n teimlo.",
            ),
            no(
                "I miss school, friends or sleep because of all this.",
                "I miss school, friends or sleep because of this.",
                "Rwy'n colli ysgol, ffrindiau neu gwsg oherwydd hyn i gyd.",
                "Rwy'n colli ysgol, ffrindiau neu gwsg oherwydd hyn.",
            ),
        ),
    },
)
