// set() returns a token that reset() takes once, in the same context.
const depth = new ContextVar("depth");
const otherDepth = new ContextVar("other depth", { default: 0 });

function* other(token) {
  try {
    depth.reset(token);
  } catch (error) {
    print("another context:", error.message.split(" was ").at(-1));
  }
}

async function main() {
  try {
    depth.get();
  } catch (error) {
    print(error.name, depth.get("fallback"), otherDepth.get(), otherDepth.get(1));
  }
  print(depth.name, otherDepth.name);
  const token = depth.set(1);
  const inner = depth.set(2);
  print(token.var === depth, token.oldValue === Token.MISSING, inner.oldValue);
  depth.reset(inner);
  print(depth.get());
  try {
    otherDepth.reset(token);
  } catch (error) {
    print("another variable:", error.message.split(" was ").at(-1));
  }
  await createTask(other(token));
  depth.reset(token);
  try {
    depth.reset(token);
  } catch (error) {
    print("twice:", error.message.split(" has ").at(-1));
  }
  print(copyContext().has(depth));
}

await run(main());
try {
  new ContextVar(1);
} catch (error) {
  print(error.message);
}
