"""Exchange the evidence base: REFI-QDA projects and codebooks (.qdpx, .qdc), tables with a codebook."""

from speakopenly.understand.exchange.building import project_of, project_of_evidence
from speakopenly.understand.exchange.codebook import codebook_of_project, read_qdc, write_qdc
from speakopenly.understand.exchange.deidentified import (
    Deidentified,
    Leaving,
    NoWords,
    Purpose,
    from_heard,
    from_reading,
    may_leave,
)
from speakopenly.understand.exchange.exercise import Exercise, exercise_of
from speakopenly.understand.exchange.groups import make_vaguer
from speakopenly.understand.exchange.limits import MAX_FILE_BYTES
from speakopenly.understand.exchange.opening import read_qdpx
from speakopenly.understand.exchange.records import (
    Case,
    Code,
    Codebook,
    Coder,
    CoderKind,
    CodeSet,
    Coding,
    Guid,
    Note,
    Project,
    Source,
    Span,
    Told,
    Variable,
    VariableType,
    make_guid,
    told_in,
)
from speakopenly.understand.exchange.table_files import write_csv, write_parquet, write_tables, write_whole
from speakopenly.understand.exchange.tables import (
    EvidenceTable,
    codings_table,
    contributions_table,
    evidence_tables,
    passages_table,
)
from speakopenly.understand.exchange.writing import write_qdpx

__all__ = [
    "Case",
    "Code",
    "CodeSet",
    "Codebook",
    "Coder",
    "CoderKind",
    "Coding",
    "Deidentified",
    "EvidenceTable",
    "Exercise",
    "Guid",
    "Leaving",
    "MAX_FILE_BYTES",
    "NoWords",
    "Note",
    "Project",
    "Purpose",
    "Source",
    "Span",
    "Told",
    "Variable",
    "VariableType",
    "codebook_of_project",
    "codings_table",
    "contributions_table",
    "evidence_tables",
    "exercise_of",
    "from_heard",
    "from_reading",
    "make_guid",
    "make_vaguer",
    "may_leave",
    "passages_table",
    "project_of",
    "project_of_evidence",
    "read_qdc",
    "read_qdpx",
    "told_in",
    "write_csv",
    "write_parquet",
    "write_qdc",
    "write_qdpx",
    "write_tables",
    "write_whole",
]
