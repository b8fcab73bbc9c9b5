"""Where private files lie: a folder of this machine, or a bucket behind the S3 interface (ADR 0161)."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from . import environment as env

FILES_S3 = env.text("FILES_S3", help="https://HOST/BUCKET of an S3 service for private files; empty: VAR_DIR/files.")
FILES_S3_KEY = env.text("FILES_S3_KEY", help="Access key of the bucket.")
FILES_S3_SECRET = env.text("FILES_S3_SECRET", help="Secret key of the bucket.")
FILES_S3_REGION = env.text("FILES_S3_REGION", "us-east-1", help="Region that requests are signed for.")


def private_files(folder: Path, address: str, key: str, secret: str, region: str) -> dict[str, Any]:
    """Django's storage of private files. Objects are private and never overwritten; nobody gets an address of them:
    every byte passes a door that asks who reads. Misconfigured for an address without a bucket."""
    if not address:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": folder}}
    parts = urlsplit(address)
    bucket = parts.path.strip("/")
    if parts.scheme not in {"http", "https"} or not parts.netloc or not bucket or "/" in bucket:
        raise env.Misconfigured(f"FILES_S3 is {address!r}: write https://HOST/BUCKET.")
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "endpoint_url": f"{parts.scheme}://{parts.netloc}", "bucket_name": bucket, "access_key": key,
            "secret_key": secret, "region_name": region, "addressing_style": "path", "default_acl": "private",
            "file_overwrite": False, "querystring_auth": True, "max_memory_size": 8 * 1024 * 1024,
        },
    }  # fmt: skip


def refuse_unsafe() -> None:
    """In production nothing private travels in the clear. Raises Misconfigured."""
    if FILES_S3.startswith("http://"):
        raise env.Misconfigured("PRODUCTION=1 needs FILES_S3 with https://.")
