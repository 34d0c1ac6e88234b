# An object with __getitem__ alone can be iterated: by 0, 1, 2 ... until IndexError.
class Shelf:
    def __getitem__(self, place):
        print("looks at", place)
        if place == 2:
            raise IndexError(place)
        return f"book {place}"


for book in Shelf():
    print(book)
print("book 1" in Shelf())
print(type(iter(Shelf())).__name__)
