"""A file goes up in pieces from a real browser: the connection is cut, comes back, and everything is there once."""

import http.client
import io
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from pypdf import PdfWriter
from tusclient.client import TusClient

from tests.browser.conftest import assert_accessible, expect_words, log_in, new_visitor

pytestmark = pytest.mark.browser


def large_pdf(megabytes=3):
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Title": "x" * megabytes * 1024 * 1024})
    writer.write(out)
    return out.getvalue()


def at_the_materials(page):
    page.goto("/account/")
    page.get_by_label("云浦区林记面馆").check()
    page.get_by_role("button", name="确定代表").click()
    page.goto("/search/?q=开面馆")
    page.get_by_role("link", name="开办餐饮店一件事").first.click()
    page.get_by_role("button", name=re.compile("开始办理|继续")).first.click()
    draft = re.search(r"/drafts/([^/]+)/", page.url).group(1)
    page.goto(f"/drafts/{draft}/materials/")
    return page.locator("#field-material-layout")


def choose(material, name, content):
    file = {"name": name, "mimeType": "application/pdf", "buffer": content}
    material.get_by_label(re.compile("选择")).set_input_files(file)
    material.get_by_role("button", name=re.compile("上传|换一份")).click()


def test_a_cut_connection_loses_nothing_and_sends_nothing_twice(browser, site):
    visitor = new_visitor(browser, site, 390)
    page = log_in(visitor, "lin")
    material = at_the_materials(page)
    sent = []

    def cut_the_second(route):
        if route.request.method != "PATCH":
            return route.continue_()
        sent.append(int(route.request.headers["upload-offset"]))
        return route.abort("internetdisconnected") if len(sent) == 2 else route.continue_()

    page.route(re.compile(r"/uploads/U"), cut_the_second)
    choose(material, "布局图.pdf", large_pdf())
    expect_words(page, "布局图.pdf")
    assert (sent[0], sent[1]) == (0, sent[2])
    assert sent[2:] == sorted(set(sent[2:]))
    assert_accessible(page)
    visitor.close()


def test_files_chosen_while_another_is_on_its_way_all_arrive(browser, site):
    visitor = new_visitor(browser, site, 390)
    page = log_in(visitor, "lin")
    at_the_materials(page)
    materials = {
        name: page.locator(f"#field-material-{name}") for name in ("rules_list", "floor_plan", "emergency_plan")
    }
    for name, material in materials.items():
        choose(material, f"{name}.pdf", large_pdf(2))
    for name, material in materials.items():
        expect(material).to_contain_text(f"{name}.pdf")
    page.reload()
    for name, material in materials.items():
        expect(material).to_contain_text(f"{name}.pdf")
    assert_accessible(page)
    visitor.close()


def test_a_refused_file_is_told_beside_its_material_and_the_others_stay(browser, site):
    visitor = new_visitor(browser, site, 390)
    page = log_in(visitor, "lin")
    at_the_materials(page)
    other = page.locator("#field-material-floor_plan")
    other.get_by_label(re.compile("选择")).set_input_files("README.md")
    choose(page.locator("#field-material-rules_list"), "不是.pdf", b"no PDF at all")
    expect(page.locator("#field-material-rules_list [role=alert]")).to_contain_text("只收 PDF、JPG、PNG")
    assert other.locator("input[type=file]").evaluate("field => field.files.length") == 1
    visitor.close()


def test_without_javascript_the_form_sends_the_file_whole(browser, site):
    visitor = new_visitor(browser, site, 390, javascript=False)
    page = log_in(visitor, "lin")
    choose(at_the_materials(page), "平面图.pdf", large_pdf(1))
    expect_words(page, "平面图.pdf")
    visitor.close()


def test_a_client_of_the_protocol_that_is_not_ours_is_understood(browser, site, tmp_path):
    visitor = new_visitor(browser, site, 1280)
    page = log_in(visitor, "lin")
    page.goto("/account/")
    cookies = {cookie["name"]: cookie["value"] for cookie in visitor.cookies()}
    token = page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items()), "X-CSRFToken": token}
    path = tmp_path / "a.pdf"
    path.write_bytes(large_pdf())
    uploader = TusClient(f"{site}/uploads/", headers=headers).uploader(str(path), chunk_size=700_000)
    uploader.upload_chunk()
    resumed = TusClient(f"{site}/uploads/", headers=headers).uploader(str(path), chunk_size=900_000, url=uploader.url)
    assert resumed.offset == 700_000
    resumed.upload()
    assert standing(uploader.url, headers) == len(large_pdf())
    visitor.close()


def standing(address, headers):
    """How many bytes the portal says it has."""
    parts = urlsplit(address)
    link = http.client.HTTPConnection(parts.netloc)
    link.request("HEAD", parts.path, headers={**headers, "Tus-Resumable": "1.0.0"})
    return int(link.getresponse().getheader("Upload-Offset"))


def test_a_file_that_is_too_large_is_not_sent_and_the_page_says_what_to_do(browser, site, tmp_path):
    page = log_in(new_visitor(browser, site, 390), "lin")
    material = at_the_materials(page)
    sent = []
    page.on("request", lambda request: sent.append(len(request.post_data_buffer or b"")))
    large = tmp_path / "large.pdf"
    large.write_bytes(b"%PDF-1.7\n" + b"0" * (21 * 1024 * 1024))
    material.get_by_label(re.compile("选择")).set_input_files(large)
    material.get_by_role("button", name=re.compile("上传|换一份")).press("Enter")
    expect(material.get_by_role("status")).to_contain_text("文件太大")
    assert max(sent) < 1024
    assert material.get_by_role("button", name=re.compile("上传|换一份")).get_attribute("aria-disabled") is None
    assert_accessible(page)
