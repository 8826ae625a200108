"""What the parts of the work are called in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from speakopenly.hear.speaking.questions import ServiceArea

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

AREAS: Final[Mapping[ServiceArea, StrOrPromise]] = {
    ServiceArea.FRONT_DOOR: _("Front door: first contact and referral"),
    ServiceArea.EARLY_HELP: _("Early help"),
    ServiceArea.ASSESSMENT: _("Assessment"),
    ServiceArea.CHILD_IN_NEED: _("Child in need"),
    ServiceArea.CHILD_PROTECTION: _("Child protection"),
    ServiceArea.LOOKED_AFTER: _("Children in care"),
    ServiceArea.CARE_LEAVERS: _("Young people leaving care"),
    ServiceArea.FOSTERING: _("Fostering"),
    ServiceArea.KINSHIP: _("Family and friends care"),
    ServiceArea.ADOPTION: _("Adoption"),
    ServiceArea.RESIDENTIAL: _("Children's homes"),
    ServiceArea.EDGE_OF_CARE: _("Edge of care"),
    ServiceArea.EMERGENCY_DUTY: _("Nights and weekends: emergency duty"),
    ServiceArea.DISABLED_CHILDREN_SEND: _("Disabled children and special needs"),
    ServiceArea.YOUTH_JUSTICE: _("Youth justice"),
    ServiceArea.EXPLOITATION_MISSING: _("Exploitation and missing children"),
    ServiceArea.UNACCOMPANIED_CHILDREN: _("Children who came to this country alone"),
    ServiceArea.COURT_LEGAL: _("Court and legal"),
    ServiceArea.SAFEGUARDING_PARTNERSHIP: _("Safeguarding partnership"),
    ServiceArea.COMMISSIONING: _("Buying services and homes"),
    ServiceArea.CORPORATE: _("The council as a whole"),
    ServiceArea.OTHER: _("Somewhere else"),
}
