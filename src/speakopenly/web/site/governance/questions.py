"""What only the service can say: each question once, whichever documents need the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NONE_OF_IT: Final = "none"


@dataclass(frozen=True, slots=True)
class Question:
    """``asks`` is the label; ``blank`` completes "You still have to say: ..."; choices make it a list."""

    ident: str
    asks: StrOrPromise
    blank: StrOrPromise
    hint: StrOrPromise = ""
    choices: tuple[tuple[str, StrOrPromise], ...] = ()
    is_short: bool = False
    is_public: bool = False


QUESTIONS: Final = (
    Question(
        "controller",
        _("Who decides why and how data are used here: name and postal address"),
        _("who decides why and how data are used, with a postal address"),
        _("The controller in law; often the council or trust."),
        is_public=True,
    ),
    Question(
        "officer",
        _("How people reach your data protection officer"),
        _("how people reach your data protection officer"),
        _("An e-mail address and a telephone number. No name is needed. Everybody can read this."),
        is_public=True,
    ),
    Question(
        "registration",
        _("Your number in the Information Commissioner's register of fee payers"),
        _("your number in the Information Commissioner's register"),
        is_short=True,
    ),
    Question(
        "complaint",
        _("How somebody complains to you about how their data are used"),
        _("how somebody complains to you about how their data are used"),
        _("You acknowledge it within 30 days. Everybody can read this."),
        is_public=True,
    ),
    Question(
        "basis",
        _("On which lawful basis do you use personal data here?"),
        _("on which lawful basis you use personal data"),
        choices=(
            ("public_task", _("A task in the public interest, or official authority: article 6(1)(e)")),
            ("recognised", _("A recognised legitimate interest, such as safeguarding: article 6(1)(ea)")),
            ("legitimate", _("Legitimate interests, with a balancing test: article 6(1)(f)")),
            ("legal_duty", _("A legal obligation: article 6(1)(c)")),
        ),
    ),
    Question(
        "law",
        _("Which law gives you that task or interest?"),
        _("which law gives you that task or interest"),
        _("Name the act and section, such as the duty to safeguard children in your nation."),
    ),
    Question(
        "condition",
        _("Which condition lets you use data on health, beliefs, race, sex life and the like?"),
        _("which condition lets you use special category data"),
        choices=(
            ("safeguarding", _("Safeguarding of children and people at risk: schedule 1, paragraph 18")),
            ("statutory", _("Statutory and government purposes: schedule 1, paragraph 6")),
            ("social_care", _("Health or social care: schedule 1, paragraph 2")),
            ("research", _("Research and statistics: schedule 1, paragraph 4")),
        ),
    ),
    Question(
        "offences",
        _("How do you handle what people write about crimes?"),
        _("how you handle what people write about crimes"),
        _("Say which condition of schedule 1 applies, and who sees such data."),
    ),
    Question(
        "purpose",
        _("What do you want to learn with this, and for whom?"),
        _("what you want to learn with this, and for whom"),
    ),
    Question(
        "scale",
        _("About how many people may write to you or be asked in a year, and from where?"),
        _("about how many people may write or be asked in a year"),
    ),
    Question(
        "alternatives",
        _("Which ways with less data did you think about, and why are they not enough?"),
        _("which ways with less data you thought about"),
    ),
    Question(
        "consulted",
        _("Whom did you ask about this, and what did they say?"),
        _("whom you asked about this, and what they said"),
        _("Children and young people, families, carers, workers, unions. Groups, not names."),
    ),
    Question(
        "advice",
        _("What did your data protection officer advise, and what did you do about it?"),
        _("what your data protection officer advised, and what you did"),
    ),
    Question(
        "high_risk",
        _("Does a high risk stay when everything below is done?"),
        _("whether a high risk stays"),
        choices=(
            ("no", _("No")),
            ("asked", _("Yes, and we asked the Information Commissioner first")),
            ("not_asked", _("Yes, and we have not asked yet: we do not begin")),
        ),
    ),
    Question(
        "own_risks",
        _("Which risks are there here that this draft does not name?"),
        _("which further risks there are, or that there are none"),
        _("Write none if there are none."),
    ),
    Question(
        "machine",
        _("Where does the computer stand, and whose is it?"),
        _("where the computer stands, and whose it is"),
        _("Building or provider, and country."),
    ),
    Question(
        "processors",
        _("Which companies or bodies handle data for you here, and under which contract?"),
        _("who handles data for you, or that nobody does"),
        _("Hosting, backups, the relay for alerts. Write none if nobody does."),
    ),
    Question(
        "processor_details",
        _("For the agreement: who handles data for you, and how do you reach them?"),
        _("who handles data for you, and how you reach them"),
        _("Name and address of the processor, and whom to call when something leaks."),
    ),
    Question(
        "partners",
        _("Who decides together with you, and which part is whose?"),
        _("who decides together with you and which part is whose, or that nobody does"),
        _("Write none if nobody does."),
    ),
    Question(
        "partner_contact",
        _("Where do people turn about what you do together?"),
        _("where people turn about what you do together"),
        _("Write none if nobody decides together with you."),
        is_public=True,
    ),
    Question(
        "shared_with",
        _("With whom do you share what must be acted on, and under which agreement?"),
        _("with whom you share what must be acted on"),
        _("Children's services, police, regulators, other authorities."),
    ),
    Question(
        "abroad",
        _("Does anything leave the United Kingdom?"),
        _("whether anything leaves the United Kingdom"),
        choices=(
            ("no", _("No")),
            ("yes", _("Yes, as the agreement with the processor says")),
        ),
    ),
    Question(
        "under_18",
        _("Are people under 18 likely to use your public pages?"),
        _("whether people under 18 are likely to use your public pages"),
        choices=(
            ("asked", _("Yes: we ask them")),
            ("likely", _("Yes: nobody keeps them away, and some will")),
            ("unlikely", _("No, and we can show why")),
        ),
    ),
    Question(
        "best_interests",
        _("How did you find out what is best for the children who may use it, and what did you find?"),
        _("how you found out what is best for children who may use it"),
    ),
    Question(
        "owner",
        _("Which role in the service answers for this?"),
        _("which role in the service answers for this"),
        _("A role, not a name: such as director of children's services."),
        is_short=True,
        is_public=True,
    ),
    Question(
        "retention_owner",
        _("Which role looks once a year whether these periods are still right?"),
        _("which role looks once a year whether these periods are still right"),
        is_short=True,
    ),
    Question(
        "records_outside",
        _("Which records do you keep of this outside Speak Openly, and for how long?"),
        _("which records you keep outside Speak Openly, and for how long"),
        _("Letters to people who asked for their data, contracts, printed pages. Write none if none."),
    ),
)
BY_IDENT: Final[Mapping[str, Question]] = {each.ident: each for each in QUESTIONS}
