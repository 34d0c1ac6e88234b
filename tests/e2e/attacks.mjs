// What code that has got hold of the sandboxed frame tries first.
import assert from 'node:assert/strict';

/** The frame's own realm reaches neither the page around it, nor storage, nor another window. */
export async function assertShutIn(frame) {
  const attempt = (body) => frame.evaluate((text) => {
    try {
      return String(new Function(text)());
    } catch (error) {
      return error.name;
    }
  }, body);
  assert.equal(await attempt('return origin'), 'null');
  assert.equal(await attempt('return parent.document'), 'SecurityError');
  assert.equal(await attempt('return top.location.href'), 'SecurityError');
  assert.equal(await attempt('top.location.href = "about:blank"'), 'SecurityError');
  assert.equal(await attempt('return localStorage.length'), 'SecurityError');
  assert.equal(await attempt('return document.cookie'), 'SecurityError');
  assert.equal(await attempt('return open("about:blank")'), 'null');
}
