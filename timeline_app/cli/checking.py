"""The command that audits: check."""

import argparse
from contextlib import ExitStack
from typing import TYPE_CHECKING

from timeline_app.cli.opened import project_and_documents
from timeline_app.cli.telling import DONE, FOUND_WRONG, plain
from timeline_app.session.counting import counted

if TYPE_CHECKING:
    from timeline_app.reading.event_model import OpenProject
    from timeline_app.store.dataset import Dataset


def check(asked: argparse.Namespace) -> int:
    from timeline_app.reading.audit import audit
    from timeline_app.reading.errors import ReadError
    from timeline_app.session.checking import open_for_check

    file, documents = project_and_documents(asked)
    with ExitStack() as opening:
        try:
            opened, dataset = opening.enter_context(open_for_check(file, documents))
        except ReadError as error:
            for problem in error.problems:
                print(plain(str(problem)))
            print(f"{counted(len(error.problems), 'problem')}: it can't be opened")
            return FOUND_WRONG
        if dataset is not None:
            return _check_dataset(dataset)
        findings = audit(opened)
        problems = [finding for finding in findings if not finding.kind.is_remark]
        for finding in problems:
            print(plain(str(finding.as_problem(str(opened.file)))))
        for finding in findings:
            if finding.kind.is_remark:
                print(plain(f"note: {finding.place}: {finding.reason}; {finding.mend}"))
        print(_summary(opened, len(problems), len(findings) - len(problems)))
    return FOUND_WRONG if problems else DONE


def _check_dataset(dataset: "Dataset") -> int:
    from timeline_app.query.dataset_check import misplaced_rows
    from timeline_app.store.dataset import damaged_files

    problems = damaged_files(dataset) or misplaced_rows(dataset)
    for problem in problems:
        print(plain(str(problem)))
    about = dataset.about
    if about["rejected"]:
        count = counted(about["rejected"], "row")
        print(plain(f"note: {count} rejected on import: {dataset.folder / 'rejected.csv'}"))
    parts = (
        counted(len(about["tables"]), "table"),
        counted(len(about["actors"]), "actor"),
        counted(dataset.row_count, "event"),
    )
    summary = ", ".join(parts)
    if problems:
        print(f"{summary}; {counted(len(problems), 'problem')}")
        return FOUND_WRONG
    print(f"{summary}: each with its row")
    return DONE


def _summary(opened: "OpenProject", problem_count: int, note_count: int) -> str:
    from collections import Counter

    project = opened.project
    parts = (
        counted(len(project.documents), "document"),
        counted(len(project.actors), "actor"),
        counted(len(project.events), "event"),
        counted(len(opened.located), "passage"),
    )
    states = Counter(located.state.value for located in opened.located.values())
    found = ", ".join(f"{count} {state}" for state, count in states.most_common())
    if list(states) == ["exact"]:
        found = "all exact"
    summary = ", ".join(parts) + (f": {found}" if found else "")
    wrong = [counted(problem_count, "problem")] if problem_count else []
    wrong += [counted(note_count, "note")] if note_count else []
    return f"{summary}; {', '.join(wrong)}" if wrong else summary
