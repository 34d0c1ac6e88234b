// Context.run runs a function in a context of its own; it cannot be entered twice at once.
const word = new ContextVar("word", { default: "-" });
const other = new ContextVar("other");

function change(value) {
  const old = word.get();
  word.set(value);
  return old;
}

function again(context) {
  try {
    context.run(change, "again");
  } catch (error) {
    print(error.name, error.message.split(":")[0], error.message.split(" is ").at(-1));
  }
}

const context = copyContext();
print(context.run(change, "one"), context.run(change, "two"), word.get());
print(context.get(word), context.get(word), context.has(word), context.has(other));
print(context.get(other), context.get(other, "nothing"), new Context().size);
context.run(again, context);
const copied = context.copy();
copied.run(change, "three");
print(context.get(word), copied.get(word));
try {
  context.run(() => { throw new RangeError("1 / 0"); });
} catch {
  print("the exception comes out, and so does the context:", word.get());
}

function* inside() {
  again(context);
  word.set("four");
}

async function main() {
  await createTask(inside(), { context });
  print(context.get(word), word.get());
  await sleep(0);
  print(context.run(() => word.get()));
}

await run(main());
