// An ExceptionGroup says how many errors it holds, and holds at least one.
async function main() {
  const small = new ExceptionGroup("kitchen", [new ValueError("burnt")]);
  const large = new ExceptionGroup("house", [small, new RuntimeError("the roof leaks")]);
  print(small.message);
  print(large.message);
  for (const error of large.exceptions) {
    print(error.name, error.message);
  }
  try {
    new ExceptionGroup("garden", []);
  } catch (error) {
    print(error.message);
  }
  try {
    throw large;
  } catch (group) {
    print("caught the same:", group === large, group instanceof Error);
  }
}

await run(main);
