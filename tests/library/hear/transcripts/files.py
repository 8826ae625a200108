"""Transcripts as tools write them, all of invented people."""

from __future__ import annotations

TEAMS = """WEBVTT

3f2b6a10-1111-4c1e-9d2e-0a6f6f0d1c11/12-0
00:00:03.240 --> 00:00:05.120
<v Carys Northwood>How did the visits
go last week?</v>

3f2b6a10-1111-4c1e-9d2e-0a6f6f0d1c11/19-0
00:00:06.000 --> 00:00:09.500
<v Tomos Vale>We had nine families &amp; two cars.</v>

3f2b6a10-1111-4c1e-9d2e-0a6f6f0d1c11/19-1
00:00:09.500 --> 00:00:12.000
<v Tomos Vale>So some had to wait.</v>
"""

ZOOM = """WEBVTT

1
00:00:03.240 --> 00:00:05.120
Carys Northwood: How did the visits go last week?

2
00:00:06.000 --> 00:00:09.500
Tomos Vale (Northmoor): We had nine families & two cars.

3
00:00:09.500 --> 00:00:12.000
Tomos Vale (Northmoor): So some had to wait.
"""

OTTER = """1
00:00:03,240 --> 00:00:05,120
Speaker 1: How did the visits go last week?

2
00:00:06,000 --> 00:00:09,500
Speaker 2: We had nine families & two cars.

3
00:00:09,500 --> 00:00:12,000
So some had to wait.
"""

SUBTITLES = """1
00:00:03,240 --> 00:00:05,120
{\\an8}<i>CARYS: How did the visits
go last week?</i>

2
00:00:06,000 --> 00:00:12,000
<font color="#ffff00">TOMOS: We had nine families &amp; two cars.</font>
So some had to wait.
"""

YOUTUBE = """WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.470 align:start position:0%
 
we<00:00:00.399><c> had</c><00:00:00.880><c> nine</c>

00:00:02.470 --> 00:00:02.480 align:start position:0%
we had nine
 

00:00:02.480 --> 00:00:04.000 align:start position:0%
we had nine
families<00:00:02.900><c> and</c><00:00:03.100><c> two</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
families and two
 

00:00:04.010 --> 00:00:06.000 align:start position:0%
families and two
cars<00:00:04.500><c> so</c><00:00:05.000><c> some</c>

00:00:06.000 --> 00:00:06.010 align:start position:0%
cars so some
 

00:00:06.010 --> 00:00:08.000 align:start position:0%
cars so some
had<00:00:06.500><c> to</c><00:00:07.000><c> wait</c>
"""

GROWING = """WEBVTT

00:01.000 --> 00:02.000
We had

00:02.000 --> 00:03.000
We had nine families

00:03.000 --> 00:04.000
We had nine families and two cars.

00:09.000 --> 00:10.000
So some had to wait.
"""

BROKEN = """WEBVTT - northmoor

STYLE
::cue { color: yellow }

NOTE
Not for reading: a note of the typist.

1
00:00:01.000 --> 00:00:02.000
Said first.

2
00:00:99.000 --> 00:01:40.000
Lost one.

3
Lost two, without a time.

4
00:00:09.000 --> 00:00:05.000
Lost three.

5
00:00:10.000 --> 00:00:11.000
<i></i>

6
00:00:12.000 --> 00:00:13.000
Said last.
"""
