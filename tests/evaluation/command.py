"""The command line of the evaluation: which measure, of which folder, on which part of it.

Exit codes: 0 measured; 1 the system failed on a document, which is told on standard error; 2 nothing
could be measured, with the reason in one sentence.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from timeline_app.extraction.language_model import LanguageModel, ModelError, load_model
from timeline_app.model.proposal import LEAST_SALIENCE
from timeline_app.reading.errors import ReadError

from .brat import read_brat_folder
from .corpora import documents_with, read_corpora
from .curated_task import measure_curated
from .document_tasks import measure_attributions, measure_events, measure_timexes
from .folds import Fold
from .gold import CorpusError, GoldDocument
from .report import Report
from .speed_task import measure_speed, texts_in
from .table import table
from .timeline_task import measure_timelines
from .timelines import read_timeline_sets

ROOT = Path(__file__).parents[2]
CURATED = ROOT / "resources" / "panjshir.timeline.json"
SEEDS = ROOT / "seeds"
EVENT_TASKS = ("events", "participants", "factuality")


def main(arguments: Sequence[str] | None = None) -> int:
    chosen = _parser().parse_args(arguments)
    try:
        report: Report = chosen.measure(chosen)
    except (CorpusError, ModelError, ReadError) as error:
        print(f"tests.evaluation: {error}", file=sys.stderr)
        return 2
    print(table(report.lines))
    if chosen.errors is not None:
        for task, errors in report.errors.items():
            print(f"\n{task}: {errors.count} errors", *errors.lines(chosen.errors), sep="\n")
    for failure in report.failures:
        print(f"failed: {failure}", file=sys.stderr)
    return 1 if report.failures else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="MEASURE")

    def command(name: str, told: str, measure: Callable[[argparse.Namespace], Report]) -> None:
        made = commands.add_parser(name, help=told, description=told)
        made.set_defaults(measure=measure)
        _ARGUMENTS.get(name, _add_folder)(made)
        made.add_argument(
            "--errors", type=int, metavar="N", help="list classes of errors, each with N examples"
        )
        made.add_argument("--model", default="", help="a language model other than the usual one")

    command("timex", "date words of TimeML or CAT documents", _timex)
    for task in EVENT_TASKS:
        command(task, f"{task} of TimeML or CAT documents", _events(task))
    command("attribution", "sources, cues and contents of brat files", _attribution)
    command("timelines", "timelines of entities as in SemEval-2015 Task 4", _timelines)
    command("curated", "proposals against a curated event model file", _curated)
    command("speed", "documents a second, the model's load included", _speed)
    command("all", "all measures of all that a folder holds, and of the seeds", _all)
    return parser


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path)
    _add_folds(parser)


def _add_folds(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--folds", type=int, default=1, metavar="K", help="parts of the documents")
    parser.add_argument("--fold", type=int, default=0, metavar="I", help="the part, from 0")
    parser.add_argument("--but-fold", action="store_true", help="all parts but this one")


def _add_timelines(parser: argparse.ArgumentParser) -> None:
    _add_folder(parser)
    parser.add_argument("--gold-events", action="store_true", help="events are given (Track B)")
    parser.add_argument("--documents", type=Path, help="their folder, if it is another one")


def _add_curated(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, nargs="?", default=CURATED, help="*.timeline.json")
    parser.add_argument("--documents", type=Path, help="the folder of the documents it names")
    parser.add_argument(
        "--salience", type=float, default=LEAST_SALIENCE, help="proposals below are left out"
    )


def _add_speed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, nargs="?", default=SEEDS, help="texts to cut up")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--processes", type=int, default=2)


def _add_all(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--corpora", type=Path, required=True, metavar="DIR", dest="folder")
    _add_folds(parser)
    parser.add_argument(
        "--count", type=int, default=200, help="documents for the speed; 0 for none"
    )


_ARGUMENTS = {
    "timelines": _add_timelines,
    "curated": _add_curated,
    "speed": _add_speed,
    "all": _add_all,
}


def _folder(chosen: argparse.Namespace) -> Path:
    folder: Path = chosen.folder
    if not folder.is_dir():
        raise CorpusError(f"there is no folder {folder}")
    return folder


def _fold(chosen: argparse.Namespace) -> Fold:
    return Fold(chosen.folds, chosen.fold, chosen.but_fold)


def _part(documents: Sequence[GoldDocument], fold: Fold) -> list[GoldDocument]:
    names = fold.chosen([document.name for document in documents])
    return [document for document in documents if document.name in names]


def _model(chosen: argparse.Namespace) -> LanguageModel:
    return load_model(chosen.model)


def _timex(chosen: argparse.Namespace) -> Report:
    documents = _part(documents_with("timex", _folder(chosen)), _fold(chosen))
    return measure_timexes(_model(chosen), documents)


def _events(task: str) -> Callable[[argparse.Namespace], Report]:
    def measure(chosen: argparse.Namespace) -> Report:
        documents = _part(documents_with(task, _folder(chosen)), _fold(chosen))
        return measure_events(_model(chosen), documents, (task,))

    return measure


def _attribution(chosen: argparse.Namespace) -> Report:
    documents = _part(read_brat_folder(_folder(chosen)), _fold(chosen))
    return measure_attributions(_model(chosen), documents)


def _timelines(chosen: argparse.Namespace) -> Report:
    sets = read_timeline_sets(_folder(chosen), chosen.documents)
    return measure_timelines(_model(chosen), sets, given=chosen.gold_events, fold=_fold(chosen))


def _curated(chosen: argparse.Namespace) -> Report:
    documents = chosen.documents or (SEEDS if chosen.file == CURATED else None)
    return measure_curated(_model(chosen), chosen.file, documents, chosen.salience)


def _speed(chosen: argparse.Namespace) -> Report:
    return measure_speed(texts_in(_folder(chosen)), chosen.count, chosen.processes)


def _all(chosen: argparse.Namespace) -> Report:
    corpora, fold = read_corpora(_folder(chosen)), _fold(chosen)
    model, report = _model(chosen), Report()
    if corpora.timexes:
        report.add(measure_timexes(model, _part(corpora.timexes, fold)))
    if corpora.events:
        tasks = [task for task in EVENT_TASKS if task == "events" or getattr(corpora, task)]
        report.add(measure_events(model, _part(corpora.events, fold), tasks))
    if corpora.attributions:
        report.add(measure_attributions(model, _part(corpora.attributions, fold)))
    for given in (False, True):
        if corpora.timelines:
            report.add(measure_timelines(model, corpora.timelines, given=given, fold=fold))
    report.add(measure_curated(model, CURATED, SEEDS, LEAST_SALIENCE))
    if chosen.count:
        report.add(measure_speed(texts_in(SEEDS), chosen.count, 2))
    return report
