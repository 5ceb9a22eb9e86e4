"""Tells whether a text is English, the one language that the rules know, by its commonest words.

Small words make up some two fifths of any running text; which they are gives its language away within a
few sentences (Grefenstette 1995). Text without running sentences, such as a list of names, passes.
"""

import re
from functools import lru_cache

from timeline_app.extraction.texts.word_list import words

_ENGLISH = words(
    """
    the of and to that is was for with from by on at as are were has have had be been it its his her this
    which who not but they their said will would or an he she after before when about than more into
    """
)
# The commonest words of other languages in Latin letters, without those that English has too.
_OTHERS = {
    "German": words(
        "der die und das nicht mit den von zu ist ein eine auf für dem des sich auch im"
    ),
    "French": words("le la les des et une est que dans pour qui par sur pas au du il elle ce avec"),
    "Spanish": words("el los las de que y en un una por con del se su no es para como más fue"),
    "Italian": words("il di che è la per una un con del della sono non si dei nel al alla gli"),
    "Portuguese": words("o os de que e do da em um uma para com não dos das na no se mais foi"),
    "Dutch": words("de het een en van dat niet op te zijn met voor die aan er om door ook bij"),
    "Swedish": words("och att det som en på är av för med den till inte har de ett om var"),
    "Danish or Norwegian": words("og det som på er av for med til ikke en et den har de var at"),
    "Polish": words("i w na z się nie do że jest to o przez po od za jak dla był oraz"),
    "Czech": words("a se na v je že s z do o k jako by to pro který po jsou bylo"),
    "Turkish": words("ve bir bu için ile da de olarak daha çok olan gibi sonra kadar ise"),
    "Indonesian or Malay": words(
        "yang dan di untuk dengan dari ini itu pada dalam tidak oleh akan"
    ),
    "Romanian": words("și de în la cu pe că nu din este care au pentru mai sau"),
    "Hungarian": words("a az és hogy nem egy is van volt meg ez de csak már"),
    "Finnish": words("ja on ei se että oli mutta hän joka kun myös ovat sen"),
    "Vietnamese": words("và của là có trong cho được với các không một những đã người"),
}
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 20_000  # characters
_FEWEST_WORDS = 6  # fewer tell nothing


class LanguageError(Exception):
    """A text in a language that the rules don't know: which one, and what to do, in one sentence."""


def check_english(text: str) -> None:
    """LanguageError: the text is in another language than English."""
    language = _other_language(text[:_LOOKED_AT])
    if language is not None:
        raise LanguageError(
            f"the text is {language}, and events are proposed of English texts only; "
            f"mark its passages and make the events yourself"
        )


def is_english(text: str) -> bool:
    """Whether ``text`` is known to be English; a text with little running prose is of no known language."""
    told = [word.casefold() for word in _WORD.findall(text[:_LOOKED_AT])]
    english = sum(word in _ENGLISH for word in told)
    others = (sum(word in small for word in told) for small in _OTHERS.values())
    return english >= _FEWEST_WORDS and english > len(told) / 8 and english > 2 * max(others)


def _other_language(text: str) -> str | None:
    told = [word.casefold() for word in _WORD.findall(text)]
    if len(told) >= _FEWEST_WORDS and sum(map(_is_latin, told)) < len(told) / 2:
        return "not in Latin letters"
    counts = {name: sum(word in small for word in told) for name, small in _OTHERS.items()}
    name, count = max(counts.items(), key=lambda each: each[1])
    english = sum(word in _ENGLISH for word in told)
    is_running = count >= _FEWEST_WORDS and count > len(told) / 10
    return f"in {name}" if is_running and count > 2 * english else None


@lru_cache(maxsize=4096)
def _is_latin(word: str) -> bool:
    return word[0] < "\u0250" or "\u1e00" <= word[0] <= "\u1eff"
