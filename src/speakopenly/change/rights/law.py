"""What the law and the record say of children used as informants: shown beside stop S0, with nation and date.

Law differs by nation and changes. A fact here is a reason to ask a lawyer, never an answer in its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact, where it holds, the year or month it was true of, and where it was read.

    ``is_read`` is False for what is commonly known and was not yet held against its source.
    """

    says: str
    nation: str
    as_at: str
    source: str
    is_read: bool = True


FACTS: Final = (
    Fact(
        "An order lets children be used as covert sources. Under 16, an appropriate adult must be at "
        "meetings, and "
        "the risk of physical and psychological harm must be assessed, justified and explained.",
        "United Kingdom, as far as it extends",
        "2000",
        "Regulation of Investigatory Powers (Juveniles) Order 2000",
    ),
    Fact(
        "One authorisation may last four months instead of one, looked at again at least monthly. A "
        "committee of "
        "the House of Lords found the explanation insufficient and the code vague on the child's welfare.",
        "United Kingdom, as far as it extends",
        "August 2018",
        "Regulation of Investigatory Powers (Juveniles) (Amendment) Order 2018; Secondary Legislation "
        "Scrutiny "
        "Committee, 2018",
    ),
    Fact(
        "A challenge was dismissed and the scheme found lawful; it was later settled when the revised "
        "code limited "
        "the use of children to exceptional circumstances.",
        "England and Wales",
        "2019 and after",
        "Just for Kids Law, on its challenge and its settlement",
    ),
    Fact(
        "Section 29C: a child who is a source may be authorised to take part in crime only in exceptional "
        "circumstances, only if a risk assessment was considered, and only where it is not reasonably "
        "foreseeable "
        "that any harm to the child would result.",
        "United Kingdom, as far as it extends",
        "2021",
        "Covert Human Intelligence Sources (Criminal Conduct) Act 2021",
    ),
    Fact(
        "Seventeen children were used by eleven bodies from January 2015 to March 2019; one was 15, the "
        "others "
        "16 or 17. Later yearly numbers were not found.",
        "United Kingdom",
        "March 2019",
        "Figures given to Parliament in the debates on the 2021 Act",
    ),
    Fact(
        "Peers were told of a 17-year-old who stayed exploited while she was a source.",
        "United Kingdom",
        "2021",
        "Debates of the House of Lords on the 2021 Act",
    ),
    Fact(
        "The founding text of this project answers that the risk to such a child is serious and "
        "inevitable, and "
        "that basic rights are broken: 'necessary and proportionate' does not outweigh that.",
        "United Kingdom",
        "July 2018",
        "Child Spies, Chris Mills' blog, July 2018",
    ),
)


@dataclass(frozen=True, slots=True)
class Overseer:
    """Who looks over a practice that another body runs. Confirm it for your nation before you name it."""

    of: str
    body: str
    nation: str


OVERSEERS: Final = (
    Overseer("covert sources and surveillance", "Investigatory Powers Commissioner", "United Kingdom"),
    Overseer("personal data", "Information Commissioner", "United Kingdom"),
    Overseer("police", "HM Inspectorate of Constabulary and Fire & Rescue Services", "England and Wales"),
    Overseer("children's services and homes", "Ofsted", "England"),
    Overseer("children's services and homes", "Care Inspectorate Wales", "Wales"),
    Overseer("children's services and homes", "Care Inspectorate", "Scotland"),
    Overseer(
        "children's services and homes", "Regulation and Quality Improvement Authority", "Northern Ireland"
    ),
    Overseer("children's rights", "Children's Commissioner of the nation", "each nation"),
)
"""Commonly known, and not a list of everybody: somebody who knows the practice names the right one."""
