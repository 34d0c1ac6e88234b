# Tabs and spaces mixed.
def cook():
        print("egg")
	print("toast")
