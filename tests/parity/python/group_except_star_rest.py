# What no except* clause takes leaves as a smaller group; what a clause raises joins it.
def handle(group):
    try:
        try:
            raise group
        except* ValueError as errors:
            print("takes", errors.exceptions)
        except* KeyError as errors:
            raise LookupError("worse") from errors.exceptions[0]
        else:
            print("else")
        finally:
            print("finally")
    except BaseException as error:
        print("leaves", repr(error))


handle(ExceptionGroup("some", [ValueError(1), ValueError(2)]))
handle(ExceptionGroup("more", [ValueError(1), OSError(2)]))
handle(ExceptionGroup("keys", [KeyError("k"), OSError(2)]))
handle(ExceptionGroup("nested", [ExceptionGroup("inner", [ValueError(1), OSError(2)]), OSError(3)]))
handle(ValueError("no group at all"))
