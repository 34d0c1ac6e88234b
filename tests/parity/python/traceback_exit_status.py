# sys.exit with a number ends the program with that status and no words.
import sys


def leave(status):
    print("goodbye")
    sys.exit(status)


try:
    leave(0)
except SystemExit as error:
    print("stays", repr(error), error.code)
leave(3)
