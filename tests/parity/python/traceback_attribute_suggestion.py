# AttributeError suggests a name that is near.
class Basket:
    def __init__(self):
        self.apples = 3


basket = Basket()
print(basket.aples)
