"""Spans of time in seconds, as HTTP counts them."""

DAY = 24 * 60 * 60
YEAR = 365 * DAY
