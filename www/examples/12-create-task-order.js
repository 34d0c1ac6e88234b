// createTask only puts a task in the queue:
// it starts when the one now running awaits.
function* sing(voice) {
  print(`${voice}: la`);
  yield* sleep(0); // one turn for the others
  print(`${voice}: la la`);
}

print('the baton goes up');
const soprano = createTask(sing('soprano'));
const alto = createTask(sing('alto'));
print('two tasks, not a sound yet');

await sleep(0); // one turn: each sings once, in order
print('the conductor smiles');

await alto; // soprano was first in the queue: done as well
print(soprano.done(), alto.done());
