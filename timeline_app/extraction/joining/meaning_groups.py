"""Verbs and nouns that news use for one kind of event, in groups: "arrested", "detained", "the arrest".

Groups follow the classes of Levin (1993) and the frames of FrameNet, cut down to words that reports of
one event put for each other. English. What such a word counts or is about is compared in ``agreement``.
"""

from collections.abc import Iterator

from timeline_app.extraction.joining.counted import kind_of

# Each with the words in their base form; ``_`` stands for a blank, ``/`` before forms that no rule makes.
_GROUPS = """
death: kill die drown /dead /death /deaths slay /slain /slew perish /lives_lost massacre /fatalities
injury: injure wound hurt maim /injury /injuries
shooting: shoot /shot open_fire /gunfire gun_down fire
arrest: arrest detain apprehend round_up take_into_custody /taken_into_custody /held /detention
capture: capture seize overrun take_over /taken_over /took_over take_control /took_control storm occupy /seizure /occupation
attack: attack assault raid ambush bombard shell bomb strafe
clash: clash fight /fought battle brawl scuffle /skirmish /skirmishes
abduction: kidnap abduct take_hostage /taken_hostage /abduction
release: release free liberate set_free
rescue: rescue save pull_out pick_up
evacuation: evacuate /evacuation relocate
flight: flee /fled escape displace
closing: close shut shutter shut_down close_down /closure
strike: strike /struck walk_out walkout down_tools /stoppage /stoppages
protest: protest demonstrate march rally /demonstration /demonstrations
dispersal: disperse break_up /broken_up /broke_up scatter /dispersal
conviction: convict /guilty /conviction
sentence: sentence jail imprison /imprisonment
acquittal: acquit clear exonerate /acquittal
charge: charge indict /indictment prosecute
accusation: accuse blame allege /accusation
ban: ban prohibit outlaw forbid /forbade /forbidden bar /prohibition
suspension: suspend /suspension halt
stop: stop halt interrupt
hospital: hospitalise hospitalize admit_to_hospital /hospital
condemnation: condemn denounce deplore decry /condemnation
agreement: agree /agreement accord /deal /deals /pact /treaty sign
sale: buy /bought acquire purchase /acquisition take_over /takeover sell /sold /sale
signing: sign sell /sold loan
merger: merge /merger
payment: pay /paid /payment /payments
resignation: resign step_down quit stand_down /resignation
dismissal: dismiss fire sack oust depose lay_off /laid_off /dismissal
appointment: appoint name install /appointment
crash: crash go_down /went_down /gone_down come_down /came_down plunge derail collide /collision
sinking: sink /sank /sunk capsize founder go_under
collapse: collapse burst give_way /gave_way cave_in /breach breached
sweeping: sweep_away /swept_away wash_away carry_away
explosion: explode /explosion /explosions blast detonate blow_up /blew_up /blown_up
fire: burn /fire /blaze /fires torch set_on_fire
flood: flood inundate /flooding
quake: /earthquake /quake /tremor
destruction: destroy demolish wreck raze /destruction flatten
declaration: declare proclaim /declaration /proclamation impose
victory: win /won /victory elect
defeat: defeat beat lose /lost
rejection: reject refuse /rejection turn_down rebuff
approval: approve pass adopt ratify /approval back
finding: find /found recover discover retrieve locate
sending: send /sent dispatch deploy
order: order instruct tell command
demand: demand call_for urge
grounding: ground
notice: inform notify alert
search: search look_for
visit: visit tour
meeting: meet /met /meeting /talks /summit hold_talks /held_talks
invasion: invade /invasion cross_into
withdrawal: withdraw /withdrew /withdrawn pull_out retreat /withdrawal
opening: open inaugurate launch
founding: found establish set_up create
infection: infect /infection /infections
postponement: postpone delay put_off
cancellation: cancel call_off scrap abandon
cut: cut reduce slash
raise: raise increase lift
ending: lift end revoke
theft: steal /stole /stolen rob loot /theft /robbery /thief /thieves
transport: carry transport
poisoning: poison
suing: sue /lawsuit
torture: torture abuse
"""

# Of the kinds above that are exchanges, each is told from one of two ends: who sells it, or who buys it.
EXCHANGES = frozenset(("sale", "signing"))
_GIVING = "sell /sold /sale loan"

_VOWELS = "aeiou"


def meanings_of(words: str) -> frozenset[str]:
    """The groups of the word or words that name an event, in lower case; none where it is in no group."""
    return _MEANINGS.get(words, frozenset())


def is_giving(words: str) -> bool:
    """Whether the words that name an exchange tell it from the end of who gives: "sold", unlike "bought"."""
    return words in _GIVING_FORMS


def one_for(word: str) -> str:
    """What stands for ``word`` and those that are put for it, in lower case: its group, or else its stem."""
    groups = meanings_of(word)
    if not groups:
        return kind_of(word)
    return word if word in groups else min(groups)


def _forms(base: str) -> Iterator[str]:
    """What a regular verb or noun is written as; of several words, the first changes."""
    verb, blank, rest = base.partition(" ")
    doubled = verb + verb[-1]
    if verb.endswith("e"):
        forms = [f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"]
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        forms = [f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    else:
        endings = ("s", "es", "ed", "ing")
        forms = [*(verb + ending for ending in endings), f"{doubled}ed", f"{doubled}ing"]
    for form in (verb, *forms):
        yield f"{form}{blank}{rest}"


def _all_forms(members: str) -> Iterator[str]:
    for member in members.split():
        base = member.replace("_", " ")
        yield from [base[1:]] if base.startswith("/") else _forms(base)


def _read() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _GROUPS.strip().splitlines():
        group, _, members = line.partition(":")
        for form in _all_forms(members):
            found.setdefault(form, set()).add(group)
    return {form: frozenset(groups) for form, groups in found.items()}


_MEANINGS = _read()
_GIVING_FORMS = frozenset(_all_forms(_GIVING))
