"""The signed-in workspace, one folder per noun."""
