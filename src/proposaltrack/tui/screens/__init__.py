"""The screens: one module with one style sheet beside it each, listed in SCREENS."""

SCREENS: tuple[tuple[str, str], ...] = (
    ("start", "StartScreen"),
    ("document", "DocumentScreen"),
    ("numbers", "NumbersScreen"),
    ("matrix", "MatrixScreen"),
    ("columns", "ColumnsScreen"),
    ("convergence", "ConvergenceScreen"),
    ("timeline", "TimelineScreen"),
    ("response", "ResponseScreen"),
    ("importing", "ImportScreen"),
    ("exporting", "ExportScreen"),
    ("sending", "TransmitScreen"),
    ("outstanding", "OutstandingScreen"),
    ("turn", "TurnScreen"),
)
"""Every full screen: its module and its class."""
