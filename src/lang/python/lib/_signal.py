"""The names of signal: nothing sends signals here."""
SIGHUP, SIGINT, SIGQUIT, SIGKILL, SIGALRM, SIGTERM = 1, 2, 3, 9, 14, 15
SIG_DFL, SIG_IGN, NSIG = 0, 1, 65
_handlers = {}


def default_int_handler(signum=None, frame=None):
    raise KeyboardInterrupt


_handlers[SIGINT] = default_int_handler


def signal(signum, handler):
    former = _handlers.get(signum, SIG_DFL)
    _handlers[signum] = handler
    return former


def getsignal(signum):
    return _handlers.get(signum, SIG_DFL)


def raise_signal(signum):
    handler = getsignal(signum)
    if callable(handler):
        handler(signum, None)


def set_wakeup_fd(fd, *, warn_on_full_buffer=True):
    return -1
