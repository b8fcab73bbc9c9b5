"""Identification numbers: vectors of the dossier, one wrong part at a time, text as people type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.identifiers import CHECKS, check, id_check_character, message, sentence, uscc_check_character
from records.identifiers.organisations import ALPHABET
from records.keys import mod37_36

GOOD_ID, GOOD_USCC = "11010519491231002X", "91350100M000100Y43"
LICENCES = [
    "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
    "1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9",
    "1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0",
]


def person(body: str) -> str:
    return body + id_check_character(body)


def organisation(body: str) -> str:
    return body + uscc_check_character(body)


def licence(*parts: str) -> str:
    return ".".join(("1.2.156.3005.2", *parts, mod37_36("".join(parts))))


GOOD = [
    ("resident_id", GOOD_ID), ("resident_id", "440524188001010014"), ("resident_id", person("99010219900307002")),
    ("resident_id", person("11010520000229003")), ("uscc", GOOD_USCC), ("uscc", "11100000000013338W"),
    ("uscc", "11370800MB28559184"), ("uscc", organisation("92990102MA0000001")),
    *(("licence_id", value) for value in LICENCES),
    ("hk_macau_permit", "H12345678"), ("hk_macau_permit", "M1234567801"), ("taiwan_permit", "01234567"),
    ("taiwan_permit", "1234567890(B)"), ("hmt_residence_permit", person("81000019900307002")),
    ("mobile", "139-0000-0000"),
    ("bank_card", "6222021234567890128"), ("bank_card", "4111111111111111"),
    ("passport", "XK4821907"), ("passport", "xk-482 1907"), ("prc_passport", "E12345678"), ("prc_passport", "EA1234567"),
    ("prc_passport", "G12345678"), ("prc_passport", "PE1234567"), ("permanent_residence", "ABC123456789012"),
    ("permanent_residence", person("91156019900307002")), ("identity_document", person("99010219900307002")),
    ("identity_document", "H12345678"), ("identity_document", "01234567"), ("identity_document", "XK4821907"),
    ("identity_document", person("91156019900307002")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value"), GOOD)
def test_it_accepts(kind: str, value: str) -> None:
    assert check(kind, value).reason == "ok"
    assert check(kind, value).valid
    assert sentence(kind, check(kind, value)) == ""


TYPED = [
    "１１０１０５１９４９１２３１００２Ｘ",
    " 110105 19491231 002x ",
    GOOD_ID + "\u200b",
    "110105\u300019491231002X",
]


@pytest.mark.parametrize("typed", TYPED)
def test_it_reads_what_people_type(typed: str) -> None:
    assert check("resident_id", typed).valid


BAD = [
    ("resident_id", "", "empty"), ("resident_id", " 　", "empty"), ("resident_id", "1101051949123100", "length"),
    ("resident_id", "110105491231002", "length"), ("resident_id", "1101051949123100XX", "charset"),
    ("resident_id", "1101O519491231002X", "charset"), ("resident_id", "110105194912310021", "checksum"),
    ("resident_id", "11010519491231003X", "checksum"), ("resident_id", person("00010519491231002"), "format"),
    *(("resident_id", person(f"110105{day}002"), "birthdate") for day in ("19900229", "19901301", "29990101")),
    ("uscc", "", "empty"), ("uscc", "91350100M000100Y4", "length"), ("uscc", "91350100M000100I43", "charset"),
    ("uscc", "91350100M000100Y44", "checksum"), ("uscc", organisation("95350100M000100Y4"), "category"),
    ("uscc", organisation("B1350100M000100Y4"), "category"), ("uscc", organisation("9135A100M000100Y4"), "format"),
    ("licence_id", "1.2.156.3005.3.1.2.3.001.4", "root"), ("licence_id", "1.2.156.3005.2.1.2.3", "format"),
    ("licence_id", LICENCES[0][:-1] + "V", "checksum"), ("licence_id", LICENCES[0].replace("403", "40-3"), "charset"),
    ("licence_id", licence("11100000000013338X011", "340100", "1", "001"), "type_code"),
    ("licence_id", licence("11100000000013338W011", "34010", "1", "001"), "issuer"),
    ("licence_id", licence("11100000000013338W011", "340100", "", "001"), "serial"),
    ("licence_id", licence("11100000000013338W011", "340100", "1" * 33, "001"), "serial"),
    ("licence_id", licence("11100000000013338W011", "340100", "1", "000"), "version"),
    ("licence_id", licence("11100000000013338W011", "340100", "1", "1"), "version"),
    ("hk_macau_permit", "H1234567", "length"), ("hk_macau_permit", "H1234-678", "charset"),
    ("hk_macau_permit", "A12345678", "format"), ("taiwan_permit", "1234567", "length"),
    ("taiwan_permit", "1234567A", "charset"), ("hmt_residence_permit", GOOD_ID, "category"),
    ("hmt_residence_permit", person("81000019901301002"), "birthdate"),
    ("hmt_residence_permit", "810000199003070020", "checksum"), ("mobile", "1390000000", "length"),
    ("mobile", "1390000000a", "charset"), ("mobile", "12900000000", "format"),
    ("bank_card", "4111111111111112", "checksum"), ("bank_card", "411111111111", "length"),
    ("bank_card", "411111111111111a", "charset"),
    ("passport", "A123", "length"), ("passport", "A12345678901234567", "length"), ("passport", "ÄK4821907", "charset"),
    ("passport", "ABCDEFG", "format"), ("prc_passport", "EI1234567", "format"), ("prc_passport", "E1234567", "length"),
    ("permanent_residence", "AB1234567890123", "format"), ("permanent_residence", GOOD_ID, "category"),
    ("permanent_residence", "911560199003070020", "checksum"), ("identity_document", GOOD_ID[:-1] + "1", "checksum"),
    ("identity_document", "123", "length"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value", "reason"), BAD)
def test_it_rejects_with_the_reason(kind: str, value: str, reason: str) -> None:
    assert (check(kind, value).valid, check(kind, value).reason) == (False, reason)


@given(st.integers(0, 10**17 - 1), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(number: int, place: int, change: int) -> None:
    good = person(f"{number:017d}")
    other = (int(good[place]) + change) % 10
    assert id_check_character(good[:place] + str(other) + good[place + 1 : 17]) != good[17]


@given(st.text(ALPHABET, min_size=17, max_size=17), st.integers(0, 16), st.sampled_from(ALPHABET))
def test_one_wrong_character_of_a_credit_code_is_always_noticed(body: str, place: int, other: str) -> None:
    changed = body[:place] + other + body[place + 1 :]
    assert changed == body or uscc_check_character(changed) != uscc_check_character(body)


DOCUMENTS = [
    "resident_id",
    "hmt_residence_permit",
    "hk_macau_permit",
    "taiwan_permit",
    "passport",
    "permanent_residence",
]


@given(st.sampled_from(DOCUMENTS), st.text("0123456789ABCEGHMX", min_size=5, max_size=18))
def test_what_is_right_as_one_document_is_right_as_any(kind: str, text: str) -> None:
    assert not check(kind, text).valid or check("identity_document", text).valid


@given(st.sampled_from(sorted(CHECKS)), st.text())
def test_no_text_is_an_error(kind: str, text: str) -> None:
    verdict = check(kind, text)
    assert verdict.valid or sentence(kind, verdict).endswith("。")


def test_a_sentence_is_a_message_with_values_to_translate() -> None:
    text, values = message("uscc", check("uscc", "9"))
    assert values["length"] == "18 位"
    assert "%(name)s" in text
    assert sentence("uscc", check("uscc", "9")) == text % values
