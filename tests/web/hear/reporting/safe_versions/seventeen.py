"""An invented report in which the machine marks seventeen words or phrases; nobody and nothing in it is real."""

WORDS = (
    "On 3 March 2026 I took a call from Priya Nair at Larch House about a 7-year-old boy. He is one of six, he "
    "is autistic, and his family speak Tigrinya. His mother, Selam, had rung 01632 960 144 twice. The note was "
    "put under case number NM-20417 and not under his. I wrote to gail.otis@northmoor.example and to Tom Bexley "
    "of the Oak Team. Nobody saw it until 9 March. His sister, aged 11, was alone at 12 Quarry Lane. I had 31 "
    "cases that week. The handover had no line for calls that belong to another child."
)
PLAIN = "The handover had no line for calls that belong to another child."
HIDDEN = (
    "Priya", "Nair", "Larch", "Selam", "960 144", "NM-20417", "gail.otis", "Bexley", "Oak Team", "Quarry",
    "Tigrinya", "autistic", "one of six", "3 March", "9 March", "7-year-old", "31",
)  # fmt: skip
HOW_MANY = 17
