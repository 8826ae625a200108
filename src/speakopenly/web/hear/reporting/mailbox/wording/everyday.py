"""Everyday words: for staff, carers and anyone who chose no other."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from speakopenly.hear.attachments import Refusal, Removed
from speakopenly.hear.speaking.questions import Asks, Bulletin, HarmSigns, Sharing, YesNo
from speakopenly.hear.speaking.threads import MessageKind, NoticeKind
from speakopenly.web.hear.reporting.mailbox.wording import shape
from speakopenly.web.hear.reporting.reports.mailboxes import ContactKept
from speakopenly.web.hear.reporting.speak.models import ContactKind
from speakopenly.web.people.roles import Role

COME_BACK = shape.ComeBack(
    heading=_("Come back with your eight words"),
    lead=_("Your eight words open your report. You can read our reply, answer, add more or take it back."),
    label=_("Your eight words"),
    hint=_("Type or paste them in order. Capitals, commas and numbers do not matter."),
    open=_("Open my report"),
    no_trace=_("We keep no note that you came back."),
    lost=_("I have lost my words"),
    lost_more=_(
        "We cannot look them up or send them again. You can send a new report and say that you wrote before. "
        "Answers for everyone are in Heard, changed, checked."
    ),
    proof_link=_("Check a proof that a report was made"),
    none_typed=_("Type your eight words."),
    wrong_count=_("You need eight words. We count %(found)s."),
    unknown_word=_("Word %(position)s is not one of our words. Look at your note and try again."),
    unknown_word_near=_("Word %(position)s is not one of our words. Did you mean “%(nearest)s”?"),
    does_not_fit=_("These words do not fit together. Check the order."),
    not_found=_(
        "We cannot find a report for these words. It may have been closed and deleted, "
        "or a word may be wrong. Answers for everyone are in Heard, changed, checked."
    ),
    cannot_now=_("We cannot open reports just now. Your report is safe. Try again in a few minutes."),
    expired_heading=_("Type your eight words again"),
    expired=_("This page was open for more than an hour, so we closed it to keep you safe."),
    expired_with_words=_(
        "What you wrote is below, and it is not sent yet. Your eight words open your report again."
    ),
    kept_words=_("What you wrote"),
)
STATES = shape.States(
    received=_("We have your report."),
    opened=_("Your report has been opened."),
    answered=_("Readers have written to you."),
    closed=_("Readers closed this report on %(date)s. You can still write here."),
    next_open=_("Next: a reader opens it by %(date)s."),
    next_reply=_("Next: a reply by %(date)s."),
    late=_("A reply was due by %(date)s. It is late."),
    nobody_opened=_("Nobody has opened it yet."),
    opened_by=_("Opened by: %(who)s."),
    roles={Role.READER: _("readers"), Role.SAFEGUARDING_LEAD: _("safeguarding lead")},
    once=_("%(role)s, once"),
    times=_("%(role)s, %(number)s times"),
    contact={
        ContactKept.NONE_GIVEN: "",
        ContactKept.KEPT: _("You gave us a way to reach you. We keep it apart, and delete it when we close."),
        ContactKept.TOO_FEW_READERS: _(
            "You gave us a way to reach you. We did not keep it: one reader alone could open it. "
            "Please come back here."
        ),
    },
    contact_gone=_("The way to reach you is deleted."),
    contact_destroyed=_("The way to reach you was destroyed on %(date)s."),
)
THREAD = shape.Thread(
    heading=_("Your report"),
    thread=_("What was said"),
    you=_("You"),
    readers=_("Readers"),
    did={
        MessageKind.REPORT: _("your report"),
        MessageKind.ADDITION: _("added"),
        MessageKind.CORRECTION: _("put right"),
        MessageKind.ANSWER: _("answered"),
        MessageKind.QUESTION: _("asked"),
        MessageKind.REPLY: _("wrote"),
        MessageKind.CLOSING: _("last answer"),
        MessageKind.HARM: _("told us what happened after you spoke"),
        MessageKind.SHARING_CHANGE: _("changed sharing"),
        MessageKind.NOTICE: _("must tell you this"),
        MessageKind.CONSENT: _("asked you something"),
        MessageKind.BULLETIN_CHANGE: _("chose about the bulletin"),
    },
    also=_("You also told us"),
    heard=_("Heard"),
    changed=_("Changed"),
    checked=_("Checked"),
    not_checked=_("We have not looked yet whether it helped."),
    no_duty=_("You do not have to answer. Nothing bad follows if you do not."),
    sharing_is=_("You chose: %(choice)s"),
    harm_told=_("You said: %(answer)s"),
    notices={
        NoticeKind.IDENTITY_OPENED: _("Two people together opened the way to reach you."),
        NoticeKind.PASSED_ON: _("We passed something on, to protect a child or because the law says so."),
        NoticeKind.HELD: _("We may not delete this report for now, because the law says so."),
        NoticeKind.HOLD_ENDED: _("This report is no longer kept back. It will be deleted as we promised."),
    },
    asks={
        Asks.SHARING: _(
            "May we share this with the service? We took names and clues out. It would read like this:"
        ),
        Asks.BULLETIN: _(
            "May we print this in the bulletin? You see it here first. It would read like this:"
        ),
    },
    bulletin_is=_("You chose about the bulletin: %(choice)s"),
)
WRITING = shape.Writing(
    heading=_("Write more"),
    heading_answer=_("Answer the readers"),
    kind=_("What is it?"),
    kinds={
        MessageKind.ANSWER: _("My answer"),
        MessageKind.ADDITION: _("Something to add"),
        MessageKind.CORRECTION: _("Something to put right"),
    },
    label=_("Your words"),
    hint=_("Use jobs, not names: “the duty worker”, “the school”. You can write up to 20,000 letters."),
    file=_("Add a photo or document"),
    file_hint=_(
        "We remove hidden details such as place and author where we can. "
        "We cannot remove what the picture shows. JPG, PNG, PDF or Word, up to 10 MB."
    ),
    send=_("Send"),
    send_answer=_("Send answer"),
    nothing_written=_("Write your answer, even in one line."),
    line_with_file=_("Write a line to go with the file, so that we know what it is."),
    too_long=_("This is too long. Send a part now and the rest after."),
    file_too_big=_("This file is too big (%(size)s MB). Send a smaller photo, or describe it in words."),
    refusals={
        Refusal.EMPTY: _("This file is empty. Choose another, or describe it in words."),
        Refusal.TOO_BIG: _("This file is too big. Send a smaller photo, or describe it in words."),
        Refusal.TOO_MANY_POINTS: _(
            "This picture is too large. Send a smaller photo, or describe it in words."
        ),
        Refusal.UNFOLDS_TOO_LARGE: _(
            "This file is too big inside. Send it as a PDF, or describe it in words."
        ),
        Refusal.PROGRAM: _("We cannot take programs. Send a photo, a PDF or a Word file."),
        Refusal.ARCHIVE: _("We cannot take packed files. Unpack it, and send the files one by one."),
    },
    file_refused=_("We could not take this file. Choose another, or describe it in words."),
    not_sent_heading=_("Your words are not sent yet"),
    not_sent=_(
        "Your words are still on this page. Press Send again. If it fails twice, copy them somewhere safe."
    ),
    file_again=_("If you chose a file, choose it again."),
    have_it=_("We have it"),
)
FILES = shape.Files(
    cleaned=_("Cleaned: %(what)s removed."),
    nothing_found=_("Cleaned: there was nothing hidden in it."),
    not_cleaned=_("We could not clean this. Only readers can open it."),
    removed={
        Removed.PLACE: _("place"),
        Removed.DEVICE: _("device"),
        Removed.TIME: _("time"),
        Removed.AUTHOR: _("author"),
        Removed.COMMENTS: _("comments"),
        Removed.TRACKED_CHANGES: _("old changes"),
        Removed.DOCUMENT_INFO: _("details of the file"),
        Removed.HIDDEN_TEXT: _("hidden text"),
        Removed.THUMBNAILS: _("small copies of the picture"),
        Removed.OTHER_PICTURES: _("other pictures inside it"),
        Removed.COLOUR_PROFILE: _("colour settings"),
        Removed.EMBEDDED_FILES: _("files inside it"),
        Removed.FORM_FIELDS: _("form boxes"),
        Removed.MACROS: _("small programs"),
        Removed.SCRIPTS: _("scripts"),
        Removed.LINKS: _("links"),
    },
    removed_list=_("%(first)s and %(last)s"),
    save=_("Save %(name)s"),
)
SHARING = shape.SharingWords(
    heading=_("Change who may learn from it"),
    question=_("May we share this with the service?"),
    hint=_("We take names and clues out first."),
    choices={Sharing.YES: _("Yes"), Sharing.ASK: _("Ask me first"), Sharing.NO: _("No")},
    save=_("Save my choice"),
    saved=_("We have your choice"),
    choose=_("Choose one of the three."),
)
BULLETIN = shape.BulletinWords(
    heading=_("May we print it?"),
    question=_("May we print the safe version in the bulletin?"),
    hint=_(
        "Everyone can read the bulletin. You can change your mind here. Once it is out, we can take it off "
        "our pages, but not out of other people's hands."
    ),
    choices={Bulletin.YES: _("Yes, print it"), Bulletin.LATER: _("Ask me again"), Bulletin.NO: _("No")},
    save=_("Save my choice about printing"),
    saved=_("We have your choice about printing"),
    choose=_("Choose yes, ask me again or no."),
)
HARM = shape.Harm(
    heading=_("If something bad happened because you spoke"),
    intro=_("Nobody may treat you badly for speaking. Tell us at any time, also when we do not ask."),
    counted=_("We also count the answers. The count does not say who gave them."),
    question=_("Has anything bad happened because you spoke?"),
    answers={YesNo.YES: _("Yes"), YesNo.DONT_KNOW: _("I am not sure"), YesNo.NO: _("No")},
    signs_question=_("What have you noticed?"),
    signs={
        HarmSigns.TREATMENT: _("Managers or others treat me differently"),
        HarmSigns.LEFT_OUT: _("I am left out"),
        HarmSigns.ROTA: _("My rota, workload or duties got worse"),
        HarmSigns.APPRAISAL: _("My appraisal, supervision, reference or pay"),
        HarmSigns.DISCIPLINE: _("A complaint or discipline against me"),
        HarmSigns.CONTACT: _("Less time with the child, or it is made harder"),
        HarmSigns.TONE: _("Workers are colder or sharper with us"),
        HarmSigns.HELP_CUT: _("Help, money or a service stopped or slowed down"),
        HarmSigns.PLAN_CHANGED: _("The plan changed for the worse"),
        HarmSigns.MOVED: _("Made to move, or told it might happen"),
        HarmSigns.TOLD_OFF: _("Told off, or made to feel bad"),
        HarmSigns.THINGS_TAKEN: _("Things or treats were taken away"),
        HarmSigns.NOT_LISTENED_TO: _("Nobody listens to us now"),
        HarmSigns.ASKED_WHO_SPOKE: _("Somebody tried to find out who spoke"),
        HarmSigns.OTHER: _("Something else"),
    },
    more=_("Tell us more, if you like"),
    send=_("Send this"),
    told=_("We have it. Readers will look at this first."),
    choose=_("Choose yes, not sure or no."),
    rights_heading=_("Who can help you"),
    rights=_("Your rights to blow the whistle stay the same. These people are not us:"),
    routes=(ContactKind.WHISTLEBLOWING, ContactKind.UNION),
    checked_on=_("checked on"),
)
USEFUL = shape.Useful(
    question=_("Was this useful?"),
    yes=_("Yes"),
    partly=_("Partly"),
    no=_("No"),
    counted=_("We count the answers of everyone together. They are not kept with your report."),
    thanks=_("We counted your answer"),
)
WITHDRAW = shape.Withdraw(
    link=_("Withdraw your report"),
    heading=_("Withdraw your report"),
    lead=_("You can take it back at any time. You do not have to say why."),
    question=_("What would you like?"),
    stop_sharing=_("Stop sharing it with the service"),
    take_out=_("Take my words out of everything"),
    cannot=_("What cannot be undone"),
    cannot_passed_on=_("We cannot take back what was passed on to protect a child."),
    cannot_backups=_("Copies in our backups are gone by %(date)s."),
    cannot_public=_("A printed report cannot be un-read. Numbers are counted again in the next one."),
    findings=_("Your words are in these findings: %(which)s. They are counted again and marked “changed”."),
    withdraw=_("Withdraw"),
    back=_("Go back to my report"),
    choose=_("Choose one of the two."),
    stopped=_("We have stopped sharing it"),
    done_heading=_("Your words are gone from here"),
    done=_("Your eight words still open this page until %(date)s, so you can see that we did it."),
    done_backups=_("Copies in our backups are gone by %(date)s."),
    done_passed_on=_("What was passed on to protect a child cannot be taken back."),
)
KEPT = shape.Kept(
    held=_("Since %(date)s the law says we must not delete what you told us. We delete it when that ends."),
    may_be_held=_("If a court or the law says so, a locked copy stays until that ends. No reader sees it."),
    held_heading=_("Your words are out of sight"),
    held_withdrawn=_(
        "The law says we must keep a locked copy for now. No reader sees it. It goes when that ends."
    ),
    gone_heading=_("Your words have been deleted"),
    gone=_("This report was closed on %(date)s. We keep words for a year, then we delete them."),
    gone_learning=_(
        "If you said yes to learning, parts without names are still used. Withdraw to take them out."
    ),
)
PROOF = shape.Proof(
    heading=_("Save a proof"),
    lead=_("It proves a report was made in a certain week, not what it says or by whom."),
    careful=_("Save it only on a device nobody else uses."),
    save=_("Save the proof"),
    in_file=_(
        "Speak Openly: proof that a report was made\n\n"
        "This shows that %(service)s had a report in the week of %(date)s.\n"
        "It does not show what the report says.\n"
        "It does not show who made it.\n\n"
        "To show that it is yours, you need your eight words.\n"
        "They are not in this file. Do not write them in it.\n"
        "Save this file only on a device nobody else uses.\n\n"
        "How to check it:\n"
        "Paste all of it on this page: %(address)s\n"
        "Or check the signature (Ed25519) with our public key.\n"
        "What is signed is the four lines from “Speak Openly proof” to “Mark”, each with one line end.\n"
    ),
    check_heading=_("Check a proof"),
    check_lead=_(
        "A proof shows that a report was made here in a certain week. It does not show what it says."
    ),
    check_label=_("Paste the whole text of the proof"),
    check=_("Check"),
    none_pasted=_("Paste the text of the proof."),
    is_real=_("This proof is real"),
    is_real_more=_("%(service)s had a report in the week of %(date)s. The proof says nothing more."),
    not_ours=_("This is not our proof, or it was changed. Ask for the file again and paste all of it."),
    not_understood=_("We cannot read this proof. Paste the whole text, from the first line to the last."),
    save_record=_("Save the record of that"),
    record_in_file=_(
        "Speak Openly: record that something was destroyed\n\n"
        "%(service)s states that it destroyed a way to reach someone on %(date)s.\n"
        "This does not show whose it was, or what it said.\n\n"
        "How to check it:\n"
        "Paste all of it on this page: %(address)s\n"
        "Or check the signature (Ed25519) with our public key.\n"
        "What is signed is the five lines from “Speak Openly record” to “Mark”, each with one line end.\n"
    ),
    is_record_more=_("%(service)s destroyed a way to reach someone on %(date)s. It says nothing more."),
)
PUBLIC = shape.PublicWords(
    heading=_("Public replies since you wrote"),
    about=_("These answer what people told us. What you wrote is part of it."),
    others=_("These answer other things that people told us."),
)
EVERYDAY = shape.MailboxWords(
    come_back=COME_BACK,
    states=STATES,
    thread=THREAD,
    writing=WRITING,
    files=FILES,
    sharing=SHARING,
    bulletin=BULLETIN,
    harm=HARM,
    useful=USEFUL,
    public=PUBLIC,
    withdraw=WITHDRAW,
    kept=KEPT,
    proof=PROOF,
)
