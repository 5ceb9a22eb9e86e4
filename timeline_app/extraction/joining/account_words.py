"""Words that tell little of which event is meant: small ones, and verbs that go with anything. English.

Function words are those of the usual lists; light and aspectual verbs follow Levin's classes and what
grammars call delexical verbs.
"""

from timeline_app.extraction.texts.word_list import words

SMALL = words(
    """
    a about above after again against all also although among an and another any are around as at away
    be because been before being below between both but by can could did do does doing down during each
    either even ever every few for from further had has have having he her here hers herself him himself
    his how however i if in into is it its itself just least less many may me might more most much must my
    myself near neither never no nor not now of off on once one only or other our ours out over own per
    said same she should since so some still such than that the their theirs them themselves then there
    these they this those though through thus to too toward towards under until up upon us very was we were
    what when where whether which while who whom whose why will with within without would yet you your
    first last next new old several part later earlier today yesterday tomorrow
    """
)

# Stems of words that name an event but hardly tell which.
LIGHT = words(
    """
    say said tell told speak spoke talk add note state ask call describ announc report mention claim
    have had take took taken make made get got gotten give gave given go went gone come came do did done
    put set keep kept hold held bring brought begin began begun start continu stop end finish try attempt
    seek sought move leave left use need want like see saw seen look show shown find found know known think
    thought believ feel felt hear heard let help allow becom becam remain stay turn return run ran follow
    lead led includ involv contain seem appear happen occur plan hope expect work play live meet met join
    """
)

# What a number counts without telling what of: units, and what stands after a number by chance.
UNITS = words(
    """
    am pm hour hours day days week weeks month months year years minute minutes second seconds percent per
    cent january february march april may june july august september october november december times time
    other more of the and or to in at on people's million billion thousand hundred dozen dollars euros
    pounds degrees miles metres meters kilometres kilometers feet
    """
)
