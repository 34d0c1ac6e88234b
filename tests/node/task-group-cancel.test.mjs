// TaskGroup.cancel() of Python 3.15, which no CPython at hand has: what is printed is what its documentation promises.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../../www/loopscope.js';

const PROGRAMS = {
  javascript: `async function cook(dish, seconds) {
  try {
    await sleep(seconds);
  } finally {
    print(dish, getRunningLoop().time());
  }
}
async function main() {
  await asyncWith(new TaskGroup(), async (group) => {
    group.createTask(cook('soup', 5));
    getRunningLoop().callLater(1, () => group.cancel());
    await cook('body', 9);
    print('not reached');
  });
  print('after', currentTask().cancelling());
  await sleep(1);
  print('goes on');
}
await run(main);`,
  python: `import asyncio
async def cook(dish, seconds):
    try:
        await asyncio.sleep(seconds)
    finally:
        print(dish, int(asyncio.get_running_loop().time()))
async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(cook('soup', 5))
        asyncio.get_running_loop().call_later(1, group.cancel)
        await cook('body', 9)
        print('not reached')
    print('after', asyncio.current_task().cancelling())
    await asyncio.sleep(1)
    print('goes on')
asyncio.run(main())`,
};

for (const [language, source] of Object.entries(PROGRAMS)) {
  test(`a cancelled group ends its tasks and its body, and the program goes on (${language})`, async () => {
    const { stdout, error } = await run(source, { language });
    assert.equal(error, null);
    assert.equal(stdout, 'soup 1\nbody 1\nafter 0\ngoes on\n');
  });
}
