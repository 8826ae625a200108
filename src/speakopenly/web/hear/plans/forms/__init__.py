"""What is asked to plan an exercise. A plan may be kept with gaps; it is opening that refuses them."""

from speakopenly.web.hear.plans.forms.channels import ChannelForm
from speakopenly.web.hear.plans.forms.consent import ConsentForm
from speakopenly.web.hear.plans.forms.groups import GroupForm
from speakopenly.web.hear.plans.forms.promises import PlanForm, ReplyForm
from speakopenly.web.hear.plans.forms.voices import AnswersForm, AskedForm

__all__ = ["AnswersForm", "AskedForm", "ChannelForm", "ConsentForm", "GroupForm", "PlanForm", "ReplyForm"]
