const made = [];

function factory() {
  print("makes a loop");
  const loop = newEventLoop();
  loop.slowCallbackDuration = 7.5;
  made.push(loop);
  return loop;
}

async function main() {
  const loop = getRunningLoop();
  print("its own:", loop === made.at(-1), loop.slowCallbackDuration, loop.getDebug());
  await sleep(1);
  return "tea";
}

print(await run(main, { loopFactory: factory }));
print("closed:", made[0].isClosed());
await run(main, { debug: true, loopFactory: factory });
print(made.length);
