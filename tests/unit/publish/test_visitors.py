"""Who may ask a preview: the browser of who started it, and no website that it visits."""

from __future__ import annotations

import pytest

from tahqiq.publish.board.visitors import refused


@pytest.mark.parametrize(
    "host",
    [
        "",
        "127.0.0.1:8000",
        "localhost:8000",
        "LOCALHOST",
        "[::1]:8000",
        "192.168.1.7:8000",
        "a.localhost",
        "Desk:80",
    ],
)
def test_this_machine_is_answered(host: str) -> None:
    assert refused({"HTTP_HOST": host}, "desk", private=True) is None


@pytest.mark.parametrize(
    "host",
    [
        *(
            "evil.example",
            "evil.example:8000",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "127.0.0.1evil",
        ),
        *(
            "[::1",
            "a@evil.example",
            "evil.example/127.0.0.1",
            "127.1.evil",
            "desk.evil.example",
            ":8000",
        ),
    ],
)
def test_another_name_is_not(host: str) -> None:
    said = refused({"HTTP_HOST": host}, "desk", private=False)
    assert said and said[0].startswith("421 ")


@pytest.mark.parametrize(
    ("site", "answered"), [("none", True), ("same-origin", True), ("same-site", False), ("cross-site", False)]
)
def test_other_origins_are_told_nothing(site: str, answered: bool) -> None:
    asked = {"HTTP_HOST": "localhost:8000", "HTTP_SEC_FETCH_SITE": site}
    assert (refused(asked, "", private=True) is None) is answered
    assert refused(asked, "", private=False) is None, "a link may lead here"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "get"])
def test_nothing_can_be_sent(method: str) -> None:
    said = refused({"REQUEST_METHOD": method, "HTTP_HOST": "localhost"}, "", private=False)
    assert said and said[0].startswith("405 ")
