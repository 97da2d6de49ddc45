"""The service worker: what a reader's browser keeps, so that reading goes on over a bad line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from tahqiq.publish import styles
from tahqiq.publish.assets import MANUAL, STYLE_GUIDE
from tahqiq.render import ANYWHERE
from tahqiq.search import START

PATH = "sw.js"
BODY = "js/offline-worker.js"
# What pages are drawn with; each is kept when a page has asked for it.
_SHELL = ("css/", "js/", "fonts/", "search", "icon")


def service_worker(assets: Mapping[str, bytes], prefix: str, offline_page: str) -> bytes:
    """The worker's script, for the root of the site.

    `assets` are the edition's own by their path below `prefix`; `offline_page` is the page for what was not
    kept. Its version is a digest of them all, so a browser forgets the old shell when any of it has changed.
    At first it fetches only what the offline page needs: a first visit loads nothing that it doesn't use.
    """
    digest = hashlib.sha256(offline_page.encode())
    for path, data in sorted(assets.items()):
        digest.update(path.encode() + hashlib.sha256(data).digest())
    shell = [
        p for p in sorted(assets) if p.startswith(_SHELL) and p != BODY and p not in (*MANUAL, *STYLE_GUIDE)
    ]
    configuration = {
        "version": digest.hexdigest()[:16],
        "shell": [*(prefix + path for path in shell), ANYWHERE["offline"]],
        "first": [ANYWHERE["offline"], prefix + styles.PATH],
        "index": f"{prefix}index/",
        "start": prefix + START,
        "offline": ANYWHERE["offline"],
    }
    said = json.dumps(configuration, ensure_ascii=False, indent=1)
    return f"const CONFIGURATION = {said};\n\n".encode() + assets[BODY]
