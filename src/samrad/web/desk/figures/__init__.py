"""Figures of a council: bringing them, deliveries, browsing; and official statistics."""
