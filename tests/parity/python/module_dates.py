# Dates: arithmetic, formatting and parsing that depend on no clock.
from datetime import date, datetime, time, timedelta, timezone

start = datetime(2024, 2, 28, 23, 30)
print(start + timedelta(hours=1), (start + timedelta(days=2)).date(), start.isoformat(), repr(start))
print(date(2024, 12, 25) - date(2024, 2, 29), timedelta(seconds=90061.5), date(2024, 1, 1).strftime("%A %d %B %Y"))
print(datetime.strptime("3/4/2021 05:06", "%d/%m/%Y %H:%M"), datetime.fromisoformat("2020-01-02T03:04:05"))
print(time(7, 5) < time(7, 30), start.replace(tzinfo=timezone.utc), date(2024, 1, 1).isocalendar().week)
print(datetime.fromtimestamp(0, timezone.utc), timezone(timedelta(hours=9)))
try:
    date(2023, 2, 29)
except ValueError as error:
    print(error)
