"""Problem sheets: the list, the sheet, what causes it, how much it matters."""
