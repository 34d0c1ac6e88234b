// The call graph. CPython has it since 3.14: what is expected here is that of its documentation (asyncio-graph) and of its
// own tests (Lib/test/test_asyncio/test_graph.py), without the frames of the library, which are no part of a program here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../../www/loopscope.js';

/** What a program prints, a line each. */
async function printed(source) {
  const { stdout, error } = await run(source);
  assert.equal(error, null, error?.message);
  return stdout.replaceAll(/id=0x[0-9a-f]+/g, 'id=0x').split('\n').slice(0, -1);
}

/** As CPython's tests do: a future as [name, frames, whoever awaits it], by name. */
const WALK = `
const walk = ({ future, callStack, awaitedBy }) => [
  future instanceof Task ? \`T<\${future.getName().includes('-') ? 'anon' : future.getName()}>\` : 'F',
  callStack.map(({ frame: { kind, name } }) => \`\${kind[0]} \${name}\`),
  awaitedBy.map(walk).sort((a, b) => (a[0] < b[0] ? -1 : 1)),
];
`;

async function walked(source) {
  const lines = await printed(WALK + source);
  return JSON.parse(lines[0]);
}

test('the example of the documentation', async () => {
  assert.deepEqual(await printed(`async function test() {
  await sleep(0);
  printCallGraph();
}

async function main() {
  await asyncWith(new TaskGroup(), async function block(g) {
    g.createTask(test(), { name: 'test' });
  });
}

await run(main);`), [
    "* Task(name='test', id=0x)",
    '  + Call stack:',
    "  |   File 'program.js', line 3, in async test()",
    '  + Awaited by:',
    "    * Task(name='Task-1', id=0x)",
    '      + Call stack:',
    "      |   File 'program.js', line 7, in async main()",
  ]);
});

test('a task group, and tasks that await one of its tasks (test_stack_tgroup)', async () => {
  const graph = await walked(`
    let stack;
    function c5() { stack = captureCallGraph(); }
    async function c4() { await sleep(0); c5(); }
    async function c3() { await c4(); }
    async function c2() { await c3(); }
    async function c1(task) { await task; }
    async function main() {
      await asyncWith(new TaskGroup(), async function block(tg) {
        const task = tg.createTask(c2(), { name: 'c2_root' });
        tg.createTask(c1(task), { name: 'sub_main_1' });
        tg.createTask(c1(task), { name: 'sub_main_2' });
      });
    }
    await createTask(main());
    print(JSON.stringify(walk(stack)));
  `);
  const main = ['T<anon>', ['a main'], [['T<main>', ['f <module>'], []]]];
  assert.deepEqual(graph, ['T<c2_root>', ['f c5', 'a c4', 'a c3', 'a c2'],
    [main, ['T<sub_main_1>', ['a c1'], [main]], ['T<sub_main_2>', ['a c1'], [main]]]]);
});

const DEEP = `
  let stack;
  async function deep() { await sleep(0); stack = captureCallGraph(); }
  async function c1() { await sleep(0); await deep(); }
  async function c2() { for (let i = 0; i < 3; i += 1) await sleep(0); }
`;

for (const [name, body] of Object.entries({
  'gather (test_stack_gather)': 'await gather(c1(), c2());',
  'shield (test_stack_shield)': 'await shield(c1());',
  'wait (test_stack_wait)': 'const tasks = [createTask(c1()), createTask(c2())];\nfor (let left = tasks; left.length > 0; ) left = [...(await wait(left))[1]];',
})) {
  test(name, async () => {
    const graph = await walked(`${DEEP}async function main() { ${body} }\nawait run(main);\nprint(JSON.stringify(walk(stack)));`);
    assert.deepEqual(graph, ['T<anon>', ['a deep', 'a c1'], [['T<anon>', ['a main'], []]]]);
  });
}

test('a task awaited by a task (test_stack_task), and generators', async () => {
  const graph = await walked(`${DEEP}
    function* c3() { yield* createTask(c1(), { name: 'there there' }); }
    function* main() { yield* awaited(c3()); }
    await run(main);
    print(JSON.stringify(walk(stack)));`);
  assert.deepEqual(graph, ['T<there there>', ['a deep', 'a c1'], [['T<anon>', ['g c3', 'g main'], []]]]);
});

test('a future, and those that await it (test_stack_future)', async () => {
  const source = (print) => `
    async function a2(future) { await future; }
    async function a1(future) { await a2(future); }
    async function b1(future) { await future; }
    async function main() {
      const future = new Future();
      await asyncWith(new TaskGroup(), async (g) => {
        g.createTask(a1(future), { name: 'task A' });
        g.createTask(b1(future), { name: 'task B' });
        for (let i = 0; i < 5; i += 1) await sleep(0);
        ${print}
        future.setResult(null);
      });
    }
    await run(main);`;
  const graph = await walked(source('print(JSON.stringify(walk(captureCallGraph(future))));'));
  // The parent of the group runs: as in CPython, its coroutines are suspended nowhere.
  const parent = graph[2][0][2];
  assert.deepEqual(parent.map(([name]) => name), ['T<anon>']);
  assert.deepEqual(graph, ['F', [], [['T<task A>', ['a a2', 'a a1'], parent], ['T<task B>', ['a b1'], parent]]]);
  assert.equal((await printed(source('printCallGraph(future);')))[0], '* Future(id=0x)');
});

test('so many frames at most, edges of the program\'s own, and misuse', async () => {
  assert.deepEqual(await printed(`
    async function inner() { await sleep(0); names(captureCallGraph(null, { limit: 1 })); names(captureCallGraph(null, { limit: -1 })); names(captureCallGraph(null, { limit: 0 })); }
    async function outer() { await inner(); }
    function names({ callStack }) { print(callStack.map(({ frame }) => frame.name)); }
    await createTask(outer());
    const [future, waiter] = [new Future(), new Future()];
    futureAddToAwaitedBy(future, waiter);
    print(captureCallGraph(future).awaitedBy[0].future === waiter);
    futureDiscardFromAwaitedBy(future, waiter);
    print(captureCallGraph(future).awaitedBy);
    getEventLoop().callSoon(() => print(captureCallGraph(), repr(formatCallGraph())));
    function repr(text) { return [text]; }
    await sleep(0);
    try { captureCallGraph(); } catch (error) { print(error.name, error.message); }
    try { captureCallGraph(1); } catch (error) { print(error.name, error.message); }`), [
    "['inner']", "['outer']", '[]', 'True', '[]', "None ['']",
    'RuntimeError capture_call_graph() is called outside of a running event loop and no *future* to introspect was provided',
    'TypeError 1 object does not appear to be compatible with asyncio.Future',
  ]);
});

test('tasks that wait for each other in a circle are told once', async () => {
  const lines = await printed(`let a, b;
    async function one() { await sleep(1); await b; }
    async function two() { await sleep(1); await a; }
    a = createTask(one());
    b = createTask(two());
    await sleep(2);
    await createTask((async () => printCallGraph(a))());
    a.cancel();`);
  assert.deepEqual(lines.filter((line) => line.includes('*')), ["* Task(name='Task-1', id=0x)", "    * Task(name='Task-2', id=0x)"]);
});
