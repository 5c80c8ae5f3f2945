"""Measurements, as ratios within one run; `scripts/bench NAME` runs one."""
