"""Personal numbers and marks in attachments and records, by one who has not seen their reader.

`needles` is what must be found and what resembles it; `disguises`, `places` and `ordinary` are
records; a module per family of formats makes attachments. `judged` holds them against the checks.
"""
