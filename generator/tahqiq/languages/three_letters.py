"""Languages by the three letters of ISO 639-3, which catalogues ask for where BCP 47 writes two."""

from __future__ import annotations

from tahqiq.languages import neutral

# ISO 639-1 and, after each code, its equivalent in ISO 639-3 (that of ISO 639-2/T), as the Library of Congress
# lists them: https://www.loc.gov/standards/iso639-2/php/code_list.php. A test holds it to CLDR's aliases.
_CODES = """
aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul bibis
bmbam bnben bobod brbre bsbos cacat ceche chcha cocos crcre csces cuchu cvchv cycym dadan dedeu
dvdiv dzdzo eeewe elell eneng eoepo esspa etest eueus fafas ffful fifin fjfij fofao frfra fyfry
gagle gdgla glglg gngrn guguj gvglv hahau heheb hihin hohmo hrhrv hthat huhun hyhye hzher iaina
idind ieile igibo iiiii ikipk ioido isisl itita iuiku jajpn jvjav kakat kgkon kikik kjkua kkkaz
klkal kmkhm knkan kokor krkau kskas kukur kvkom kwcor kykir lalat lbltz lglug lilim lnlin lolao
ltlit lulub lvlav mgmlg mhmah mimri mkmkd mlmal mnmon mrmar msmsa mtmlt mymya nanau nbnob ndnde
nenep ngndo nlnld nnnno nonor nrnbl nvnav nynya ococi ojoji omorm orori ososs papan pipli plpol
pspus ptpor quque rmroh rnrun roron rurus rwkin sasan scsrd sdsnd sesme sgsag shhbs sisin skslk
slslv smsmo snsna sosom sqsqi srsrp ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir
tktuk tltgl tntsn toton trtur tstso tttat twtwi tytah uguig ukukr ururd uzuzb veven vivie vovol
wawln wowol xhxho yiyid yoyor zazha zhzho zuzul
"""
_THREE = {pair[:2]: pair[2:] for pair in _CODES.split()}


def three_letters(tag: str) -> str:
    """The ISO 639-3 code of a BCP 47 tag's language; empty if it has none.

    A primary subtag of three letters is that code already (RFC 5646, section 2.2.1).
    """
    primary = neutral.primary(tag)
    return primary if len(primary) == 3 else _THREE.get(primary, "")
