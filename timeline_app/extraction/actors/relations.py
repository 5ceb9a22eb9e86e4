"""Remembers what people are to each other both ways: who has a lawyer is that lawyer's client.

The words are those of kin and of trust that have a common converse (relational opposites).
"""

from collections.abc import Mapping

from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.stage import Stage
from timeline_app.extraction.sentences.phrases import Phrase
from timeline_app.extraction.sentences.role_nouns import gender_of
from timeline_app.extraction.sentences.sentence import Sentence
from timeline_app.model.event import ActorKind

_CONVERSE: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("lawyer", "attorney", "barrister", "solicitor", "agent"), ("client",)),
    **dict.fromkeys(("wife", "widow"), ("husband",)),
    **dict.fromkeys(("husband", "widower"), ("wife",)),
    **dict.fromkeys(("son", "daughter"), ("father", "mother")),
    **dict.fromkeys(("father", "mother"), ("son", "daughter", "child")),
    **dict.fromkeys(("brother", "sister"), ("brother", "sister")),
    **dict.fromkeys(("uncle", "aunt"), ("nephew", "niece")),
    **dict.fromkeys(("nephew", "niece"), ("uncle", "aunt")),
    **dict.fromkeys(("deputy", "aide", "assistant"), ("boss", "superior")),
    "boss": ("aide", "assistant"),
    "doctor": ("patient",),
    **dict.fromkeys(("coach", "trainer"), ("protégé",)),
    "teacher": ("pupil", "student"),
    **dict.fromkeys(("pupil", "student"), ("teacher", "tutor", "mentor")),
    "landlord": ("tenant",),
    "tenant": ("landlord",),
}


def note_relation(stage: Stage, sentence: Sentence, figure: Figure, phrase: Phrase) -> None:
    """Of "his lawyer, X" that he is X's client."""
    for token in phrase.of if not phrase.is_past else ():
        owners = stage.at.get((sentence.place, token.place), ())
        if len(owners) == 1 and owners[0].kind is ActorKind.PERSON and owners[0] is not figure:
            for converse in _CONVERSE.get(phrase.head.lemma, ()):
                stage.related[figure, converse] = owners[0]


def related(stage: Stage, sentence: Sentence, phrase: Phrase) -> Figure | None:
    """Who "his client" is, where that was told the other way round."""
    gender = gender_of(phrase.head.lemma)
    for token in phrase.of:
        for owner in stage.at.get((sentence.place, token.place), ()):
            figure = stage.related.get((owner, phrase.head.lemma))
            if figure is not None and (not gender or figure.gender in ("", gender)):
                return figure
    return None
