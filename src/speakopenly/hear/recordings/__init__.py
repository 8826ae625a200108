"""Recordings as files: which kinds we take, whether one is whole, and which part of it a player asks for."""

from speakopenly.hear.recordings.kinds import RecordingKind, kind_of
from speakopenly.hear.recordings.ranges import Part, part_wanted
from speakopenly.hear.recordings.whole import check_whole

__all__ = ["Part", "RecordingKind", "check_whole", "kind_of", "part_wanted"]
