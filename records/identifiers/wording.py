"""Sentences for wrong numbers: the Chinese text is the message that doors translate."""

from .verdicts import Verdict


def gettext_noop(text: str) -> str:
    """Mark `text` for translation; records know no Django."""
    return text


SENTENCES = {
    "empty": gettext_noop("请填写%(name)s。"),
    "length": gettext_noop("%(name)s应为%(length)s，请对照证件再看一遍。"),
    "charset": gettext_noop("%(name)s里有不该出现的字符，请对照证件只填数字和字母。"),
    "format": gettext_noop("%(name)s的格式不对，请对照证件再看一遍。"),
    "birthdate": gettext_noop("%(name)s里的出生日期（第 7 至 14 位）不是真实日期，请对照证件再看一遍。"),
    "category": gettext_noop("%(name)s开头的几位不对，请对照证件再看一遍。"),
    "checksum": gettext_noop("%(name)s的最后一位对不上，多半有一位填错了，请对照证件逐位核对。"),
    "root": gettext_noop("证照标识应以 1.2.156.3005.2 开头，请从证照上完整复制。"),
    "type_code": gettext_noop("证照标识里的证照类型代码不对，请从证照上完整复制。"),
    "issuer": gettext_noop("证照标识里的颁发机构代码不对，请从证照上完整复制。"),
    "serial": gettext_noop("证照标识里的流水号不对，请从证照上完整复制。"),
    "version": gettext_noop("证照标识里的版本号应为 001 起的三位数字，请从证照上完整复制。"),
}
NAMES = {
    "resident_id": gettext_noop("身份证号"),
    "uscc": gettext_noop("统一社会信用代码"),
    "licence_id": gettext_noop("证照标识"),
    "hk_macau_permit": gettext_noop("港澳居民来往内地通行证号码"),
    "taiwan_permit": gettext_noop("台湾居民来往大陆通行证号码"),
    "hmt_residence_permit": gettext_noop("港澳台居民居住证号码"),
    "mobile": gettext_noop("手机号码"),
    "bank_card": gettext_noop("银行卡号"),
    "passport": gettext_noop("护照号码"),
    "prc_passport": gettext_noop("中国护照号码"),
    "permanent_residence": gettext_noop("外国人永久居留身份证号码"),
    "identity_document": gettext_noop("证件号码"),
}
LENGTHS = {
    "resident_id": gettext_noop("18 位"),
    "uscc": gettext_noop("18 位"),
    "licence_id": gettext_noop("完整的一串"),
    "hk_macau_permit": gettext_noop("9 位或 11 位"),
    "taiwan_permit": gettext_noop("8 位"),
    "hmt_residence_permit": gettext_noop("18 位"),
    "mobile": gettext_noop("11 位"),
    "bank_card": gettext_noop("13 至 19 位"),
    "passport": gettext_noop("5 至 15 位"),
    "prc_passport": gettext_noop("9 位"),
    "permanent_residence": gettext_noop("18 位（旧证 15 位）"),
    "identity_document": gettext_noop("身份证 18 位，其他证件照证件上的位数"),
}


def message(kind: str, verdict: Verdict) -> tuple[str, dict[str, str]]:
    """What to do about a wrong number: a message and its values (each to be translated too); empty when right."""
    if verdict.valid:
        return "", {}
    return SENTENCES[verdict.reason], {"name": NAMES[kind], "length": LENGTHS[kind]}


def sentence(kind: str, verdict: Verdict) -> str:
    """The same in Chinese, put together; empty when the number is right."""
    text, values = message(kind, verdict)
    return text % values if text else ""
