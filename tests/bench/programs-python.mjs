// The programs that are measured in Python: the same text in ours, Pyodide, MicroPython and CPython. Each defines `main`,
// which prints one number; who runs it adds the call of `main`. `time.time()` is the one clock that all of them have.

const head = 'import asyncio, time\n';

const timed = (work, count) => `async def main():
    begin = time.time()
    ${work}
    print((time.time() - begin) * 1e9 / ${count})
`;

const gathered = (tasks) => `await asyncio.gather(*[cook(i) for i in range(${tasks})])`;

export const pythonPrograms = {
  /** Nanoseconds a switch: `tasks` tasks that give way `rounds` times each. */
  switch: (tasks, rounds) => `${head}
async def cook(i):
    for _ in range(${rounds}):
        await asyncio.sleep(0)

${timed(gathered(tasks), tasks * rounds)}`,

  /** Nanoseconds a switch of a task that stands `depth` awaits deep. */
  depth: (depth, rounds) => `${head}
async def cook(depth):
    if depth > 1:
        return await cook(depth - 1)
    for _ in range(${rounds}):
        await asyncio.sleep(0)

${timed(`await cook(${depth})`, rounds)}`,

  /** Nanoseconds a task: each gives way once. */
  gather: (tasks) => `${head}
async def cook(i):
    await asyncio.sleep(0)
    return i

${timed(gathered(tasks), tasks)}`,

  /** Milliseconds from when the last of `count` sleepers was due to when all had woken. */
  lateness: (count) => `${head}
async def cook(i):
    await asyncio.sleep(i / ${count})

async def main():
    begin = time.time()
    ${gathered(count)}
    print((time.time() - begin - 1) * 1000)
`,

  /** Says when it is about to make `count` tasks, and when all of them wait. */
  waiting: (count) => `${head}
async def cook(event):
    await event.wait()

async def main():
    event = asyncio.Event()
    print("none")
    await asyncio.sleep(0.1)
    tasks = [asyncio.create_task(cook(event)) for _ in range(${count})]
    await asyncio.sleep(0.1)
    print("all")
    await asyncio.sleep(0.1)
    event.set()
    for task in tasks:
        await task
`,

  hello: () => `async def main():
    print("hello")
`,

  runaway: () => `async def main():
    print("begun")
    while True:
        pass
`,
};
