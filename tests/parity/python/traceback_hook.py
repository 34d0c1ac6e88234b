# sys.excepthook decides what an uncaught error looks like.
import sys


def hook(kind, error, traceback):
    print("hook:", kind.__name__, error, "at line", traceback.tb_lineno)


sys.excepthook = hook
raise KeyError("cellar")
