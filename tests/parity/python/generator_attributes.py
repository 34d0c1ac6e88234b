# A generator knows its name, its frame and where it stands.
def river(start):
    yield start
    bend = start + 1
    yield bend


water = river(5)
print(water.__name__, water.__qualname__, type(water).__name__)
print(water.gi_code.co_name, water.gi_running)
next(water)
print(water.gi_frame.f_lineno, water.gi_frame.f_locals)
next(water)
print(water.gi_frame.f_lineno, water.gi_frame.f_locals)
print(next(water, None), water.gi_frame)
print((n for n in "").__name__)
