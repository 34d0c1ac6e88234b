// Who has the lock that a future of Lock.acquire waits for.

/** Of each record, the events at which such a future was settled, in order. */
const passings = new WeakMap();

function isLock(record, future) {
  const birth = record.birth(future);
  return birth >= 0 && !record.isTask(future) && record.field(birth, 'purpose') === 'Lock.acquire';
}

function passingsOf(record) {
  if (!passings.has(record)) {
    const found = [];
    for (let i = 0; i < record.count; i += 1) {
      if (record.kinds[i] === record.kindOf.settled && isLock(record, record.subject(i))) found.push(i);
    }
    passings.set(record, found);
  }
  return passings.get(record);
}

/**
 * The task that has the lock which `future` waits for after `event`; null if it waits for no lock, or if the record leaves
 * open who has it. Whoever releases a lock wakes one who waits: if none has been since, whoever had the lock then has it now.
 */
export function lockHolder(record, event, future) {
  if (!isLock(record, future)) return null;
  const birth = record.birth(future);
  const isPassed = passingsOf(record).some((passing) => passing > birth && passing <= event);
  return (!isPassed && record.field(birth, 'argument')) || null;
}
