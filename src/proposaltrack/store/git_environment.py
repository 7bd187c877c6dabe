"""The environment in which git runs: nothing inherited may steer it into another store or start a program."""

from collections.abc import MutableMapping

CHILD_SETTINGS = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C.UTF-8",
}
"""Given to every git process: no settings but the store's own, no questions, messages in one language."""


def scrub_environment(environ: MutableMapping[str, str]) -> None:
    """Every inherited GIT_ variable removed from `environ`, the environment of this process.

    They win over any argument: an inherited GIT_OBJECT_DIRECTORY would write our records into another store.
    """
    for name in [name for name in environ if name.startswith("GIT_")]:
        del environ[name]
