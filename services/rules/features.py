"""What a text and a query have in common for search: words, pairs of characters, sounds, initials, English. Pure.

A feature is a short string whose first character tells its kind; the same function makes those of titles and those of
queries, so that a match is equality and an inverted index finds it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from records.words import cut_once, folded, initials, segment, spoken

WHOLE, WORD, PAIR, CHAR, SOUND, SOUNDS, INITIALS = "=", "w", "b", "c", "~", "p", "^"
ENGLISH, TRIGRAM, BONES, TEXT = "e", "t", "k", "d"
PLACE = "@"  # significant digits of the division where it is done; alone: everywhere
BUNDLED = "一件事"  # what the name of a bundle ends in and nobody types
PHRASE = 5  # English words of a name that are looked up whole
STRETCH = 4  # words of a name that are typed by their initials
LONGEST = 10  # characters of a title that are looked up whole
HAN = re.compile(r"[\u3007\u3400-\u9fff\U00020000-\U0003347f]+")
LATIN = re.compile(r"[a-z0-9]+")
FILLER = re.compile(
    r"请问|我想要?|想要|我要|我们?|咱们?|怎么样|怎么|怎样|如何|需要|要带|要办|什么|啥|哪些|哪里|哪儿|去哪|在哪|可以|能不能|能否|"
    r"应该|办理|办一?下|申请|手续|流程|材料|条件|多少钱|多久|一下|帮我|帮|的|了|吗|呢|吧|啊|呀|给|把|在|去|要|想|个|和|和|与|及"
)
STOP = frozenset(
    {"a", "an", "the", "i", "my", "me", "we", "to", "for", "of", "in", "on", "at", "do", "does", "how", "what", "where"}
    | {"is", "are", "can", "need", "want", "get", "apply", "application", "make", "with", "and", "or", "it", "be"}
    | {"have", "has", "from", "your", "you", "our", "please", "help", "this", "that"}
)
LATIN_WORTH = {ENGLISH: 2.5, BONES: 1.6, TRIGRAM: 0.25}  # what sharing such a feature of a Latin word says
FUZZY_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
FUZZY_FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))
BRITISH = (("licens", "licenc"), ("enroll", "enrol"), ("labor", "labour"), ("center", "centre"), ("iz", "is"))
ALIKE = (("ph", "f"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("c", "k"), ("q", "k"), ("z", "s"))  # English letters
INITIAL = "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
FINAL = (
    "(?:iang|iong|uang|ueng|iao|ian|ing|ang|eng|ong|uai|uan|iu|ia|ie|in|ai|ei|ao|ou|an|en|er|ua|uo|ue|ui|un|ve|"
    "a|o|e|i|u|v)"
)
SYLLABLE = re.compile(INITIAL + FINAL)


@lru_cache(maxsize=16384)
def fuzzy(syllable: str) -> str:
    """A syllable without the differences that many speakers do not make: zh/z, ch/c, sh/s, n/l, -ng/-n."""
    for long, short in FUZZY_INITIALS:
        if syllable.startswith(long):
            syllable = short + syllable[len(long) :]
            break
    for long, short in FUZZY_FINALS:
        if syllable.endswith(long):
            return syllable[: -len(long)] + short
    return syllable


def sounds(han: str) -> list[str]:
    """The fuzzy syllables of Chinese characters."""
    return [fuzzy(syllable) for syllable in spoken(han)]


@lru_cache(maxsize=4096)
def syllables(latin: str) -> tuple[str, ...]:
    """`shenfenzheng` cut into the syllables it can be read as, fuzzy; empty when it is no pinyin."""
    return tuple(fuzzy(part) for part in cut(latin)) if latin.isalpha() else ()


def cut(latin: str) -> list[str]:
    """The first reading that uses every letter, longest syllables first; empty when there is none."""
    if not latin:
        return []
    for end in range(min(6, len(latin)), 0, -1):
        if SYLLABLE.fullmatch(latin, 0, end):
            rest = cut(latin[end:])
            if rest or end == len(latin):
                return [latin[:end], *rest]
    return []


def british(word: str) -> str:
    """An English word in one spelling of the two: license and licence are the same to whoever types them."""
    for american, spelt in BRITISH:
        word = word.replace(american, spelt)
    return word


def stem(word: str) -> str:
    """An English word without the commonest endings."""
    for ending in ("ations", "ation", "ings", "ing", "ies", "ers", "ed", "es", "er", "al", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def pairs(parts: list[str] | str) -> Iterator[str]:
    """Neighbours, joined."""
    return ("".join(parts[n : n + 2]) for n in range(len(parts) - 1))


def bones(word: str) -> str:
    """An English word by its consonants as they sound: what writers forget, double or swap are mostly vowels."""
    plain = word
    for letters, sound in ALIKE:
        plain = plain.replace(letters, sound)
    return plain[:1] + re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyhw]", "", plain[1:]))


def english(word: str) -> Iterator[str]:
    """Features of a Latin word: its stem, its consonants and trigrams that survive a typo."""
    if word in STOP:
        return
    word = british(word)
    yield ENGLISH + stem(word)
    if len(word) >= 5:
        if len(bones(word)) >= 4:
            yield BONES + bones(word)
        yield from (TRIGRAM + word[n : n + 3] for n in range(len(word) - 2))


def title_features(title: str) -> set[str]:
    """Features of a title or an everyday name."""
    plain = folded(title)
    found: set[str] = set()
    for han in HAN.findall(plain):
        for name in {han, han.removesuffix(BUNDLED)} - {""}:
            short = initials(name)
            found |= {WHOLE + name, SOUNDS + "".join(sounds(name)), INITIALS + short, INITIALS + WHOLE + short}
        words = [word for word in segment(han) if HAN.fullmatch(word)]
        found |= {WORD + word for word in words} | {PAIR + pair for pair in pairs(han)} | {CHAR + one for one in han}
        found |= {SOUND + pair for pair in pairs(sounds(han))}
        found |= {INITIALS + initials(word) for word in words if len(word) > 1}
        found |= {INITIALS + initials(part) for part in stretches(han)}
        found |= {SOUNDS + "".join(sounds(word)) for word in words if len(word) > 1}
    words = LATIN.findall(plain)
    for word in words:
        found |= set(english(word)) | {WHOLE + british(word)}
    return found | {WHOLE + phrase for phrase in phrases(words, whole=True)}


def stretches(han: str) -> Iterator[str]:
    """Two to four neighbouring words of a name: people type 异地就医 of 跨省异地就医备案."""
    words = cut_once(han)
    for start in range(len(words)):
        for end in range(start + 2, min(len(words), start + STRETCH) + 1):
            yield "".join(words[start:end])


def phrases(words: list[str], whole: bool = False) -> Iterator[str]:
    """Stretches of two to five telling English words, by their stems (of a title only all of it): start_busines."""
    stems = [stem(british(word)) for word in words if word not in STOP]
    for start in range(1 if whole else len(stems)):
        for end in range(start + 2, min(len(stems), start + PHRASE) + 1):
            if not whole or end == len(stems):
                yield "_".join(stems[start:end])


def ends(word: str) -> Iterator[str]:
    """The beginnings and ends, three letters and longer, of letters that spell no pinyin."""
    for length in range(3, len(word)) if len(word) <= LONGEST and not syllables(word) else ():
        yield from (word[:length], word[-length:])


def text_features(texts: Iterable[str]) -> set[str]:
    """Features of running text: its words only."""
    return {TEXT + word for text in texts for word in segment(text) if len(word) > 1}


def query_features(query: str) -> dict[str, float]:
    """Features of a query and how much each says, before rarity is weighed."""
    plain = folded(query)
    found: dict[str, float] = {}
    for han in HAN.findall(plain):
        whole_matches(han, found)
        for part in filter(None, FILLER.split(han)):
            chinese(part, found)
    latin(LATIN.findall(plain), found)
    return found


def raise_to(found: dict[str, float], feature: str, value: float) -> None:
    """Keep the larger value."""
    found[feature] = max(found.get(feature, 0.0), value)


def whole_matches(han: str, found: dict[str, float]) -> None:
    """Every stretch of the query could be an everyday name, spelt right or by sound."""
    by_sound = sounds(han)
    for start in range(len(han)):
        for end in range(start + 2, min(len(han), start + LONGEST) + 1):
            length = end - start
            raise_to(found, WHOLE + han[start:end], 3 + 1.2 * length)
            raise_to(found, SOUNDS + "".join(by_sound[start:end]), 0.5 + 0.9 * length)


def chinese(part: str, found: dict[str, float]) -> None:
    """Words, pairs and characters of what is left without filler."""
    for one in part:
        raise_to(found, CHAR + one, 0.3)
    if len(part) == 1:
        raise_to(found, WORD + part, 1.0)
    for word in segment(part):
        if HAN.fullmatch(word) and len(word) > 1:
            raise_to(found, WORD + word, 1.2 + 0.6 * len(word))
            raise_to(found, TEXT + word, 0.6)
    for pair in pairs(part):
        raise_to(found, PAIR + pair, 1.0)
    for pair in pairs(sounds(part)):
        raise_to(found, SOUND + pair, 0.6)


def latin(words: list[str], found: dict[str, float]) -> None:
    """Latin letters may be pinyin, initials or English: all are tried."""
    for word in words:
        for feature in english(word):
            raise_to(found, feature, LATIN_WORTH[feature[0]])
        if word not in STOP and len(word) > 1:
            raise_to(found, INITIALS + word, 1.0 + len(word) * 0.8)
            raise_to(found, INITIALS + WHOLE + word, 0.5 + len(word) * 0.4)  # of a whole name rather than of a part
            raise_to(found, WHOLE + british(word), 1.5)
            for part in ends(word):  # sbkbl: 社保卡, and what should be done with it
                raise_to(found, INITIALS + part, len(part) * 0.4)
    for phrase in phrases(words):
        raise_to(found, WHOLE + phrase, 2.0 + 2.0 * phrase.count("_"))
    joined = "".join(words)
    spelt = list(syllables(joined)) or [part for word in words for part in syllables(word)]
    for pair in pairs(spelt):
        raise_to(found, SOUND + pair, 1.0)
    for start in range(len(spelt)):
        for end in range(start + 2, min(len(spelt), start + LONGEST) + 1):
            raise_to(found, SOUNDS + "".join(spelt[start:end]), 1.0 + 1.0 * (end - start))
