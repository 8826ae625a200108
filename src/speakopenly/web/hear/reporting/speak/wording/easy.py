"""Easy read: one idea a line, at most twelve words in a sentence, figures for numbers.

It is called a draft on every page until people who use easy read have signed it (``public_path``).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from django.utils.translation import gettext_lazy as _

from speakopenly.hear.speaking import Condition, Effect, Kind, RoleBand, ServiceArea
from speakopenly.web.hear.reporting.speak.models import ContactKind
from speakopenly.web.hear.reporting.speak.wording import everyday
from speakopenly.web.hear.reporting.speak.wording.labels import LABELS
from speakopenly.web.hear.reporting.speak.wording.schema import (
    About,
    Before,
    Check,
    Child,
    Conditions,
    Front,
    Happened,
    Names,
    Part,
    Receipt,
    Trouble,
    Unread,
)

FRONT: Final = Front(
    title=_("Tell us about children's social care"),
    lead=_("Tell us what went wrong, or what went well. We do not look for someone to blame."),
    start=_("Start"),
    danger_title=_("Who to ring now"),
    danger_lead=_("Is a child in danger now? Ring 999."),
    not_every=_("We may not see every danger in your words. Ring someone first."),
    safe_title=_("Stay safe online"),
    safe=(
        _("Someone may look at your phone or computer."),
        _("Use another one if you can."),
        _("Press “Leave this page” to go away fast."),
        _("You will see a page about the weather."),
        _("Your history may still show this site."),
        _("What you type is gone when you close the page."),
    ),
)

BEFORE: Final = Before(
    title=_("Read this first."),
    first=Part(
        heading=_("What this can do"),
        lines=(
            _("You tell us what happened."),
            _("We learn from it."),
            _("This does not change what a court said."),
            _("This does not change a plan by itself."),
            _("An advocate can help you. An advocate is on your side."),
        ),
    ),
    turn_to=(ContactKind.ADVOCATE, ContactKind.CHILDREN, ContactKind.ADULTS, ContactKind.COMPLAINTS),
    turn_to_heading=_("These people can help"),
    in_short=Part(
        heading=_("What we promise"),
        lines=(
            _("You do not tell us your name."),
            _("We do not keep your internet address."),
            _("2 trained people read what you send."),
            _("Your social worker does not get it."),
            _("We keep nothing until you press Send."),
            _("A worker is not punished here for a mistake."),
            _("It is different if someone may hurt children."),
            _("We also answer for everyone to read."),
            _("That is about more than one person. Or we ask you first."),
            _("We wait 30 days before we do that."),
        ),
    ),
    in_full=_("The promise, in its full words"),
    limits=Part(
        heading=_("When we must tell someone"),
        lines=(
            _("A child may not be safe."),
            _("A grown-up may hurt children."),
            _("There was a crime, or someone was badly hurt."),
            _("The law says we must."),
        ),
    ),
    limits_lead=_("If a child is not safe, we tell people who can help."),
    limits_after=_("We say only what they need. We tell you, if that is safe."),
    not_instead=Part(
        heading=_("Other help"),
        lines=(
            _("You can still ring the police."),
            _("You can still ring children's services."),
            _("You can still make a complaint."),
        ),
    ),
    who=_("Who runs this"),
    hosted=_("This site is run by %(name)s."),
    employed=_("The readers work for %(name)s."),
    computer=_("The computer is looked after by %(name)s."),
    computer_could=_("They cannot open what you sent. If they broke the rules, they could see new words."),
    questions=(
        Part(
            heading=_("Does it go on my file?"),
            lines=(
                _("No."),
                _("If a child is not safe, someone may write that down."),
            ),
        ),
        Part(
            heading=_("What if I cannot keep the 8 words safe?"),
            lines=(_("An advocate can keep them for you."),),
        ),
    ),
    safe=Part(
        heading=_("Stay safe"),
        lines=(
            _("Press “Leave this page” to go away fast."),
            _("Your history may still show this site."),
        ),
    ),
    go_on=_("Go on"),
)

CHILD: Final = Child(
    question=_("Is a child in danger now?"),
    hint=_("You can say: I am not sure."),
    unanswered=_("Not answered"),
    go_on=_("Go on"),
    help_title=_("Get help for the child first"),
    help=(
        _("Ring 999 if a child is in danger."),
        _("Ring one of these people if you are not sure."),
    ),
    not_watched=_("Nobody looks at this site at night or at weekends."),
    watched_by_hours=_("We only look at these times: %(days)s, %(from)s to %(to)s."),
    watched_always=_("We try to read it in this many hours: %(hours)s. Do not wait."),
    asked=_("I have asked for help: go on"),
    call_first=_("I will ring first"),
)

HAPPENED: Final = Happened(
    title=_("What happened?"),
    hint=(
        _("Write it your way."),
        _("You can use any language."),
        _("You do not need to use names."),
    ),
    limit=_("There is room for 20,000 letters."),
    prompts=Part(
        heading=_("If you do not know how to start"),
        lines=(
            _("What happened?"),
            _("How did you feel?"),
            _("Who helped?"),
            _("What would be better?"),
        ),
    ),
    signal=_("You can send it now. You can add more later."),
    missing=_("Write what happened. 1 line is enough."),
    too_long=_("This is too long. There is room for %(most)s letters. You have %(have)s."),
    go_on=_("Go on"),
    send_now=_("Send what I have now"),
)

CONDITIONS: Final = Conditions(
    title=_("What made it hard?"),
    hint=_("Choose any. You can skip this."),
    more=_("Something else that made it hard"),
    helped=_("What helped?"),
    helped_hint=_("Choose any. You can skip this."),
    helped_more=_("Something else that helped"),
    idea=_("What would be better?"),
)

ABOUT: Final = About(
    title=_("A bit more"),
    hint=_("You can skip all of this."),
    kind=_("What is it?"),
    service_area=_("Where was it?"),
    stage=_("At what point?"),
    role_band=_("Who are you?"),
    quarter=_("When was it?"),
    before_that=_("Longer ago"),
    effect=_("How bad was it?"),
    happened_before=_("Did it happen before?"),
    said_elsewhere=_("Did you tell someone else?"),
    anyone_replied=_("Did they answer?"),
    sharing=_("May we share this? We take names out."),
    contact=_("How can we reach you? Only if you want."),
    contact_hint=_("We keep it apart. We delete it when we are done."),
    blank=_("Skip this"),
)

NAMES: Final = Names(
    title=_("Did you write a name?"),
    lead=(
        _("We do not need to know who did it."),
        _("Keep a name only to keep a child safe."),
    ),
    misses=_("We may miss some names. Please look too."),
    put=_("In place of “%(found)s”, say"),
    keep=_("keep “%(found)s”"),
    use=_("Use these changes"),
    keep_all=_("Keep my words"),
    more=_("We show the first %(number)s only."),
    busy=_("We did not look for names. Please look."),
)

CHECK: Final = Check(
    title=_("Read it before you send it"),
    lead=(
        _("It is not sent yet."),
        _("You can still change it."),
    ),
    change=_("Change"),
    send=_("Send."),
    not_sent_title=_("It is not sent yet"),
    not_sent=(
        _("Something went wrong here."),
        _("Your words are still on this page."),
        _("Press Send again."),
        _("If it fails again, copy your words."),
    ),
)

RECEIPT: Final = Receipt(
    title=_("We have it"),
    safe=_("It is safe. You can close this page."),
    already=_("You pressed Send 2 times. We have it 1 time."),
    contact_lost=_("We could not keep how to reach you. Please use your 8 words."),
    words=_("These 8 words are your key."),
    keep=(
        _("Write them on paper."),
        _("With them you can read our answer."),
        _("We cannot give them to you again."),
    ),
    cannot_keep=Part(
        heading=_("If you cannot keep them safe"),
        lines=(_("Give them to an advocate."), _("Or leave them. We still read what you sent.")),
    ),
    written=_("I have written them down"),
    no_return=_("I do not want to come back"),
    to_keep=_("Other ways to keep them"),
    download=_("Save the words as a file"),
    printing=_("You can print this page. Only the 8 words are printed."),
    slip_return=_("To come back, go to:"),
    confirm_title=_("Check your note"),
    confirm_lead=_("Type words 2, 5 and 7."),
    word=_("Word %(place)s"),
    wrong=_("Word %(place)s is different. Look at your note."),
    show_again=_("Show me the words again"),
    confirm=_("Check"),
    skip=_("Skip this"),
    done_title=_("You are done"),
    acknowledge=_("By %(date)s: we say we have it."),
    reply=_("By %(date)s: we answer, or we say why not yet."),
    days=_("A bank holiday may add a day."),
    for_everyone=_("The answer for everyone is in “Heard, changed, checked”."),
    proof=_("Your 8 words can also give you a proof later."),
    leave=_("Leave this page"),
)

TROUBLE: Final = Trouble(
    closed_title=_("You cannot tell us here yet"),
    closed=(
        _("This site is not ready."),
        _("Nothing you do here is sent or kept."),
        _("You can ring one of these people today."),
    ),
    typed_title=_("What you typed"),
    typed=_("It is not sent. Copy it."),
    old_title=_("This page waited too long"),
    old=(
        _("A page stops working after 1 day."),
        _("Nothing was sent. Nothing was kept."),
        _("Please begin again."),
    ),
    again=_("Begin again"),
)

LABELS_HERE: Final = replace(
    LABELS,
    kind={
        Kind.MISTAKE: _("Something went wrong"),
        Kind.NEAR_MISS: _("It nearly went wrong"),
        Kind.WEAK_POINT: _("Something does not work"),
        Kind.GOOD_CATCH: _("Something went well"),
        Kind.WORRY: _("I am worried"),
    },
    condition={
        Condition.CF: _("They did not see what it was like for us"),
        Condition.PW: _("Workers were tired or new"),
        Condition.TA: _("It was rushed"),
        Condition.TI: _("Forms, computers or phones"),
        Condition.TC: _("The worker changed a lot"),
        Condition.SM: _("Nobody helped the worker"),
        Condition.MA: _("School, health and police did not work together"),
        Condition.WR: _("Not enough workers or homes"),
        Condition.OC: _("The rules, or we were afraid to speak"),
        Condition.EX: _("The law, the court, or the news"),
    },
    service_area={
        ServiceArea.EARLY_HELP: _("Help for a family"),
        ServiceArea.CHILD_PROTECTION: _("Keeping a child safe at home"),
        ServiceArea.LOOKED_AFTER: _("A child in care"),
        ServiceArea.FOSTERING: _("A foster home"),
        ServiceArea.KINSHIP: _("Living with family or friends"),
        ServiceArea.RESIDENTIAL: _("A children's home"),
        ServiceArea.CARE_LEAVERS: _("Leaving care"),
        ServiceArea.ADOPTION: _("Adoption"),
        ServiceArea.DISABLED_CHILDREN_SEND: _("Help for a disabled child"),
        ServiceArea.COURT_LEGAL: _("Court"),
        ServiceArea.OTHER: _("Somewhere else"),
    },
    stage={},
    role_band={
        RoleBand.CHILD_OR_YOUNG_PERSON: _("A child or young person"),
        RoleBand.PARENT_OR_FAMILY: _("A parent or family"),
        RoleBand.FOSTER_OR_KINSHIP_CARER: _("A carer"),
        RoleBand.PRACTITIONER: _("A worker"),
        RoleBand.PREFER_NOT_TO_SAY: _("I do not want to say"),
    },
    effect={
        Effect.NONE: _("Not bad"),
        Effect.LOW: _("A bit bad, for a short time"),
        Effect.MODERATE: _("Bad for weeks"),
        Effect.SERIOUS: _("Very bad"),
        Effect.DEATH: _("A child died"),
        Effect.UNKNOWN: _("I do not know"),
    },
)

UNREAD: Final = Unread(
    not_now=Part(
        heading=_("Nobody is reading now."),
        lines=(
            _("Nobody came in time to read what people send."),
            _("Do not wait for us. Ring one of these people now."),
            _("You can still send it. We keep it safe."),
        ),
    ),
    not_sure=Part(
        heading=_("Maybe nobody is reading now."),
        lines=(
            _("Something here is not working."),
            _("Do not wait for us. Ring one of these people now."),
            _("You can still send it. We keep it safe."),
        ),
    ),
)

EASY: Final = replace(
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
    helplines=(ContactKind.CHILDREN, ContactKind.ADULTS, ContactKind.ADVOCATE),
    helplines_heading=_("People you can ring"),
)
