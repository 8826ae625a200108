"""The deeds of this room, each in one function."""

from speakopenly.web.hear.recordings.actions.bringing_in import bring_in
from speakopenly.web.hear.recordings.actions.correcting import correct_page, name_voices
from speakopenly.web.hear.recordings.actions.destroying import (
    destroy,
    destroy_with_its_import,
    forget,
    register_kinds,
)
from speakopenly.web.hear.recordings.actions.keeping import (
    announce,
    begin_file,
    drop_what_was_not_kept,
    keep_file,
)
from speakopenly.web.hear.recordings.actions.voice_notes import (
    NewVoiceNote,
    let_voice_notes_go,
    prepare_voice_note,
    stop_quoting,
)
from speakopenly.web.hear.recordings.actions.writing import (
    add_page,
    bring_transcript,
    end_writing_down,
    write_down,
)

__all__ = [
    "NewVoiceNote",
    "add_page",
    "announce",
    "begin_file",
    "bring_in",
    "bring_transcript",
    "correct_page",
    "destroy",
    "destroy_with_its_import",
    "drop_what_was_not_kept",
    "end_writing_down",
    "forget",
    "keep_file",
    "let_voice_notes_go",
    "name_voices",
    "prepare_voice_note",
    "register_kinds",
    "stop_quoting",
    "write_down",
]
