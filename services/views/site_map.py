"""What search engines ask for. Public pages."""

from collections.abc import Iterator
from xml.sax.xmlreader import AttributesImpl

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_GET

from records.ledger.http import ActorRequest

from ..models import BundleItem, ServiceItem

SHEET = 10_000  # addresses in one sheet of the site map
FIXED = ("services:services", "services:bundles", "services:halls", "services:powers")


@require_GET
def sitemap(request: ActorRequest) -> StreamingHttpResponse:
    """The index of the site map: a sheet of fixed pages and bundles, then sheets of items."""
    last = ServiceItem.objects.count() // SHEET + 1
    sheets = [reverse("services:sitemap_sheet", args=[number]) for number in range(last + 1)]
    addresses = (request.build_absolute_uri(path) for path in sheets)
    return xml("sitemapindex", "sitemap", addresses)


@require_GET
def sitemap_sheet(request: ActorRequest, number: int) -> StreamingHttpResponse:
    """Sheet 0: fixed pages and bundles; sheet n: the n-th ten thousand items by code."""
    if number == 0:
        codes = BundleItem.objects.order_by("code").values_list("code", flat=True)
        paths = ["/", *map(reverse, FIXED), *(reverse("services:bundle", args=[code]) for code in codes)]
    else:
        items = ServiceItem.objects.order_by("code").values_list("code", flat=True)[
            (number - 1) * SHEET : number * SHEET
        ]
        paths = [reverse("services:guide", args=[code]) for code in items]
        if not paths and number > 1:
            raise Http404(str(number))
    return xml("urlset", "url", (request.build_absolute_uri(path) for path in paths))


def xml(root: str, entry: str, addresses: Iterator[str]) -> StreamingHttpResponse:
    """A site map (sitemaps.org 0.9)."""
    return StreamingHttpResponse(sheet(root, entry, addresses), content_type="application/xml")


def sheet(root: str, entry: str, addresses: Iterator[str]) -> Iterator[bytes]:
    """The elements, one after another."""
    out = Lines()
    writer = SimplerXMLGenerator(out, "utf-8")
    writer.startDocument()
    writer.startElement(root, AttributesImpl({"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}))
    for address in addresses:
        writer.startElement(entry, AttributesImpl({}))
        writer.addQuickElement("loc", address)
        writer.endElement(entry)
        yield out.taken()
    writer.endElement(root)
    writer.endDocument()
    yield out.taken()


class Lines:
    """Keeps what an XML writer writes until it is taken."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def write(self, part: bytes) -> None:
        """Keep a part."""
        self.parts.append(part)

    def flush(self) -> None:
        """Nothing waits."""

    def taken(self) -> bytes:
        """Everything so far."""
        text, self.parts = b"".join(self.parts), []
        return text


@require_GET
def robots(request: ActorRequest) -> HttpResponse:
    """What crawlers may read: everything public; not what belongs to people."""
    private = ("/account/", "/applications/", "/drafts/", "/licences/", "/notices/", "/desk/", "/tasks/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in private)]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('services:sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
