"""Meetings, matters, agendas, minutes and the measures that follow."""
