// What run() does for you: make a loop, run one coroutine
// on it to its end, close it.
function* lighthouse(flashes) {
  for (let flash = 1; flash <= flashes; flash += 1) {
    print('flash', flash);
    yield* sleep(1);
  }
  return 'dawn';
}

const loop = newEventLoop();
print('running?', loop.isRunning());
try {
  print(await loop.runUntilComplete(lighthouse(3)));
} finally {
  loop.close();
}

try {
  loop.callSoon(print, 'one more flash');
} catch (error) {
  print(`${error.name}: ${error.message}`);
}
