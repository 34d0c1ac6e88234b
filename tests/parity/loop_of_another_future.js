// A loop does not run the future of another loop.
const north = newEventLoop();
const south = newEventLoop();
const goose = north.createFuture();
goose.setResult("a feather");
try {
  await south.runUntilComplete(goose);
} catch (error) {
  print(error.message);
}
print("belongs to north:", goose.getLoop() === north, "to south:", goose.getLoop() === south);
print(await north.runUntilComplete(goose));
north.close();
south.close();
