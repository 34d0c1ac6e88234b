# An indented block is missing.
def cook():
print("egg")
