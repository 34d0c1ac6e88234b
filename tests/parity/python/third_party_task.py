import asyncio


class Job:
    """A task of another library's class."""

    def __init__(self, loop):
        self.loop = loop
        self.over = False

    def get_loop(self):
        return self.loop

    def done(self):
        return self.over

    def __repr__(self):
        return "<Job>"


async def main():
    loop = asyncio.get_running_loop()
    job = Job(loop)
    asyncio.tasks._register_task(job)
    print(job in asyncio.all_tasks(), len(asyncio.all_tasks()))
    job.over = True
    print(job in asyncio.all_tasks())
    asyncio.tasks._unregister_task(job)
    try:
        asyncio.tasks._enter_task(loop, job)
    except RuntimeError as error:
        print(str(error).startswith("Cannot enter into task <Job> while another task <Task"))


asyncio.run(main())
loop = asyncio.new_event_loop()
job = Job(loop)
asyncio.tasks._enter_task(loop, job)
print(asyncio.current_task(loop))
try:
    asyncio.tasks._leave_task(loop, None)
except RuntimeError as error:
    print(error)
asyncio.tasks._leave_task(loop, job)
print(asyncio.current_task(loop))
loop.close()
