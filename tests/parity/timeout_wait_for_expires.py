# wait_for() cancels what takes too long, waits for its clean-up and raises TimeoutError.
import asyncio


async def courier():
    try:
        await asyncio.sleep(1)
    finally:
        print("courier: turns back")
        await asyncio.sleep(0.02)
        print("courier: is home")


async def main():
    task = asyncio.create_task(courier())
    try:
        await asyncio.wait_for(task, 0.04)
    except TimeoutError as error:
        print("office:", [error], task.cancelled())


asyncio.run(main())
