"""Read an XLSForm workbook as a questionnaire. What we cannot say is left out, and each time said so.

A form that comes from elsewhere may ask what we do not (numbers, places, repeats). Nothing is guessed at: the
row is left out with its number in the notes, and so is a condition that cannot be read.
"""

from __future__ import annotations

from pathlib import PurePath

from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires.names import Version, check_name, name_from
from speakopenly.hear.questionnaires.questionnaire import Questionnaire
from speakopenly.hear.questionnaires.records import Quota
from speakopenly.hear.questionnaires.xlsform import words
from speakopenly.hear.questionnaires.xlsform.expressions import CannotSay, read_condition
from speakopenly.hear.questionnaires.xlsform.lists import read_lists
from speakopenly.hear.questionnaires.xlsform.notes import Note
from speakopenly.hear.questionnaires.xlsform.sheets import ReadSheet, read_sheet, read_sheet_if_there
from speakopenly.hear.questionnaires.xlsform.survey import Survey


def read_xlsform(data: bytes, name: str) -> tuple[Questionnaire, tuple[Note, ...]]:
    """Read a workbook (XLSX, XLS or ODS); ``name`` is the file's.

    Returns the questionnaire and a note for whatever was changed or left out, with its sheet and row.

    Raises:
        BadInput: it is no workbook that can be read, has no sheet "survey", or no question can be asked.
    """
    file = PurePath(name.replace("\\", "/")).name or "form"
    survey = read_sheet(data, file, words.SURVEY)
    others = (
        read_sheet_if_there(data, file, sheet) for sheet in (words.CHOICES, words.SETTINGS, words.QUOTAS)
    )
    return from_sheets(survey, *others, file=file)


def from_sheets(
    survey: ReadSheet, choices: ReadSheet, settings: ReadSheet, quotas: ReadSheet, *, file: str
) -> tuple[Questionnaire, tuple[Note, ...]]:
    """Read a form whose sheets are read; returns and raises as ``read_xlsform`` does."""
    for column in ("type", "name"):
        if column not in survey.columns:
            raise BadInput(
                f"has no column {column!r} on the sheet survey.", do="Choose an XLSForm.", file=file
            )
    notes = list(survey.notes)
    notes += [*choices.notes, *settings.notes, *quotas.notes]
    reading = Survey(survey, read_lists(choices, notes), notes)
    reading.read()
    if not reading.items:
        raise BadInput("has no question that we can ask.", do="Look at the types of its rows.", file=file)
    return _whole(reading, settings, quotas, notes, file), tuple(notes)


def _whole(
    reading: Survey, settings: ReadSheet, quotas: ReadSheet, notes: list[Note], file: str
) -> Questionnaire:
    row = settings.rows[0] if settings.rows else None
    form_id = row.get("form_id") or row.get("id_string") if row else ""
    versions = _in_order(reading.versions, row.get("default_language") if row else "")
    titles = dict(reading.titles)
    form_title = (row.get("form_title") or row.get("title")) if row else ""
    if not reading.has_title_row and form_title:
        titles = {versions[0]: form_title} if versions else {}
    try:
        return Questionnaire(
            name=_name(form_id or PurePath(file).stem, notes),
            versions=versions,
            titles=titles,
            items=tuple(reading.items),
            consent=reading.consent(),
            uses=tuple(reading.uses),
            quotas=tuple(_quotas(quotas, reading, notes)),
        )
    except BadInput as error:
        raise BadInput(error.problem, do=error.do, file=file, column=error.column) from None


def _name(wanted: str, notes: list[Note]) -> str:
    try:
        check_name(wanted, of="the questionnaire")
    except BadInput:
        made = name_from(wanted)
        notes.append(Note(words.SETTINGS, None, f"The questionnaire is named {made} here."))
        return made
    return wanted


def _in_order(versions: tuple[Version, ...], default: str) -> tuple[Version, ...]:
    """The default language first, as the main version."""
    main = words.version_of(default) if default else None
    return tuple(sorted(versions, key=lambda version: version != main))


def _quotas(sheet: ReadSheet, reading: Survey, notes: list[Note]) -> list[Quota]:
    found: list[Quota] = []
    for row in sheet.rows:
        try:
            counts_if = read_condition(row.get("counts_if"), reading.known.get)
            if not row.get("wanted").isdecimal() or len(row.get("wanted")) > 7:
                raise CannotSay("it does not say how many people")
            if row.get("name") in {quota.name for quota in found}:
                raise CannotSay("there is one of this name already")
            found.append(Quota(row.get("name"), int(row.get("wanted")), counts_if))
        except CannotSay as why:
            notes.append(Note(sheet.name, row.number, f"The quota was left out: {why}."))
        except BadInput as error:
            notes.append(Note(sheet.name, row.number, f"The quota was left out: {error.problem}"))
    return found
