# Appended to datetime: the time is the session's.
import _session
_session.set_attribute(datetime, "now", classmethod(_session.now))
_session.set_attribute(datetime, "utcnow", classmethod(_session.utcnow))
del _session
