"""Recordings of interviews and films, written down on this machine. Needs the extra ``[speech]``.

What comes back is a draft: a person listens to it and puts it right before anything is quoted
(``hear.transcripts``). It says when words were said and never by whom: silence parts sentences, not people.
"""

from speakopenly.hear.speech.apart import Heard, transcribe_apart
from speakopenly.hear.speech.extra import is_installed
from speakopenly.hear.speech.transcribing import Progress, transcribe

__all__ = ["Heard", "Progress", "is_installed", "transcribe", "transcribe_apart"]
