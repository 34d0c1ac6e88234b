// Outside of a coroutine there is no running loop, inside there is; afterwards there is none again.
function look() {
  try {
    getRunningLoop();
    print("a loop is running");
  } catch (error) {
    print(error.message);
  }
}

function* main() {
  look();
  getRunningLoop().callSoon(look);
  yield* sleep(0);
}

look();
await run(main);
look();
