// runUntilComplete() fails when somebody stops the loop before its future is done.
const loop = newEventLoop();
const ferry = loop.createFuture();
loop.callLater(0.02, () => loop.stop());
loop.callLater(0.06, () => ferry.setResult("the ferry lands"));
try {
  await loop.runUntilComplete(ferry);
} catch (error) {
  print(error.message);
}
print("done:", ferry.done());
print(await loop.runUntilComplete(ferry));
loop.close();
