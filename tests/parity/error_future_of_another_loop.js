// A task cannot await the future of another loop.
function* visitor(letter) {
  try {
    return yield* letter;
  } catch (error) {
    return error.message.split("> ").at(-1);
  }
}

const here = newEventLoop();
const there = newEventLoop();
const letter = there.createFuture();
print(await here.runUntilComplete(visitor(letter)));
letter.setResult("dear Bo");
print(await there.runUntilComplete(visitor(letter)));
here.close();
there.close();
