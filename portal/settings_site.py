"""Settings of what the site is called, where it stands and who owns it; `portal.settings` takes them all in."""

from . import environment as env

SITE_URL = env.text("SITE_URL", "http://127.0.0.1:8000", help="The public address, used in QR codes and notices.")
LIVE_URL = env.text(
    "LIVE_URL",
    help="Where the live process answers: /live/ behind the same proxy, :PORT/live/ beside the web; empty: pages poll.",
)
SITE_NAME = env.text("SITE_NAME", "岚江政务", help="How authenticator apps and passkeys call this site.")
SITE_OWNER = env.text("SITE_OWNER", "岚江省人民政府", help="主办单位 in the footer.")
SITE_OWNER_EN = env.text(
    "SITE_OWNER_EN", "Lanjiang Provincial Government", help="The same in English; empty: as it is."
)
SITE_CODE = env.text("SITE_CODE", "9900000000", help="网站标识码 in the footer.")
SITE_REGION = env.text("SITE_REGION", "990102000000", help="The division shown to visitors who have chosen none.")
SITE_ICP = env.text("SITE_ICP", "岚ICP备99000000号", help="ICP 备案 number in the footer.")
SITE_POLICE = env.text("SITE_POLICE", "岚公网安备99000000000000号", help="公安备案 number in the footer.")
