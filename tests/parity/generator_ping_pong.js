// Two generators take turns by sending each other values.
function* player(name, hits) {
  let ball = yield;
  for (let hit = 0; hit < hits; hit += 1) {
    print(`${name} hits ball ${ball}`);
    ball = yield ball + 1;
  }
  return `${name} is tired`;
}

const left = player("left", 3);
const right = player("right", 2);
left.next();
right.next();

let ball = 1;
for (let turn = 0; ; turn += 1) {
  const { value, done } = (turn % 2 === 0 ? left : right).next(ball);
  if (done) {
    print(value, "at ball", ball);
    break;
  }
  ball = value;
}
