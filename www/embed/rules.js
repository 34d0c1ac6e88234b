// What an exercise asks of the course of a run, one rule a line: `overlap sleep`, `within 3`.

/**
 * Whether two waits for what is called `label` (`sleep`, `sleep(1)`, `Task-2`) went on at the same time.
 * @param {import('../host/record.js').Record} record
 */
function overlap(record, label) {
  const waits = new Map();
  for (const event of record.events()) {
    if (event.kind === 'step_begin') waits.delete(event.task);
    if (event.kind === 'awaits' && (event.label === label || event.label.startsWith(`${label}(`))) waits.set(event.task, event.time);
    if (waits.size > 1) return true;
  }
  return false;
}

/** Whether a run took no longer than `seconds` of the loop's clock. */
function within(record, seconds) {
  return (record.times.at(-1) ?? 0) <= Number(seconds);
}

const RULES = { overlap, within };

/**
 * The first rule of `text` that a run does not keep to, in its parts; null if it keeps to all.
 * @param {import('../host/record.js').Record} record
 * @returns {{rule: string, value: string} | null}
 * @throws {Error} for a rule that there is not
 */
export function brokenRule(record, text) {
  for (const line of text.split('\n').map((each) => each.trim()).filter(Boolean)) {
    const [rule, value = ''] = line.split(/\s+(.*)/);
    if (!Object.hasOwn(RULES, rule) || value === '') throw new Error(`there is no rule "${line}": choose from overlap WHAT, within SECONDS`);
    if (!RULES[rule](record, value)) return { rule, value };
  }
  return null;
}
