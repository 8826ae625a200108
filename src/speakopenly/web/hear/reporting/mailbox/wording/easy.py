"""Easy read: one idea a line, twelve words at most, numbers as figures. A draft until its readers sign it."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from speakopenly.hear.attachments import Refusal
from speakopenly.hear.speaking.questions import Bulletin, HarmSigns, Sharing, YesNo
from speakopenly.hear.speaking.threads import NoticeKind
from speakopenly.web.hear.reporting.mailbox.wording import everyday
from speakopenly.web.hear.reporting.reports.mailboxes import ContactKept
from speakopenly.web.hear.reporting.speak.models import ContactKind

COME_BACK = replace(
    everyday.COME_BACK,
    heading=_("Come back with your 8 words"),
    lead=_("Your 8 words are your key. They open your report."),
    label=_("Your 8 words"),
    hint=_("Type the 8 words in order. Big or small letters are fine."),
    lost=_("I lost my words"),
    lost_more=_(
        "We cannot find your words for you. You can tell us again. You can say that you wrote before."
    ),
    proof_link=_("Check a proof"),
    none_typed=_("Type your 8 words."),
    wrong_count=_("You need 8 words. You typed %(found)s."),
    unknown_word=_("Word %(position)s is not one of our words. Look at your note."),
    unknown_word_near=_("Word %(position)s is not one of our words. Is it “%(nearest)s”?"),
    does_not_fit=_("These words do not fit together. Check the order."),
    not_found=_("We cannot find a report for these words. A word may be wrong. Or the report is gone."),
    cannot_now=_("We cannot open it just now. Your report is safe. Try again soon."),
    expired_heading=_("Type your 8 words again"),
    expired=_("This page was open for over 1 hour. We closed it to keep you safe."),
    expired_with_words=_("What you wrote is below. It is not sent. Type your 8 words to go on."),
)
STATES = replace(
    everyday.STATES,
    opened=_("We have opened your report."),
    answered=_("We wrote to you."),
    closed=_("We closed this report on %(date)s. You can still write here."),
    next_open=_("We will open it by %(date)s."),
    next_reply=_("We will write to you by %(date)s."),
    late=_("We said we would write by %(date)s. We are late."),
    once=_("%(role)s, 1 time"),
    contact={
        ContactKept.NONE_GIVEN: "",
        ContactKept.KEPT: _("You told us how to reach you. We keep it safe."),
        ContactKept.TOO_FEW_READERS: _("We could not keep how to reach you. Please come back here."),
    },
    contact_gone=_("We threw away how to reach you."),
    contact_destroyed=_("We destroyed how to reach you on %(date)s."),
)
THREAD = replace(
    everyday.THREAD,
    no_duty=_("You do not have to answer. Nothing bad will happen."),
    heard=_("What we heard"),
    changed=_("What we changed"),
    checked=_("Did it help?"),
    not_checked=_("We do not know yet."),
    notices={
        NoticeKind.IDENTITY_OPENED: _("2 people looked at how to reach you."),
        NoticeKind.PASSED_ON: _("We told someone else, to keep a child safe."),
        NoticeKind.HELD: _("We must keep this report for now. The law says so."),
        NoticeKind.HOLD_ENDED: _("We do not have to keep this report any more."),
    },
)
WRITING = replace(
    everyday.WRITING,
    heading_answer=_("Answer us"),
    hint=_("Do not write names. Write “my worker” or “my school”."),
    file_hint=_(
        "We take out hidden details if we can. We cannot hide what the picture shows. "
        "The file can have up to 10 MB."
    ),
    send_answer=_("Send"),
    nothing_written=_("Write your answer. 1 line is fine."),
    line_with_file=_("Write 1 line about the file."),
    too_long=_("This is too long. Send it in 2 parts."),
    file_too_big=_("This file is too big (%(size)s MB). Send a smaller photo. Or tell us in words."),
    refusals={
        Refusal.EMPTY: _("This file is empty. Choose another file."),
        Refusal.TOO_BIG: _("This file is too big. Send a smaller photo."),
        Refusal.TOO_MANY_POINTS: _("This picture is too big. Send a smaller photo."),
        Refusal.UNFOLDS_TOO_LARGE: _("This file is too big. Tell us in words."),
        Refusal.PROGRAM: _("We cannot take this file. Send a photo or a PDF."),
        Refusal.ARCHIVE: _("We cannot take this file. Send a photo or a PDF."),
    },
    file_refused=_("We cannot take this file. Choose another file."),
    not_sent_heading=_("Your words are not sent"),
    not_sent=_("Your words are still here. Press Send again."),
    file_again=_("Did you choose a file? Choose it again."),
)
SHARING = replace(
    everyday.SHARING,
    heading=_("Who can see it?"),
    question=_("Can we show this to the service?"),
    hint=_("We take names out first."),
    choices={Sharing.YES: _("Yes"), Sharing.ASK: _("Ask me first"), Sharing.NO: _("No")},
    choose=_("Choose 1 of the 3."),
)
BULLETIN = replace(
    everyday.BULLETIN,
    heading=_("Can we print it?"),
    question=_("Can we print this for everyone to read?"),
    hint=_("You can change your answer later. Some people may have a copy by then."),
    choices={Bulletin.YES: _("Yes"), Bulletin.LATER: _("Ask me again"), Bulletin.NO: _("No")},
    save=_("Save"),
    choose=_("Choose 1 of the 3."),
)
HARM = replace(
    everyday.HARM,
    heading=_("If something bad happened since you told us"),
    intro=_("Nobody may treat you badly for this. You can tell us here any time."),
    question=_("Did something bad happen because you told us?"),
    answers={YesNo.YES: _("Yes"), YesNo.DONT_KNOW: _("Not sure"), YesNo.NO: _("No")},
    signs_question=_("What happened?"),
    signs={
        **everyday.HARM.signs,
        HarmSigns.TONE: _("Workers are less kind"),
        HarmSigns.HELP_CUT: _("Help or money was stopped"),
        HarmSigns.CONTACT: _("I see people I love less"),
        HarmSigns.MOVED: _("I had to move, or I might have to"),
        HarmSigns.TOLD_OFF: _("I was told off"),
        HarmSigns.THINGS_TAKEN: _("My things were taken away"),
        HarmSigns.NOT_LISTENED_TO: _("Nobody listens to me"),
        HarmSigns.ASKED_WHO_SPOKE: _("Someone asked who told"),
    },
    more=_("Tell us more, if you want"),
    send=_("Send"),
    told=_("We have it. We will look at this first."),
    choose=_("Choose yes, not sure or no."),
    rights=_("These people can help you. They do not work for us."),
    routes=(
        ContactKind.ADVOCATE,
        ContactKind.CHILDREN,
        ContactKind.COMPLAINTS,
        ContactKind.WHISTLEBLOWING,
    ),
)
PUBLIC = replace(
    everyday.PUBLIC,
    heading=_("Answers that everyone can read"),
    about=_("What you told us is part of these."),
    others=_("These are about other things."),
)
USEFUL = replace(
    everyday.USEFUL,
    question=_("Did this help?"),
    partly=_("A bit"),
    counted=_("We only count the answers. We do not keep yours with your report."),
)
WITHDRAW = replace(
    everyday.WITHDRAW,
    link=_("Take my report back"),
    heading=_("Take your report back"),
    lead=_("You can take it back any time. You do not have to say why."),
    question=_("What do you want?"),
    stop_sharing=_("Do not show it to the service"),
    take_out=_("Take all my words away"),
    cannot=_("What we cannot undo"),
    cannot_passed_on=_("If we told someone to keep a child safe, that stays."),
    cannot_backups=_("Our spare copies are gone by %(date)s."),
    cannot_public=_("We cannot take back what is already printed."),
    findings=_("Your words are in: %(which)s. We will count these again."),
    withdraw=_("Take it back"),
    back=_("Go back"),
    choose=_("Choose 1 of the 2."),
    done=_("Your 8 words still open this page until %(date)s."),
    done_backups=_("Our spare copies are gone by %(date)s."),
    done_passed_on=_("If we told someone to keep a child safe, that stays."),
)
KEPT = replace(
    everyday.KEPT,
    held=_("The law says we must keep your words for now. It has been so since %(date)s."),
    may_be_held=_("If the law says so, we keep a locked copy. No one reads it."),
    held_heading=_("No one can read your words now"),
    held_withdrawn=_("The law says we must keep a locked copy for now. Then we delete it."),
    gone_heading=_("We have deleted your words"),
    gone=_("We closed your report on %(date)s. We keep words for 1 year."),
    gone_learning=_("Parts with no names may still be used. You can take them out too."),
)
PROOF = replace(
    everyday.PROOF,
    lead=_("A proof shows that you told us. It does not show what you said."),
    careful=_("Only save it on your own phone or computer."),
    in_file=_(
        "Speak Openly: proof\n\n"
        "This shows that %(service)s had a report.\n"
        "It came in the week of %(date)s.\n"
        "It does not show what it says.\n"
        "It does not show who sent it.\n\n"
        "Do not write your 8 words in this file.\n"
        "Only save it on your own phone or computer.\n\n"
        "You can check it here: %(address)s\n"
    ),
    check_lead=_("A proof shows that someone told us something. It does not show what."),
    check_label=_("Put all the words of the proof here"),
    is_real_more=_("%(service)s had a report in the week of %(date)s."),
    none_pasted=_("Put the words of the proof here."),
    not_ours=_("This is not our proof. Or someone changed it."),
    not_understood=_("We cannot read this. Put all of the proof here."),
    record_in_file=_(
        "Speak Openly: record\n\n"
        "%(service)s destroyed how to reach someone.\n"
        "It did that on %(date)s.\n"
        "It does not show whose it was.\n\n"
        "You can check it here: %(address)s\n"
    ),
    is_record_more=_("%(service)s destroyed how to reach someone on %(date)s."),
)
EASY = replace(
    everyday.EVERYDAY,
    come_back=COME_BACK,
    states=STATES,
    thread=THREAD,
    writing=WRITING,
    sharing=SHARING,
    bulletin=BULLETIN,
    harm=HARM,
    useful=USEFUL,
    public=PUBLIC,
    withdraw=WITHDRAW,
    kept=KEPT,
    proof=PROOF,
)
