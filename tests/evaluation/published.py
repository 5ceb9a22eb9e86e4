"""What others reached with the same measure, printed beside ours, and what this program aims at.

Only figures on the task's own test set compare; on any other corpus they are an orientation. Sources:
UzZaman et al. 2013 (TempEval-3), Lee et al. 2014 (UWTime), Minard et al. 2015 (SemEval-2015 Task 4),
Laparra et al. 2015 and Cornegruta and Vlachos 2016 (later figures on it).
"""

_FIGURES = {
    ("timex", "strict F1"): "HeidelTime 81.3, SUTime 79.6, UWTime 83.1; aim 85",
    ("timex", "relaxed F1"): "HeidelTime 90.3, SUTime 90.3, UWTime 91.4; aim 92",
    ("timex", "value F1"): "HeidelTime 77.6, SUTime 67.4, UWTime 82.4; floor 79.6, aim 83",
    ("events", "trigger F1"): "best of TempEval-3: 81.1 (every event of a text)",
    ("factuality", "negation F1"): "floor 61, aim 75",
    ("factuality", "future F1"): "floor 60, aim 70",
    ("factuality", "uncertain F1"): "floor 32, aim 50",
    ("attribution", "cue + source F1"): "floor 57.9, aim 66",
    ("timelines A", "micro-F1"): "best of the task 7.85, later about 14; floor 15.4, aim 25",
    ("timelines B", "micro-F1"): "25.4, 28.6, later about 32; floor 24.7, aim 33",
    ("curated", "events recalled"): "floor 95, aim 95",
    ("curated", "actors right"): "floor 65, aim 85",
    ("curated", "date right or bounded"): "floor 33, aim 80",
    ("curated", "worth keeping"): "floor 59, aim 80",
    ("speed", "documents/s"): "floor 8, aim 15 on 2 cores",
}


def beside(task: str, measure: str) -> str:
    if measure.startswith("grounded"):
        return "floor 100, aim 100"
    return _FIGURES.get((task, measure), "")
