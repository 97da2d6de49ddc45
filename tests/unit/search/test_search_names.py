"""Names across scripts: which words of them stand for each other."""

from __future__ import annotations

import pytest

from tahqiq.search.names import pairs

NAMES = [
    (["Egypt", "مصر"], {("egypt", "مصر")}),
    (["داعش", "ISIS"], {("isis", "داعش")}),
    (["Donald Trump", "دونالد ترامب"], {("donald", "دونالد"), ("trump", "ترامب")}),
    (["Donald Trump", "ترامب"], {("trump", "ترامب")}),
    (["Bashar al-Assad", "بشار الأسد"], {("bashar", "بشار"), ("assad", "اسد")}),
    (
        ["محمد شياع السوداني", "Mohammed Shia Al-Sudani"],
        {("mohammed", "محمد"), ("shia", "شياع"), ("sudani", "سوداني")},
    ),
    (["Tim Berners-Lee", "تيم بيرنرز لي"], {("tim", "تيم"), ("berners", "بيرنرز"), ("lee", "لي")}),
    (["ألمانيا", "Germany"], {("germany", "المانيا")}),
    (["كاليفورنيا", "California"], {("california", "كاليفورنيا")}),
    (["الكونغرس", "Congress"], {("congress", "كونغرس")}),
    (["Sainsbury's", "سينسبري"], {("sainsbury", "سينسبري")}),
    # Translations are no names, whatever stands in the same place.
    (["United States", "الولايات المتحدة"], set()),
    (["Red Cross", "الصليب الأحمر"], set()),
    (["Democratic Party", "الحزب الديمقراطي"], {("democratic", "ديمقراطي")}),
    (["ترامب", "ترمب"], set()),
    (["", "…", "42", "東京", "Tokyo"], set()),
    ([], set()),
]


@pytest.mark.parametrize(("names", "expected"), NAMES)
def test_words_of_a_name_stand_for_each_other(names: list[str], expected: set[tuple[str, str]]) -> None:
    assert pairs(names) == expected | {(b, a) for a, b in expected}
    assert pairs(reversed(names)) == pairs(names)


def test_all_aliases_are_compared() -> None:
    found = pairs(["بوتين", "Putin", "Vladimir Putin", "فلاديمير بوتين", "Poutine"])
    assert {b for a, b in found if a == "بوتين"} == {"putin", "poutine"}
    assert ("vladimir", "فلاديمير") in found
