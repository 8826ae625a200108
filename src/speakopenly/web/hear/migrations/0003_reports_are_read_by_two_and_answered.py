"""Reports are read by two people, flagged and answered. What was open before is open after, flags included."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import speakopenly.web.sqlite.unordered


def answered_is_no_state_any_more(apps, _editor):
    """Who owes whom a word stands apart from now on: an answered report was opened, and nothing is owed."""
    report = apps.get_model("speakopenly_hear", "Report")
    nothing_owed = report.objects.filter(state__in=["answered", "closed", "withdrawn"])
    nothing_owed.update(reply_owed=False)
    report.objects.filter(state="answered").update(state="opened")


def what_stood_first_stands_first(apps, _editor):
    """A report that was first in the list because of its answer has a flag for it, not decided yet."""
    report, flag = (apps.get_model("speakopenly_hear", name) for name in ("Report", "Flag"))
    waiting = report.objects.exclude(state__in=["closed", "withdrawn"]).exclude(danger="no")
    flag.objects.bulk_create(
        flag(
            service_id=each.service_id,
            report=each,
            place=1,
            by_answer=True,
            raised_on=each.received_on,
            opened_on=None if each.state == "received" else each.received_on,
        )
        for each in waiting
    )


class Migration(migrations.Migration):
    dependencies = [
        ("speakopenly_hear", "0002_keys_reports_and_the_speak_door"),
        ("speakopenly_people", "0002_role_changes_take_two"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AlertPlan",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("hours", models.PositiveSmallIntegerField(default=4)),
                (
                    "counts",
                    models.CharField(
                        choices=[("always", "every hour, day and night"), ("reading", "reading hours only")],
                        default="always",
                        max_length=7,
                    ),
                ),
                ("first_day", models.PositiveSmallIntegerField(default=0)),
                ("last_day", models.PositiveSmallIntegerField(default=4)),
                ("opens", models.TimeField(default="09:00")),
                ("closes", models.TimeField(default="17:00")),
                ("work_door", models.CharField(blank=True, max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name="AlertRoute",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("email", "E-mail by your own relay"),
                            ("sms", "SMS gateway on your network"),
                            ("webhook", "Webhook on your network"),
                        ],
                        max_length=7,
                    ),
                ),
                ("host", models.CharField(max_length=253)),
                ("port", models.PositiveIntegerField()),
                (
                    "safety",
                    models.CharField(
                        choices=[
                            ("tls", "TLS from the start"),
                            ("starttls", "STARTTLS"),
                            ("none", "not encrypted"),
                        ],
                        default="tls",
                        max_length=8,
                    ),
                ),
                ("sender", models.EmailField(blank=True, max_length=254)),
                ("path", models.CharField(blank=True, max_length=500)),
                (
                    "body",
                    models.CharField(
                        choices=[("json", "JSON"), ("form", "form")], default="json", max_length=4
                    ),
                ),
                ("field_to", models.CharField(default="to", max_length=40)),
                ("field_text", models.CharField(default="message", max_length=40)),
                ("sealed_token", models.BinaryField(null=True)),
                ("tested_on", models.DateField(null=True)),
                ("test_code", models.CharField(blank=True, max_length=32)),
                ("test_tries", models.PositiveSmallIntegerField(default=0)),
                ("failures", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ("kind", "host", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Candour",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("asked", "Not answered yet"),
                            ("yes", "Yes, they have been told"),
                            ("no", "No, not yet"),
                            ("unsafe", "Telling them now would be unsafe"),
                        ],
                        default="asked",
                        max_length=6,
                    ),
                ),
                ("due_on", models.DateField()),
                ("said_on", models.DateField(null=True)),
                ("sealed", models.BinaryField(default=b"")),
            ],
            bases=(speakopenly.web.sqlite.unordered.Unordered, models.Model),
        ),
        migrations.CreateModel(
            name="ComprehensionTest",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("staff", "people who work with children"),
                            ("carers", "foster and kinship carers"),
                            ("families", "parents and families"),
                            ("young", "children and young people"),
                        ],
                        max_length=8,
                    ),
                ),
                ("asked", models.PositiveSmallIntegerField()),
                ("right", models.PositiveSmallIntegerField()),
                ("held_on", models.DateField()),
                ("digest", models.CharField(max_length=64)),
                ("noted_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                "ordering": ("held_on", "noted_at"),
            },
        ),
        migrations.CreateModel(
            name="Destroyed",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("what", models.CharField(choices=[("contact slip", "contact slip")], max_length=20)),
                ("destroyed_on", models.DateField()),
                ("mark", models.CharField(max_length=64)),
                ("signature", models.BinaryField()),
                ("public_key", models.CharField(max_length=64)),
            ],
            bases=(speakopenly.web.sqlite.unordered.Unordered, models.Model),
        ),
        migrations.CreateModel(
            name="Flag",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("place", models.PositiveIntegerField()),
                ("by_answer", models.BooleanField(default=False)),
                ("by_words", models.BooleanField(default=False)),
                ("raised_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("raised", "Nobody has decided yet"),
                            ("clearing", "One person would clear it"),
                            ("confirmed", "Confirmed"),
                            ("cleared", "Cleared by two people"),
                        ],
                        default="raised",
                        max_length=9,
                    ),
                ),
                ("opened_on", models.DateField(null=True)),
                ("steps", models.PositiveSmallIntegerField(default=0)),
                ("nobody_came", models.BooleanField(default=False)),
            ],
            bases=(speakopenly.web.sqlite.unordered.Unordered, models.Model),
        ),
        migrations.CreateModel(
            name="FlagDecision",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("decided_on", models.DateField()),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("child_at_risk", "A child may be at risk"),
                            ("person_a_risk", "Someone working with children may be a risk"),
                            ("child_harmed", "A child died or was seriously harmed"),
                            ("none", "None of these"),
                        ],
                        max_length=13,
                    ),
                ),
                ("writer_told", models.BooleanField(default=False)),
                ("sealed", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed: waits for a second person"),
                            ("declined", "Not agreed to"),
                            ("in_force", "In force"),
                            ("lifting", "In force; lifting it waits for a second person"),
                            ("lifted", "Lifted"),
                        ],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("court", "Order of a court"),
                            ("inquiry", "Public inquiry"),
                            ("inquest", "Coroner's inquest"),
                            ("police", "Request of the police"),
                            (
                                "subject_access",
                                "Somebody has asked for their own data, and the answer is under way",
                            ),
                            ("other_law", "Another duty in law, named in the note"),
                            ("restored", "Found after a restore: look at why it was placed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("sealed_note", models.BinaryField(default=bytes)),
                (
                    "unsafe_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("tips_off", "It would warn somebody whom the police look into"),
                            ("ordered", "The order says that it must not be told"),
                            ("danger", "It would put a child or the writer in danger"),
                        ],
                        max_length=10,
                    ),
                ),
                ("is_unsafe_agreed", models.BooleanField(default=False)),
                ("proposed_on", models.DateField(default=django.utils.timezone.localdate, editable=False)),
                ("agreed_on", models.DateField(null=True)),
                ("review_on", models.DateField()),
                ("lifted_on", models.DateField(null=True)),
            ],
            options={
                "ordering": ("review_on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="HowMany",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "role_band",
                    models.CharField(
                        choices=[
                            ("practitioner", "practitioner"),
                            ("newly_qualified", "newly_qualified"),
                            ("team_manager", "team_manager"),
                            ("senior_leader", "senior_leader"),
                            ("independent_reviewing_or_chair", "independent_reviewing_or_chair"),
                            ("family_support", "family_support"),
                            ("foster_or_kinship_carer", "foster_or_kinship_carer"),
                            ("residential_worker", "residential_worker"),
                            ("adoption_worker", "adoption_worker"),
                            ("business_support", "business_support"),
                            ("legal", "legal"),
                            ("health", "health"),
                            ("education", "education"),
                            ("police", "police"),
                            ("voluntary_sector", "voluntary_sector"),
                            ("parent_or_family", "parent_or_family"),
                            ("child_or_young_person", "child_or_young_person"),
                            ("councillor_or_board", "councillor_or_board"),
                            ("student", "student"),
                            ("prefer_not_to_say", "prefer_not_to_say"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "service_area",
                    models.CharField(
                        choices=[
                            ("front_door", "front_door"),
                            ("early_help", "early_help"),
                            ("assessment", "assessment"),
                            ("child_in_need", "child_in_need"),
                            ("child_protection", "child_protection"),
                            ("looked_after", "looked_after"),
                            ("care_leavers", "care_leavers"),
                            ("fostering", "fostering"),
                            ("kinship", "kinship"),
                            ("adoption", "adoption"),
                            ("residential", "residential"),
                            ("edge_of_care", "edge_of_care"),
                            ("emergency_duty", "emergency_duty"),
                            ("disabled_children_send", "disabled_children_send"),
                            ("youth_justice", "youth_justice"),
                            ("exploitation_missing", "exploitation_missing"),
                            ("unaccompanied_children", "unaccompanied_children"),
                            ("court_legal", "court_legal"),
                            ("safeguarding_partnership", "safeguarding_partnership"),
                            ("commissioning", "commissioning"),
                            ("corporate", "corporate"),
                            ("other", "other"),
                        ],
                        max_length=40,
                    ),
                ),
                ("people", models.PositiveIntegerField()),
                ("said_on", models.DateField(default=django.utils.timezone.localdate)),
            ],
        ),
        migrations.CreateModel(
            name="IdentityStep",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Waits for a second person"),
                            ("opened", "Opened by two people"),
                            ("ended", "Ended without opening"),
                        ],
                        default="asked",
                        max_length=6,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("protect_a_child", "To protect a child"),
                            ("protect_the_writer", "To protect the person who wrote it"),
                            ("the_law", "A court order or a duty in law"),
                            ("the_writer_asked", "The person who wrote it asked us to ring"),
                        ],
                        max_length=20,
                    ),
                ),
                ("sealed", models.BinaryField()),
                ("asked_on", models.DateField()),
                ("opened_on", models.DateField(null=True)),
                ("tell_by", models.DateField(null=True)),
                ("is_told", models.BooleanField(default=False)),
            ],
            bases=(speakopenly.web.sqlite.unordered.Unordered, models.Model),
        ),
        migrations.CreateModel(
            name="Maker",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
            ],
            bases=(speakopenly.web.sqlite.unordered.Unordered, models.Model),
        ),
        migrations.CreateModel(
            name="Notes",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("version", models.PositiveSmallIntegerField(default=1)),
                ("is_of_this_reading", models.BooleanField(default=True)),
                ("saved_on", models.DateField()),
                ("sealed", models.BinaryField()),
            ],
            bases=(speakopenly.web.sqlite.unordered.Unordered, models.Model),
        ),
        migrations.CreateModel(
            name="OwnArea",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "area",
                    models.CharField(
                        choices=[
                            ("front_door", "front_door"),
                            ("early_help", "early_help"),
                            ("assessment", "assessment"),
                            ("child_in_need", "child_in_need"),
                            ("child_protection", "child_protection"),
                            ("looked_after", "looked_after"),
                            ("care_leavers", "care_leavers"),
                            ("fostering", "fostering"),
                            ("kinship", "kinship"),
                            ("adoption", "adoption"),
                            ("residential", "residential"),
                            ("edge_of_care", "edge_of_care"),
                            ("emergency_duty", "emergency_duty"),
                            ("disabled_children_send", "disabled_children_send"),
                            ("youth_justice", "youth_justice"),
                            ("exploitation_missing", "exploitation_missing"),
                            ("unaccompanied_children", "unaccompanied_children"),
                            ("court_legal", "court_legal"),
                            ("safeguarding_partnership", "safeguarding_partnership"),
                            ("commissioning", "commissioning"),
                            ("corporate", "corporate"),
                            ("other", "other"),
                        ],
                        max_length=30,
                    ),
                ),
                ("said_on", models.DateField(default=django.utils.timezone.localdate, editable=False)),
            ],
        ),
        migrations.CreateModel(
            name="PassedShare",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("sealed", models.BinaryField()),
            ],
            options={
                "abstract": False,
            },
            bases=(speakopenly.web.sqlite.unordered.Unordered, models.Model),
        ),
        migrations.CreateModel(
            name="PromiseConfirmation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("leader", "the service, by a named leader"),
                            ("staff_side", "the staff side, by a union representative"),
                        ],
                        max_length=10,
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("on", models.DateField(default=django.utils.timezone.localdate, editable=False)),
            ],
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("blank", models.PositiveSmallIntegerField(default=0)),
                ("undone", models.PositiveSmallIntegerField(default=0)),
                ("due_on", models.DateField(null=True)),
            ],
            bases=(speakopenly.web.sqlite.unordered.Unordered, models.Model),
        ),
        migrations.CreateModel(
            name="RotaPlace",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("days", models.CharField(default="0123456", max_length=7)),
                ("sealed_address", models.BinaryField()),
            ],
            options={
                "ordering": ("place",),
            },
        ),
        migrations.CreateModel(
            name="RouteRecord",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "rule",
                    models.CharField(
                        choices=[
                            ("RT1", "RT1"),
                            ("RT2", "RT2"),
                            ("RT3", "RT3"),
                            ("RT4", "RT4"),
                            ("RT5", "RT5"),
                            ("RT6", "RT6"),
                            ("RT7", "RT7"),
                            ("RT8", "RT8"),
                            ("RT13", "RT13"),
                            ("RT12", "RT12"),
                            ("RT10", "RT10"),
                            ("RT9", "RT9"),
                            ("RT11", "RT11"),
                        ],
                        max_length=4,
                    ),
                ),
                (
                    "deed",
                    models.CharField(
                        choices=[
                            ("passed_on", "Passed on"),
                            ("offered", "Offered to the writer, who chooses"),
                            ("refused", "Refused"),
                            ("not_needed", "Not needed, as the note says"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "to_role",
                    models.CharField(
                        choices=[
                            ("safeguarding_lead", "Safeguarding lead"),
                            ("childrens_services", "Children's services"),
                            ("police", "Police"),
                            ("designated_officer", "Designated officer"),
                            ("partners", "Safeguarding partners"),
                            ("monitoring", "Monitoring officer"),
                            ("hr", "HR, outside the learning team"),
                            ("data_protection", "Data protection officer"),
                            ("writer", "The person who wrote it"),
                            ("lawyer", "Lawyer"),
                            ("manager", "Manager"),
                            ("journalist", "Journalist"),
                            ("other", "Another role, as the note says"),
                        ],
                        max_length=20,
                    ),
                ),
                ("done_on", models.DateField()),
                ("sealed", models.BinaryField()),
            ],
            options={
                "abstract": False,
            },
            bases=(speakopenly.web.sqlite.unordered.Unordered, models.Model),
        ),
        migrations.CreateModel(
            name="SafeVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Being made"),
                            ("confirmed", "Waits for a stranger's read"),
                            ("approved", "Read by a second person"),
                            ("left", "The report has left learning"),
                        ],
                        default="draft",
                        max_length=9,
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                ("covers", models.PositiveIntegerField(default=0)),
                ("sealed", models.BinaryField()),
            ],
            bases=(speakopenly.web.sqlite.unordered.Unordered, models.Model),
        ),
        migrations.CreateModel(
            name="SameEvent",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("event", models.UUIDField()),
            ],
            bases=(speakopenly.web.sqlite.unordered.Unordered, models.Model),
        ),
        migrations.CreateModel(
            name="SharedRecord",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("ident", models.CharField(max_length=32)),
                ("public_key", models.BinaryField()),
                ("wrapped_key", models.BinaryField()),
                ("sealed", models.BinaryField()),
            ],
            bases=(speakopenly.web.sqlite.unordered.Unordered, models.Model),
        ),
        migrations.CreateModel(
            name="StrangersRead",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("read_on", models.DateField(default=django.utils.timezone.localdate, editable=False)),
                ("revision", models.PositiveIntegerField()),
                ("sealed", models.BinaryField()),
            ],
            options={
                "abstract": False,
            },
            bases=(speakopenly.web.sqlite.unordered.Unordered, models.Model),
        ),
        migrations.CreateModel(
            name="YoungDoorCheck",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("assessed_on", models.DateField()),
                ("on", models.DateField(default=django.utils.timezone.localdate, editable=False)),
            ],
            options={
                "ordering": ("assessed_on", "on", "pk"),
            },
        ),
        migrations.RemoveConstraint(
            model_name="report",
            name="a_report_state_is_known",
        ),
        migrations.AddField(
            model_name="contact",
            name="checked_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="bulletin",
            field=models.CharField(
                blank=True,
                choices=[("asked", "asked"), ("yes", "yes"), ("later", "later"), ("no", "no")],
                max_length=5,
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="is_kept_aside",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="report",
            name="left_learning_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="reply_by",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="reply_owed",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="report",
            name="words_gone_on",
            field=models.DateField(null=True),
        ),
        migrations.AlterField(
            model_name="contact",
            name="checked_on",
            field=models.DateField(null=True),
        ),
        migrations.AlterField(
            model_name="contact",
            name="kind",
            field=models.CharField(
                choices=[
                    ("emergency", "emergency"),
                    ("by_day", "children's services by day"),
                    ("out_of_hours", "children's services out of hours"),
                    ("relay", "text relay or BSL"),
                    ("children", "helpline for children and young people"),
                    ("adults", "helpline for adults"),
                    ("advocate", "advocate for children and young people"),
                    ("reviewing_officer", "independent reviewing officer"),
                    ("union", "union or staff side"),
                    ("whistleblowing", "whistleblowing route"),
                    ("complaints", "complaints"),
                    ("designated_officer", "designated officer (LADO)"),
                    ("notification", "for serious harm"),
                    ("named_adult", "adult young people can ask for"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="message",
            name="kind",
            field=models.CharField(
                choices=[
                    ("report", "report"),
                    ("addition", "addition"),
                    ("correction", "correction"),
                    ("answer", "answer"),
                    ("question", "question"),
                    ("reply", "reply"),
                    ("closing", "closing"),
                    ("harm", "harm"),
                    ("sharing_change", "sharing_change"),
                    ("notice", "notice"),
                    ("consent", "consent"),
                    ("bulletin_change", "bulletin_change"),
                ],
                max_length=16,
            ),
        ),
        migrations.AlterField(
            model_name="opened",
            name="role",
            field=models.CharField(
                choices=[
                    ("reader", "reader"),
                    ("safeguarding_lead", "safeguarding lead"),
                    ("learning_lead", "learning lead"),
                    ("facilitator", "facilitator"),
                    ("coder", "coder"),
                    ("publisher", "publisher"),
                    ("leader", "leader"),
                    ("examiner", "examiner"),
                    ("researcher", "researcher"),
                    ("custodian", "custodian"),
                    ("administrator", "administrator"),
                    ("staff_side", "staff-side representative"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="report",
            name="state",
            field=models.CharField(
                choices=[
                    ("received", "Received"),
                    ("opened", "Opened"),
                    ("read_once", "Read by one reader"),
                    ("read_twice", "Read by two readers"),
                    ("safe", "Safe version made"),
                    ("shared", "Shared for learning"),
                    ("responded", "The service has responded"),
                    ("not_accepted", "Not ours to answer"),
                    ("closed", "Closed"),
                    ("withdrawn", "Withdrawn"),
                ],
                default="received",
                max_length=12,
            ),
        ),
        migrations.RunPython(answered_is_no_state_any_more, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "received",
                            "opened",
                            "read_once",
                            "read_twice",
                            "safe",
                            "shared",
                            "responded",
                            "not_accepted",
                            "closed",
                            "withdrawn",
                        ],
                    )
                ),
                name="a_report_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="speakdoor",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_open", True)),
                fields=("is_open",),
                name="one_speak_door_is_open_at_a_time",
            ),
        ),
        migrations.AddField(
            model_name="alertplan",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="alertroute",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="candour",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="candour",
            name="case_key",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="speakopenly_hear.casekey",
            ),
        ),
        migrations.AddField(
            model_name="candour",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="speakopenly_hear.report"
            ),
        ),
        migrations.AddField(
            model_name="candour",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="comprehensiontest",
            name="noted_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="comprehensiontest",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="destroyed",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="destroyed",
                to="speakopenly_hear.report",
            ),
        ),
        migrations.AddField(
            model_name="destroyed",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="flag",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="flags",
                to="speakopenly_hear.report",
            ),
        ),
        migrations.AddField(
            model_name="flag",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="flagdecision",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="flagdecision",
            name="case_key",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="speakopenly_hear.casekey",
            ),
        ),
        migrations.AddField(
            model_name="flagdecision",
            name="flag",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="speakopenly_hear.flag"
            ),
        ),
        migrations.AddField(
            model_name="flagdecision",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="hold",
            name="agreed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="hold",
            name="case_key",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="speakopenly_hear.casekey",
            ),
        ),
        migrations.AddField(
            model_name="hold",
            name="lift_asked_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="hold",
            name="lifted_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="hold",
            name="proposed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="hold",
            name="report",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="speakopenly_hear.report",
            ),
        ),
        migrations.AddField(
            model_name="hold",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="howmany",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="identitystep",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="identitystep",
            name="case_key",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_hear.casekey"
            ),
        ),
        migrations.AddField(
            model_name="identitystep",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="speakopenly_hear.report"
            ),
        ),
        migrations.AddField(
            model_name="identitystep",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="identitystep",
            name="signed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="maker",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="maker",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="notes",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="notes",
            name="case_key",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_hear.casekey"
            ),
        ),
        migrations.AddField(
            model_name="notes",
            name="confirmed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="notes",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="speakopenly_hear.report"
            ),
        ),
        migrations.AddField(
            model_name="notes",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="ownarea",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="ownarea",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="passedshare",
            name="reading_key",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="speakopenly_hear.readingkey",
            ),
        ),
        migrations.AddField(
            model_name="passedshare",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="passedshare",
            name="step",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="shares",
                to="speakopenly_hear.identitystep",
            ),
        ),
        migrations.AddField(
            model_name="promiseconfirmation",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="promiseconfirmation",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="reading",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="speakopenly_hear.report"
            ),
        ),
        migrations.AddField(
            model_name="reading",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="rotaplace",
            name="route",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="places",
                to="speakopenly_hear.alertroute",
            ),
        ),
        migrations.AddField(
            model_name="rotaplace",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="rotaplace",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="routerecord",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="routerecord",
            name="case_key",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="speakopenly_hear.casekey",
            ),
        ),
        migrations.AddField(
            model_name="routerecord",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="speakopenly_hear.report"
            ),
        ),
        migrations.AddField(
            model_name="routerecord",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="safeversion",
            name="case_key",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_hear.casekey"
            ),
        ),
        migrations.AddField(
            model_name="safeversion",
            name="report",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="speakopenly_hear.report"
            ),
        ),
        migrations.AddField(
            model_name="safeversion",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="maker",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="makers",
                to="speakopenly_hear.safeversion",
            ),
        ),
        migrations.AddField(
            model_name="sameevent",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="speakopenly_hear.report"
            ),
        ),
        migrations.AddField(
            model_name="sameevent",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="sharedrecord",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="strangersread",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="strangersread",
            name="case_key",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_hear.casekey"
            ),
        ),
        migrations.AddField(
            model_name="strangersread",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddField(
            model_name="strangersread",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reads",
                to="speakopenly_hear.safeversion",
            ),
        ),
        migrations.AddField(
            model_name="youngdoorcheck",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="youngdoorcheck",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="speakopenly_people.service"
            ),
        ),
        migrations.AddConstraint(
            model_name="alertplan",
            constraint=models.UniqueConstraint(fields=("service",), name="a_service_has_one_alert_plan"),
        ),
        migrations.AddConstraint(
            model_name="alertroute",
            constraint=models.CheckConstraint(
                condition=models.Q(("port__gte", 1), ("port__lte", 65535)), name="a_port_is_one_there_can_be"
            ),
        ),
        migrations.AddIndex(
            model_name="candour",
            index=models.Index(fields=["service", "answer", "due_on"], name="candour_that_waits"),
        ),
        migrations.AddConstraint(
            model_name="candour",
            constraint=models.UniqueConstraint(fields=("report",), name="candour_is_asked_once"),
        ),
        migrations.AddConstraint(
            model_name="comprehensiontest",
            constraint=models.CheckConstraint(
                condition=models.Q(("right__lte", models.F("asked"))), name="no_more_were_right_than_asked"
            ),
        ),
        migrations.AddConstraint(
            model_name="destroyed",
            constraint=models.UniqueConstraint(
                fields=("report", "what", "mark"), name="a_thing_is_destroyed_once"
            ),
        ),
        migrations.AddIndex(
            model_name="flag",
            index=models.Index(fields=["service", "state", "opened_on"], name="flags_that_wait"),
        ),
        migrations.AddConstraint(
            model_name="flag",
            constraint=models.UniqueConstraint(fields=("report", "place"), name="a_message_has_one_flag"),
        ),
        migrations.AddConstraint(
            model_name="flag",
            constraint=models.CheckConstraint(
                condition=models.Q(("by_answer", True), ("by_words", True), _connector="OR"),
                name="a_flag_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="flagdecision",
            constraint=models.UniqueConstraint(fields=("flag", "by", "answer"), name="a_person_decides_once"),
        ),
        migrations.AddConstraint(
            model_name="hold",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["proposed", "declined", "in_force", "lifting", "lifted"])),
                name="a_hold_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="hold",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agreed_by__isnull", True),
                    models.Q(("agreed_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="a_hold_takes_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="hold",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("lifted_by__isnull", True),
                    models.Q(("lifted_by", models.F("lift_asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="lifting_a_hold_takes_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="hold",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_unsafe_agreed", False),
                    models.Q(("unsafe_because", ""), _negated=True),
                    _connector="OR",
                ),
                name="what_is_unsafe_to_tell_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="howmany",
            constraint=models.UniqueConstraint(
                fields=("service", "role_band", "service_area"), name="people_are_counted_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="identitystep",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "asked")), fields=("report",), name="one_identity_step_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="identitystep",
            constraint=models.CheckConstraint(
                condition=models.Q(("signed_by", models.F("asked_by")), _negated=True),
                name="an_identity_step_takes_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="identitystep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("opened_on__isnull", False), ("signed_by__isnull", False), ("state", "opened")),
                    models.Q(
                        models.Q(("state", "opened"), _negated=True),
                        ("opened_on__isnull", True),
                        ("signed_by__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="an_opened_step_says_by_whom_and_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="notes",
            constraint=models.UniqueConstraint(
                fields=("report", "place", "version"), name="notes_have_their_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="notes",
            constraint=models.UniqueConstraint(
                condition=models.Q(("place__in", (1, 2))),
                fields=("report", "by", "version"),
                name="a_reader_has_one_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="notes",
            constraint=models.CheckConstraint(
                condition=models.Q(("place", 3), ("confirmed_by__isnull", True), _connector="OR"),
                name="only_what_was_agreed_is_confirmed",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownarea",
            constraint=models.UniqueConstraint(
                fields=("service", "user", "area"), name="an_area_is_said_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="promiseconfirmation",
            constraint=models.UniqueConstraint(
                fields=("service", "side", "digest", "by"), name="one_confirms_the_same_words_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.UniqueConstraint(fields=("report",), name="a_report_has_one_reading"),
        ),
        migrations.AddConstraint(
            model_name="rotaplace",
            constraint=models.UniqueConstraint(
                fields=("service", "user"), name="a_person_is_on_the_rota_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="safeversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed", "approved", "left"])),
                name="a_safe_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="maker",
            constraint=models.UniqueConstraint(fields=("version", "user"), name="a_maker_is_kept_once"),
        ),
        migrations.AddConstraint(
            model_name="sameevent",
            constraint=models.UniqueConstraint(fields=("report",), name="a_report_tells_of_one_event"),
        ),
        migrations.AddConstraint(
            model_name="sharedrecord",
            constraint=models.UniqueConstraint(fields=("service", "ident"), name="a_report_is_shared_once"),
        ),
        migrations.RunPython(what_stood_first_stands_first, migrations.RunPython.noop),
    ]
