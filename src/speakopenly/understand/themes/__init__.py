"""Find what many people speak of, name it, and place every voice."""

from speakopenly.understand.themes.find import find_themes
from speakopenly.understand.themes.guiding import Links, Seed
from speakopenly.understand.themes.records import IdentifiersIn, ThemeSet, Voice
from speakopenly.understand.themes.sayings import texts_to_forget

__all__ = ["IdentifiersIn", "Links", "Seed", "ThemeSet", "Voice", "find_themes", "texts_to_forget"]
