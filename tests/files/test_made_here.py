"""What the house made itself is not searched for scripts; what anybody hands in is."""

import io

from pypdf import PdfWriter

from records.files.rules.content import ACTIVE, examine


def with_an_attachment():
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.add_attachment("a.txt", b"x")
    writer.write(out)
    return out.getvalue()


def test_only_what_comes_from_outside_is_searched():
    assert examine(with_an_attachment(), 10**6).refusal == ACTIVE
    assert examine(with_an_attachment(), 10**6, made_here=True).pages == 1
    assert examine(b"%PDF-1.7 broken", 10**6, made_here=True).refusal
