"""What os needs of the machine: there are no files, no processes and no environment here."""
from _session import urandom

error = OSError
environ = {}
_have_functions = []
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
EX_OK = 0
O_RDONLY, O_WRONLY, O_RDWR, O_APPEND, O_CREAT, O_EXCL, O_TRUNC = 0, 1, 2, 1024, 64, 128, 512


def _no_file(path, *args, **kwds):
    raise FileNotFoundError(2, "No such file or directory: a program has no files here", path)


stat = lstat = listdir = scandir = open = mkdir = rmdir = remove = unlink = rename = replace = _no_file
chdir = readlink = utime = chmod = link = symlink = truncate = access_time = _no_file


def access(path, mode, **kwds):
    return False


def getcwd():
    return "/"


def getcwdb():
    return b"/"


def getpid():
    return 1


def getppid():
    return 0


def cpu_count():
    return 1


def strerror(code):
    return f"Error {code}"


def putenv(name, value):
    pass


def unsetenv(name):
    pass


def isatty(fd):
    return False


def _exit(status):
    raise SystemExit(status)


class terminal_size(tuple):
    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])


def get_terminal_size(fd=1):
    return terminal_size((80, 24))


class stat_result(tuple):
    pass


class DirEntry:
    pass
