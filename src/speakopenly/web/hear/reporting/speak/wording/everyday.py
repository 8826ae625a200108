"""The everyday wording, for people who work here. It is complete; the others replace what differs."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from speakopenly.web.hear.reporting.speak.models import ContactKind
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
    Words,
)

FRONT: Final = Front(
    title=_("Speak openly about children's social care"),
    lead=_(
        "Tell us when something went wrong, nearly went wrong, went right, or worries you. "
        "We look for what made it likely, not for someone to blame."
    ),
    start=_("Start"),
    danger_title=_("Who to ring now"),
    danger_lead=_("If a child is in danger now, call 999. You do not have to be sure."),
    not_every=_(
        "We do not recognise every danger in what people write. If a child may be at risk, call first."
    ),
    safe_title=_("Staying safe online"),
    safe=(
        _("A work phone or network may record the sites you visit. Use your own if you can."),
        _("“Leave this page” takes you to a page about the weather, at once."),
        _("If your browser runs scripts, pressing Shift three times does the same."),
        _("It does not clear your history. Your browser may still list this site."),
        _("To hide that, use a private window, or delete the site from your history."),
        _("If someone may look at your phone, use another one, or ring us instead."),
        _("This site sets no cookie. What you type is gone when you close the page."),
    ),
)

BEFORE: Final = Before(
    title=_("Before you start"),
    first=None,
    turn_to=(),
    turn_to_heading=_("People you can turn to"),
    in_short=Part(
        heading=_("What we promise"),
        lines=(
            _("We do not ask your name, and we do not keep your internet address."),
            _("Two trained readers read every report. Your manager is not sent it."),
            _("Nothing is kept until you press Send."),
            _("We also reply for all to read, but not to one report, unless its writer says yes."),
            _("First we wait 30 days from the newest report behind it."),
        ),
    ),
    in_full=_("The promise"),
    limits=Part(
        heading=_("What we cannot keep private"),
        lines=(
            _("a child may be at risk"),
            _("an adult may be a danger to children"),
            _("a crime or serious harm is described"),
            _("the law makes us act"),
        ),
    ),
    limits_lead=_("Sometimes we must tell someone. This is when:"),
    limits_after=_(
        "We pass on only what is needed. We tell you here what we passed on, "
        "unless that would put a child at more risk."
    ),
    not_instead=Part(
        heading=_("What this does not replace"),
        lines=(
            _("This does not replace calling the police or children's services."),
            _("If you have a duty to report, you still have it, and we will never ask you not to."),
            _("Your rights to blow the whistle stay the same. The law for them is called PIDA."),
        ),
    ),
    who=_("Who runs this"),
    hosted=_("This site is run by %(name)s."),
    employed=_("The people who read reports work for %(name)s."),
    computer=_("The computer is looked after by %(name)s."),
    computer_could=_(
        "They cannot open reports that are stored. If they broke the rules, "
        "they could change this site and see what is typed from then on."
    ),
    questions=(),
    safe=Part(
        heading=_("Stay safe"),
        lines=(
            _("A work phone or network may record the sites you visit. Use your own if you can."),
            _(
                "“Leave this page” takes you to a weather page. So does Shift three times, "
                "if your browser runs scripts. It does not clear your history."
            ),
        ),
    ),
    go_on=_("Continue"),
)

CHILD: Final = Child(
    question=_("Is a child in danger now, or likely to be hurt soon?"),
    hint=_("Not sure is a good answer. We will show you who can help."),
    unanswered=_("Not answered"),
    go_on=_("Continue"),
    help_title=_("Get help for the child first"),
    help=(
        _("If a child is in danger now, call 999."),
        _("If you are not sure, ring children's services. They will help you decide."),
    ),
    not_watched=_("Nobody watches this site at night or at weekends."),
    watched_by_hours=_("Nobody watches this site outside reading hours: %(days)s, %(from)s to %(to)s."),
    watched_always=_(
        "We aim to open such a report, day and night, in this many hours: %(hours)s. Do not wait for us."
    ),
    asked=_("I have asked for help: go on"),
    call_first=_("I will call first and come back"),
)

HAPPENED: Final = Happened(
    title=_("What happened?"),
    hint=(
        _("Write it your way. Notes are fine, in any language."),
        _("Use jobs, not names: “the duty worker”, “the school”."),
    ),
    limit=_("There is room for 20,000 letters, about 3,500 words."),
    prompts=Part(
        heading=_("If you do not know where to begin"),
        lines=(
            _("What did you expect?"),
            _("What was different?"),
            _("What stopped it being worse?"),
            _("What would help next time?"),
        ),
    ),
    signal=_(
        "Poor signal? Send what you have now. You can add more later with your eight words. "
        "If you close this page, unsent words are gone."
    ),
    missing=_("Tell us what happened, even in one line."),
    too_long=_("This is too long. There is room for %(most)s letters, and you have %(have)s."),
    go_on=_("Continue"),
    send_now=_("Send what I have now"),
)

CONDITIONS: Final = Conditions(
    title=_("What made it more likely?"),
    hint=_("Choose any that fit, or skip this."),
    more=_("Anything else that made it more likely"),
    helped=_("What helped?"),
    helped_hint=_("Something may have stopped it being worse, or made it go well."),
    helped_more=_("Anything else that helped"),
    idea=_("One idea: what would help next time?"),
)

ABOUT: Final = About(
    title=_("Where this was"),
    hint=_("Leave out whatever you like. In a small team, blanks protect you."),
    kind=_("What kind of thing is it?"),
    service_area=_("Which part of the service?"),
    stage=_("At what point?"),
    role_band=_("What is your part in it?"),
    quarter=_("When was it, roughly?"),
    before_that=_("Before that"),
    effect=_("What was the effect on a child or family?"),
    happened_before=_("Has it happened before?"),
    said_elsewhere=_("Did you say so somewhere else?"),
    anyone_replied=_("If you did: did anyone reply?"),
    sharing=_("May we share this with the service, with names and clues taken out?"),
    contact=_("A way to reach you, only if you want"),
    contact_hint=_("We keep it apart from your report, and delete it when we close."),
    blank=_("Leave blank"),
)

NAMES: Final = Names(
    title=_("You may have named someone"),
    lead=(
        _("We learn from how work is done, not from who did it."),
        _("Keep a name only if someone must act to protect a child."),
    ),
    misses=_("This check misses things. Please look too."),
    put=_("In place of “%(found)s”, say"),
    keep=_("keep “%(found)s”"),
    use=_("Use these changes"),
    keep_all=_("Keep my words"),
    more=_("We show the first %(number)s only. You can change the others yourself."),
    busy=_("We could not look for names this time. Please look yourself."),
)

CHECK: Final = Check(
    title=_("Check before you send"),
    lead=(
        _("Not sent yet. Read it through."),
        _("Could someone tell from this who you are? You can still change it."),
    ),
    change=_("Change"),
    send=_("Send report"),
    not_sent_title=_("Your report is not sent yet"),
    not_sent=(
        _("Something went wrong on our side. Your words are still on this page. Press Send again."),
        _("If it fails twice, copy them somewhere only you can see."),
    ),
)

RECEIPT: Final = Receipt(
    title=_("We have your report"),
    safe=_("It is safe even if you close this page now."),
    already=_(
        "You pressed Send more than once. We have your report once. "
        "If you changed it in between, use your eight words to add the change."
    ),
    contact_lost=_(
        "We could not keep your way to reach you, as it takes two readers. Please use your eight words."
    ),
    words=_("Your eight words"),
    keep=(
        _("Write them on paper. They are the only way back to our reply."),
        _("We cannot send them again or look them up."),
        _("A photo may copy itself to other devices."),
    ),
    cannot_keep=None,
    written=_("I have written them down"),
    no_return=_("I do not want to come back"),
    to_keep=_("Other ways to keep them"),
    download=_("Save the words as a file"),
    printing=_(
        "If you print this page, only a small slip is printed. "
        "Fold it once, and nothing shows on the outside."
    ),
    slip_return=_("To come back, go to:"),
    confirm_title=_("Check your note"),
    confirm_lead=_("Type words 2, 5 and 7."),
    word=_("Word %(place)s"),
    wrong=_("Word %(place)s is different. Look at your note and try again."),
    show_again=_("Show me the words again"),
    confirm=_("Check"),
    skip=_("Skip this"),
    done_title=_("You are done"),
    acknowledge=_("By %(date)s: we say we have it."),
    reply=_("By %(date)s: a reply, or a dated note saying why not yet."),
    days=_("We count Monday to Friday. A bank holiday may add a day."),
    for_everyone=_("The answer for everyone will be in “Heard, changed, checked”. It needs no words."),
    proof=_("Later, your eight words can also give you a signed proof that a report was made."),
    leave=_("Leave this page"),
)

TROUBLE: Final = Trouble(
    closed_title=_("You cannot tell us here yet"),
    closed=(
        _("This site is being set up. Nothing you do here is sent or kept."),
        _("If you have a duty to report, you still have it."),
        _("Your rights to blow the whistle stay the same."),
    ),
    typed_title=_("What you typed"),
    typed=_("It is not sent. Copy it somewhere only you can see."),
    old_title=_("This page waited too long"),
    old=(
        _("To keep you safe, a page that is not sent stops working after a day."),
        _("Nothing was sent, and nothing was kept. You need to begin again."),
    ),
    again=_("Begin again"),
)

UNREAD: Final = Unread(
    not_now=Part(
        heading=_("Reports are not being read now"),
        lines=(
            _("Nobody has come to read reports in time."),
            _("If a child may be in danger, do not wait for us. Call one of these now."),
            _("You can still send a report. It is kept safe until somebody reads it."),
        ),
    ),
    not_sure=Part(
        heading=_("Reports may not be read now"),
        lines=(
            _("Something here is not working, so readers may not be told that you wrote."),
            _("If a child may be in danger, do not wait for us. Call one of these now."),
            _("You can still send a report. It is kept safe until somebody reads it."),
        ),
    ),
)

EVERYDAY: Final = Words(
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
    labels=LABELS,
    back=_("Back"),
    other_ways=_("Other ways to tell us"),
    leave_empty=_("Leave this box empty"),
    now=(ContactKind.EMERGENCY, ContactKind.BY_DAY, ContactKind.OUT_OF_HOURS, ContactKind.RELAY),
    or_else=(ContactKind.CHILDREN, ContactKind.ADULTS, ContactKind.ADVOCATE),
    helplines=(ContactKind.UNION, ContactKind.WHISTLEBLOWING),
    helplines_heading=_("People who can advise you"),
)
