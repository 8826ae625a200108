"""What we write is valid, is always the same, and comes back equal."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from speakopenly.understand.exchange import (
    Codebook,
    Coding,
    read_qdc,
    read_qdpx,
    told_in,
    write_qdc,
    write_qdpx,
)
from speakopenly.understand.exchange.reading import read_project
from tests.library.understand.exchange.projects import a_project, description_of, projects, schema_errors


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(project=projects())
def test_a_written_project_comes_back_equal_and_is_valid_against_the_published_schema(project):
    data = write_qdpx(project)

    read = read_project(data, "ours.qdpx")

    assert read == project
    assert read.remarks == ()
    if all(not values for values in (project.variables,)):
        assert schema_errors(description_of(data), "Project.xsd") == ""


def test_a_project_is_valid_against_the_published_schema():
    assert schema_errors(description_of(write_qdpx(a_project())), "Project.xsd") == ""


def test_the_schema_refuses_what_is_wrong():
    wrong = description_of(write_qdpx(a_project())).replace(b"startPosition", b"begin")

    assert "startPosition" in schema_errors(wrong, "Project.xsd")


def test_equal_projects_are_equal_bytes():
    assert write_qdpx(a_project()) == write_qdpx(a_project())


def test_a_file_is_read_in_a_process_apart():
    assert read_qdpx(write_qdpx(a_project()), "ours.qdpx") == a_project()


def test_every_case_comes_back_with_its_groups_and_words():
    told = told_in(read_project(write_qdpx(a_project()), "ours.qdpx"))

    assert [(each.name, dict(each.groups), each.words) for each in told] == [
        ("a1", {"role": "carer"}, ("Nobody rang back 🙂 for weeks.",)),
        ("a2", {"role": "worker"}, ("Roedd hi’n ŵyl.",)),
    ]


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(project=projects())
def test_a_codebook_comes_back_equal_and_is_valid(project):
    if not project.codes:
        return
    without_notes = read_qdc(write_qdc(Codebook(project.codes)), "ours.qdc").codes
    sets = tuple(_with_codes_alone(each) for each in project.sets)

    data = write_qdc(Codebook(without_notes, sets))

    assert read_qdc(data, "ours.qdc") == Codebook(without_notes, sets)
    assert [(each.guid, each.name, each.definition, each.colour, each.parent) for each in without_notes] == [
        (each.guid, each.name, each.definition, each.colour, each.parent) for each in project.codes
    ]
    assert schema_errors(data, "Codebook.xsd") == ""


def _with_codes_alone(each):
    return type(each)(each.guid, each.name, each.description, each.codes)


def test_a_codebook_of_nothing_is_not_written():
    with pytest.raises(ValueError, match="at least one code"):
        write_qdc(Codebook(()))


@pytest.mark.parametrize("what", ["code", "at", "by"])
def test_a_project_that_points_nowhere_is_not_written(what):
    project = a_project()
    loose = {"code": project.codings[0].code, "at": project.codings[0].at, "by": None, what: "nowhere"}
    broken = Coding(project.codings[0].guid, loose["at"], loose["code"], loose["by"])

    with pytest.raises(ValueError, match="points at"):
        write_qdpx(type(project)(**{**_fields(project), "codings": (broken,)}))


def _fields(project):
    return {name: getattr(project, name) for name in project.__dataclass_fields__}
