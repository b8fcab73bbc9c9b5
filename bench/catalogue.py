"""A whole province's catalogue for the bench: 100,000 items, 69,000 halls, made up; kept between runs."""

import itertools
import os
from collections.abc import Iterable
from contextlib import closing
from datetime import date

import psycopg2
from django.conf import settings
from django.contrib.postgres.search import SearchVectorField
from django.db.models import Value
from django.db.models.functions import Cast

from records.registers.models import Department, Division, Hall, HallItem
from services.actions.catalogue import LABELS
from services.models import ServiceItem
from services.queries import quoted
from services.rules.features import PLACE, title_features

ITEMS = int(os.environ.get("BENCH_ITEMS") or 100_000)
HALLS = int(os.environ.get("BENCH_HALLS") or 69_000)
PIECE = 2_000
DEEDS = ["申领", "换发", "补领", "注销", "变更", "延续", "备案", "核准", "年度报告", "撤销"]
TRADES = [
    "道路货运", "旅馆业", "印刷业", "农药经营", "兽药经营", "水产养殖", "林木采伐", "种子生产",
    "危险货物运输", "美容美发", "出版物零售", "电影放映", "音像制作", "城镇燃气", "供水企业", "建筑施工",
    "测绘", "地图编制", "职业培训", "劳务派遣", "医疗器械经营", "放射诊疗", "饮用水供水", "托育机构",
    "养老机构", "民办学校", "宗教活动场所", "社会团体", "基金会", "律师事务所",
]  # fmt: skip
KINDS = ["许可证", "资格证书", "登记", "备案表", "批准书", "补贴", "证明", "执照", "等级评定", "验收"]
ENDS = [
    "（个人）", "（企业）", "（个体工商户）", "（农民专业合作社）",
    "（社会组织）", "（事业单位）", "（外商投资）", "（港澳台）",
]  # fmt: skip


def fill() -> None:
    """Bring the tables to their size; nothing to do on a second run."""
    if ServiceItem.objects.count() < ITEMS:
        fill_items()
    if Hall.objects.count() < HALLS:
        fill_halls()
    with (
        closing(psycopg2.connect(settings.DATABASE_OWNER_URL or settings.DATABASE_URL)) as owner,
        owner.cursor() as cursor,
    ):
        cursor.execute("ANALYZE services_serviceitem; ANALYZE registers_hall; ANALYZE registers_hallitem")
        owner.commit()


def filled() -> bool:
    """Whether an earlier run filled the tables: what the demonstration enters is there too."""
    return ServiceItem.objects.count() >= ITEMS and Hall.objects.count() >= HALLS


def names() -> Iterable[str]:
    """Made-up names, each once: trade, kind, deed, who, and a class."""
    for number in itertools.count(1):
        for trade, kind, deed, end in itertools.product(TRADES, KINDS, DEEDS, ENDS):
            yield f"{trade}{kind}{deed}{end}第{number}类"


def fill_items() -> None:
    """Items in the tongue of real lists, found by search like all others."""
    model = ServiceItem.objects.filter(complete=True).order_by("number").first()
    assert model is not None
    ServiceItem.objects.filter(code__startswith="bench").delete()
    left = ITEMS - ServiceItem.objects.count()
    numbered = enumerate(itertools.islice(names(), left))
    while piece := list(itertools.islice(numbered, PIECE)):
        ServiceItem.objects.bulk_create([item(model, n, name) for n, name in piece])
        print(f"\r  {piece[-1][0] + 1:,} of {left:,} items", end="", flush=True)
    print()


def item(model: ServiceItem, number: int, name: str) -> ServiceItem:
    """One listed item."""
    features = sorted(title_features(name) | {PLACE})
    literal = " ".join(f"{quoted(f)}:1{LABELS.get(f[0], 'C')}" for f in features)
    return ServiceItem(
        code=f"bench{number:07d}", edition_id=model.edition_id, name={"zh-Hans": name}, summary=None,
        audience=["natural", "legal"], complete=False, department_name={"zh-Hans": "示例局"}, number=1000 + number,
        type="01", themes=[], sort_key=f"bench{number:07d}", catalog_code=f"bench{number:07d}",
        search=Cast(Value(literal), SearchVectorField()),
    )  # fmt: skip


def fill_halls() -> None:
    """Halls on a grid in the open ocean, every tenth with an item."""
    office, place = Department.objects.order_by("code")[0], Division.objects.get(code="990102000000", valid_to=None)
    left = HALLS - Hall.objects.count()
    rows = [
        Hall(
            name={"zh-Hans": f"第{n}便民服务站"}, department=office, division=place, address={}, hours={}, phone="",
            opening={"1": [["09:00", "17:00"]]}, valid_from=date(2020, 1, 1),
            longitude=150 + n % 263 * 0.03, latitude=10 + n // 263 * 0.03,
        )
        for n in range(left)
    ]  # fmt: skip
    Hall.objects.bulk_create(rows, batch_size=PIECE)
    HallItem.objects.bulk_create([HallItem(hall=row, item="bench0000000") for row in rows[::10]], batch_size=PIECE)
