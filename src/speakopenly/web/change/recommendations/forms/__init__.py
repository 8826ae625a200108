"""What is asked of a recommendation, page by page. Words are looked at for names: it is about work."""

from speakopenly.web.change.recommendations.forms.planning import (
    BackForm,
    DoneForm,
    PlanForm,
    StepForm,
    TakesForm,
    WouldTellForm,
)
from speakopenly.web.change.recommendations.forms.recommending import (
    ChildrenForm,
    NewForm,
    WordsForm,
    initial_of,
    kinds,
)
from speakopenly.web.change.recommendations.forms.trying import (
    AnswerForm,
    LetOutForm,
    LetterForm,
    NotMeasuredForm,
    StudyForm,
    TestForm,
)

__all__ = [
    "AnswerForm",
    "BackForm",
    "ChildrenForm",
    "DoneForm",
    "LetOutForm",
    "LetterForm",
    "NewForm",
    "NotMeasuredForm",
    "PlanForm",
    "StepForm",
    "StudyForm",
    "TakesForm",
    "TestForm",
    "WordsForm",
    "WouldTellForm",
    "initial_of",
    "kinds",
]
