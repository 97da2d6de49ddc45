"""What a whole build leaves for renewals: the state, sealed; or, while an edition is served, a preview."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tahqiq import pipeline
from tahqiq.crew import Crew
from tahqiq.filed import Filed, filed
from tahqiq.publish.filling import Filled
from tahqiq.publish.keeping import keep_build, kept_by, seal_of
from tahqiq.publish.shell import Shells
from tahqiq.publish.standing import environment
from tahqiq.publish.state import State
from tahqiq.read.project import Project
from tahqiq.read.scan import Glance, scan
from tahqiq.render import Compiled, Printing
from tahqiq.renewal.preview import Preview


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound state of the content: how many warnings there are, and what its pages are made with.

    `shown` are the warnings for a preview; of a build they are told once, and a large edition has a million.
    """

    warnings: int
    shown: Filed
    words: Mapping[str, Mapping[str, str]]
    printing: Printing
    shells: Shells
    files: Mapping[str, bytes]
    style_guide: bool = False


def sound_of(checked: pipeline.Checked, printing: Printing, shells: Shells, *, served: bool) -> Sound:
    """What a sound edition is built of; only who serves it shows its warnings again and again."""
    shown = filed(checked.problems if served else ())
    files, guided = pipeline.files_of(printing), printing.demonstration is not None
    return Sound(len(checked.problems), shown, checked.words, printing, shells, files, guided)


@dataclass(slots=True)
class Built:
    """What came of a build.

    `content` and `environment` (standing.py) are as they were when it began; `compiled` gives the
    templates, once (publish/ahead.py).
    """

    content: Mapping[str, Glance] = field(default_factory=dict)
    environment: str = ""
    filled: Filled = field(default_factory=Filled)
    compiled: Callable[[], Compiled] = Compiled


def begun(project: Project, settings: Sequence[bytes] | None) -> Built:
    """A build that begins, with `settings` as they were read, or None as they are now."""
    return Built(scan(project.content, time.time_ns()), environment(project, settings))


def leave(
    project: Project, site: Path, state: State, sound: Sound, built: Built, crew: Crew, *, served: bool
) -> Preview | None:
    """Leaves a build to the next one; a preview of it, if it is served and could be kept."""
    seal = seal_of(built.environment, site, built.content, sound.warnings, len(built.filled.sheets))
    kept = kept_by(sound.printing, sound.shells, built.filled.moulds, sound.style_guide)
    templates = sound.printing.compiled.packed(built.environment, state.key)
    done = keep_build(state, seal, kept, built.filled, templates, crew, copied=not served)
    return Preview(project, state, seal, sound.printing, sound.shown) if done and served else None
