# An empty expression in an f-string.
name = "bo"
print(f"hello {}")
