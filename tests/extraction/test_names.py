"""Which names of a text are one actor's, which are kept apart, and of what kind each is."""

import pytest

from timeline_app.extraction.drafts.draft import DraftActor, MentionForm
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.model.event import ActorKind

from .actor_texts import actors_of, named, words


def names(text: str, actor: DraftActor) -> list[str]:
    return words(text, actor, MentionForm.NAME)


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        (
            "The Larn Atomic Energy Board shut the plant. Staff of LAEB went home.",
            "Larn Atomic Energy Board",
            ["Larn Atomic Energy Board", "LAEB"],
        ),
        (
            "Harriet Vance died on Friday. Harriet was 88. Dr. Vance lived in Durham.",
            "Harriet Vance",
            ["Harriet Vance", "Harriet", "Vance"],
        ),
        (
            "Steven P. Lane left on Monday. Steven Lane was ill.",
            "Steven P. Lane",
            ["Steven P. Lane", "Steven Lane"],
        ),
        (
            "Zentrix Corporation agreed to buy Palmera. Zentrix will pay in cash.",
            "Zentrix Corporation",
            ["Zentrix Corporation", "Zentrix"],
        ),
        (
            "The council sold the depot to the developer Northbank Homes. Northbank said so.",
            "Northbank Homes",
            ["Northbank Homes", "Northbank"],
        ),
        (
            "An auditor, Helena Brito, noticed it. Brito testified for two days.",
            "Helena Brito",
            ["Helena Brito", "Brito"],
        ),
        (
            "The bureau's head, Wang Tao, was dismissed in May. Wang's house was searched.",
            "Wang Tao",
            ["Wang Tao", "Wang"],
        ),
        (
            "The Larn Loggers' Union closed the mill. The Union gave no date.",
            "Larn Loggers' Union",
            ["Larn Loggers' Union", "Union"],
        ),
        (
            'Brava Solan S.A. ("Solan") sued the mayor. Solan lost.',
            "Solan",
            ["Brava Solan S.A.", "Solan", "Solan"],
        ),
        (
            "Elena Prieto Lobato sued the mayor. Prieto lost the case.",
            "Elena Prieto Lobato",
            ["Elena Prieto Lobato", "Prieto"],
        ),
        (
            "Ann Mary Lee opened the school in May. Ann Lee closed it in June.",
            "Ann Mary Lee",
            ["Ann Mary Lee", "Ann Lee"],
        ),
        (
            "The frigate HMS Larnwood sank on Monday. The Larnwood had sailed from Ketrin.",
            "HMS Larnwood",
            ["HMS Larnwood", "Larnwood"],
        ),
        (
            "Kesh Banar Cement Company shut the plant. Later Kesh Banar paid a fine.",
            "Kesh Banar Cement Company",
            ["Kesh Banar Cement Company", "Kesh Banar"],
        ),
        (
            "A defeat at Deportivo Mancora left them bottom. Mancora, by contrast, are third.",
            "Deportivo Mancora",
            ["Deportivo Mancora", "Mancora"],
        ),
        ("Former teacher Bill Harrow wrote a letter.", "Bill Harrow", ["Bill Harrow"]),
        (
            "Carl Dorn, nicknamed Bobby Blue, fell in May. Dorn was 40.",
            "Carl Dorn",
            ["Carl Dorn", "Bobby Blue", "Dorn"],
        ),
        (
            "Jamal Edwards was 17. Jamal's mother said that he loved music.",
            "Jamal Edwards",
            ["Jamal Edwards", "Jamal"],
        ),
        (
            "The Ketrin Rovers beat Dorn Albion 3-1 on Saturday.",
            "Dorn Albion",
            ["Dorn Albion"],
        ),
        (
            "The fleet of Athens won. The Athenians burned the ships.",
            "Athens",
            ["Athens", "Athenians"],
        ),
        (
            "American troops left Ketrin. The United States said so on Monday.",
            "United States",
            ["American", "United States"],
        ),
        (
            "Tessaly closed its border. The Tessalian army gave no reason.",
            "Tessaly",
            ["Tessaly", "Tessalian"],
        ),
        (
            "Troops entered Larn Valley on Monday. Pictures of #LarnValley show smoke.",
            "Larn Valley",
            ["Larn Valley", "LarnValley"],
        ),
        (
            "Osman bin Talal said that he would return. Bin Talal's men burned the bridge.",
            "Osman bin Talal",
            ["Osman bin Talal", "Bin Talal"],
        ),
        (
            "Gareth Pell was jailed. Police had arrested Pell and his brother Leon Pell in May. "
            "Leon Pell was released. The judge called Pell dangerous.",
            "Gareth Pell",
            ["Gareth Pell", "Pell", "Pell"],
        ),
        (
            "Mr Roland Gray and Mrs Edith Gray left Larn in May. Mrs Gray died in June.",
            "Edith Gray",
            ["Edith Gray", "Gray"],
        ),
        (
            "Paul Roth died in May. A week later Carl Roth sold the mill. Roth moved to Larn.",
            "Carl Roth",
            ["Carl Roth", "Roth"],
        ),
        (
            "The buyer of Lindell Trust is a bank. Lindell was founded in 1921 by Jonah Lindell. "
            "Shares in Lindell rose.",
            "Lindell",
            ["Lindell Trust", "Lindell", "Lindell"],
        ),
        (
            "Talks mediated by Norway collapsed. Oslo urged them to return.",
            "Norway",
            ["Norway", "Oslo"],
        ),
        (
            "Norwegian troops left. Oslo denied it on Monday. A protest took place in Oslo.",
            "Norway",
            ["Norwegian", "Oslo"],
        ),
        (
            "Norway won. The fair in Oslo opened on Monday.",
            "Norway",
            ["Norway"],
        ),
        (
            "Sofia Petrova moved from Bulgaria in 2001. Sofia opposed the plan.",
            "Sofia Petrova",
            ["Sofia Petrova", "Sofia"],
        ),
        (
            "The workers were led by the mason Piet Aal. Dragoons shot Aal.",
            "Piet Aal",
            ["Piet Aal", "Aal"],
        ),
        ("Captain Jan Obi scored. Obi was ill.", "Jan Obi", ["Jan Obi", "Obi"]),
        (
            "José Núñez won. Nunez thanked the town. The wife of Jose Nunez wept.",
            "José Núñez",
            ["José Núñez", "Nunez", "Jose Nunez"],
        ),
        (
            "Cllr Mina Patel and Cllr Roy Agnew spoke. Mina was asked to leave.",
            "Mina Patel",
            ["Mina Patel", "Mina"],
        ),
        (
            "Crown Prince Leopold opened the bridge. Leopold thanked the engineers.",
            "Leopold",
            ["Leopold", "Leopold"],
        ),
        (
            "The Bank of Carrow lost money. In 2016 the board blocked a bid by the Bank of Carrow "
            "for Lindell.",
            "Bank of Carrow",
            ["Bank of Carrow", "Bank of Carrow"],
        ),
    ],
)
def test_names_of_one_actor(model: LanguageModel, text: str, name: str, meant: list[str]) -> None:
    assert names(text, named(actors_of(model, text), name)) == meant


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        (
            "Ahmad Daudov Jr. met Ahmad Daudov Sr. in Ketrin.",
            ["Ahmad Daudov Jr.", "Ahmad Daudov Sr"],
        ),
        (
            "The Ministry of Health and Dunmore University said that the trial was over.",
            ["Ministry of Health", "Dunmore University"],
        ),
        ("Harrow Motors sued Harrow University on Friday.", ["Harrow Motors", "Harrow University"]),
    ],
)
def test_names_that_are_two_actors(model: LanguageModel, text: str, apart: list[str]) -> None:
    assert [actor.name for actor in actors_of(model, text)][:2] == apart


def test_a_family_is_no_member_of_it(model: LanguageModel) -> None:
    text = "Lina Rask denied it. The Rasks must explain it. The Rask clan owns the mill."
    assert "Rasks" not in {actor.name for actor in actors_of(model, text)}
    assert names(text, named(actors_of(model, text), "Lina Rask")) == ["Lina Rask"]


def test_what_is_not_sure_is_only_suggested(model: LanguageModel) -> None:
    text = "Ann Lee opened the school in May. Ann Mary Lee closed it in June."
    actors = actors_of(model, text)
    one, other = named(actors, "Ann Lee"), named(actors, "Ann Mary Lee")
    suggested = {actors[like.actor].name for like in (*one.may_be, *other.may_be)}
    assert suggested
    assert suggested <= {one.name, other.name}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ruth Okafor sold the farm.", "Ruth Okafor", ActorKind.PERSON),
        ("Rebels took the districts of Velin, Sobor and Ash-Karim.", "Sobor", ActorKind.PLACE),
        ("They entered Velin, Ash-Karim and Sobor provinces on Monday.", "Velin", ActorKind.PLACE),
        ("Harrow cut the price of the Slate in May.", "Slate", ActorKind.OTHER),
        ("Harrow released the Reed nano in May.", "Reed nano", ActorKind.OTHER),
        ("The fishing vessel Rosa Tern sank in May.", "Rosa Tern", ActorKind.OTHER),
        (
            "Final report, Larn Safety Bureau\n\nThe Larn Safety Bureau found no fault.",
            "Larn Safety Bureau",
            ActorKind.ORGANIZATION,
        ),
        ("The owner, Seaward Tankers, denied it.", "Seaward Tankers", ActorKind.ORGANIZATION),
        ("She left the newsroom of Larnavik in May. Larnavik lost.", "Larnavik", ActorKind.MEDIA),
        ("They fell at the battle of Kell in May.", "Kell", ActorKind.PLACE),
        ("Palmera sold a speaker called the Wave.", "Wave", ActorKind.OTHER),
        (
            "The team is led by the microbiologist Aroha Tamihana.",
            "Aroha Tamihana",
            ActorKind.PERSON,
        ),
        ("His rival, the Frenchman Paul Rémy, had left.", "Paul Rémy", ActorKind.PERSON),
        ("Zenit Aero said that it would open a shop.", "Zenit Aero", ActorKind.ORGANIZATION),
        (
            "St. Mary's Hospital has lost its license.",
            "St. Mary's Hospital",
            ActorKind.ORGANIZATION,
        ),
        ("The jihadist group Ansar al-Nur left Ketrin.", "Ansar al-Nur", ActorKind.GROUP),
        ("The army's 5th Division left Sura.", "5th Division", ActorKind.MILITARY),
        ("The army's 3rd Brigade left Sura.", "3rd Brigade", ActorKind.MILITARY),
        ("He told the Ketrin Courier that he would go.", "Ketrin Courier", ActorKind.MEDIA),
        ("The Ministry of Health paid for it.", "Ministry of Health", ActorKind.GOVERNMENT),
        ("Harrow Motors Inc. lost money.", "Harrow Motors Inc.", ActorKind.ORGANIZATION),
        ("The Black Banner movement burned it.", "Black Banner", ActorKind.GROUP),
        ("France sent a ship.", "France", ActorKind.GOVERNMENT),
        ("He lived in France for years.", "France", ActorKind.PLACE),
        ("He was praised by the Duke of Kessel.", "Duke of Kessel", ActorKind.PERSON),
        (
            "Captain Idris Obi scored twice in the first half before Port Lemon's Danish winger, "
            "Mads Holt, pulled one back from the penalty spot.",
            "Mads Holt",
            ActorKind.PERSON,
        ),
        ("Dorn United's keeper was sent off.", "Dorn United", ActorKind.ORGANIZATION),
        ("The Archbishop of Larn wept.", "Archbishop of Larn", ActorKind.PERSON),
    ],
)
def test_the_kind_of_a_name(model: LanguageModel, text: str, name: str, kind: ActorKind) -> None:
    assert named(actors_of(model, text), name).kind is kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police detained four men outside Gate 3 on Monday.", "Gate 3"),
        ("Residents of Ward 7 were moved.", "Ward 7"),
        ("Article 50 was invoked by the ministry.", "Article 50"),
        ("The king decorated Stefan Krol with the Order of the Lion.", "Lion"),
        ("The king decorated Stefan Krol with the Order of the Lion.", "Order of the Lion"),
        ("Our MP, Stella Crane, will visit the library on Friday.", "MP"),
    ],
)
def test_names_of_nobody_who_acts(model: LanguageModel, text: str, name: str) -> None:
    assert name not in {actor.name for actor in actors_of(model, text)}


def test_titles_are_kept_beside_the_name(model: LanguageModel) -> None:
    text = "Interior Minister Hamid Sabri and Gen. Ivo Marek met. Gen. Marek left early."
    actors = actors_of(model, text)
    assert named(actors, "Hamid Sabri").titles == ("Interior Minister",)
    assert named(actors, "Ivo Marek").titles == ("Gen.",)


def test_an_account_is_an_actor_of_its_own(model: LanguageModel) -> None:
    text = "Ann Lee wrote it on Monday. @AnnLee was quoted by many; mail to ann@example.org failed."
    actors = actors_of(model, text)
    account = named(actors, "@AnnLee")
    assert words(text, account, MentionForm.ACCOUNT) == ["@AnnLee"]
    assert [actors[like.actor].name for like in account.may_be] == ["Ann Lee"]
    assert not any("example" in actor.name for actor in actors)
