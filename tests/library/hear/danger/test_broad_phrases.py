"""The broad groups of phrases: for each, what is marked, and the same words where they mean nothing."""

from __future__ import annotations

import pytest

from speakopenly.hear.danger import DangerKind, screen

CHILD, PERSON, HARMED = DangerKind
GROUPS = {
    "dread": (
        CHILD,
        ["He hides in the pegs when it is his dad at the door.", "i cant face going back home"],
        ["I was dreading the new form.", "We were frightened of the audit."],
    ),
    "rough hands": (
        CHILD,
        ["she gets a hiding every time", "Mum makes him kneel on the floor for hours."],
        ["The budget was slashed.", "Someone dragged the meeting out."],
    ),
    "marks and stories": (
        CHILD,
        ["There are finger shaped marks under it.", "Parents' story keeps changing about the fracture."],
        ["The bruising leaflet has six pages.", "We left a mark on the map."],
    ),
    "touch and secrets": (
        CHILD,
        ["Grandpa plays the tickle game under the covers.", "a man gave him skins for pics"],
        ["Our newsletter needs a photo.", "The games cupboard was locked."],
    ),
    "used by others": (
        CHILD,
        ["He has burner phones and rides the train alone.", "He has a machete down his tracksuit."],
        ["The knife crime workshop was full.", "The train was late."],
    ),
    "threats": (
        CHILD,
        ["He will put them all in the river.", "he says he will petrol bomb us"],
        ["The grant is under threat.", "We drove along the river."],
    ),
    "wanting to be gone": (
        CHILD,
        ["nobody would notice if i wasnt here", "She was on the wrong side of the railings."],
        ["I cannot find the form.", "We gave away old laptops."],
    ),
    "gone or shut in": (
        CHILD,
        ["MFH since Tuesday and the police not told.", "There is a bolt on the outside of his bedroom door."],
        ["The file is missing two pages.", "The store cupboard is locked."],
    ),
    "not given": (
        CHILD,
        ["there's a padlock on the fridge", "The flat has no heating and the baby is cold."],
        ["The heating in the office is broken.", "There was no time for lunch."],
    ),
    "cannot care now": (
        CHILD,
        ["Found foil and a pipe next to the cot.", "cannot wake mum she is on the floor"],
        ["I was drunk with tiredness.", "The toast burnt in the hub kitchen."],
    ),
    "violence at home": (
        CHILD,
        ["Dad is back in the house against the order.", "He has put a tracker on her car."],
        ["The tracker for visits is a spreadsheet.", "Domestic abuse training was cancelled."],
    ),
    "babies": (
        CHILD,
        ["I nearly threw him.", "Mother at 34 weeks still injecting."],
        ["The baby group is full.", "The guidance says twenty weeks."],
    ),
    "marriage and cutting": (
        CHILD,
        ["I am promised to my cousin.", "The aunties say the girls are to be cut."],
        ["The lawn was cut.", "We went to a colleague's wedding."],
    ),
    "known to be dangerous": (
        CHILD,
        ["Mum's lodger is on the register and does the school run.", "He came out of prison and is staying."],
        ["The attendance register is wrong.", "The visiting order took six weeks."],
    ),
    "unease and shorthand": (
        CHILD,
        ["s47 not done, child disclosed on Monday.", "Something is not right in that house."],
        ["The strategy meeting template has no box.", "Something is wrong with the printer."],
    ),
    "corners": (
        CHILD,
        ["they took my shoes", "He has chosen the tree."],
        ["Someone took the stapler.", "We have chosen a venue."],
    ),
    "a child and a dire word": (
        CHILD,
        ["She scrubs in the shower until her thighs are raw.", "He keeps a hammer by him."],
        ["The bath seat was the wrong size for him.", "The bins were full."],
    ),
    "rough at work": (
        PERSON,
        ["A carer calls him the mong.", "The driver straps her in too tight on purpose."],
        ["The manager calls the meeting early.", "The staff laughed at the film."],
    ),
    "lines crossed": (
        PERSON,
        ["The youth worker sends her hearts.", "The night worker sits on her bed."],
        ["The worker sends minutes on Friday.", "The staff room has no chairs."],
    ),
    "unchecked or silenced": (
        PERSON,
        ["The manager told us to leave the LADO out of it.", "She is selling them weed."],
        ["The LADO training was good.", "The DBS form is long."],
    ),
    "keys and sweets": (
        PERSON,
        ["the escort holds my leg in the car", "He locks the minibus doors before he talks to them."],
        ["Our key cupboard is full.", "The volunteer has a new badge."],
    ),
    "told after it happened": (
        HARMED,
        ["We buried him in March.", "The ventilator was switched off on Friday, he was five."],
        ["The laptop is on life support.", "We buried the old policy."],
    ),
    "an age not reached": (
        HARMED,
        ["He would have been four on Sunday.", "Only one of the three came out."],
        ["It would have been quicker by post.", "Only two of the forms came back."],
    ),
    "yn Gymraeg": (
        CHILD,
        ["Mae dad yn gweiddi ac yn taflu pethau.", "Cafodd y bachgen ei gloi yn y garej."],
        ["Roedd yr hyfforddiant ar gam-drin yn dda.", "Mae'r ffurflen ar goll o'r system."],
    ),
    "gweithiwr": (
        PERSON,
        ["Gwelais ofalwr yn llusgo'r bachgen ar hyd y llawr."],
        ["Mae'r gweithiwr yn garedig."],
    ),
    "wedi digwydd": (
        HARMED,
        ["Boddodd y plentyn yn y bath."],
        ["Collwyd y ffeil yn y swyddfa."],
    ),
}
MARKED = [(kind, text) for kind, marked, _quiet in GROUPS.values() for text in marked]
QUIET = [text for _kind, _marked, quiet in GROUPS.values() for text in quiet]


@pytest.mark.parametrize(("kind", "text"), MARKED)
def test_what_is_said_round_the_corner_is_marked(kind: DangerKind, text: str) -> None:
    assert kind in {mark.kind for mark in screen(text)}


@pytest.mark.parametrize("text", QUIET)
def test_the_same_words_used_harmlessly_are_not(text: str) -> None:
    assert screen(text) == ()


def test_sides_may_stand_either_way_round() -> None:
    assert screen("A pipe lay next to the cot.")
    assert screen("The cot was next to a pipe.")


def test_a_word_of_paper_keeps_a_broad_phrase_quiet_only_in_its_own_sentence() -> None:
    assert screen("The toolkit says: put his bed in the shower.") == ()
    assert screen("The toolkit was read. There is blood in his bed.")
