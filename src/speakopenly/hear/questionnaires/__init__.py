"""Questionnaires: what they ask in every language and reading level, walking through them, what comes out.

``Questionnaire`` and its parts are frozen records with stable names; ``gaps`` says what is missing before one
may open; ``next_page`` and ``take_page`` lead somebody through; ``read_xlsform`` and ``write_xlsform``
exchange with other programs.
"""

from speakopenly.hear.questionnaires.answers import (
    Answers,
    Kept,
    Response,
    answer_or_missing,
    items_shown,
    keep_shown,
)
from speakopenly.hear.questionnaires.codes import (
    Code,
    CodeKind,
    CodeNotUnderstood,
    CodeProblem,
    chance_of_a_guess,
    new_code,
    read_code,
    strength_in_bits,
)
from speakopenly.hear.questionnaires.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Equals,
    Includes,
    IsAnswered,
    Missing,
    Not,
    Value,
    holds,
    looks_in,
)
from speakopenly.hear.questionnaires.evidence import AnswerHeard, answers_heard
from speakopenly.hear.questionnaires.gaps import (
    Gap,
    GapKind,
    NotReadyToOpen,
    Readiness,
    check_can_open,
    gaps,
    readiness,
)
from speakopenly.hear.questionnaires.joining import Joined, Part, put_together, take_apart
from speakopenly.hear.questionnaires.names import Level, Version, name_from
from speakopenly.hear.questionnaires.output import (
    answers_table,
    can_write_sav,
    codebook,
    codebook_with_counts,
    files_of_answers,
    sav_bytes,
    write_codebook_csv,
    write_csv,
    write_sav,
    write_xlsx,
)
from speakopenly.hear.questionnaires.paper import PaperWords, paper_form, paper_words, slip_words
from speakopenly.hear.questionnaires.posted import (
    PREFER_NOT,
    Problem,
    Refusal,
    prefer_not_field,
    read_consent,
    use_field,
)
from speakopenly.hear.questionnaires.questionnaire import Questionnaire
from speakopenly.hear.questionnaires.quotas import Standing, quota_standing
from speakopenly.hear.questionnaires.records import (
    Choice,
    ConsentText,
    Item,
    ItemKind,
    ItemText,
    Quota,
    Use,
)
from speakopenly.hear.questionnaires.storing import (
    condition_from_plain,
    condition_to_plain,
    from_json,
    to_json,
)
from speakopenly.hear.questionnaires.walking import (
    Page,
    Taken,
    all_pages,
    next_page,
    page_shown,
    pages_shown,
    previous_page,
    still_needed,
    take_page,
)
from speakopenly.hear.questionnaires.xlsform import Note, read_xlsform, write_xlsform

__all__ = [
    "AllOf", "AnswerHeard", "Answers", "AnyOf", "AtLeast", "Choice", "Code", "CodeKind",
    "CodeNotUnderstood", "CodeProblem", "Condition", "ConsentText", "Equals", "Gap", "GapKind",
    "Includes", "IsAnswered", "Item", "ItemKind", "ItemText", "Joined", "Kept", "Level", "Missing",
    "Not", "NotReadyToOpen", "Note", "PREFER_NOT", "Page", "PaperWords", "Part", "Problem",
    "Questionnaire", "Quota", "Readiness", "Refusal", "Response", "Standing", "Taken", "Use", "Value",
    "Version", "all_pages", "answer_or_missing", "answers_heard", "answers_table", "can_write_sav",
    "chance_of_a_guess", "check_can_open", "codebook", "codebook_with_counts", "condition_from_plain",
    "condition_to_plain", "files_of_answers", "from_json", "gaps", "holds", "items_shown", "keep_shown",
    "looks_in", "name_from", "new_code", "next_page", "page_shown", "pages_shown", "paper_form",
    "paper_words", "prefer_not_field", "previous_page", "put_together", "quota_standing", "read_code",
    "read_consent", "read_xlsform", "readiness", "sav_bytes", "slip_words", "still_needed",
    "strength_in_bits", "take_apart", "take_page", "to_json", "use_field", "write_codebook_csv", "write_csv",
    "write_sav", "write_xlsform", "write_xlsx",
]  # fmt: skip
