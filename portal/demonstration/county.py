"""More offices of the county that work on bundles: each with its number, name, and who reviews and signs there.

Banks and supply companies are made up; they serve as members of bundles (公共服务 may be run by enterprises).
"""

from typing import NamedTuple

from .texts import t


class Office(NamedTuple):
    """An office: number within the county, role, name; its head's account, name and made-up identity number."""

    serial: int
    role: str
    name: dict[str, str]
    username: str
    head: str
    id_number: str

    @property
    def title(self) -> dict[str, str]:
        """The post of its head."""
        return t(
            f"{self.name['zh-Hans'].removeprefix('云浦区')}审查、签发", f"Reviewer and signing head, {self.name['en']}"
        )


OFFICES = [
    Office(30, "taxation", t("云浦区税务局", "Yunpu Tax Service"), "zeng", "曾衡", "990102198105050404"),
    Office(15, "natural_resources", t("云浦区自然资源局", "Yunpu Natural Resources Bureau"), "tian", "田野", "990102198206060417"),
    Office(39, "disabled", t("云浦区残疾人联合会", "Yunpu Disabled Persons' Federation"), "miao", "苗希", "99010219830707042X"),
    Office(40, "housing_fund", t("云浦区住房公积金管理部", "Yunpu Housing Fund Office"), "jin", "金岚", "990102198408080432"),
    Office(17, "housing", t("云浦区住房和城乡建设局", "Yunpu Housing and Construction Bureau"), "zhai", "翟砚", "990102198509090445"),
    Office(55, "urban_management", t("云浦区城市管理局", "Yunpu Urban Management Bureau"), "cheng", "程街", "99010219861010045X"),
    Office(29, "customs", t("云浦海关", "Yunpu Customs"), "guan", "关澜", "990102198711110462"),
    Office(71, "bank", t("云浦城市银行（虚构）", "Yunpu City Bank (made up)"), "qian", "钱穗", "990102198812120475"),
    Office(72, "utilities", t("云浦水电气联合营业厅（虚构）", "Yunpu water, power and gas office (made up)"), "shui", "水清", "990102197901010484"),
]  # fmt: skip
SURVEYOR = ("lei", "雷声", "990102199102020490")  # goes along on the drainage visit
