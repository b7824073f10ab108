"""Papers and figures of a council: bringing, marking, releasing, showing to guests."""
