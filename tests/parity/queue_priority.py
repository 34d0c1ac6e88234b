# A PriorityQueue gives the smallest item first.
import asyncio


async def doctor(patients):
    for _ in range(4):
        urgency, name = await patients.get()
        print(f"doctor: {name}, urgency {urgency}")


async def main():
    patients = asyncio.PriorityQueue()
    for patient in [(3, "cough"), (1, "heart"), (2, "arm")]:
        patients.put_nowait(patient)
    task = asyncio.create_task(doctor(patients))
    await asyncio.sleep(0.02)
    patients.put_nowait((9, "sneeze"))
    await task

    numbers = asyncio.PriorityQueue()
    for number in (10, 9, 100, 1):
        numbers.put_nowait(number)
    print([numbers.get_nowait() for _ in range(4)])


asyncio.run(main())
