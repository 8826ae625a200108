"""The wording for children and young people: plain about limits, with someone to ring before and after."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from django.utils.translation import gettext_lazy as _

from speakopenly.hear.speaking import (
    Condition,
    Danger,
    Effect,
    Kind,
    RoleBand,
    ServiceArea,
    Sharing,
    YesNo,
)
from speakopenly.web.hear.reporting.speak.models import ContactKind
from speakopenly.web.hear.reporting.speak.wording import everyday
from speakopenly.web.hear.reporting.speak.wording.labels import LABELS
from speakopenly.web.hear.reporting.speak.wording.schema import Part, Unread

FRONT: Final = replace(
    everyday.FRONT,
    title=_("Tell us what it's like"),
    lead=_(
        "Tell us if something is wrong, nearly went wrong, went well, or worries you. "
        "We want to find out what made it happen. We are not looking for someone to blame."
    ),
    danger_title=_("Who you can ring now"),
    danger_lead=_("If you or someone you know is in danger now, ring 999. You do not have to be sure."),
    not_every=_("We may not notice every danger in what you write. If you are not safe, ring someone first."),
    safe=(
        _("If someone may look at your phone, use a different one if you can."),
        _("“Leave this page” takes you to a page about the weather, straight away."),
        _("On some phones and computers, pressing Shift three times does the same."),
        _("It does not clear your history. This site may still be on the list."),
        _("To stop that, use a private window, or delete the site from your history."),
        _("What you type is gone when you close the page."),
    ),
)

BEFORE: Final = replace(
    everyday.BEFORE,
    title=_("How this works, in one minute"),
    turn_to=(ContactKind.CHILDREN, ContactKind.ADVOCATE, ContactKind.NAMED_ADULT),
    turn_to_heading=_("You can talk to someone first"),
    first=Part(
        heading=_("Before you type"),
        lines=(
            _("You can show this to someone you trust first."),
            _("An advocate is a grown-up who is on your side. They can do this with you."),
        ),
    ),
    in_short=Part(
        heading=_("What we promise"),
        lines=(
            _("You do not have to say who you are."),
            _("We do not keep your internet address."),
            _("Nothing is kept until you press Send."),
            _("No worker gets in trouble here just for a mistake you tell us about."),
            _(
                "We also answer for everyone to read. "
                "That is about several people, unless you say yes to more."
            ),
            _("We wait 30 days before we do that."),
        ),
    ),
    in_full=_("The promise, in its full words"),
    limits=Part(
        heading=_("When we have to tell someone"),
        lines=(
            _("a child may not be safe, and that could be you"),
            _("a grown-up may hurt children"),
            _("something very serious, or a crime, has happened"),
            _("the law says we must"),
        ),
    ),
    limits_lead=_("Sometimes we have to tell someone. This is when:"),
    limits_after=_(
        "We pass on only what is needed. We tell you here, unless that would make things less safe."
    ),
    not_instead=Part(
        heading=_("If it is about your own plan"),
        lines=(
            _("This is where the service learns. It cannot change your plan by itself."),
            _("Your IRO can look at your plan. IRO means independent reviewing officer."),
            _("So tell your IRO or an advocate as well. You can ring them:"),
        ),
    ),
    questions=(
        Part(
            heading=_("Who reads this?"),
            lines=(_("Two trained readers. Your social worker and your carers are not sent it."),),
        ),
        Part(
            heading=_("Does it go on my file?"),
            lines=(
                _("No. What you write here does not go on your file."),
                _("If we have to tell someone to keep a child safe, they may write that part down."),
            ),
        ),
        Part(
            heading=_("Can I be moved because of it?"),
            lines=(
                _("We will not ask anyone to move you for telling us how things are."),
                _("If you are not safe where you live, people may talk with you about a safer place."),
                _("Later we ask if anything bad happened because you told us."),
                _("An advocate can help with that."),
            ),
        ),
        Part(
            heading=_("What if I cannot keep eight words safe?"),
            lines=(
                _("After you send, you get eight words. They work like a key."),
                _("An advocate can keep them for you. Or you can do without them."),
            ),
        ),
    ),
    safe=Part(
        heading=_("Stay safe"),
        lines=(
            _("If someone may look at your phone, use a different one if you can."),
            _(
                "“Leave this page” takes you to a weather page. On some phones and computers, "
                "Shift three times does too. It does not clear your history."
            ),
        ),
    ),
    go_on=_("Go on"),
)

CHILD: Final = replace(
    everyday.CHILD,
    question=_("Are you, or is someone you know, not safe right now?"),
    go_on=_("Go on"),
    help_title=_("Let's get help first"),
    help=(
        _("Ring 999 or one of these now. You do not have to be sure."),
        _("If you tell us who and where you are, we can ask people to help, in working hours."),
        _("If you do not, we cannot find you."),
    ),
    asked=_("I have asked for help: go on"),
    call_first=_("I will ring first and come back"),
)

HAPPENED: Final = replace(
    everyday.HAPPENED,
    title=_("What's going on?"),
    hint=(
        _("Say it however you like, in any language. Spelling does not matter."),
        _("You can say “my social worker” or “my carer”. You do not need names."),
    ),
    limit=_("There is room for 20,000 letters. That is a lot."),
    prompts=Part(
        heading=_("If you do not know how to start"),
        lines=(
            _("What happened?"),
            _("How was it for you?"),
            _("Who helped, or could have?"),
            _("What do you want to be different?"),
        ),
    ),
    signal=_(
        "Bad signal? Send what you have now. You can add more later with your eight words. "
        "If you close this page, it is gone."
    ),
    missing=_("Write something first, even one line."),
    go_on=_("Go on"),
    send_now=_("Send what I have now"),
)

CONDITIONS: Final = replace(
    everyday.CONDITIONS,
    title=_("What made it harder?"),
    hint=_("Pick any, or skip this."),
    more=_("Anything else that made it harder"),
    helped=_("What helped?"),
    helped_hint=_("Maybe something made it a bit better."),
    idea=_("What would make it better?"),
)

ABOUT: Final = replace(
    everyday.ABOUT,
    title=_("A bit more, if you want"),
    hint=_("Skip anything you like. What you leave out cannot point to you."),
    kind=_("What is it?"),
    service_area=_("Where is it about?"),
    role_band=_("Who are you?"),
    quarter=_("When was it, more or less?"),
    before_that=_("Longer ago"),
    effect=_("How bad was it?"),
    said_elsewhere=_("Did you tell anyone else?"),
    anyone_replied=_("If you did: did anyone answer?"),
    sharing=_("May we share this to help others, with names and clues taken out?"),
    contact=_("A way to reach you, only if you want"),
    contact_hint=_("We keep it apart from what you wrote. We delete it when we are done."),
    blank=_("Leave it out"),
)

NAMES: Final = replace(
    everyday.NAMES,
    title=_("You may have used a name"),
    lead=(
        _("We want to know how things work, not who did it."),
        _("Keep a name only if someone must act to keep a child safe."),
    ),
)

CHECK: Final = replace(
    everyday.CHECK,
    title=_("Read it before you send it"),
    lead=(
        _("Not sent yet. Read it through."),
        _("Could someone tell from this who you are? You can still change it."),
        _("You can show it to someone you trust first."),
    ),
    send=_("Send it"),
    not_sent_title=_("It is not sent yet"),
    not_sent=(
        _("Something went wrong on our side. Your words are still on this page. Press Send again."),
        _("If it fails twice, copy them somewhere only you can see."),
    ),
)

RECEIPT: Final = replace(
    everyday.RECEIPT,
    title=_("We have it"),
    words=_("Your eight words. They work like a key"),
    keep=(
        _("Write them on paper. They are the only way back to our answer."),
        _("We cannot send them again or look them up."),
        _("A photo may copy itself to other devices."),
    ),
    cannot_keep=Part(
        heading=_("If you cannot keep them safe"),
        lines=(
            _("Give them to an advocate. They can hold the words, and open the answer with you."),
            _("Or leave them. We still read what you sent."),
        ),
    ),
    done_title=_("You are done"),
    reply=_("By %(date)s: an answer, or a note saying why not yet."),
)

TROUBLE: Final = replace(
    everyday.TROUBLE,
    closed=(
        _("This site is being set up. Nothing you do here is sent or kept."),
        _("You can ring one of these people today."),
    ),
)

LABELS_HERE: Final = replace(
    LABELS,
    danger={
        Danger.YES: _("Not safe"),
        Danger.NOT_SURE: _("I am not sure"),
        Danger.NO: _("Safe for now"),
    },
    kind={
        Kind.MISTAKE: _("Something went wrong"),
        Kind.NEAR_MISS: _("It nearly went wrong"),
        Kind.WEAK_POINT: _("Something that does not work"),
        Kind.GOOD_CATCH: _("Something that went well"),
        Kind.WORRY: _("I am worried"),
    },
    condition={
        Condition.CF: _("Nobody asked me, or nobody got what it was like"),
        Condition.PW: _("Workers were tired, new, or stressed"),
        Condition.TA: _("It was rushed"),
        Condition.TI: _("They did not know my story, or lost things"),
        Condition.TC: _("My workers kept changing, or it was nobody's job"),
        Condition.SM: _("Nobody helped or checked on the worker"),
        Condition.MA: _("School, health, police and others did not talk to each other"),
        Condition.WR: _("Not enough workers, or nowhere good to live"),
        Condition.OC: _("The rules made no sense, or I was afraid to say"),
        Condition.EX: _("The law, court, or the news"),
    },
    service_area={
        ServiceArea.LOOKED_AFTER: _("Being in care"),
        ServiceArea.FOSTERING: _("My foster home"),
        ServiceArea.KINSHIP: _("Living with family or friends"),
        ServiceArea.RESIDENTIAL: _("My children's home"),
        ServiceArea.CARE_LEAVERS: _("Leaving care"),
        ServiceArea.CHILD_PROTECTION: _("Social workers coming to my home"),
        ServiceArea.EARLY_HELP: _("Help for my family"),
        ServiceArea.DISABLED_CHILDREN_SEND: _("Help because I am disabled"),
        ServiceArea.YOUTH_JUSTICE: _("Police, court or youth justice"),
        ServiceArea.UNACCOMPANIED_CHILDREN: _("Coming to this country alone"),
        ServiceArea.OTHER: _("Somewhere else"),
    },
    stage={},
    role_band={
        RoleBand.CHILD_OR_YOUNG_PERSON: _("I am a child or young person"),
        RoleBand.PARENT_OR_FAMILY: _("I am family"),
        RoleBand.FOSTER_OR_KINSHIP_CARER: _("I am a carer"),
        RoleBand.PREFER_NOT_TO_SAY: _("I would rather not say"),
    },
    effect={
        Effect.NONE: _("Not bad"),
        Effect.LOW: _("A bit bad, for a short time"),
        Effect.MODERATE: _("Bad for weeks"),
        Effect.SERIOUS: _("Very bad, or it still is"),
        Effect.DEATH: _("A child died"),
        Effect.UNKNOWN: _("I don't know"),
    },
    yes_no={
        YesNo.YES: _("Yes"),
        YesNo.NO: _("No"),
        YesNo.DONT_KNOW: _("I don't know"),
    },
    sharing={
        Sharing.YES: _("Yes"),
        Sharing.ASK: _("Ask me first"),
        Sharing.NO: _("No"),
    },
)

UNREAD: Final = Unread(
    not_now=Part(
        heading=_("Nobody is reading what people send right now"),
        lines=(
            _("Nobody came in time to read what people send."),
            _("If you are not safe, do not wait for us. Ring one of these now."),
            _("You can still send it. We keep it safe until someone reads it."),
        ),
    ),
    not_sure=Part(
        heading=_("Maybe nobody is reading what people send right now"),
        lines=(
            _("Something here is not working, so readers may not know that you wrote."),
            _("If you are not safe, do not wait for us. Ring one of these now."),
            _("You can still send it. We keep it safe until someone reads it."),
        ),
    ),
)

YOUNG: Final = replace(
    everyday.EVERYDAY,
    front=FRONT,
    before=BEFORE,
    child=CHILD,
    happened=HAPPENED,
    conditions=CONDITIONS,
    about=ABOUT,
    names=NAMES,
    check=CHECK,
    receipt=RECEIPT,
    trouble=TROUBLE,
    unread=UNREAD,
    labels=LABELS_HERE,
    now=(
        ContactKind.EMERGENCY,
        ContactKind.CHILDREN,
        ContactKind.BY_DAY,
        ContactKind.OUT_OF_HOURS,
        ContactKind.RELAY,
    ),
    or_else=(ContactKind.ADVOCATE, ContactKind.NAMED_ADULT),
    helplines=(ContactKind.CHILDREN, ContactKind.ADVOCATE, ContactKind.NAMED_ADULT),
    helplines_heading=_("People you can ring"),
)
