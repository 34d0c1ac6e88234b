# compile and exec raise SyntaxError as any other error, with its place.
for text in ("1 +", "for x in y", "x = (1,", "def f(:\n  pass"):
    try:
        exec(text)
    except SyntaxError as error:
        print(type(error).__name__, error.lineno, error.msg)
print(eval("1 + 2"))
