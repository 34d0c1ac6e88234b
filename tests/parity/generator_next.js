// A generator runs only when it is asked, and stops at every yield.
function* oven() {
  print("oven: heating");
  yield 100;
  print("oven: hotter");
  yield 180;
  print("oven: ready");
}

const steps = oven();
print("baker: nothing has happened yet");
print(`baker: ${steps.next().value} degrees`);
print(`baker: ${steps.next().value} degrees`);
if (steps.next().done) {
  print("baker: no more steps");
}
print("baker: asks again,", steps.next().value ?? "nothing");
