# A triple-quoted string without its end, shown where it begins.
text = """
hello
print(text)
