"""Places in hurried notes where a person stands: what is there is a name, whatever the lists say."""

from __future__ import annotations

from speakopenly.understand.deidentify.cues import NAME_VERBS
from speakopenly.understand.deidentify.people.around import STATES
from speakopenly.understand.deidentify.reading import Reading
from speakopenly.understand.deidentify.word_sets import word_set

_TOWARDS = word_set(
    "with for from by re told tell asked ask rang ring phoned phone texted text msged emailed saw "
    "seen visited met let gave give miss love about and n & said took bathed settled checked fed woke "
    "hugged transported collected escorted searched restrained supported calmed sat medicated signed "
    "handed brought dropped found reported regarding concerning named called than without between "
    "both mate friend bestie bro pal wants want needs hit punched kicked pushed bit spat threatened "
    "hates like"
)
_UNITS = word_set(
    "ml mg kg km cm mm hr hrs am pm tv dvd cd pc uk us eu vs oh ah uh um er hm yo ye ya ok kk xx lb "
    "oz ft hq ad bc ps nb re cc ex eg ie aa ab al bf gf dr st rd mr ms mx sw yp hv la gp pa ta ei ot "
    "sl ql ii iv vi ix xl xs wc id iq io it da de du le el hi ha lo no ur im ic ik ty bp hb bm tx rx "
    "sx dx hx px pt pts kw mw gb mb tb pr prn bd od tds qds iu mcg"
)
_MORE_VERBS = word_set(
    "stays stayed staying arrives arriving absconding absent awaiting asleep behaved biting broke "
    "calling chatted chatting complained complaining cooked crashed damaged declined declines denied "
    "denies drew eating enjoyed escaped fainted fell finished followed fought grabbed headbutted "
    "helped hurting insisted insists joined jumped kicking kicks kissed licked lashed lies listens "
    "loves managed nodded opened opens pacing passed played playing plays presenting pulled punches "
    "pushed pushing quiet reports requested requests returned returns runs sang sat scratched "
    "screaming says seen sees self settles shoved shrugged sitting slammed slapped sleeps slipped "
    "smashed smelt smokes snuck sobbing spat spits spoke stole stopped struggled struggles sulking "
    "swearing swears swore talks talked teased tested texts threatened threatens threw throws tried "
    "tries upset used vomited waited waiting walks watched watching wet whispered woken won worried "
    "admitted apologised asking attends becoming begged believes brings brushed calls climbed "
    "declared dressed drinking drinks engaged engages feels fighting gives giving goes growled hid "
    "hides hits holding ignored kept knew laughing leaves lets likes lives living looking looks lost "
    "making messaged mentioned misses missed moans needs ok pretends promised putting reckons rolled "
    "rings sent shared showed shows showered signed slept still texting thinks told took turned turns "
    "wakes wants washed wont works writes wrote split bit"
)


def stands_where_people_do(reading: Reading, index: int) -> bool:
    """Say whether a hurried note puts somebody here: "gz and nt", "does not want shell told", "pip's box"."""
    word = reading.words[index]
    if not reading.hurried or reading.foreign or word.capital or reading.lexicon.is_generic(word.key):
        return False
    if len(word.text) == 2:
        return _initials(reading, index)
    if not _is_doubtful_name(reading, index):
        return False
    return word.possessive or _is_meant(reading, index) or _does(reading, index)


def _initials(reading: Reading, index: int) -> bool:
    """Two letters that are no word, no unit and beside no number."""
    key, word = reading.key(index), reading.words[index]
    if reading.lexicon.is_plain(key) or key in _UNITS or any(letter.isdigit() for letter in word.text):
        return False
    near = reading.text[max(word.start - 2, 0) : word.start] + reading.text[word.end : word.end + 2]
    if any(letter.isdigit() for letter in near):
        return False
    return not any(letter in "aeiou" for letter in key) or _is_meant(reading, index) or _does(reading, index)


def _is_doubtful_name(reading: Reading, index: int) -> bool:
    """A word that is also a name: "pip", "shell", "art", "roman"; or three letters that are no word."""
    key, lexicon = reading.key(index), reading.lexicon
    if key in lexicon.likely_names or len(key) == 3 and not lexicon.is_plain(key):
        return True
    rare = len(key) > 2 and key not in lexicon.frequent
    return rare and (key in lexicon.word_first or key in lexicon.foreign_given)


def _is_meant(reading: Reading, index: int) -> bool:
    """ "rang re pip", "want shell told": nobody would say this of a thing, as no article stands before."""
    key, before = reading.key(index), reading.key(index - 1)
    if not reading.joined(index) or before not in _TOWARDS and not _is_dealt_with(reading, index):
        return False
    listed = reading.key(index + 1) in _TOLD_AFTER | {"and", "n"} and key not in _VAGUE
    return listed or _is_seldom_a_word(reading, index)


def _is_dealt_with(reading: Reading, index: int) -> bool:
    """ "checked on bo", "picked up summer", "shouted at art"."""
    return reading.key(index - 1) in {"on", "up", "to", "at"} and reading.key(index - 2) in _DEALINGS


def _is_seldom_a_word(reading: Reading, index: int) -> bool:
    key, lexicon = reading.key(index), reading.lexicon
    doubtful = key in lexicon.likely_names and key not in lexicon.frequent
    return key in _STEADY or key not in lexicon.common or doubtful


def _does(reading: Reading, index: int) -> bool:
    """ "art stays in", ", tj split lip", "roman up with earache"."""
    word, after = reading.words[index], reading.key(index + 1)
    starts = word.opens or word.before in (", ", " - ", "; ") or reading.key(index - 1) in _LEADS_IN
    if not starts or not reading.joined(index + 1):
        return False
    seldom = _is_seldom_a_word(reading, index)
    if after in NAME_VERBS | _MORE_VERBS:
        return seldom or after not in {"used", "still", "quiet", "ok", "self", "off", "on"}
    if after in {"and", "n"}:
        return seldom and reading.lexicon.is_given(reading.key(index + 2))
    return seldom and after in STATES | _BEING_ABLE


_BEING_ABLE = word_set("up off still ok fine not been will wont cant keeps")
_TOLD_AFTER = word_set("told moved seen checked back home again involved")
_VAGUE = word_set("hope love joy faith trust peace comfort happiness patience")
_DEALINGS = word_set(
    "checked check checking picked pick sat spoke speak talk talked looked shouted swore phoned passed handed"
)
_STEADY = word_set(
    "roman dean angel lee art kit ray max frank jay rob nick joy rose pearl pat terry shell summer "
    "dawn grace grant miles carol sol gene rex bill"
)
_LEADS_IN = word_set(
    "if when and but so then cos bc because that says said as since while until til once after before nb"
)
