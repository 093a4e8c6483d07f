"""Ways in which people type one and the same question.

Each way is a pure function from a question to the question as that hand would type it: the
same text always gives the same result, so a variant file can be made again at any time. As a
command it writes such a file:

    python -m tests.questions.typing tests/questions/tune.jsonl slips > slips.jsonl
"""

import json
import random
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

Way = Callable[[str], str]

LETTERS_A_SLIP = 14
TONES = "\u0300\u0301\u0303\u0309\u0323"
OPENERS = ("ad ơi cho mình hỏi ", "dạ cho em hỏi xíu ", "alo bot ơi, ", "mn cho hỏi với, ")
CLOSERS = (" vậy ạ", " thế ad nhỉ, mình cảm ơn", " đấy ạ, em đang cần gấp", " nha, tks ad nhiều")
ABBREVIATIONS = {
    "ủy ban nhân dân": "ubnd",
    "hội đồng nhân dân": "hđnd",
    "giáo dục và đào tạo": "gd&đt",
    "đại biểu quốc hội": "đbqh",
    "mặt trận tổ quốc": "mttq",
    "giải phóng mặt bằng": "gpmb",
    "cải cách hành chính": "cchc",
    "cụm công nghiệp": "ccn",
    "chuyển đổi số": "cđs",
    "nông thôn mới": "ntm",
    "hợp tác xã": "htx",
    "phó chủ tịch": "pct",
    "phó bí thư": "pbt",
    "chủ tịch": "ct",
    "bí thư": "bt",
    "giám đốc": "gđ",
    "thành phố": "tp",
    "thị xã": "tx",
    "nghị quyết": "nq",
    "kết luận": "kl",
    "quyết định": "qđ",
    "hội nghị": "hn",
    "ngân sách": "ns",
    "kế hoạch": "kh",
    "doanh nghiệp": "dn",
    "bao nhiêu": "bn",
    "thế nào": "ntn",
    "như nào": "ntn",
    "không": "ko",
    "được": "đc",
    "trước": "trc",
    "gì": "j",
    "với": "vs",
    "vậy": "v",
    "làm": "lm",
}
NEIGHBOURS = {
    letter: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for place, letter in enumerate(row)
}


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


# hòa -> hoà, khỏe -> khoẻ, ủy -> uỷ; only an open syllable has two places for its tone mark
OLD_PLACES = {
    _composed(first + tone + second): _composed(first + second + tone)
    for first, second in ("oa", "oe", "uy")
    for tone in TONES
}
NEW_PLACE = re.compile(rf"({'|'.join(OLD_PLACES)})(?!\w)", re.IGNORECASE)
FULL_WORDS = re.compile(
    rf"(?<!\w)({'|'.join(sorted(ABBREVIATIONS, key=len, reverse=True))})(?!\w)", re.IGNORECASE
)


def as_written(text: str) -> str:
    """The question as it stands."""
    return text


def no_diacritics(text: str) -> str:
    """Every accent left out, «đ» typed as «d»; case, digits and signs stay."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def old_tone_marks(text: str) -> str:
    """Tone marks in the older place: «hoà», «khoẻ», «uỷ» for «hòa», «khỏe», «ủy»."""

    def older(match: re.Match[str]) -> str:
        found = match[0]
        typed = OLD_PLACES[found.lower()]
        return "".join(
            new.upper() if old.isupper() else new for old, new in zip(found, typed, strict=True)
        )

    return NEW_PLACE.sub(older, _composed(text))


def decomposed(text: str) -> str:
    """Letters and accents as separate characters (NFD), as some phones send them."""
    return unicodedata.normalize("NFD", text)


def chatty(text: str) -> str:
    """The question between fillers; its closing sign falls away."""
    chance = _chance(text)
    return f"{chance.choice(OPENERS)}{text.rstrip(' ?.!')}{chance.choice(CLOSERS)}"


def abbreviated(text: str) -> str:
    """Full words replaced by their chat abbreviations, longest first."""
    return FULL_WORDS.sub(lambda match: ABBREVIATIONS[match[0].lower()], _composed(text))


def capitals(text: str) -> str:
    """All in capitals."""
    return text.upper()


def slips(text: str) -> str:
    """One slip of the finger in every stretch of 14 letters: two letters swapped, one dropped,
    doubled or hit beside. Digits, signs and spaces stay as they are."""
    chance = _chance(text)
    chars = list(_composed(text))
    letters = [place for place, char in enumerate(chars) if char.isalpha()]
    stretches = range(0, len(letters) - LETTERS_A_SLIP + 1, LETTERS_A_SLIP)
    # from the back, so that a dropped letter moves no place still to come
    for start in reversed(stretches):
        _slip(chars, chance.choice(letters[start : start + LETTERS_A_SLIP]), chance)
    return "".join(chars)


def slips_no_diacritics(text: str) -> str:
    """No accents, and slips on top."""
    return slips(no_diacritics(text))


def _chance(text: str) -> random.Random:
    """Chance that falls the same way for the same text."""
    return random.Random(text)  # noqa: S311  # typing, not secrets


def _slip(chars: list[str], place: int, chance: random.Random) -> None:
    """Make one slip at a letter of `chars`, in place."""
    kind = chance.choice(("swapped", "dropped", "doubled", "neighbouring"))
    char = chars[place]
    following = chars[place + 1] if place + 1 < len(chars) else ""
    beside = NEIGHBOURS.get(no_diacritics(char).lower(), "")
    if kind == "swapped" and following.isalpha() and following != char:
        chars[place], chars[place + 1] = following, char
    elif kind == "neighbouring" and beside:
        hit = chance.choice(beside)
        chars[place] = hit.upper() if char.isupper() else hit
    elif kind == "dropped":
        del chars[place]
    else:  # also where there is no letter to swap with
        chars.insert(place, char)


WAYS: dict[str, Way] = {
    way.__name__: way
    for way in (
        as_written,
        no_diacritics,
        old_tone_marks,
        decomposed,
        chatty,
        abbreviated,
        capitals,
        slips,
        slips_no_diacritics,
    )
}


def variant(lines: Iterator[str], way: Way) -> Iterator[str]:
    """Question lines (JSON) in; the same lines out with `q` and `context` typed that way."""
    for line in lines:
        if not line.strip():
            continue
        question = json.loads(line)
        question["q"] = way(question["q"])
        if "context" in question:
            question["context"] = [way(before) for before in question["context"]]
        yield json.dumps(question, ensure_ascii=False)


def main(arguments: list[str]) -> int:
    """Write the variant file to stdout; 2 where the arguments are not usable."""
    if len(arguments) != 2 or arguments[1] not in WAYS:
        print(f"usage: python -m tests.questions.typing IN.jsonl WAY > OUT.jsonl\n"
              f"WAY: {', '.join(WAYS)}", file=sys.stderr)  # fmt: skip
        return 2
    try:
        text = Path(arguments[0]).read_text(encoding="utf-8")
    except OSError as error:
        print(f"cannot read {arguments[0]}: {error.strerror}", file=sys.stderr)
        return 2
    for line in variant(iter(text.split("\n")), WAYS[arguments[1]]):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
