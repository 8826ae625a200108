"""Exchange the evidence base: REFI-QDA projects and codebooks (.qdpx, .qdc), tables with a codebook."""

from speakopenly.understand.exchange.building import project_of
from speakopenly.understand.exchange.codebook import codebook_of_project, read_qdc, write_qdc
from speakopenly.understand.exchange.coded import ByPeople, Coded, Given
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
from speakopenly.understand.exchange.incoming import Incoming, OfThisExercise, Why, codings_in
from speakopenly.understand.exchange.limits import MAX_FILE_BYTES
from speakopenly.understand.exchange.matching import Here
from speakopenly.understand.exchange.opening import read_codes_of, read_qdpx
from speakopenly.understand.exchange.outgoing import Outgoing, hides_with, outgoing_of
from speakopenly.understand.exchange.own_codes import codes_in, codes_out, match_codes
from speakopenly.understand.exchange.packing import pack
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
from speakopenly.understand.exchange.table_files import (
    all_files_of,
    files_of,
    write_all,
    write_csv,
    write_parquet,
    write_whole,
)
from speakopenly.understand.exchange.tables import (
    AS_SAID,
    EvidenceTable,
    codings_table,
    contributions_table,
    evidence_tables,
    passages_table,
    with_words_as_said,
)
from speakopenly.understand.exchange.writing import write_qdpx

__all__ = [
    "AS_SAID",
    "ByPeople",
    "Case",
    "Code",
    "CodeSet",
    "Coded",
    "Codebook",
    "Coder",
    "CoderKind",
    "Coding",
    "Deidentified",
    "EvidenceTable",
    "Exercise",
    "Given",
    "Guid",
    "Here",
    "Incoming",
    "Leaving",
    "MAX_FILE_BYTES",
    "NoWords",
    "Note",
    "OfThisExercise",
    "Outgoing",
    "Project",
    "Purpose",
    "Source",
    "Span",
    "Told",
    "Variable",
    "VariableType",
    "Why",
    "all_files_of",
    "codebook_of_project",
    "codes_in",
    "codes_out",
    "codings_in",
    "codings_table",
    "contributions_table",
    "evidence_tables",
    "exercise_of",
    "files_of",
    "from_heard",
    "from_reading",
    "hides_with",
    "make_guid",
    "make_vaguer",
    "match_codes",
    "may_leave",
    "pack",
    "passages_table",
    "project_of",
    "outgoing_of",
    "read_codes_of",
    "read_qdc",
    "read_qdpx",
    "told_in",
    "with_words_as_said",
    "write_all",
    "write_csv",
    "write_parquet",
    "write_qdc",
    "write_qdpx",
    "write_whole",
]
