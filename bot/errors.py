"""What a person at the command line can get wrong.

UserFault      one line that names the thing and the mend; ends the command with `exit_code`
├── SettingFault   an environment variable is wrong or missing (exit code 2)
└── UnreadableError   this is no article (`brought.py`)
"""


class UserFault(Exception):  # noqa: N818  (it is the user's, not ours)
    """A mistake that the user can mend. `str()` is one line for stderr."""

    exit_code = 1

    def __init__(self, message: str, *, exit_code: int | None = None) -> None:
        super().__init__(message)
        if exit_code is not None:
            self.exit_code = exit_code


class SettingFault(UserFault):
    """A setting is wrong or missing."""

    exit_code = 2
