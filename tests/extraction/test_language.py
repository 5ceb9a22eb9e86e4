import pytest

from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import propose_document
from timeline_app.extraction.texts.language import LanguageError, check_english

ENGLISH = [
    "",
    "Rebels attacked the harbour.",
    "1911: Port founded. 1914: Harbour attacked. 1920: Army leaves.",
    "Juan de la Cruz, Pedro de los Santos, María del Mar",
    "name,place\nAnna,Köln\n",
    "The mayor of Sao Paulo said: “Não vamos parar.” He left with his staff after the meeting.",
]
OTHERS = {
    "German": "Am Montag haben die Rebellen den Hafen angegriffen. Die Armee hatte die Stadt am Sonntag "
    "verlassen und war nicht mit den anderen nach Norden gezogen.",
    "French": "Le maire a quitté la ville et les habitants ont dit que la police est dans le port.",
    "Spanish": "El presidente dijo que no habrá elecciones en el país, según los medios de la capital.",
    "Polish": "Armia opuściła miasto w niedzielę i nie wróciła do portu, ale burmistrz jest na miejscu, "
    "że to był atak z morza.",
    "Turkish": "Ordu şehri terk etti ve bir daha dönmedi, bu saldırı için belediye çok kadar daha iyi "
    "olarak hazırlandı ve gitti.",
    "not in Latin letters": "В понедельник повстанцы атаковали порт. Мэр сказал, что погибли четверо.",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_and_what_has_no_sentences_passes(text: str) -> None:
    check_english(text)


@pytest.mark.parametrize(("language", "text"), OTHERS.items())
def test_other_languages_are_named(language: str, text: str) -> None:
    with pytest.raises(LanguageError, match=f"the text is (in )?{language}"):
        check_english(text)


def test_nothing_is_proposed_of_another_language(model: LanguageModel) -> None:
    with pytest.raises(LanguageError, match=r"German.*make the events yourself"):
        propose_document(model, OTHERS["German"])
