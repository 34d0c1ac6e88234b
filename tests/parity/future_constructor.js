// A Future belongs to the running loop, or to the loop that it is given.
function* main(home) {
  const away = newEventLoop();
  const mine = new Future();
  const yours = new Future({ loop: away });
  print("mine:", mine.getLoop() === home, "yours:", yours.getLoop() === away);
  print("futures:", isfuture(mine), isfuture(yours));
  home.callSoon(() => mine.setResult("a postcard"));
  print(yield* mine);
  away.close();
}

const home = newEventLoop();
await home.runUntilComplete(main(home));
home.close();
