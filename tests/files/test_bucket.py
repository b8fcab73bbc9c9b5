"""Private files in a bucket: the same doors, over the real S3 protocol (moto's server; it checks no signatures)."""

import boto3
import pytest
from django.core.files.storage import default_storage
from django.test import override_settings
from moto.server import ThreadedMotoServer

from portal.environment import Misconfigured
from portal.settings_files import private_files
from records.files.models import Piece, StoredFile
from tests.cast import log_in, picture

pytestmark = pytest.mark.django_db
TUS = {"Tus-Resumable": "1.0.0"}


@pytest.fixture(scope="module")
def server():
    """An S3 server of its own, with one bucket."""
    running = ThreadedMotoServer(port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def bucket(server, settings, tmp_path):
    """The portal's files lie there; a client that looks at the bucket from outside."""
    client = boto3.client(
        "s3", endpoint_url=server, aws_access_key_id="k", aws_secret_access_key="s", region_name="us-east-1"
    )
    client.create_bucket(Bucket="private")
    files = private_files(tmp_path, f"{server}/private", "k", "s", "us-east-1")
    with override_settings(STORAGES={**settings.STORAGES, "default": files}):
        yield client


def keys(client):
    return {row["Key"] for row in client.list_objects_v2(Bucket="private").get("Contents", [])}


def test_a_file_goes_up_in_pieces_and_comes_back_through_its_door(bucket):
    lin, content = log_in("lin"), picture().read()
    place = lin.post("/uploads/", headers={**TUS, "Upload-Length": str(len(content))})["Location"]
    for offset, piece in ((0, content[:30]), (30, content[30:])):
        headers = {**TUS, "Upload-Offset": str(offset)}
        answer = lin.patch(place, piece, content_type="application/offset+octet-stream", headers=headers)
        assert answer.status_code == 204
    assert len(keys(bucket)) == Piece.objects.count() == 2


def test_a_material_lies_in_the_bucket_alone_private_and_is_given_to_its_owner_only(bucket):
    lin = log_in("lin")
    draft = lin.post("/services/992014024000/drafts/")["Location"].split("/")[2]
    assert lin.post(f"/drafts/{draft}/materials/photo/", {"file": picture()}).status_code == 302
    stored = StoredFile.objects.latest("stored_at")
    assert keys(bucket) >= {stored.path}
    grants = bucket.get_object_acl(Bucket="private", Key=stored.path)["Grants"]
    assert not [grant for grant in grants if grant["Grantee"].get("URI")], "nobody but the owner"
    door = f"/files/{stored.reference}/"
    assert b"".join(lin.get(door).streaming_content)[:8] == b"\x89PNG\r\n\x1a\n"
    assert log_in("wen").get(door).status_code == 404
    default_storage.delete(stored.path)
    assert stored.path not in keys(bucket)


@pytest.mark.parametrize("address", ["bucket", "https://host", "https://host/a/b", "ftp://host/bucket"])
def test_an_address_without_host_or_bucket_is_refused(address, tmp_path):
    with pytest.raises(Misconfigured, match="https://HOST/BUCKET"):
        private_files(tmp_path, address, "", "", "")


def test_without_an_address_files_lie_in_the_folder(tmp_path):
    assert private_files(tmp_path, "", "", "", "")["OPTIONS"] == {"location": tmp_path}
