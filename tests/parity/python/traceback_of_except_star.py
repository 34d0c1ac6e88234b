# What except* does not take is raised again with its place.
def storm():
    raise ExceptionGroup("storm", [ValueError("hail"), OSError("wind")])


try:
    storm()
except* ValueError as errors:
    print("takes", errors.exceptions)
