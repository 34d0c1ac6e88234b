# A line goes back to an indentation that never was.
def cook():
        print("egg")
    print("toast")
