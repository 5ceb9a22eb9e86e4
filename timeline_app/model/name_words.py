"""Words that are no part of who or what a name means, or that keep two names apart, in Latin letters.

They are those of languages, not of any project; ``name_forms`` reads names by them.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What stands before a name and may be left out.
ARTICLES = _words("the al el ul")
TITLES = _words(
    """
    mr mrs ms miss dr prof professor sir dame lord lady madam madame monsieur mme herr frau senor
    senora don dona president vice prime minister chancellor governor gov senator sen congressman
    ambassador king queen prince princess emperor sultan general gen colonel col major captain
    capt lieutenant lt sergeant sgt commander admiral judge justice father brother sister saint
    mullah maulana mawlawi sheikh shaykh sheik imam ayatollah hajji haji rabbi pope cardinal bishop
    archbishop pastor reverend rev comrade spokesman spokeswoman spokesperson
    """
)

# Small words that an acronym leaves out.
SMALL = _words(
    """
    the of and for in on to a an at by de la le les du des et der die das und fur von van el los las
    y del do da dos das e i w na al o d
    """
)

# Who of a family: names that differ in these are never one person's.
GENERATIONS = {
    "jr": "jr",
    "jnr": "jr",
    "junior": "jr",
    "sr": "sr",
    "snr": "sr",
    "senior": "sr",
    "younger": "jr",
    "elder": "sr",
    "fils": "jr",
    "pere": "sr",
    "filho": "jr",
    "neto": "grandson",
    "hijo": "jr",
    "jungere": "jr",
    "juengere": "jr",
    "altere": "sr",
    "aeltere": "sr",
    "mladshij": "jr",
    "mladshiy": "jr",
    "starshij": "sr",
    "starshiy": "sr",
}

# Between a child's name and a parent's.
DESCENT = _words(
    "bin ibn ben bint bat binte son daughter father mother wife widow brother sister abu abou umm "
    "ould uld walad oglu ogly oghlu qizi kizi zade bar"
)

# Who stands near two names in a text when these are of two people.
KIN = _words(
    """
    son sons father daughter mother brother sister nephew niece uncle aunt cousin grandson
    granddaughter grandfather grandmother wife husband widow widower heir namesake twin
    fils pere fille frere soeur neveu oncle epouse mari veuve
    sohn vater tochter mutter bruder schwester neffe onkel witwe enkel
    hijo padre hija madre hermano hermana sobrino tio viuda nieto
    figlio figlia fratello sorella nipote filho filha pai irmao irma
    syn otec otets doch brat sestra vnuk plemyannik
    ibn bin abn ibnh walid pisar pesar pdr pidar padar oglu ogul
    """
)
