// A coroutine may yield futures to the loop, or nothing; anything else is thrown back.
function* market() {
  for (const ware of ["carrot", 42, null, [1, "two"]]) {
    try {
      yield ware;
      print("nothing: one turn");
    } catch (error) {
      print(error.message);
    }
  }
  return "home";
}

function* main() {
  print(yield* market());
}

await run(main);
