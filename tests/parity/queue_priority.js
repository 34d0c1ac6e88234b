// A PriorityQueue gives the smallest item first.
function* doctor(patients) {
  for (let visit = 0; visit < 4; visit += 1) {
    const [urgency, name] = yield* patients.get();
    print(`doctor: ${name}, urgency ${urgency}`);
  }
}

function* main() {
  const patients = new PriorityQueue();
  for (const patient of [[3, "cough"], [1, "heart"], [2, "arm"]]) {
    patients.putNowait(patient);
  }
  const task = createTask(doctor(patients));
  yield* sleep(0.02);
  patients.putNowait([9, "sneeze"]);
  yield* task;

  const numbers = new PriorityQueue();
  for (const number of [10, 9, 100, 1]) {
    numbers.putNowait(number);
  }
  print([1, 2, 3, 4].map(() => numbers.getNowait()));
}

await run(main);
