"""For young people: the same rights, shorter words."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from speakopenly.hear.speaking.questions import Bulletin, HarmSigns, Sharing, YesNo
from speakopenly.hear.speaking.threads import MessageKind
from speakopenly.web.hear.reporting.mailbox.wording import everyday
from speakopenly.web.hear.reporting.speak.models import ContactKind

COME_BACK = replace(
    everyday.COME_BACK,
    lead=_("Your eight words work like a key. They open what you told us, and what we said back."),
    hint=_("Type or paste them in order. Capitals, commas and numbers do not matter."),
    lost_more=_(
        "We cannot look them up or send them again. You can tell us again, and say that you wrote before. "
        "If an advocate holds them for you, ask them."
    ),
    expired=_("This page was open for more than an hour. We closed it, so nobody else can read it."),
)
THREAD = replace(everyday.THREAD, heading=_("What you told us"))
WRITING = replace(
    everyday.WRITING,
    heading=_("Say more"),
    heading_answer=_("Answer us, if you like"),
    kinds={
        MessageKind.ANSWER: _("My answer"),
        MessageKind.ADDITION: _("I want to add something"),
        MessageKind.CORRECTION: _("I want to change something I said"),
    },
    hint=_("Say it however you like. Use “my worker”, “my carer”, not names. Up to 20,000 letters."),
    send=_("Send it"),
    send_answer=_("Send it"),
    nothing_written=_("Write something, even one line."),
)
SHARING = replace(
    everyday.SHARING,
    heading=_("Change who we can share it with"),
    question=_("Can we share this with the people who run the service?"),
    hint=_("We take out names first, and anything that points to you."),
    choices={Sharing.YES: _("Yes"), Sharing.ASK: _("Ask me first"), Sharing.NO: _("No")},
)
BULLETIN = replace(
    everyday.BULLETIN,
    heading=_("Can we print it?"),
    question=_("Can we print this in our newsletter?"),
    hint=_("Anyone can read it. You can change your mind here. Once it is out, some people may have a copy."),
    choices={Bulletin.YES: _("Yes"), Bulletin.LATER: _("Ask me again"), Bulletin.NO: _("No")},
)
HARM = replace(
    everyday.HARM,
    heading=_("If something bad happened because you told us"),
    intro=_("Nobody is allowed to treat you badly for telling us. You can tell us here any time."),
    question=_("Has anything bad happened because you told us?"),
    answers={YesNo.YES: _("Yes"), YesNo.DONT_KNOW: _("Not sure"), YesNo.NO: _("No")},
    signs={
        **everyday.HARM.signs,
        HarmSigns.CONTACT: _("I see my family less, or it got harder"),
        HarmSigns.MOVED: _("I was moved, or told I might be"),
        HarmSigns.TOLD_OFF: _("I was told off, or made to feel bad"),
        HarmSigns.THINGS_TAKEN: _("Things I like were taken away"),
        HarmSigns.NOT_LISTENED_TO: _("Nobody listens to me now"),
        HarmSigns.ASKED_WHO_SPOKE: _("Someone tried to find out who told"),
    },
    send=_("Send it"),
    rights=_("You have the right to an advocate. Their job is to be on your side. You can also ask:"),
    routes=(ContactKind.ADVOCATE, ContactKind.REVIEWING_OFFICER, ContactKind.CHILDREN),
)
PUBLIC = replace(
    everyday.PUBLIC,
    heading=_("Answers for everyone since you wrote"),
    about=_("These are about what people told us. What you said is part of it."),
    others=_("These are about other things."),
)
USEFUL = replace(everyday.USEFUL, question=_("Did this help?"), partly=_("A bit"))
WITHDRAW = replace(
    everyday.WITHDRAW,
    link=_("Take back what I told you"),
    heading=_("Take back what you told us"),
    stop_sharing=_("Stop sharing it with the service"),
    take_out=_("Take my words out of everything"),
    cannot_passed_on=_("If we told someone so that a child is safe, we cannot take that back."),
    withdraw=_("Take it back"),
    back=_("Go back"),
    done_passed_on=_("If we told someone so that a child is safe, that cannot be taken back."),
)
KEPT = replace(
    everyday.KEPT,
    held=_("Since %(date)s the law says we have to keep what you told us. We delete it when that ends."),
    may_be_held=_(
        "If a court or the law says so, we have to keep a locked copy for a while. Nobody reads it."
    ),
    held_withdrawn=_(
        "The law says we have to keep a locked copy for now. Nobody reads it. Then we delete it."
    ),
    gone=_("We closed this on %(date)s. We keep your words for a year, then we delete them."),
    gone_learning=_("If you said yes, parts with no names may still be used. You can take them back too."),
)
YOUNG = replace(
    everyday.EVERYDAY,
    come_back=COME_BACK,
    thread=THREAD,
    writing=WRITING,
    sharing=SHARING,
    bulletin=BULLETIN,
    harm=HARM,
    useful=USEFUL,
    public=PUBLIC,
    withdraw=WITHDRAW,
    kept=KEPT,
)
