# release() hands the place to who has waited longest; a newcomer does not overtake.
import asyncio


async def swimmer(name, lane):
    print(f"{name}: waits")
    print(f"{name}: swims", await lane.acquire())
    await asyncio.sleep(0)
    lane.release()


async def main():
    lane = asyncio.Semaphore(1)
    await lane.acquire()
    swimmers = [asyncio.create_task(swimmer(name, lane)) for name in ("Ida", "Jon", "Kai")]
    await asyncio.sleep(0)
    lane.release()
    print("full:", lane.locked())
    swimmers.append(asyncio.create_task(swimmer("Leo", lane)))
    await asyncio.wait(swimmers)


asyncio.run(main())
