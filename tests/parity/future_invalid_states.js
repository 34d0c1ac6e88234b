// A future answers only when it is done, and is done only once.
function attempt(label, action) {
  try {
    action();
  } catch (error) {
    if (!(error instanceof InvalidStateError)) throw error;
    print(`${label}:`, error.message);
  }
}

function* main() {
  const vote = getRunningLoop().createFuture();
  attempt("result too early", () => vote.result());
  attempt("exception too early", () => vote.exception());
  vote.setResult("yes");
  attempt("second result", () => vote.setResult("no"));
  attempt("exception after a result", () => vote.setException(new ValueError("no")));
  print("it stays", vote.result());
}

await run(main);
