"""Where and how people deal with an item: 办理项, places, online depth, convenience."""

from typing import Literal

from pydantic import Field

from blueprints.forms.schema import Form
from blueprints.registry import Frozen
from blueprints.texts import Text

from .legal import Basis, Term


class HandlingItem(Frozen):
    """业务办理项: the finest grain that is filed; `code`: 实施编码 and two more digits.

    `kind`: what it does to a certificate (变更、延续、补证、注销、撤销、撤回); `ex_officio`: the organ opens it itself.
    What it says of form, materials (ids), process and terms takes the place of the item's; `basis`: its own law.
    """

    id: str
    code: str
    name: Text
    kind: Literal["", "new", "change", "renewal", "replacement", "cancellation", "revocation", "recall"] = ""
    ex_officio: bool = False
    basis: Basis | None = None
    form: Form | None = None
    materials: tuple[str, ...] = ()
    process: str = ""
    promised: Term | None = None
    statutory: Term | None = None


class Place(Frozen):
    """A place with its hours, where it is and how to reach it."""

    id: str
    name: Text
    address: Text
    hours: Text
    phone: str = ""
    longitude: float | None = Field(default=None, ge=-180, le=180)
    latitude: float | None = Field(default=None, ge=-90, le=90)


class Online(Frozen):
    """网上办理: the steps that happen online (national scheme 1–7), addresses, one login."""

    scope: tuple[Literal["1", "2", "3", "4", "5", "6", "7"], ...] = ()
    url: str = ""
    mobile_url: str = ""
    single_login: bool = False


class Convenience(Frozen):
    """What makes it easier: booking, payment, post, terminals, hall; 通办 with range, way and divisions."""

    booking: bool = False
    online_payment: bool = False
    post: bool = False
    terminals: bool = False
    hall: bool = False
    range: Literal["", "nation", "provinces", "cities", "counties"] = ""
    way: Literal["", "online", "collected", "joint"] = ""
    divisions: tuple[str, ...] = ()
