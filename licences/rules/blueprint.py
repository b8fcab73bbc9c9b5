"""What a licence type edition consists of."""

from blueprints.registry import Frozen
from blueprints.texts import Text


class FaceField(Frozen):
    """One line of the face; `mask` hides it on the public check page."""

    id: str
    label: Text
    mask: str = ""
    sensitive: bool = False


class LicenceType(Frozen):
    """A type of certificate: the managing authority's USCC and serial (GB/T 36904), its face, its validity."""

    title: Text
    authority: str
    serial: str
    number_word: str
    face: tuple[FaceField, ...]
    valid_years: int = 0
    document: str = "certificate"

    @property
    def type_code(self) -> str:
        """The 21-character type code."""
        return self.authority + self.serial
