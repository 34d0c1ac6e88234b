// run() and Runner want a coroutine, no running loop, and a Runner that is not closed.
function* song() {
  return "la";
}

async function main() {
  const coroutine = song();
  try {
    await run(coroutine);
  } catch (error) {
    print(error.message);
  }
  try {
    await new Runner().run(coroutine);
  } catch (error) {
    print(error.message);
  }
  print(await coroutine);
}

await run(main);
try {
  await run(42);
} catch (error) {
  print(error.message);
}
const runner = new Runner();
print(await runner.run(song()));
await runner.close();
await runner.close();
try {
  runner.getLoop();
} catch (error) {
  print(error.message);
}
