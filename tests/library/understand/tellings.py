"""Invented reports: the same event told by several, and others that are only like it or not at all."""

from __future__ import annotations

SAME_EVENT = (
    (
        "A contact sat in the information tray all weekend. On Monday the duty colleague read it again and saw that a baby was mentioned. A visit was made and all was well.",
        "Our referral about a baby was put down as information only on Friday and nobody looked at it until Monday, when somebody on duty noticed. They went out straight away.",
    ),
    (
        "The night staff were not told that he had already had his tablet, so he was nearly given it twice. I saw the blister pack and stopped.",
        "At shift change nobody said the lad had taken his medication. My colleague was about to give him the tablet again and checked the pack just in time.",
    ),
    (
        "The conference minutes with our new address on them went to my ex-husband's house. I rang to say so.",
        "Minutes of the conference were posted to the father's old address although the mother had moved because of him. She phoned us.",
    ),
    (
        "There was no interpreter at the core group, so the eldest girl translated for her mother about things that no child should hear.",
        "I had to translate for my mum in the meeting because the interpreter was not booked. They talked about my stepdad and I had to say the words.",
    ),
    (
        "The template filled in last year's figures for contact in my court statement. Legal spotted it before the hearing.",
        "A statement came to me for filing with old contact figures, pulled through by the form. We put it right before court.",
    ),
)
"""Two tellings of one event, by people who saw it from different sides."""

LIKE = (
    (
        "The night staff were not told that he had already had his tablet, so he was nearly given it twice. I saw the blister pack and stopped.",
        "When the afternoon shift ended no one mentioned that she had not eaten all day, so nobody kept an eye on her in the night.",
    ),
    (
        "The conference minutes with our new address on them went to my ex-husband's house. I rang to say so.",
        "The letter about school transport was sent to the place where we lived before, and we missed the first week.",
    ),
    (
        "There was no interpreter at the core group, so the eldest girl translated for her mother about things that no child should hear.",
        "The plan was in English only and the father could not read it; a neighbour explained it to him.",
    ),
)
"""Different events of one kind."""

UNLIKE = (
    "The pool car had a flat battery and the visit was made a day late.",
    "My supervision has been cancelled four times since the spring.",
    "Panel would not pay for the therapy and asked us to come back next month.",
    "The young person asked why no one had seen the new home first, and the worker stopped the move.",
    "The hearing was put off because the judge was not available.",
)
