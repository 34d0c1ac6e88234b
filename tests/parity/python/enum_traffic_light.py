# A state machine of an enum, stepped by a task.
import asyncio
from enum import Enum, Flag, auto


class Light(Enum):
    RED = auto()
    GREEN = auto()
    AMBER = auto()

    def next(self):
        return Light(self.value % len(Light) + 1)


class Sensor(Flag):
    CAR = auto()
    BIKE = auto()


async def main():
    light = Light.RED
    for _ in range(4):
        print(light, light.name, light.value, repr(light))
        light = light.next()
        await asyncio.sleep(0)
    print(Sensor.CAR | Sensor.BIKE, Sensor.CAR in (Sensor.CAR | Sensor.BIKE), Light["RED"] is Light.RED)
    try:
        Light(9)
    except ValueError as error:
        print(error)


asyncio.run(main())
