"""The words that every paper's frame says, by language. A paper is Chinese; other languages are translations of it."""

from typing import Any

from records.words import to_traditional

CHINESE = {
    "foot": "演示样例·无法律效力 · 电子签名可在“证照核验”页检验", "reasons": "理由：", "basis": "依据：",
    "contact": "咨询：", "number": "序号", "where": "位置", "what": "问题", "how": "怎么改",
    "check": "扫一扫，查这份文书是否有效", "code": "核验码 ",
}  # fmt: skip
ENGLISH = {
    "foot": "Specimen without legal force · courtesy translation, not sealed", "reasons": "Reasons: ",
    "basis": "Legal basis: ", "contact": "Ask: ", "number": "No.", "where": "Where", "what": "What is wrong",
    "how": "How to correct it", "check": "Scan to check this paper", "code": "Check code ",
}  # fmt: skip
COURTESY = "参考译文，无法律效力，以盖章的中文原件为准。"
ENGLISH_COURTESY = "Courtesy translation without legal force. The sealed Chinese original prevails."


def words_in(language: str) -> dict[str, Any]:
    """`words` of the frame and `translation`: what a translation says of itself (empty: the paper itself)."""
    if language == "en":
        return {"words": ENGLISH, "translation": ENGLISH_COURTESY}
    if language == "zh-Hant":
        words = {name: to_traditional(text) for name, text in CHINESE.items()}
        return {"words": words, "translation": to_traditional(COURTESY)}
    return {"words": CHINESE, "translation": ""}
